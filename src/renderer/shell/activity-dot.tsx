/** A dot whose colour and shape say how the device is: full when it listens, a ring when it does not. */
import './activity-dot.css';
import type { DeviceActivity } from '../../main/rpc/contract.ts';

export function ActivityDot({ activity }: { readonly activity: DeviceActivity }) {
  return <span className="activity-dot" data-activity={activity} aria-hidden="true" />;
}

/** The line below the panels: what the board does and how full it is, and where the cursor stands. */
import './status-bar.css';
import { useStore } from 'zustand';
import { texts } from '../texts.ts';
import { ActivityDot } from './activity-dot.tsx';
import { useStudio } from './studio-context.tsx';

export function StatusBar() {
  const { device, documents } = useStudio();
  const status = useStore(device, (state) => state.status);
  const cursor = useStore(documents, (state) => state.cursor);
  const activity = status?.activity ?? 'lost';
  const isRunningScript = activity === 'running' && status?.running != null;
  return (
    <footer className="status-bar" aria-label={texts.status.label}>
      <span className="status-bar-activity" role="status">
        <ActivityDot activity={activity} />
        {isRunningScript ? texts.status.running(status.running) : texts.device.activity[activity]}
      </span>
      {status?.version == null ? null : <span>{texts.status.version(status.version)}</span>}
      {status?.release == null ? null : <span>{texts.status.release(status.release)}</span>}
      {status?.heap == null ? null : <Meter say={texts.status.heap} {...status.heap} />}
      {status?.storage == null ? null : <Meter say={texts.status.flash} {...status.storage} />}
      <span className="status-bar-space" />
      {cursor === null ? null : <span>{texts.status.cursor(cursor.line, cursor.column)}</span>}
    </footer>
  );
}

interface MeterProps {
  readonly say: (used: string, total: string) => string;
  readonly used: number;
  readonly total: number;
}

/** How full something is, as a bar and in kilobytes. */
function Meter({ say, used, total }: MeterProps) {
  return (
    <span className="status-bar-meter">
      <svg width="32" height="6" aria-hidden="true">
        <rect className="status-bar-meter-whole" width="32" height="6" rx="3" />
        <rect className="status-bar-meter-used" width={(32 * used) / total} height="6" rx="3" />
      </svg>
      {say(kilobytes(used), kilobytes(total))}
    </span>
  );
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

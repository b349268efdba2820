/** The devices one may talk to, the one that is talked to, and how it is. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DeviceDescription, DeviceStatus } from '../../main/rpc/contract.ts';

export interface DeviceState {
  readonly devices: readonly DeviceDescription[];
  readonly status: DeviceStatus | null;
  /** What was asked of the device and has not happened yet. */
  readonly pending: 'run' | 'stop' | 'reset' | 'select' | null;
}

export type DeviceStore = StoreApi<DeviceState>;

export function createDeviceStore(): DeviceStore {
  return createStore<DeviceState>()(() => ({ devices: [], status: null, pending: null }));
}

export function selectedDevice(state: DeviceState): DeviceDescription | undefined {
  return state.devices.find((device) => device.id === state.status?.id);
}

/** Whether the device listens: it has power and nothing has cut it off. */
export function isReachable({ status }: DeviceState): boolean {
  return status !== null && status.activity !== 'off' && status.activity !== 'lost';
}

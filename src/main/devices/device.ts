/**
 * A board as the host talks to it, split by capability: what a device lacks is absent, not a stub.
 * The emulated board is the first one; serial and network boards are others, and nothing outside this folder
 * can tell them apart.
 */
import type { Dispose } from '../platform/emitter.ts';
import type { FileService } from '../platform/file-service.ts';
import type { BoardView, DeviceDescription, DeviceStatus } from '../rpc/contract.ts';

/** The serial line of the board: bytes in, bytes out. */
export interface DeviceConsole {
  /** Types bytes; resolves when the device has taken them all. */
  write(bytes: Uint8Array): Promise<void>;
  onDidWrite(listener: (bytes: Uint8Array) => void): Dispose;
  /** While held, output stays on the device's side, and a device with flow control waits. */
  hold(isHeld: boolean): void;
}

export interface DevicePower {
  /** As by the reset switch; resolves when the board has begun to start. */
  hardReset(): Promise<void>;
  /** The board has begun to start anew, by whatever reset: what was being talked about is over. */
  onDidRestart(listener: () => void): Dispose;
}

export interface DeviceBoard {
  /** The board as it was last seen; null before the first look. */
  view(): BoardView | null;
  onDidChange(listener: (view: BoardView) => void): Dispose;
  /** Drives a pin from outside: a level, or null to let go of it. */
  drivePin(name: string, level: 0 | 1 | null): Promise<void>;
}

/** What the device itself knows; `running` is known to whoever started the program. */
export type DeviceState = Omit<DeviceStatus, 'id' | 'running'>;

export interface Device {
  readonly description: DeviceDescription;
  readonly state: DeviceState;
  onDidChangeState(listener: () => void): Dispose;
  /** Sentences for the person: a board folder that cannot be written, a thread that died. */
  onDidNotice(listener: (message: string) => void): Dispose;
  readonly console?: DeviceConsole;
  /** Files by absolute path. */
  readonly files?: FileService;
  readonly power?: DevicePower;
  readonly board?: DeviceBoard;
  /** Begins to talk to the device. */
  open(): Promise<void>;
  /** Ends; the device's files are safe when this resolves. */
  close(): Promise<void>;
}

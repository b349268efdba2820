/**
 * What the two threads of a board share: rings for its console and its commands, the flash, and a few words of state.
 * All of it is shared memory, so that the host can post it to the board's thread whole.
 */
import { ByteRing } from './lib/ring.ts';
import { createFlashMemory } from './storage/flash-disk.ts';
import type { FlashMemory } from './storage/flash-disk.ts';

export interface BoardMemory {
  /** 32-bit words, see CONTROL. */
  readonly control: SharedArrayBuffer;
  /** Rings of bytes: typed to the board, and written by it. */
  readonly consoleIn: SharedArrayBuffer;
  readonly consoleOut: SharedArrayBuffer;
  /** Ring of commands to the board, see COMMAND. */
  readonly commands: SharedArrayBuffer;
  readonly flash: FlashMemory;
}

export const CONTROL = {
  /** Counts the rings of the doorbell; the board's thread waits for it to change. */
  bell: 0,
  /** 1 while the host has been told that there is something to read and has not looked yet. */
  attention: 1,
  /** What the board is doing: an index into ACTIVITIES. */
  activity: 2,
  /** Bytes of the Python heap. */
  heapTotal: 3,
  /** How often the board has started, soft resets included. */
  starts: 4,
} as const;

export const ACTIVITIES = ['off', 'booting', 'idle', 'running'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Commands are one byte and its operands. */
export const COMMAND = {
  /** Pin by its place in the pin table, then 0, 1, or 2 to let go of it. */
  drivePin: 1,
  /** The reset switch; no operand. */
  reset: 2,
} as const;

const CONTROL_WORDS = 16;
const CONSOLE_BYTES = 65_536;
const COMMAND_BYTES = 4096;

export function createBoardMemory(flash: FlashMemory = createFlashMemory()): BoardMemory {
  return {
    control: new SharedArrayBuffer(CONTROL_WORDS * 4),
    consoleIn: ByteRing.create(CONSOLE_BYTES).buffer,
    consoleOut: ByteRing.create(CONSOLE_BYTES).buffer,
    commands: ByteRing.create(COMMAND_BYTES).buffer,
    flash,
  };
}

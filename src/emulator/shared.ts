/**
 * What the two threads of a board share: rings for its console and its commands, the pins as they are drawn, the flash,
 * and a few words of state. All of it is shared memory, so that the host can post it to the board's thread whole.
 */
import { createViewBuffer } from './board/board-view.ts';
import { PIN_TABLE } from './board/pin-table.ts';
import { ByteRing } from './lib/ring.ts';
import { createFlashMemory } from './storage/flash-disk.ts';
import type { FlashMemory } from './storage/flash-disk.ts';

export interface BoardMemory {
  /** 32-bit words, see BOARD_WORD; the doorbell is the first. */
  readonly bell: SharedArrayBuffer;
  /** Rings of bytes: typed to the board, and written by it. */
  readonly consoleIn: SharedArrayBuffer;
  readonly consoleOut: SharedArrayBuffer;
  /** Ring of commands to the board: one byte for what, then its operands. */
  readonly commands: SharedArrayBuffer;
  /** The pins: board/board-view.ts. */
  readonly view: SharedArrayBuffer;
  readonly flash: FlashMemory;
}

export const BOARD_WORD = {
  /** Counts the rings of the doorbell; the board's thread waits for it to change. */
  bell: 0,
  /** 1 while the host has been told that there is something to read and has not looked yet. */
  attention: 1,
  /** What the board is doing: an index into BOARD_ACTIVITY. */
  activity: 2,
  /** How often the board has started, soft resets not counted. */
  starts: 3,
  /** Bytes of the Python heap; a total of 0 says that the board keeps no account. */
  heapUsed: 4,
  heapTotal: 5,
} as const;

export const BOARD_ACTIVITY = ['off', 'booting', 'idle', 'running'] as const;
export type BoardActivity = (typeof BOARD_ACTIVITY)[number];

/** What the host asks of a board. */
export type BoardCommand =
  | { readonly kind: 'reset' }
  | { readonly kind: 'power-off' }
  /** Drives a pin from outside; null lets go of it. */
  | { readonly kind: 'drive-pin'; readonly name: string; readonly level: 0 | 1 | null };

const CODE = { reset: 1, 'power-off': 2, 'drive-pin': 3 } as const;
const RELEASED = 2;
const WORDS = 16;
const CONSOLE_BYTES = 65_536;
const COMMAND_BYTES = 4096;

/** Memory for a new board; `flash` is the content of its flash, a new one is erased. */
export function createBoardMemory(flash?: Uint8Array): BoardMemory {
  return {
    bell: new SharedArrayBuffer(WORDS * 4),
    consoleIn: ByteRing.create(CONSOLE_BYTES).buffer,
    consoleOut: ByteRing.create(CONSOLE_BYTES).buffer,
    commands: ByteRing.create(COMMAND_BYTES).buffer,
    view: createViewBuffer(PIN_TABLE.length),
    flash: createFlashMemory(flash),
  };
}

/** Puts a command where the board finds it when the doorbell rings. A pin that does not exist is ignored. */
export function sendCommand(memory: BoardMemory, command: BoardCommand): void {
  const bytes: number[] = [CODE[command.kind]];
  if (command.kind === 'drive-pin') {
    const pin = PIN_TABLE.findIndex(({ name }) => name === command.name);
    if (pin < 0) return;
    bytes.push(pin, command.level ?? RELEASED);
  }
  new ByteRing(memory.commands).write(Uint8Array.from(bytes));
}

/** The next command, null where there is none. */
export function receiveCommand(memory: BoardMemory): BoardCommand | null {
  const ring = new ByteRing(memory.commands);
  switch (ring.readByte()) {
    case CODE.reset:
      return { kind: 'reset' };
    case CODE['power-off']:
      return { kind: 'power-off' };
    case CODE['drive-pin']: {
      const name = PIN_TABLE[ring.readByte()]!.name;
      const level = ring.readByte();
      return { kind: 'drive-pin', name, level: level === 0 || level === 1 ? level : null };
    }
    default:
      return null;
  }
}

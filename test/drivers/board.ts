/** A board for tests of its parts: time moves only where the test says so. */
import { Board } from '../../src/emulator/board/wipy-board.ts';
import type { IrqSettings } from '../../src/emulator/board/irq.ts';
import { ManualPlatform } from './manual-platform.ts';

export const MICRO = 1e3;
export const MILLI = 1e6;
export const SECOND = 1e9;

export function virtualBoard(): Board {
  return new Board(new ManualPlatform(), { kind: 'virtual' });
}

/** A board that follows the platform's clock, which the test moves. */
export function realBoard(): { board: Board; platform: ManualPlatform } {
  const platform = new ManualPlatform();
  return { board: new Board(platform), platform };
}

/** The arguments of an irq(...) that leaves priority and wake as they are by default. */
export function irqSettings(trigger: number, handler: () => void, more: Partial<IrqSettings> = {}): IrqSettings {
  return { trigger, handler, priority: 1, wake: null, ...more };
}

/** Lets the board sleep for a while, with its handlers running. */
export function sleep(board: Board, nanos: number): void {
  board.sleepUntil(board.clock.nanos() + nanos);
}

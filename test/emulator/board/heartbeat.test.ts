import { describe, expect, test } from 'vitest';
import { PIN_DRIVE, PIN_MODE } from '../../../src/emulator/board/pin.ts';
import type { Board } from '../../../src/emulator/board/wipy-board.ts';
import { MILLI, SECOND, sleep, virtualBoard } from '../../drivers/board.ts';

/** Instants at which the LED changes, in milliseconds. */
function watchLed(board: Board): number[] {
  const at: number[] = [];
  board.pins.get('GP25').onEdge((_level, nanos) => at.push(nanos / MILLI));
  return at;
}

describe('the heartbeat', () => {
  test('is on for 80 ms every 4 s while the board waits', () => {
    const board = virtualBoard();
    const led = watchLed(board);

    sleep(board, 9 * SECOND);

    expect(led).toEqual([3920, 4000, 7920, 8000]);
  });

  test('freezes while Python is busy, in interrupts too, and goes on when the board waits again', () => {
    const board = virtualBoard();
    const led = watchLed(board);
    sleep(board, 3950 * MILLI);
    expect(led).toEqual([3920]);

    board.clock.spend(10 * SECOND);
    board.poll();
    board.busyWaitUntil(board.clock.nanos() + SECOND);
    expect(led).toEqual([3920]);

    sleep(board, 10 * MILLI);
    expect(led).toEqual([3920, 14_950]);
  });

  test('leaves the LED as it is when it is disabled', () => {
    const board = virtualBoard();
    const led = watchLed(board);
    sleep(board, 3950 * MILLI);

    board.heartbeat.disable();
    sleep(board, 20 * SECOND);

    expect(led).toEqual([3920]);
    expect(board.pins.get('GP25').level).toBe(1);
    expect(board.heartbeat.isEnabled).toBe(false);
  });

  test('takes the pin back when it is enabled, dark, and beats at once', () => {
    const board = virtualBoard();
    const pin = board.pins.get('GP25');
    board.heartbeat.disable();
    pin.init({ mode: PIN_MODE.OUT, pull: 0, drive: PIN_DRIVE.LOW_POWER, value: 1 });
    sleep(board, 20 * SECOND);

    board.heartbeat.enable();
    expect([pin.mode, pin.drive, pin.level]).toEqual([PIN_MODE.OUT, PIN_DRIVE.HIGH_POWER, 0]);

    sleep(board, 90 * MILLI);
    expect(pin.pad.settle().edges).toBe(4);
  });

  test('does not show where the pin is no output', () => {
    const board = virtualBoard();
    const led = watchLed(board);
    board.pins.get('GP25').init({ mode: PIN_MODE.IN, pull: 0, drive: PIN_DRIVE.MED_POWER });

    sleep(board, 9 * SECOND);

    expect(led).toEqual([]);
  });
});

test('an error toggles the LED 24 times, 50 ms each, and leaves it as it was', () => {
  const board = virtualBoard();
  const led = watchLed(board);

  board.signalError();

  expect(led).toEqual(Array.from({ length: 24 }, (_, i) => i * 50));
  expect(board.clock.nanos()).toBe(1200 * MILLI);
  expect(board.pins.get('GP25').level).toBe(0);
});

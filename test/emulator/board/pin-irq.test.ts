import { describe, expect, test } from 'vitest';
import type { Board } from '../../../src/emulator/board/wipy-board.ts';
import { WAKE } from '../../../src/emulator/board/irq.ts';
import { PIN_TRIGGER } from '../../../src/emulator/board/pin-irq.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import type { Pin } from '../../../src/emulator/board/pin.ts';
import { wire } from '../../../src/emulator/board/wire.ts';
import { MICRO, irqSettings, sleep, virtualBoard } from '../../drivers/board.ts';

const { FALLING, RISING, LOW_LEVEL, HIGH_LEVEL } = PIN_TRIGGER;

/** GP16 as an output, high, wired to GP13, an input with its pull-up: the set-up of the firmware's own test. */
function wiredPair(board: Board): { from: Pin; to: Pin } {
  const from = board.pins.get('GP16');
  const to = board.pins.get('GP13');
  from.init({ mode: PIN_MODE.OUT, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER, value: 1 });
  to.init({ mode: PIN_MODE.IN, pull: PIN_PULL.UP, drive: PIN_DRIVE.MED_POWER });
  wire(from, to);
  return { from, to };
}

function toggle(board: Board, pin: Pin, times: number): void {
  for (let i = 0; i < times; i++) {
    pin.write(pin.level === 1 ? 0 : 1);
    board.poll();
  }
}

describe('the interrupt of a pin', () => {
  test.each([
    ['falling', FALLING, [FALLING, FALLING, FALLING]],
    ['rising', RISING, [RISING, RISING]],
    ['both', FALLING | RISING, [FALLING, RISING, FALLING, RISING, FALLING]],
  ])('comes with its %s edges', (_name, trigger, expected) => {
    const board = virtualBoard();
    const { from, to } = wiredPair(board);
    const flags: number[] = [];
    to.irq.configure(irqSettings(trigger, () => flags.push(to.irq.flags)));

    toggle(board, from, 5);

    expect(flags).toEqual(expected);
    expect(to.irq.flags).toBe(0);
  });

  test('comes as long as the level holds', () => {
    const board = virtualBoard();
    const { from, to } = wiredPair(board);
    let count = 0;
    to.irq.configure(
      irqSettings(LOW_LEVEL, () => {
        if (++count === 3) from.write(1);
      }),
    );
    board.poll();
    expect(count).toBe(0);

    from.write(0);
    sleep(board, 100 * MICRO);

    expect(count).toBe(3);
  });

  test('of a level that holds does not keep a sleep from ending', () => {
    const board = virtualBoard();
    const { to } = wiredPair(board);
    let count = 0;
    to.irq.configure(irqSettings(HIGH_LEVEL, () => count++));

    sleep(board, 100 * MICRO);

    expect(count).toBeGreaterThan(10);
    expect(board.clock.nanos()).toBeGreaterThanOrEqual(100 * MICRO);
  });

  test('stops when it is disabled, and does not catch up when enabled again', () => {
    const board = virtualBoard();
    const { from, to } = wiredPair(board);
    let count = 0;
    to.irq.configure(irqSettings(FALLING, () => count++));

    to.irq.disable();
    toggle(board, from, 6);
    to.irq.enable();
    board.poll();
    expect(count).toBe(0);

    toggle(board, from, 2);
    expect(count).toBe(1);
  });

  test('shares the priority of its port: the last one set wins', () => {
    const board = virtualBoard();
    const order: string[] = [];
    for (const [name, priority] of [
      ['GP13', 6],
      ['GP9', 2],
      ['GP22', 4],
    ] as const) {
      const pin = board.pins.get(name);
      pin.irq.configure(irqSettings(RISING, () => order.push(name), { priority }));
      pin.driveFrom({}, 1);
    }

    board.poll();

    expect(order).toEqual(['GP22', 'GP9', 'GP13']);
  });

  test.each([
    ['trigger', irqSettings(FALLING | LOW_LEVEL, () => {})],
    ['no trigger', irqSettings(0, () => {})],
    ['priority', irqSettings(FALLING, () => {}, { priority: 8 })],
    ['wake mask', irqSettings(FALLING, () => {}, { wake: 8 })],
  ])('refuses a wrong %s', (_what, settings) => {
    const { irq } = virtualBoard().pins.get('GP13');

    expect(() => irq.configure(settings)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
  });

  test('may wake the board at six pins, and not with both edges', () => {
    const { pins } = virtualBoard();
    const able = pins.all.filter(({ irq }) => {
      try {
        irq.configure(irqSettings(FALLING, () => {}, { wake: WAKE.DEEPSLEEP }));
      } catch {
        return false;
      }
      return irq.wakesDeepsleep;
    });

    expect(able.map((pin) => pin.name)).toEqual(['GP11', 'GP13', 'GP17', 'GP24', 'GP2', 'GP4']);
    const both = irqSettings(FALLING | RISING, () => {}, { wake: WAKE.SLEEP });
    expect(() => pins.get('GP13').irq.configure(both)).toThrow('GP13 cannot wake the board so');
  });

  test('wakes from sleep at one pin only, the last', () => {
    const { pins } = virtualBoard();
    const settings = irqSettings(FALLING, () => {}, { wake: WAKE.SLEEP });

    pins.get('GP13').irq.configure(settings);
    pins.get('GP17').irq.configure(settings);

    expect(pins.get('GP13').irq.wakesSleep).toBe(false);
    expect(pins.get('GP17').irq.wakesSleep).toBe(true);
  });

  test('is silent while the board is awake if it is to wake it only', () => {
    const board = virtualBoard();
    const { from, to } = wiredPair(board);
    let count = 0;
    to.irq.configure(irqSettings(FALLING, () => count++, { wake: WAKE.SLEEP }));

    toggle(board, from, 4);
    to.irq.enable();
    toggle(board, from, 4);

    expect(count).toBe(0);
  });
});

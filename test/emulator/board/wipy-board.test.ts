import { describe, expect, test } from 'vitest';
import { PIN_TRIGGER } from '../../../src/emulator/board/pin-irq.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import type { Pin } from '../../../src/emulator/board/pin.ts';
import { RESET_CAUSE } from '../../../src/emulator/board/power.ts';
import { TIMER_CHANNEL, TIMER_MODE, TIMER_TRIGGER } from '../../../src/emulator/board/timer.ts';
import type { Board } from '../../../src/emulator/board/wipy-board.ts';
import { MICRO, MILLI, SECOND, irqSettings, realBoard, sleep, virtualBoard } from '../../drivers/board.ts';

function periodic(board: Board, id: number, frequency: number, handler: () => void): void {
  const timer = board.timers.get(id);
  timer.init(TIMER_MODE.PERIODIC);
  timer
    .createChannel(TIMER_CHANNEL.A, { frequency, periodMicros: 0, polarity: 1, dutyCycle: 0 })
    .irq.configure(irqSettings(TIMER_TRIGGER.TIMEOUT, handler));
}

function output(pin: Pin, value: 0 | 1): void {
  pin.init({ mode: PIN_MODE.OUT, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER, value });
}

function fingerprint(board: Board): unknown {
  return board.pins.all.map(({ mode, pull, drive, alternate, level }) => [mode, pull, drive, alternate, level]);
}

describe('the poll point', () => {
  test('answers the doorbell once, and runs the handlers of what came in', () => {
    const { board, platform } = realBoard();
    const pin = board.pins.get('GP17');
    const button = {};
    let rings = 0;
    let presses = 0;
    board.onDoorbell = () => {
      rings++;
      pin.driveFrom(button, 1);
    };
    pin.irq.configure(irqSettings(PIN_TRIGGER.RISING, () => presses++));

    platform.ring();
    board.poll();
    board.poll();

    expect([rings, presses]).toEqual([1, 1]);
  });

  test('runs each handler at the instant it is due, in the middle of the work that was done', () => {
    const board = virtualBoard();
    const at: number[] = [];
    periodic(board, 0, 1000, () => at.push(board.clock.nanos() / MILLI));

    board.clock.spend(3.5 * MILLI);
    board.poll();

    expect(at).toEqual([1, 2, 3]);
  });

  test('comes to an end under a timer that is faster than its handler', () => {
    const { board, platform } = realBoard();
    let count = 0;
    periodic(board, 0, 100_000, () => {
      count++;
      platform.now += 50 * MICRO;
    });
    platform.now += MILLI;

    board.poll();

    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThanOrEqual(101);
  });
});

describe('a wait', () => {
  test('ends early when there is what it was waiting for', () => {
    const { board, platform } = realBoard();
    let typed = false;
    board.onDoorbell = () => (typed = true);
    platform.at(3 * MILLI, () => {});

    expect(board.sleepUntil(SECOND, () => typed)).toBe(true);
    expect(board.clock.nanos()).toBe(3 * MILLI);
    expect(board.sleepUntil(SECOND)).toBe(false);
    expect(board.clock.nanos()).toBe(SECOND);
  });

  test('is not ended by a doorbell that rings for something else', () => {
    const { board, platform } = realBoard();
    platform.at(3 * MILLI, () => {});

    expect(board.sleepUntil(10 * MILLI)).toBe(false);
    expect(board.clock.nanos()).toBe(10 * MILLI);
  });

  test('for the next interrupt lasts a tick at most', () => {
    const board = virtualBoard();
    board.power.idle();
    expect(board.clock.nanos()).toBe(MILLI);

    periodic(board, 0, 4000, () => {});
    board.power.idle();
    expect(board.clock.nanos()).toBeLessThan(1.26 * MILLI);
  });

  test('inside a handler lets higher priorities in, and the heartbeat rest', () => {
    const board = virtualBoard();
    let inner = 0;
    periodic(board, 0, 5, () => {
      if (inner === 0) sleep(board, 5 * SECOND);
    });
    const pin = board.pins.get('GP2');
    pin.irq.configure(irqSettings(PIN_TRIGGER.RISING, () => inner++, { priority: 7 }));
    board.clock.createAlarm(() => pin.driveFrom({}, 1)).schedule(SECOND);
    const before = board.pins.get('GP25').pad.settle().edges;

    board.clock.spend(201 * MILLI);
    board.poll();

    expect(inner).toBe(1);
    expect(board.pins.get('GP25').pad.settle().edges).toBe(before);
  });
});

describe('resets', () => {
  test('begin with the cause that Python is told', () => {
    const { power } = virtualBoard();
    expect(power.resetCause).toBe(RESET_CAUSE.POWER_ON);

    power.endRun();
    power.softReset();
    expect(power.resetCause).toBe(RESET_CAUSE.SOFT_RESET);

    power.hardReset('HARD_RESET');
    expect(power.resetCause).toBe(RESET_CAUSE.HARD_RESET);
  });

  test('leave every part as fresh as a new board, whatever was done to it', () => {
    const board = virtualBoard();
    const fresh = fingerprint(board);
    let count = 0;
    periodic(board, 0, 100, () => count++);
    board.timers.get(2).init(TIMER_MODE.PWM);
    board.timers.get(2).createChannel(TIMER_CHANNEL.B, { frequency: 100, periodMicros: 0, polarity: 1, dutyCycle: 99 });
    board.uarts.get(0).configure({ baudrate: 9600, bits: 8, parity: null, stop: 1, pins: 'default' });
    output(board.pins.get('GP8'), 1);
    board.heartbeat.disable();
    board.irq.disable();

    board.power.hardReset('HARD_RESET');
    expect(board.irq.areEnabled).toBe(true);
    sleep(board, 4.5 * SECOND);

    expect(count).toBe(0);
    expect(fingerprint(board)).toEqual(fresh);
    expect(board.heartbeat.isEnabled).toBe(true);
    expect(board.uarts.get(0).configuration).toBe(null);
    expect(board.timers.get(0).mode).toBe(0);
    expect(board.power.uptimeNanos).toBe(4.5 * SECOND);
  });

  test('of the soft kind release every pin but GP9, and keep UART and time', () => {
    const board = virtualBoard();
    const { pins, power } = board;
    output(pins.get('GP8'), 1);
    output(pins.get('GP9'), 1);
    board.uarts.get(0).configure({ baudrate: 9600, bits: 8, parity: null, stop: 1, pins: 'default' });
    sleep(board, SECOND);

    power.endRun();
    power.softReset();

    expect(pins.get('GP8').mode).toBe(PIN_MODE.IN);
    expect(pins.get('GP9').mode).toBe(PIN_MODE.OUT);
    expect(pins.get('GP1').alternate).toBe(0);
    expect(board.uarts.get(0).configuration?.baudrate).toBe(9600);
    expect(power.uptimeNanos).toBe(SECOND);
  });

  test('keep what is wired to the pins', () => {
    const board = virtualBoard();
    board.pins.get('GP17').driveFrom({}, 1);

    board.power.hardReset('POWER_ON');

    expect(board.pins.get('GP17').level).toBe(1);
  });

  test('silence the handlers of the run that ends', () => {
    const board = virtualBoard();
    let count = 0;
    periodic(board, 0, 100, () => count++);

    board.power.endRun();
    sleep(board, 20 * MILLI);

    expect(count).toBe(0);
  });

  test('inside an alarm let no alarm of before ring again', () => {
    const board = virtualBoard();
    const rung: string[] = [];
    board.clock.createAlarm(() => board.power.off()).schedule(MILLI);
    board.clock.createAlarm(() => rung.push('after power-off')).schedule(2 * MILLI);
    const edges = board.pins.get('GP25').pad.settle().edges;

    sleep(board, 20 * SECOND);

    expect(rung).toEqual([]);
    expect(board.pins.get('GP25').pad.settle().edges).toBe(edges);
  });

  test('from sleep are not built yet, and say so', () => {
    const { power } = virtualBoard();

    expect(() => power.sleep()).toThrow(expect.objectContaining({ kind: 'not-implemented' }));
    expect(() => power.deepsleep()).toThrow('not emulated yet');
  });
});

/** Ten seconds of two timers and a blinking pin; returns every edge with its time. */
function tracedRun(): string[] {
  const board = virtualBoard();
  const trace: string[] = [];
  for (const pin of board.pins.all) pin.onEdge((level, nanos) => trace.push(`${nanos} ${pin.name}=${level}`));
  const led = board.pins.get('GP16');
  output(led, 0);
  periodic(board, 0, 7, () => led.write(led.level === 1 ? 0 : 1));
  periodic(board, 3, 11, () => board.clock.spend(123_456));
  sleep(board, 10 * SECOND);
  return trace;
}

test('two runs with the same inputs are the same run', () => {
  const first = tracedRun();

  expect(first.length).toBeGreaterThan(70);
  expect(tracedRun()).toEqual(first);
});

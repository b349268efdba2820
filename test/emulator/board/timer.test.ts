import { describe, expect, test } from 'vitest';
import { WAKE } from '../../../src/emulator/board/irq.ts';
import { PIN_TRIGGER } from '../../../src/emulator/board/pin-irq.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import { TIMER_CHANNEL, TIMER_MODE, TIMER_POLARITY, TIMER_TRIGGER } from '../../../src/emulator/board/timer.ts';
import type { ChannelSettings, Timer, TimerChannel } from '../../../src/emulator/board/timer.ts';
import { wire } from '../../../src/emulator/board/wire.ts';
import { MICRO, MILLI, SECOND, irqSettings, realBoard, sleep, virtualBoard } from '../../drivers/board.ts';

const { ONE_SHOT, PERIODIC, PWM } = TIMER_MODE;
const { A, B } = TIMER_CHANNEL;
const { TIMEOUT, MATCH } = TIMER_TRIGGER;

function channel(timer: Timer, which: number, settings: Partial<ChannelSettings>): TimerChannel {
  return timer.createChannel(which, {
    frequency: 0,
    periodMicros: 0,
    polarity: TIMER_POLARITY.POSITIVE,
    dutyCycle: 0,
    ...settings,
  });
}

function started(timer: Timer, mode: number, width = 16): Timer {
  timer.init(mode, width);
  return timer;
}

describe('a periodic timer', () => {
  test('calls its handler exactly as often as its frequency says', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(0), PERIODIC), A, { frequency: 5 });
    let count = 0;
    ch.irq.configure(irqSettings(TIMEOUT, () => count++));
    sleep(board, 1001 * MILLI);
    expect(count).toBe(5);

    ch.setFrequency(100);
    count = 0;
    sleep(board, 1001 * MILLI);
    expect(count).toBe(100);

    ch.setFrequency(1000);
    sleep(board, 1500 * MILLI);
    count = 0;
    sleep(board, 2000 * MILLI);
    expect(count).toBe(2000);
  });

  test('does not drift, whatever its handler costs', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(2), PERIODIC), B, { frequency: 1000 });
    const seen: number[] = [];
    ch.irq.configure(
      irqSettings(TIMEOUT, () => {
        seen.push(board.clock.nanos());
        board.clock.spend(300 * MICRO);
      }),
    );

    sleep(board, 5 * MILLI + 1);

    expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => n * MILLI));
  });

  test('loses periods while interrupts are disabled, but for one that stays pending', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(0), PERIODIC), A, { frequency: 1000 });
    let count = 0;
    ch.irq.configure(irqSettings(TIMEOUT, () => count++));

    board.irq.disable();
    sleep(board, 20 * MILLI);
    board.irq.enable();
    board.poll();

    expect(count).toBe(1);
  });

  test('catches up after a short delay of the host, and leaves periods out after a long one', () => {
    const { board, platform } = realBoard();
    const ch = channel(started(board.timers.get(0), PERIODIC), A, { frequency: 1000 });
    let count = 0;
    ch.irq.configure(irqSettings(TIMEOUT, () => count++));

    platform.now += 5 * MILLI;
    board.poll();
    expect(count).toBe(5);

    platform.now += 60 * SECOND;
    board.poll();
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(20);
    expect(board.clock.next() - board.clock.nanos()).toBeLessThanOrEqual(1 * MILLI);
  });

  test('is quiet without a handler: it sets no alarm at all', () => {
    const board = virtualBoard();
    const before = board.clock.next();

    channel(started(board.timers.get(0), PERIODIC), A, { frequency: 100_000 });

    expect(board.clock.next()).toBe(before);
  });

  test('runs as two halves of their own', () => {
    const board = virtualBoard();
    const timer = started(board.timers.get(1), PERIODIC);
    const counts = { a: 0, b: 0 };
    channel(timer, A, { frequency: 10 }).irq.configure(irqSettings(TIMEOUT, () => counts.a++));
    channel(timer, B, { periodMicros: 50_000 }).irq.configure(irqSettings(TIMEOUT, () => counts.b++));

    sleep(board, SECOND);

    expect(counts).toEqual({ a: 10, b: 20 });
  });

  test('counts slowly in 32 bits', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(3), PERIODIC, 32), A | B, { periodMicros: 5_000_000 });
    let count = 0;
    ch.irq.configure(irqSettings(TIMEOUT, () => count++));

    sleep(board, 26 * SECOND);

    expect(count).toBe(5);
  });
});

describe('a one-shot timer', () => {
  test('fires once, and again when it is given a new period', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(0), ONE_SHOT), A, { periodMicros: 100_000 });
    let count = 0;
    ch.irq.configure(irqSettings(TIMEOUT, () => count++));

    sleep(board, 99 * MILLI);
    expect(count).toBe(0);
    sleep(board, 300 * MILLI);
    expect(count).toBe(1);

    ch.setPeriod(50_000);
    sleep(board, 300 * MILLI);
    expect(count).toBe(2);
  });
});

describe('a PWM channel', () => {
  test('comes out at its pin without a single alarm', () => {
    const board = virtualBoard();
    const before = board.clock.next();
    const pin = board.pins.get('GP24');

    channel(started(board.timers.get(0), PWM), A, { frequency: 50_000, dutyCycle: 2000 });
    expect(pin.alternate).toBe(5);
    expect(board.clock.next()).toBe(before);

    const { edges, highNanos } = pin.pad.settle();
    sleep(board, SECOND);
    const after = pin.pad.settle();
    expect(after.edges - edges).toBe(100_000);
    expect(after.highNanos - highNanos).toBeCloseTo(319 * 12.5 * 50_000, 0);
  });

  test.each([
    [0, A, 'GP24'],
    [1, A, 'GP25'],
    [2, B, 'GP9'],
    [3, A, 'GP10'],
    [3, B, 'GP11'],
  ])('of timer %d, channel %d is at %s', (id, which, name) => {
    const board = virtualBoard();

    channel(started(board.timers.get(id), PWM), which, { frequency: 1000, dutyCycle: 2500 });

    const pin = board.pins.get(name);
    expect(pin.pad.waveform).toMatchObject({ periodNanos: MILLI, highNanos: 19_975 * 12.5 });
    expect([pin.mode, pin.pull, pin.drive]).toEqual([PIN_MODE.IN, PIN_PULL.NONE, PIN_DRIVE.MED_POWER]);
  });

  test('without a pin is no error', () => {
    const { timers } = virtualBoard();

    for (const [id, which] of [
      [0, B],
      [1, B],
      [2, A],
    ] as const)
      expect(channel(started(timers.get(id), PWM), which, { frequency: 1000 }).frequency).toBe(1000);
  });

  test('is inverted by the negative polarity', () => {
    const board = virtualBoard();
    const settings = { frequency: 1000, dutyCycle: 2500, polarity: TIMER_POLARITY.NEGATIVE };

    const ch = channel(started(board.timers.get(0), PWM), A, settings);
    expect(board.pins.get('GP24').pad.waveform!.highNanos).toBe(MILLI - 19_975 * 12.5);

    ch.setDutyCycle(5000, TIMER_POLARITY.POSITIVE);
    expect(board.pins.get('GP24').pad.waveform!.highNanos).toBe(39_950 * 12.5);
  });

  test('changes its duty within the period that runs', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(0), PWM), A, { frequency: 1000, dutyCycle: 1000 });
    const pin = board.pins.get('GP24');
    sleep(board, 500 * MICRO);
    expect(pin.level).toBe(0);

    ch.setDutyCycle(9000);
    expect(pin.level).toBe(1);
    sleep(board, 450 * MICRO);
    expect(pin.level).toBe(0);
    sleep(board, 60 * MICRO);
    expect(pin.level).toBe(1);
  });

  test('is seen edge by edge by an interrupt at the other end of a wire', () => {
    const board = virtualBoard();
    const input = board.pins.get('GP13');
    input.init({ mode: PIN_MODE.IN, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER });
    wire(board.pins.get('GP24'), input);
    const at: number[] = [];
    input.irq.configure(irqSettings(PIN_TRIGGER.RISING, () => at.push(board.clock.nanos())));

    channel(started(board.timers.get(0), PWM), A, { frequency: 10_000, dutyCycle: 5000 });
    sleep(board, 450 * MICRO);

    expect(at).toEqual([0, 100, 200, 300, 400].map((micros) => micros * MICRO));
  });

  test('calls its handler at each match', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(0), PWM), B, { frequency: 1000, dutyCycle: 2500 });
    const at: number[] = [];
    ch.irq.configure(irqSettings(MATCH, () => at.push(board.clock.nanos())));

    sleep(board, 3 * MILLI);

    expect(at).toEqual([0, 1, 2].map((n) => n * MILLI + 19_975 * 12.5));
  });

  test('shares GP25 with the heartbeat: whoever took the pin last has it', () => {
    const board = virtualBoard();
    const led = board.pins.get('GP25');

    channel(started(board.timers.get(1), PWM), A, { frequency: 1000, dutyCycle: 5055 });
    sleep(board, 10 * SECOND);
    expect(led.pad.waveform).not.toBe(null);

    board.heartbeat.enable();
    expect(led.pad.waveform).toBe(null);
  });
});

describe('a timer', () => {
  test('has an id of 0 to 3', () => {
    const { timers } = virtualBoard();

    for (const id of [-1, 4, NaN]) expect(() => timers.get(id)).toThrow(expect.objectContaining({ kind: 'no-device' }));
  });

  test.each([
    ['mode', 12, 16],
    ['width', PERIODIC, 8],
    ['32-bit PWM', PWM, 32],
  ])('refuses a wrong %s', (_what, mode, width) => {
    const timer = virtualBoard().timers.get(0);

    expect(() => timer.init(mode, width)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
    expect(timer.mode).toBe(0);
  });

  test('has no channels before it was initialised', () => {
    const timer = virtualBoard().timers.get(0);

    expect(() => channel(timer, A, { frequency: 5 })).toThrow(expect.objectContaining({ kind: 'not-permitted' }));
    expect(() => timer.findChannel(A)).toThrow(expect.objectContaining({ kind: 'not-permitted' }));
  });

  test.each<[string, number, number, Partial<ChannelSettings>]>([
    ['an unknown channel', PERIODIC, 1, { frequency: 5 }],
    ['both channels of 16 bits', PERIODIC, A | B, { frequency: 5 }],
    ['frequency and period', PERIODIC, A, { frequency: 5, periodMicros: 5 }],
    ['neither of them', PERIODIC, A, {}],
    ['a negative frequency', PERIODIC, A, { frequency: -5 }],
    ['a PWM with both polarities', PWM, A, { frequency: 5, polarity: 3 }],
    ['too slow', PWM, A, { frequency: 4 }],
  ])('refuses %s and leaves the pin alone', (_what, mode, which, settings) => {
    const board = virtualBoard();
    const timer = started(board.timers.get(0), mode);

    expect(() => channel(timer, which, settings)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
    expect(timer.findChannel(A)).toBe(null);
    expect(board.pins.get('GP24').alternate).toBe(0);
  });

  test('finds a channel again, a 32-bit one by its halves only', () => {
    const { timers } = virtualBoard();
    const narrow = started(timers.get(0), PERIODIC);
    const wide = started(timers.get(1), PERIODIC, 32);
    const a = channel(narrow, A, { frequency: 5 });
    const ab = channel(wide, A | B, { frequency: 5 });

    expect(narrow.findChannel(A)).toBe(a);
    expect(narrow.findChannel(B)).toBe(null);
    expect(wide.findChannel(A)).toBe(ab);
    expect(wide.findChannel(A | B)).toBe(null);
  });

  test('knows only the value it was made with, until one of them is set', () => {
    const ch = channel(started(virtualBoard().timers.get(0), PERIODIC), A, { periodMicros: 100_000 });
    expect([ch.frequency, ch.period]).toEqual([0, 100_000]);

    ch.setFrequency(300);
    expect([ch.frequency, ch.period]).toEqual([300, 3333]);
    ch.setPeriod(70_000);
    expect([ch.frequency, ch.period]).toEqual([14, 70_000]);
    for (const wrong of [0, -1]) {
      expect(() => ch.setFrequency(wrong)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
      expect(() => ch.setPeriod(wrong)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
    }
  });

  test('set to a period of 700 ms runs at 1 Hz, as the firmware rounds', () => {
    const board = virtualBoard();
    const ch = channel(started(board.timers.get(0), PERIODIC, 32), A | B, { frequency: 10 });
    let count = 0;
    ch.irq.configure(irqSettings(TIMEOUT, () => count++));

    ch.setPeriod(700_000);
    sleep(board, 10 * SECOND);

    expect(count).toBe(10);
  });

  test('clamps a duty cycle', () => {
    const ch = channel(started(virtualBoard().timers.get(0), PWM), A, { frequency: 100, dutyCycle: 20_000 });

    expect(ch.dutyCycle).toBe(10_000);
    ch.setDutyCycle(-3);
    expect(ch.dutyCycle).toBe(0);
  });

  test('stops with deinit(), keeps its mode, and starts anew with init()', () => {
    const board = virtualBoard();
    const timer = started(board.timers.get(0), PERIODIC);
    let count = 0;
    channel(timer, A, { frequency: 100 }).irq.configure(irqSettings(TIMEOUT, () => count++));

    timer.deinit();
    sleep(board, SECOND);
    expect(count).toBe(0);
    expect(timer.mode).toBe(PERIODIC);

    timer.init(ONE_SHOT);
    channel(timer, A, { periodMicros: 1000 }).irq.configure(irqSettings(TIMEOUT, () => count++));
    sleep(board, SECOND);
    expect(count).toBe(1);
  });

  test('forgets the handler of a channel that another replaces', () => {
    const board = virtualBoard();
    const timer = started(board.timers.get(0), PERIODIC);
    let count = 0;
    const old = channel(timer, A, { frequency: 100 });
    old.irq.configure(irqSettings(TIMEOUT, () => count++));

    channel(timer, A, { frequency: 100 });
    old.irq.enable();
    sleep(board, SECOND);

    expect(count).toBe(0);
  });

  test.each([
    ['trigger in a periodic mode', PERIODIC, irqSettings(MATCH, () => {})],
    ['trigger in PWM mode', PWM, irqSettings(TIMEOUT, () => {})],
    ['priority', PERIODIC, irqSettings(TIMEOUT, () => {}, { priority: 0 })],
    ['wake mask', PERIODIC, irqSettings(TIMEOUT, () => {}, { wake: WAKE.SLEEP })],
  ])('refuses a wrong %s', (_what, mode, settings) => {
    const ch = channel(started(virtualBoard().timers.get(0), mode), A, { frequency: 100 });

    expect(() => ch.irq.configure(settings)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
  });

  test('goes on through a soft reset without handler, and its pin is released, except GP9', () => {
    const board = virtualBoard();
    let count = 0;
    const first = channel(started(board.timers.get(0), PWM), A, { frequency: 100, dutyCycle: 5000 });
    channel(started(board.timers.get(2), PWM), B, { frequency: 100, dutyCycle: 5000 });
    first.irq.configure(irqSettings(MATCH, () => count++));

    board.power.endRun();
    board.power.softReset();
    sleep(board, SECOND);

    expect(count).toBe(0);
    expect(board.pins.get('GP24').pad.waveform).toBe(null);
    expect(board.pins.get('GP9').pad.waveform).not.toBe(null);
    expect(board.timers.get(0).findChannel(A)).toBe(null);
    expect(board.timers.get(0).mode).toBe(PWM);
  });
});

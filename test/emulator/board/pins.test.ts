import { describe, expect, test } from 'vitest';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import type { Pin, PinSettings } from '../../../src/emulator/board/pin.ts';
import { virtualBoard } from '../../drivers/board.ts';

const { IN, OUT, ALT, ALT_OPEN_DRAIN, OPEN_DRAIN } = PIN_MODE;

function init(pin: Pin, settings: Partial<PinSettings> = {}): Pin {
  pin.init({ mode: IN, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER, ...settings });
  return pin;
}

function settingsOf({ mode, pull, drive, alternate }: Pin): number[] {
  return [mode, pull, drive, alternate];
}

describe('the level at a pin', () => {
  test('follows the output, and reads 0 where nobody drives', () => {
    const { pins } = virtualBoard();
    const pin = init(pins.get('GP16'));
    expect(pin.level).toBe(0);
    expect(pin.pad.isFloating).toBe(true);

    init(pin, { mode: OUT, value: 1 });

    expect(pin.level).toBe(1);
    expect(pin.pad.isFloating).toBe(false);
  });

  test('follows the pull of an input until something outside drives it', () => {
    const { pins } = virtualBoard();
    const button = {};
    const pin = init(pins.get('GP17'), { pull: PIN_PULL.UP });
    expect(pin.read()).toBe(1);

    pin.driveFrom(button, 0);
    expect(pin.read()).toBe(0);

    pin.driveFrom(button, null);
    expect(pin.read()).toBe(1);
    pin.setPull(PIN_PULL.DOWN);
    expect(pin.read()).toBe(0);
  });

  test('is low where two fight, which is said', () => {
    const { pins } = virtualBoard();
    const pin = init(pins.get('GP16'), { mode: OUT, value: 1 });

    pin.driveFrom({}, 0);

    expect(pin.level).toBe(0);
    expect(pin.pad.isFighting).toBe(true);
  });

  test('of a weak source outside gives way to the output', () => {
    const { pins } = virtualBoard();
    const pin = init(pins.get('GP16'));
    pin.driveFrom({}, 1, 'weak');
    expect(pin.level).toBe(1);

    init(pin, { mode: OUT, value: 0 });

    expect(pin.level).toBe(0);
    expect(pin.pad.isFighting).toBe(false);
  });

  test('of an open drain is low when written 0 and left to others when written 1', () => {
    const { pins } = virtualBoard();
    const pin = init(pins.get('GP13'), { mode: OPEN_DRAIN, pull: PIN_PULL.UP, value: 0 });
    expect(pin.level).toBe(0);

    pin.write(1);
    expect(pin.level).toBe(1);
    pin.driveFrom({}, 0);
    expect(pin.level).toBe(0);
    expect(pin.pad.isFighting).toBe(false);
  });

  test('of an open drain is read with the pin letting go, so that its own 0 is not seen', () => {
    const { pins } = virtualBoard();
    const pin = init(pins.get('GP13'), { mode: OPEN_DRAIN, pull: PIN_PULL.UP, value: 0 });

    expect(pin.read()).toBe(1);
    expect(pin.level).toBe(0);
  });

  test.each([2, -1, NaN, 0.5])('from outside is 0 or 1, not %d', (level) => {
    const pin = virtualBoard().pins.get('GP2');

    expect(() => pin.driveFrom({}, level as 0)).toThrow('a level is 0 or 1');
  });
});

describe('a pin as the firmware keeps it', () => {
  test('is an input of 4 mA without a pull when the board comes up', () => {
    for (const pin of virtualBoard().pins.all)
      if (pin.name !== 'GP25') expect(settingsOf(pin)).toEqual([IN, PIN_PULL.NONE, PIN_DRIVE.MED_POWER, 0]);
  });

  test('keeps what is written while it is an input until it becomes an output', () => {
    const pin = init(virtualBoard().pins.get('GP2'));

    pin.write(1);
    expect(pin.level).toBe(0);

    init(pin, { mode: OUT });
    expect(pin.level).toBe(1);
  });

  test('takes on new settings one by one', () => {
    const pin = init(virtualBoard().pins.get('GP2'), { mode: OUT, value: 1 });

    pin.setPull(PIN_PULL.UP);
    pin.setDrive(PIN_DRIVE.HIGH_POWER);
    pin.setMode(OPEN_DRAIN);

    expect(settingsOf(pin)).toEqual([OPEN_DRAIN, PIN_PULL.UP, PIN_DRIVE.HIGH_POWER, 0]);
    expect(pin.level).toBe(1);
  });

  test.each<[string, Partial<PinSettings>]>([
    ['mode', { mode: 4 }],
    ['pull', { pull: 1 }],
    ['drive', { drive: 33 }],
    ['alternate function of a GPIO mode, even 0', { mode: OUT, alternate: 0 }],
    ['alternate function that it has not', { mode: ALT, alternate: 4 }],
    ['alternate function above 15', { mode: ALT, alternate: 16 }],
    ['alternate function below -1', { mode: ALT, alternate: -2 }],
  ])('refuses a wrong %s and stays as it was', (_what, wrong) => {
    const pin = init(virtualBoard().pins.get('GP1'), { mode: OUT, value: 1 });

    expect(() => init(pin, wrong)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
    expect(settingsOf(pin)).toEqual([OUT, PIN_PULL.NONE, PIN_DRIVE.MED_POWER, 0]);
  });

  test('accepts alternate function 0, and -1 keeps the one it has', () => {
    const pin = init(virtualBoard().pins.get('GP1'), { mode: ALT, alternate: 3 });
    expect(pin.alternate).toBe(3);

    init(pin, { mode: ALT_OPEN_DRAIN, alternate: -1 });
    expect(pin.alternate).toBe(3);

    init(pin, { mode: ALT, alternate: 0 });
    expect(pin.alternate).toBe(0);
  });

  test('does not exist under another name', () => {
    const { pins } = virtualBoard();

    for (const name of ['GP29', 'gp1', '', '1'])
      expect(() => pins.get(name)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
  });
});

describe('alternate functions', () => {
  test('are taken from the pin that holds them', () => {
    const { pins } = virtualBoard();
    const first = init(pins.get('GP1'), { mode: ALT, alternate: 3, pull: PIN_PULL.UP });

    const second = init(pins.get('GP12'), { mode: ALT, alternate: 7 });

    expect(pins.holderOf('UART0_TX')).toBe(second);
    expect(settingsOf(first)).toEqual([IN, PIN_PULL.NONE, PIN_DRIVE.MED_POWER, 0]);
  });

  test('are not taken from GP9, the last pin of the table', () => {
    const { pins } = virtualBoard();
    const gp9 = init(pins.get('GP9'), { mode: ALT, alternate: 6 });

    const gp15 = init(pins.get('GP15'), { mode: ALT, alternate: 8 });

    expect(gp9.alternate).toBe(6);
    expect(gp15.alternate).toBe(8);
  });

  test('are routed for a peripheral as 2 mA pins, null releases whoever holds the signal', () => {
    const { pins } = virtualBoard();
    const [gp1, gp2] = [pins.get('GP1'), pins.get('GP2')];

    pins.assign(['UART0_TX', 'UART0_RX'], [gp1, gp2], PIN_PULL.UP);
    expect(settingsOf(gp1)).toEqual([IN, PIN_PULL.UP, PIN_DRIVE.LOW_POWER, 3]);

    pins.assign(['UART0_TX', 'UART0_RX'], [null, null], PIN_PULL.UP);
    expect(settingsOf(gp1)).toEqual([IN, PIN_PULL.NONE, PIN_DRIVE.MED_POWER, 0]);
    expect(gp2.alternate).toBe(0);
  });

  test('decide what a peripheral puts out', () => {
    const { pins } = virtualBoard();
    const pin = init(pins.get('GP24'), { mode: OUT, value: 0 });

    pin.setAlternateOutput(5, 1);
    expect(pin.level).toBe(0);

    init(pin, { mode: ALT, alternate: 5 });
    expect(pin.level).toBe(1);
  });

  test('of the outside world are found by name', () => {
    const { pins } = virtualBoard();

    expect(pins.unitAt(pins.get('GP3'), 'UART', 'TX')).toBe(1);
    expect(pins.get('GP16').indexOf('SPI0_MOSI')).toBe(7);
    expect(() => pins.unitAt(pins.get('GP22'), 'UART', 'TX')).toThrow('no UART TX');
    expect(() => pins.get('GP2').indexOf('ADC0_CH0')).toThrow('GP2 has no ADC0_CH0');
  });
});

describe('edges', () => {
  test('are told with level and time', () => {
    const board = virtualBoard();
    const pin = init(board.pins.get('GP16'), { mode: OUT, value: 0 });
    const seen: [number, number][] = [];
    const listening = pin.onEdge((level, nanos) => seen.push([level, nanos]));

    board.sleepUntil(100);
    pin.write(1);
    pin.write(1);
    board.sleepUntil(250);
    pin.write(0);
    listening.dispose();
    pin.write(1);

    expect(seen).toEqual([
      [1, 100],
      [0, 250],
    ]);
  });

  test('are counted, and the time spent high is added up', () => {
    const board = virtualBoard();
    const pin = init(board.pins.get('GP16'), { mode: OUT, value: 0 });
    const before = pin.pad.settle().edges;
    for (const [at, level] of [
      [100, 1],
      [400, 0],
      [500, 1],
    ] as const) {
      board.sleepUntil(at);
      pin.write(level);
    }
    board.sleepUntil(650);

    expect(pin.pad.settle().edges - before).toBe(3);
    expect(pin.pad.settle().highNanos).toBe(450);
  });

  test('do not arise from a change of mode that leaves the level as it is', () => {
    const pin = init(virtualBoard().pins.get('GP16'), { mode: OUT, value: 1 });
    const seen: number[] = [];
    pin.onEdge((level) => seen.push(level));

    init(pin, { mode: IN, pull: PIN_PULL.UP });
    init(pin, { mode: OUT, pull: PIN_PULL.NONE, value: 1 });

    expect(seen).toEqual([]);
  });
});

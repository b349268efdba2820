import { describe, expect, test } from 'vitest';
import { BoardView, createViewBuffer } from '../../../src/emulator/board/board-view.ts';
import { BoardViewReader, shareHigh } from '../../../src/emulator/board/board-view-reader.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import type { Pin } from '../../../src/emulator/board/pin.ts';
import { TIMER_CHANNEL, TIMER_MODE } from '../../../src/emulator/board/timer.ts';
import type { Board } from '../../../src/emulator/board/wipy-board.ts';
import { MICRO, MILLI, SECOND, sleep, virtualBoard } from '../../drivers/board.ts';

function watched(): { board: Board; pin: Pin; reader: BoardViewReader } {
  const board = virtualBoard();
  const pin = board.pins.get('GP16');
  pin.init({ mode: PIN_MODE.OUT, pull: PIN_PULL.NONE, drive: PIN_DRIVE.HIGH_POWER, value: 0 });
  return { board, pin, reader: new BoardViewReader(board.view.buffer) };
}

describe('the state of a pin, read from shared memory', () => {
  test('is what the board says', () => {
    const { board, pin, reader } = watched();
    sleep(board, 100);

    pin.write(1);

    expect(reader.pin(pin.index)).toEqual({
      mode: PIN_MODE.OUT,
      pull: PIN_PULL.NONE,
      drive: PIN_DRIVE.HIGH_POWER,
      alternate: 0,
      level: 1,
      isFloating: false,
      isFighting: false,
      edges: 1,
      highMicros: 0,
      atNanos: 100,
      waveform: null,
    });
    expect(reader.pins().length).toBe(25);
  });

  test('tells a floating pin and a fight', () => {
    const { board, pin, reader } = watched();
    expect(reader.pin(board.pins.get('GP22').index).isFloating).toBe(true);

    pin.write(1);
    pin.driveFrom({}, 0);

    expect(reader.pin(pin.index)).toMatchObject({ isFighting: true, level: 0 });
  });

  test('goes on being high while nothing happens', () => {
    const { board, pin, reader } = watched();
    pin.write(1);
    sleep(board, 2.5 * SECOND);

    expect(reader.nanos).toBe(2.5 * SECOND);
    expect(reader.pin(pin.index).highMicros).toBe(2_500_000);
  });

  test('counts high time beyond 32 bits and gives it mod 2^32', () => {
    const { board, pin, reader } = watched();
    const hours = 2 * 3600;
    pin.write(1);
    sleep(board, hours * SECOND);
    pin.write(0);

    expect(reader.pin(pin.index)).toMatchObject({ highMicros: (hours * 1e6) % 2 ** 32, atNanos: hours * SECOND });
  });

  test('of a PWM tells period and duty instead of edges', () => {
    const { board, reader } = watched();
    const timer = board.timers.get(0);
    timer.init(TIMER_MODE.PWM);
    timer.createChannel(TIMER_CHANNEL.A, { frequency: 50_000, periodMicros: 0, polarity: 1, dutyCycle: 2000 });
    const pin = board.pins.get('GP24');
    const before = reader.pin(pin.index);
    reader.readEdges();

    sleep(board, SECOND);

    const after = reader.pin(pin.index);
    expect(after.waveform).toEqual({ periodNanos: 20 * MICRO, highNanos: 319 * 12.5 });
    expect(shareHigh(before, after)).toBeCloseTo(319 / 1600, 5);
    expect(reader.readEdges().edges.filter((edge) => edge.pin === pin.index)).toEqual([]);

    timer.deinit();
    expect(reader.pin(pin.index)).toMatchObject({ waveform: null, level: 0 });
    expect(reader.pin(pin.index).edges).toBe(pin.pad.settle().edges);
  });

  test('gives the share of time that a blinking pin is high', () => {
    const { board, pin, reader } = watched();
    const before = reader.pin(pin.index);
    for (let i = 0; i < 10; i++) {
      pin.write(1);
      sleep(board, 3 * MILLI);
      pin.write(0);
      sleep(board, 9 * MILLI);
    }

    expect(shareHigh(before, reader.pin(pin.index))).toBeCloseTo(0.25, 6);
    const now = reader.pin(pin.index);
    expect(shareHigh(now, now)).toBe(0);
  });
});

describe('the ring of edges', () => {
  test('gives each edge once, with its time', () => {
    const { board, pin, reader } = watched();
    sleep(board, 7 * SECOND);
    reader.readEdges();
    pin.write(1);
    sleep(board, 10);
    pin.write(0);

    expect(reader.readEdges()).toEqual({
      edges: [
        { pin: pin.index, level: 1, nanos: 7 * SECOND },
        { pin: pin.index, level: 0, nanos: 7 * SECOND + 10 },
      ],
      dropped: 0,
    });
    expect(reader.readEdges()).toEqual({ edges: [], dropped: 0 });
  });

  test('overwrites the oldest and says how many were missed', () => {
    const { board, pin } = watched();
    const view = new BoardView(board.pins.all, createViewBuffer(board.pins.all.length, 8));
    board.pins.observe(view);
    const reader = new BoardViewReader(view.buffer);
    for (let i = 1; i <= 20; i++) {
      sleep(board, MILLI);
      pin.write((i % 2) as 0 | 1);
    }

    const { edges, dropped } = reader.readEdges();

    expect(edges.map((edge) => edge.nanos / MILLI)).toEqual([14, 15, 16, 17, 18, 19, 20]);
    expect(dropped).toBe(13);
    expect(reader.readEdges()).toEqual({ edges: [], dropped: 0 });
  });

  test('has a power of two of entries', () => {
    expect(() => createViewBuffer(25, 100)).toThrow('power of two');
  });

  test('serves several readers, each at his own pace', () => {
    const { pin, board, reader } = watched();
    const other = new BoardViewReader(board.view.buffer);
    pin.write(1);
    expect(reader.readEdges().edges.length).toBe(1);
    pin.write(0);

    expect(reader.readEdges().edges.length).toBe(1);
    expect(other.readEdges().edges.length).toBe(2);
  });
});

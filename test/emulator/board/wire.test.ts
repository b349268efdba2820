import { describe, expect, test } from 'vitest';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import type { Pin } from '../../../src/emulator/board/pin.ts';
import { wire } from '../../../src/emulator/board/wire.ts';
import { virtualBoard } from '../../drivers/board.ts';

function output(pin: Pin, value: 0 | 1): void {
  pin.init({ mode: PIN_MODE.OUT, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER, value });
}

function input(pin: Pin, pull: number = PIN_PULL.NONE): void {
  pin.init({ mode: PIN_MODE.IN, pull, drive: PIN_DRIVE.MED_POWER });
}

describe('a wire', () => {
  test('carries a level one way and the other', () => {
    const { pins } = virtualBoard();
    const [a, b] = [pins.get('GP16'), pins.get('GP13')];
    wire(a, b);

    output(a, 1);
    expect(b.level).toBe(1);
    input(a);
    output(b, 1);
    expect(a.level).toBe(1);
  });

  test('holds no level of its own', () => {
    const { pins } = virtualBoard();
    const [a, b] = [pins.get('GP16'), pins.get('GP13')];
    wire(a, b);
    output(a, 1);

    input(a);

    expect([a.level, b.level]).toEqual([0, 0]);
    expect(b.pad.isFloating).toBe(true);
  });

  test('lets a pin feel pulls and parts at the other end, over more than two pins', () => {
    const { pins } = virtualBoard();
    const [a, b, c] = [pins.get('GP16'), pins.get('GP13'), pins.get('GP22')];
    wire(a, b, c);
    input(a, PIN_PULL.UP);
    expect([b.level, c.level]).toEqual([1, 1]);

    c.driveFrom({}, 0);

    expect([a.level, b.level]).toEqual([0, 0]);
  });

  test('carries what a listener does while it is carrying', () => {
    const { pins } = virtualBoard();
    const [a, b] = [pins.get('GP16'), pins.get('GP13')];
    wire(a, b);
    const shortCircuit = {};
    b.onEdge(() => b.driveFrom(shortCircuit, 0));

    output(a, 1);

    expect(a.pad.isFighting).toBe(true);
    expect(a.level).toBe(0);
  });

  test('is gone when it is disposed of', () => {
    const { pins } = virtualBoard();
    const [a, b] = [pins.get('GP16'), pins.get('GP13')];
    const joined = wire(a, b);
    output(a, 1);

    joined.dispose();

    expect(b.level).toBe(0);
    output(a, 0);
    output(a, 1);
    expect(b.level).toBe(0);
  });

  test('joins different pins only', () => {
    const pin = virtualBoard().pins.get('GP16');

    expect(() => wire(pin, pin)).toThrow('different pins');
  });
});

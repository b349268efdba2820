import { describe, expect, test } from 'vitest';
import { ByteRing } from '../../../src/emulator/lib/ring.ts';

describe('a ring of bytes', () => {
  test('gives back what was written, in order', () => {
    const ring = ByteRing.create(8);

    ring.write(Uint8Array.of(1, 2, 3));

    expect([...ring.read(2)]).toEqual([1, 2]);
    expect(ring.readByte()).toBe(3);
    expect(ring.readByte()).toBe(-1);
    expect([...ring.read(5)]).toEqual([]);
  });

  test('takes what fits and says how much that was', () => {
    const ring = ByteRing.create(4);

    expect(ring.write(Uint8Array.of(1, 2, 3, 4, 5, 6))).toBe(4);
    expect(ring.free).toBe(0);
    expect(ring.write(Uint8Array.of(9))).toBe(0);
    expect([...ring.read(9)]).toEqual([1, 2, 3, 4]);
  });

  test('counts what waits and what is free at every position of its ends', () => {
    const ring = ByteRing.create(5);
    for (let turn = 0; turn < 20; turn++) {
      expect(ring.write(Uint8Array.of(turn, turn + 1, turn + 2))).toBe(3);
      expect(ring.available).toBe(3);
      expect(ring.free).toBe(2);

      expect([...ring.read(3)]).toEqual([turn, turn + 1, turn + 2]);
      expect(ring.available).toBe(0);
    }
  });

  test('is the same ring for whoever attaches to its memory', () => {
    const writer = ByteRing.create(16);
    const reader = new ByteRing(writer.buffer);

    writer.write(Uint8Array.of(7, 8));

    expect(reader.available).toBe(2);
    expect([...reader.read(2)]).toEqual([7, 8]);
    expect(writer.available).toBe(0);
  });

  test('is empty after the reader has cleared it', () => {
    const ring = ByteRing.create(4);
    ring.write(Uint8Array.of(1, 2, 3));

    ring.clear();

    expect(ring.available).toBe(0);
    expect(ring.write(Uint8Array.of(4, 5, 6, 7))).toBe(4);
    expect([...ring.read(4)]).toEqual([4, 5, 6, 7]);
  });
});

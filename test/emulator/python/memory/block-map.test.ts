import { describe, expect, test } from 'vitest';
import { BLOCK_BYTES, BlockMap, FREE, HEAD, NO_BLOCK, TAIL } from '../../../../src/emulator/python/memory/block-map.ts';
import { Random } from '../../../drivers/random.ts';

function mapOf(blocks: number): BlockMap {
  return new BlockMap(blocks * BLOCK_BYTES);
}

describe('the block map', () => {
  test('takes the first run that is long enough', () => {
    const map = mapOf(8);
    const first = map.allocate(2);
    const second = map.allocate(1);
    map.allocate(3);
    map.release(first);
    map.release(second);
    expect(map.allocate(4)).toBe(NO_BLOCK);
    expect(map.allocate(3)).toBe(0);
    expect([...map.kinds.subarray(0, 8)]).toEqual([HEAD, TAIL, TAIL, HEAD, TAIL, TAIL, FREE, FREE]);
    expect(map.used).toBe(6);
  });

  test('makes a chunk longer in its place where it can', () => {
    const map = mapOf(6);
    const chunk = map.allocate(2);
    expect(map.resize(chunk, 4)).toBe(true);
    expect(map.length(chunk)).toBe(4);
    map.allocate(1);
    expect(map.resize(chunk, 5)).toBe(false);
    expect(map.length(chunk)).toBe(4);
    expect(map.resize(chunk, 1)).toBe(true);
    expect(map.allocate(3)).toBe(1);
  });

  test('does not grow past its end', () => {
    const map = mapOf(3);
    expect(map.resize(map.allocate(2), 4)).toBe(false);
  });

  test('counts chunks and the longest free run', () => {
    const map = mapOf(20);
    map.allocate(1);
    const hole = map.allocate(5);
    map.allocate(2);
    map.release(hole);
    map.allocate(1);
    expect(map.counts()).toEqual({ used: 4, free: 16, oneBlock: 2, twoBlocks: 1, longestChunk: 2, longestFree: 12 });
  });

  test('is the same as a map that looks from the beginning each time', () => {
    const map = mapOf(1000);
    const plain = Array.from({ length: 1000 }, () => false);
    const firstFit = (length: number): number => {
      for (let at = 0; at + length <= plain.length; at++)
        if (plain.slice(at, at + length).every((taken) => !taken)) return at;
      return NO_BLOCK;
    };
    const chunks: { head: number; length: number }[] = [];
    const random = new Random(11);
    const below = (limit: number) => random.below(limit);
    for (let step = 0; step < 4000; step++) {
      if (below(100) < 55) {
        const length = 1 + below(random.pick([4, 4, 20, 150]));
        const expected = firstFit(length);
        expect(map.allocate(length)).toBe(expected);
        if (expected === NO_BLOCK) continue;
        plain.fill(true, expected, expected + length);
        chunks.push({ head: expected, length });
      } else if (chunks.length > 0) {
        const at = below(chunks.length);
        const chunk = chunks[at]!;
        if (below(3) === 0) {
          const length = 1 + below(60);
          const fits =
            chunk.head + length <= plain.length &&
            plain.slice(chunk.head + chunk.length, chunk.head + length).every((taken) => !taken);
          expect(map.resize(chunk.head, length)).toBe(fits);
          if (!fits) continue;
          plain.fill(false, chunk.head, chunk.head + chunk.length);
          plain.fill(true, chunk.head, chunk.head + length);
          chunks[at] = { head: chunk.head, length };
        } else {
          map.release(chunk.head);
          plain.fill(false, chunk.head, chunk.head + chunk.length);
          chunks.splice(at, 1);
        }
      }
      expect(map.used).toBe(plain.filter((taken) => taken).length);
    }
  });

  test('a sweep keeps what is marked', () => {
    const map = mapOf(10);
    map.allocate(2);
    const kept = map.allocate(3);
    map.allocate(1);
    const marks = new Uint8Array(10);
    marks[kept] = 1;
    const freed: number[] = [];
    map.sweep(marks, (head) => freed.push(head));
    expect(freed).toEqual([0, 5]);
    expect(map.used).toBe(3);
    expect(map.allocate(2)).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import '../../../../src/emulator/python/types/all.ts';
import { pointerAt, toPointer, toWord } from '../../../../src/emulator/python/runtime/pointer.ts';
import { bytearrayOf } from '../../../../src/emulator/python/types/bytearray.ts';

describe('a pointer to a buffer', () => {
  const bytes = Uint8Array.of(1, 2, 3, 0x84, 5, 6, 7, 8, 9);

  test('has its items at hand in each size, signed only where they are words', () => {
    const buffer = bytearrayOf(bytes);

    expect(toPointer(buffer, 1).items[3]).toBe(0x84);
    expect(toPointer(buffer, 2).items[1]).toBe(0x8403);
    expect(toPointer(buffer, 4).items[0]).toBe(0x84030201 | 0);
    expect(toPointer(buffer, 4).items[2]).toBeUndefined();
  });

  test('reads the same when it has to look them up', () => {
    const pointer = toPointer(bytearrayOf(bytes), 4);

    expect([pointer.load(0), pointer.load(1)]).toEqual([0x84030201 | 0, 0x08070605]);
    expect(toPointer(bytearrayOf(bytes), 2).load(3)).toBe(0x0807);
  });

  test('leads back to its bytes by its address, aligned or not', () => {
    const address = toPointer(bytearrayOf(bytes), 1).address;

    const odd = pointerAt(address + 1, 4);

    expect(odd.items).toHaveLength(0);
    expect(odd.load(0)).toBe(0x05840302);
    odd.store(0, -2);
    expect([...bytes.subarray(0, 6)]).toEqual([1, 0xfe, 0xff, 0xff, 0xff, 6]);
    expect(odd.as(1).items[3]).toBe(0xff);
  });
});

test('a word that cuts across the end of its memory is no memory', () => {
  const pointer = toPointer(bytearrayOf(new Uint8Array(6)), 4);

  expect(() => pointer.load(1)).toThrow();
  expect(() => pointer.store(1, 0)).toThrow();
});

test.each([
  [5, 5],
  [true, 1],
  [2 ** 31, -(2 ** 31)],
  [2n ** 70n + 3n, 3],
  [-1n, -1],
])('%s is the word %s', (value, word) => {
  expect(toWord(value)).toBe(word);
});

import { describe, expect, test } from 'vitest';
import { bufferOf, compareBytes, getBuffer, indexOfBytes } from '../../../../src/emulator/python/runtime/buffer.ts';
import type { Value } from '../../../../src/emulator/python/runtime/object.ts';
import { repr } from '../../../../src/emulator/python/runtime/print.ts';
import { bytearrayOf } from '../../../../src/emulator/python/types/bytearray.ts';
import { PyBytes } from '../../../../src/emulator/python/types/bytes.ts';
import '../../../drivers/python.ts';

describe('the buffer of', () => {
  test('a str is its UTF-8, to be read only', () => {
    expect([...getBuffer('é').bytes]).toEqual([0xc3, 0xa9]);
    expect(bufferOf('é', true)).toBeUndefined();
  });

  test('bytes is to be read only', () => {
    const bytes = new PyBytes(Uint8Array.of(1, 2));

    expect(getBuffer(bytes)).toEqual({ bytes: Uint8Array.of(1, 2), typecode: 'B' });
    expect(bufferOf(bytes, true)).toBeUndefined();
  });

  test('a bytearray is its own memory', () => {
    const memory = Uint8Array.of(1, 2);

    getBuffer(bytearrayOf(memory), true).bytes[0] = 9;

    expect(memory[0]).toBe(9);
  });

  test('an int is missed', () => {
    expect(bufferOf(5)).toBeUndefined();
    try {
      getBuffer(5);
      expect.unreachable();
    } catch (thrown) {
      expect(repr(thrown as Value)).toBe("TypeError('object with buffer protocol required',)");
    }
  });
});

function order(left: number[], right: number[]): number {
  return Math.sign(compareBytes(Uint8Array.from(left), Uint8Array.from(right)));
}

test('bytes compare by their first difference, then by length', () => {
  expect(order([1, 2], [1, 2])).toBe(0);
  expect(order([1, 2], [1, 3])).toBe(-1);
  expect(order([200], [100, 100])).toBe(1);
  expect(order([1], [1, 0])).toBe(-1);
});

test('bytes are found in bytes', () => {
  const bytes = Uint8Array.of(1, 1, 2, 1, 2);
  const indexOf = (...sought: number[]) => indexOfBytes(bytes, Uint8Array.from(sought));

  expect(indexOf(1, 2)).toBe(1);
  expect(indexOf()).toBe(0);
  expect(indexOf(2, 1, 2)).toBe(2);
  expect(indexOf(2, 2)).toBe(-1);
  expect(indexOf(1, 1, 2, 1, 2, 1)).toBe(-1);
});

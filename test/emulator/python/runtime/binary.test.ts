import { describe, expect, test } from 'vitest';
import {
  BYTEARRAY_TYPECODE,
  fieldSize,
  itemSize,
  readField,
  readInteger,
  readItem,
  writeField,
  writeItem,
  writeLongInteger,
} from '../../../../src/emulator/python/runtime/binary.ts';
import type { ByteOrder } from '../../../../src/emulator/python/runtime/binary.ts';
import type { Value } from '../../../../src/emulator/python/runtime/object.ts';
import { repr } from '../../../../src/emulator/python/runtime/print.ts';
import '../../../drivers/python.ts';

function caughtFrom(action: () => unknown): string {
  try {
    action();
  } catch (thrown) {
    return repr(thrown as Value);
  }
  return 'nothing';
}

describe('sizes', () => {
  test('are those of the 32-bit board', () => {
    expect(Array.from('bBhHiIlLqQPfd', fieldSize)).toEqual([1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 4, 4, 8]);
  });

  test('of a bytearray is one byte', () => {
    expect(itemSize(BYTEARRAY_TYPECODE)).toBe(1);
  });

  test('of unknown letters are refused', () => {
    expect(caughtFrom(() => fieldSize('z'))).toBe("ValueError('bad typecode',)");
  });
});

describe('ints from bytes', () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0xfd, 0xfc, 0x80, 0, 0, 0x81);

  test.each<[at: number, size: number, signed: boolean, bigEndian: boolean, value: number | bigint]>([
    [0, 1, false, false, 0xff],
    [0, 1, true, false, -1],
    [0, 2, false, false, 0xfeff],
    [0, 2, true, true, -2],
    [0, 4, false, false, 0xfcfdfeff],
    [0, 4, true, true, -0x10204],
    [0, 8, false, false, 0x81000080fcfdfeffn],
    [0, 8, true, true, -0x0102037fffff7fn],
    [4, 4, false, true, 0x80000081],
  ])('at %i, %i bytes, signed %s, big-endian %s', (at, size, signed, bigEndian, value) => {
    const read = readInteger(bytes, at, size, signed, bigEndian);

    expect(BigInt(read)).toBe(BigInt(value));
    expect(typeof read).toBe(Number.isSafeInteger(Number(value)) ? 'number' : 'bigint');
  });
});

describe('fields of structs', () => {
  // What ustruct.pack() of the firmware writes.
  test.each<[order: ByteOrder, typecode: string, value: Value, bytes: number[]]>([
    ['<', 'b', 300, [44]],
    ['<', 'h', -2, [254, 255]],
    ['>', 'H', 258, [1, 2]],
    ['<', 'I', 2 ** 32 - 1, [255, 255, 255, 255]],
    ['>', 'i', -5, [255, 255, 255, 251]],
    ['<', 'B', true, [1]],
    ['<', 'q', 5, [5, 0, 0, 0, 0, 0, 0, 0]],
    ['<', 'q', -5, [251, 255, 255, 255, 255, 255, 255, 255]],
    ['<', 'Q', 2n ** 64n - 1n, [255, 255, 255, 255, 255, 255, 255, 255]],
    ['>', 'q', 2 ** 40, [0, 0, 1, 0, 0, 0, 0, 0]],
  ])('%s%s of %s', (order, typecode, value, expected) => {
    const bytes = new Uint8Array(fieldSize(typecode));

    writeField(bytes, 0, order, typecode, value);

    expect([...bytes]).toEqual(expected);
  });

  test('of 64 bits get the small int in their first word when big-endian', () => {
    const bytes = new Uint8Array(8);

    writeField(bytes, 0, '>', 'q', 5);

    expect([...bytes]).toEqual([0, 0, 0, 5, 0, 0, 0, 0]);
  });

  test('without a sign are not extended with that of a small int', () => {
    const bytes = new Uint8Array(8);

    writeField(bytes, 0, '<', 'Q', -1);

    expect([...bytes]).toEqual([255, 255, 255, 255, 0, 0, 0, 0]);
  });

  test('are read back by their typecode', () => {
    const bytes = Uint8Array.of(0xfe, 0xff, 0xff, 0xff);

    expect(readField(bytes, 0, '<', 'h')).toBe(-2);
    expect(readField(bytes, 0, '>', 'H')).toBe(0xfeff);
    expect(readField(bytes, 0, '@', 'P')).toBe(0xfffffffe);
  });

  test('take ints only', () => {
    expect(caughtFrom(() => writeField(new Uint8Array(4), 0, '<', 'i', 'a'))).toBe(
      `TypeError("can't convert str to int",)`,
    );
  });
});

describe('items of arrays', () => {
  test('of 64 bits are extended with the sign of a small int', () => {
    const bytes = new Uint8Array(8);

    writeItem(bytes, 0, 'Q', -2);

    expect(readItem(bytes, 0, 'Q')).toBe(2n ** 64n - 2n);
    expect(readItem(bytes, 0, 'q')).toBe(-2);
  });

  test('of pointers are signed', () => {
    expect(readItem(Uint8Array.of(255, 255, 255, 255), 0, 'P')).toBe(-1);
  });

  test('of floats are never written and read as 0', () => {
    const bytes = new Uint8Array(4);

    writeItem(bytes, 0, 'f', 7);

    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect(readItem(Uint8Array.of(1, 2, 3, 4), 0, 'f')).toBe(0);
  });
});

test('a negative long int is not extended beyond its own digits', () => {
  const bytes = new Uint8Array(8).fill(7);

  writeLongInteger(bytes, 0, 8, false, -(2n ** 40n));

  expect([...bytes]).toEqual([0, 0, 0, 0, 0, 255, 0, 0]);
});

import { describe, expect, test } from 'vitest';
import { parseInteger } from '../../../src/emulator/lib/integer-literal.ts';

describe('literals', () => {
  test.each([
    ['0', 0],
    ['09', 9],
    ['0000', 0],
    ['0x1F', 31],
    ['0XfF', 255],
    ['0o17', 15],
    ['0b101', 5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['0x10000000000000000', 18446744073709551616n],
    ['0b' + '1'.repeat(64), 18446744073709551615n],
    ['0o2000000000000000000000', 18446744073709551616n],
  ])('%s', (text, value) => {
    expect(parseInteger(text, 0)).toBe(value);
  });

  test.each([
    ['0x', 16, ''],
    ['0b2', 2, '2'],
    ['0o8', 8, '8'],
    ['12ab', 10, '12ab'],
    ['1if', 10, '1if'],
    ['0a', 10, '0a'],
    ['99999999999999999999x', 10, '99999999999999999999x'],
  ])('%s is refused', (text, base, digits) => {
    expect(parseInteger(text, 0)).toEqual({ base, digits });
  });
});

describe('as int() reads them', () => {
  test.each([
    [' \t12\n', 10, 12],
    ['-12', 10, -12],
    ['+12', 10, 12],
    ['-0', 10, 0],
    ['ff', 16, 255],
    ['0xff', 16, 255],
    ['-0xff', 0, -255],
    ['0b1', 16, 0xb1],
    ['0b11', 2, 3],
    ['z', 36, 35],
    ['-123456789012345678901234567890', 10, -123456789012345678901234567890n],
    ['zzzzzzzzzzzzz', 36, 36n ** 13n - 1n],
    ['1' + '0'.repeat(40), 3, 3n ** 40n],
  ])('%j in base %i', (text, base, value) => {
    expect(parseInteger(text, base)).toBe(value);
  });

  test.each([
    ['', 10, ''],
    ['-', 10, ''],
    ['- 1', 10, ' 1'],
    ['1 2', 10, '1 2'],
    ['0xff', 10, '0xff'],
    ['1_000', 10, '1_000'],
    [' é', 10, 'é'],
  ])('%j in base %i is refused', (text, base, digits) => {
    expect(parseInteger(text, base)).toEqual({ base, digits });
  });

  test('zero has no sign', () => {
    expect(Object.is(parseInteger('-0', 10), 0)).toBe(true);
  });
});

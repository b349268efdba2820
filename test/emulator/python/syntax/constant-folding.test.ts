import { describe, expect, test } from 'vitest';
import { parsed, parsedExpression } from './parsing.ts';

describe('integers', () => {
  test.each([
    ['1 + 2 * 3 - 4', '3'],
    ['-1', '-1'],
    ['- -1', '1'],
    ['~5', '-6'],
    ['+7', '7'],
    ['-7 // 2', '-4'],
    ['7 // -2', '-4'],
    ['-7 % 3', '2'],
    ['7 % -3', '-2'],
    ['1 << 10 >> 3', '128'],
    ['-1 >> 100', '-1'],
    ['12 & 10 | 1 ^ 3', '10'],
    ['-1 & 0xffffffff', '4294967295'],
    ['1 << 40', '1099511627776'],
    ['1 << 64', '18446744073709551616n'],
    ['9007199254740991 + 2', '9007199254740993n'],
    ['0 * -5', '0'],
    ['-0', '0'],
  ])('%s', (source, expected) => {
    expect(parsedExpression(source)).toBe(expected);
  });

  test('zero keeps no sign', () => {
    expect(parsedExpression('0 // -5')).toBe('0');
    expect(parsedExpression('0 % -5')).toBe('0');
  });

  test.each([
    ['6 / 2', '(/ 6 2)'],
    ['2 ** 3', '(** 2 3)'],
    ['-2 ** 2', '(- (** 2 2))'],
    ['1 // 0', '(// 1 0)'],
    ['1 % 0', '(% 1 0)'],
    ['1 << -1', '(<< 1 -1)'],
    ['1 >> -1', '(>> 1 -1)'],
    ['-True', '(- True)'],
    ['1 + True', '(+ 1 True)'],
    ['1 < 2', '(1 < 2)'],
    ['"a" * 2', '(* "a" 2)'],
    ['1 << 1000000000', '(<< 1 1000000000)'],
    ['(1 << 64) - (1 << 64) + 1', '(+ (- 18446744073709551616n 18446744073709551616n) 1)'],
  ])('%s is left for run time', (source, expected) => {
    expect(parsedExpression(source)).toBe(expected);
  });

  test.each(['1 << 2147483648', '1 >> 99999999999999999999'])('%s overflows as the text is read', (source) => {
    expect(() => parsedExpression(source)).toThrow('overflow converting long int to machine word');
  });

  test('a chain is folded whole or not at all', () => {
    expect(parsedExpression('1 + 2 + x')).toBe('(+ (+ 1 2) x)');
    expect(parsedExpression('1 + 2 * 3 + x')).toBe('(+ (+ 1 6) x)');
    expect(parsedExpression('8 * 4 / 2')).toBe('(/ (* 8 4) 2)');
  });
});

describe('truth', () => {
  test.each([
    ['not 0', 'True'],
    ['not 5', 'False'],
    ['not True', 'False'],
    ['not None', '(not None)'],
    ['not ""', '(not "")'],
    ['x or 0', '(or x 0)'],
    ['0 or x', 'x'],
    ['x or 0 or y', '(or x y)'],
    ['x or 1 or y', '(or x 1)'],
    ['False or 0', '0'],
    ['0 and x', '0'],
    ['1 and x', 'x'],
    ['x and 0 and y', '(and x 0)'],
    ['x and True and y', '(and x y)'],
    ['None or x', '(or None x)'],
    ['"" or x', '(or "" x)'],
    ['99999999999999999999 or x', '(or 99999999999999999999n x)'],
  ])('%s', (source, expected) => {
    expect(parsedExpression(source)).toBe(expected);
  });
});

describe('a constant alone', () => {
  test.each(['"doc string"', "b'x'", '5', '1 + 1', 'None', 'True', '...', 'not 0', '("a")', '0 and f()'])(
    '%s is dropped from a file',
    (source) => {
      expect(parsed(`${source}\nx`)).toBe('pass x');
    },
  );

  test.each(['x', '()', '[1]', '-x', '1 / 2', '1,'])('%s is no constant', (source) => {
    expect(parsed(source)).not.toBe('pass');
  });

  test('is kept at the prompt and for eval', () => {
    expect(parsed('1 + 1', 'single')).toBe('2');
    expect(parsed('1 + 1', 'eval')).toBe('2');
  });
});

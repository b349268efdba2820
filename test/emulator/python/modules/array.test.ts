import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

/** A program that uses the module. */
function using(program: string): string {
  return `from array import array\n${program}`;
}

describe('array', () => {
  testTable([
    [using("r = array('i', [1, -2])"), "array('i', [1, -2])"],
    [using("r = array('B', b'ab'), len(array('H', b'abcd'))"), "(array('B', [97, 98]), 2)"],
    [using("r = array('b')\nr.append(300)"), "array('b', [44])"],
    [using("r = array('h', [1])\nr.extend(array('h', [2, 3]))"), "array('h', [1, 2, 3])"],
    [using("r = array('x')"), 'ValueError: bad typecode'],
    [using("r = array('B', 5)"), "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    [
      using("r = array('b', (1, 2, 3))\ndel r[1]"),
      "TypeError: 'array' object does not support item deletion",
      'TypeError: object does not support item deletion',
    ],
    [using("r = 1 in array('B', b'12')"), 'NotImplementedError: '],
  ]);

  test('has its own name only', () => {
    expect(resultOf('import array\nr = dir(array)')).toBe("['__name__', 'array']");
  });
});

import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

describe('enumerate, zip, map, filter and reversed', () => {
  testTable([
    ['r = enumerate([])', '<enumerate>'],
    ["r = list(enumerate('ab', 3))", "[(3, 'a'), (4, 'b')]"],
    ['r = list(enumerate(iterable=[5], start=2))', '[(2, 5)]'],
    ['r = enumerate()', "TypeError: 'iterable' argument required", 'TypeError: argument num/types mismatch'],
    [
      'r = enumerate([], 1, 2)',
      'TypeError: extra positional arguments given',
      'TypeError: argument num/types mismatch',
    ],
    ['r = enumerate([], foo=1)', 'TypeError: extra keyword arguments given', 'TypeError: argument num/types mismatch'],
    ["r = enumerate([], 'a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = zip()', '<zip>'],
    ['r = list(zip())', '[]'],
    ["r = list(zip([1, 2], 'abc'))", "[(1, 'a'), (2, 'b')]"],
    ['r = zip(1)', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    ['r = zip(a=1)', 'TypeError: function does not take keyword arguments', 'TypeError: argument num/types mismatch'],
    [
      'r = map(1)',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    ['r = list(map(lambda a, b: a + b, [1, 2], [3, 4]))', '[4, 6]'],
    ['r = list(map(1, [1]))', "TypeError: 'int' object is not callable", 'TypeError: object not callable'],
    ["r = list(filter(None, [0, 1, '', 'a']))", "[1, 'a']"],
    ['r = list(filter(lambda x: x > 1, [1, 2]))', '[2]'],
    [
      'r = filter(None)',
      'TypeError: function takes 2 positional arguments but 1 were given',
      'TypeError: argument num/types mismatch',
    ],
    ['r = reversed([1])', '<reversed>'],
    ['r = list(reversed((1, 2)))', '[2, 1]'],
    ['r = list(reversed(range(3)))', '[2, 1, 0]'],
    ['r = reversed(5)', "TypeError: object of type 'int' has no len()", 'TypeError: object has no len'],
    [
      'r = list(reversed({5}))',
      "TypeError: 'set' object is not subscriptable",
      'TypeError: object is not subscriptable',
    ],
    ['r = list(reversed({1: 2}))', 'KeyError: 0'],
    ['r = [map(len, []), filter(None, []), reversed([])]', '[<map>, <filter>, <reversed>]'],
  ]);
});

test('zip loses what it took from the longer one when the shorter one ends', () => {
  const result = resultOf('a = iter([1, 2, 3])\nlist(zip(a, [1]))\nr = list(a)\n');

  expect(result).toBe('[3]');
});

test('reversed asks __reversed__ first', () => {
  const result = resultOf('class A:\n  def __reversed__(self): return iter([7])\nr = list(reversed(A()))\n');

  expect(result).toBe('[7]');
});

import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

describe('builtin functions on iterables', () => {
  testTable([
    ['r = all([1, 2]), all([1, 0]), all([])', '(True, False, True)'],
    ['r = any([0, 1]), any([])', '(True, False)'],
    ['r = len(5)', "TypeError: object of type 'int' has no len()", 'TypeError: object has no len'],
    ["r = len('héé')", '3'],
    ['r = max(1, 3, 2), min(1, 3, 2)', '(3, 1)'],
    ['r = max([])', 'ValueError: arg is an empty sequence'],
    ['r = max([], default=3)', '3'],
    ["r = max(['bb', 'a'], key=len)", "'bb'"],
    ['r = max(1, 2, key=lambda x: -x)', '1'],
    ['r = max(1, 2, foo=1)', '2'],
    ['r = max(1, 2, key=None)', "TypeError: 'NoneType' object is not callable", 'TypeError: object not callable'],
    [
      'r = max()',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    ['r = max(1)', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    ['r = max([1], [1, 2])', '[1, 2]'],
    ['r = min({3: 1, 2: 1})', '2'],
    ['r = next(iter([5]))', '5'],
    ['r = next(iter([]))', 'StopIteration: '],
    [
      'r = next(iter([]), 5)',
      'TypeError: function takes 1 positional arguments but 2 were given',
      'TypeError: argument num/types mismatch',
    ],
    ['r = next([])', "TypeError: 'list' object is not an iterator", 'TypeError: object not an iterator'],
    ['r = iter(5)', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    ["r = sorted('cab')", "['a', 'b', 'c']"],
    ['r = sorted([3, 1, 2], reverse=True)', '[3, 2, 1]'],
    ['r = sorted([1, 2], lambda x: x)', 'TypeError: must use keyword argument for key function'],
    [
      'r = sorted()',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    ['r = sorted([3, 1], foo=1)', 'TypeError: extra keyword arguments given', 'TypeError: argument num/types mismatch'],
    ['r = sum([1, 2, 3])', '6'],
    ['r = sum([[1], [2]], [])', '[1, 2]'],
    [
      "r = sum([1], 'a')",
      "TypeError: unsupported types for __add__: 'str', 'int'",
      'TypeError: unsupported type for operator',
    ],
    ['r = iter([1]).__next__()', '1'],
  ]);
});

test('next() lets the StopIteration of a user class through', () => {
  const result = resultOf('class A:\n  def __next__(self): raise StopIteration(5)\nr = next(A())\n');

  expect(result).toBe('StopIteration: 5');
});

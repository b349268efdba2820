import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('range', () => {
  testTable([
    ['r = range(5)', 'range(0, 5)'],
    ['r = range(1, 9, 2)', 'range(1, 9, 2)'],
    ['r = range(0)', 'range(0, 0)'],
    ['r = range(1, 2, 0)', 'ValueError: zero step'],
    [
      'r = range()',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    [
      'r = range(1, 2, 3, 4)',
      'TypeError: function expected at most 3 arguments, got 4',
      'TypeError: argument num/types mismatch',
    ],
    ["r = range('a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = range(2**31)', 'OverflowError: overflow converting long int to machine word'],
    ['r = len(range(10, 0, -3))', '4'],
    ['r = range(10)[2:8:3]', 'range(2, 8, 3)'],
    ['r = range(10)[::-1]', 'range(9, -1, -1)'],
    ['r = range(10)[2:5:-1]', 'range(2, 2, -1)'],
    ['r = range(0, 10, 2)[1]', '2'],
    ['r = range(3)[3]', 'IndexError: range index out of range', 'IndexError: index out of range'],
    ["r = range(3)['a']", 'TypeError: range indices must be integers, not str', 'TypeError: indices must be integers'],
    ['r = range(3)[2**40]', 'OverflowError: overflow converting long int to machine word'],
    ['r = range(1, 5, 2).step', '2'],
    ['r = range(3).foo', "AttributeError: 'range' object has no attribute 'foo'", 'AttributeError: no such attribute'],
    ['r = range(3) == range(3)', 'False'],
    [
      'r = range(3) < range(4)',
      "TypeError: unsupported types for __lt__: 'range', 'range'",
      'TypeError: unsupported type for operator',
    ],
    ['r = list(range(2**31 - 3, 2**31 - 1))', '[-3, -2]'],
    ['r = bool(range(0))', 'False'],
    [
      'r = hash(range(3))',
      "TypeError: unsupported type for __hash__: 'range'",
      'TypeError: unsupported type for operator',
    ],
    ['r = 3 in range(5)', 'True'],
  ]);
});

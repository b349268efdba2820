import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

describe('list', () => {
  testTable([
    ['r = [1, 2, 3][::2]', '[1, 3]'],
    ['r = [1, 2, 3, 4, 5][4:0:-2]', '[5, 3]'],
    ['r = [1, 2, 3][::0]', 'ValueError: slice step cannot be zero'],
    ['r = [1][5]', 'IndexError: list index out of range', 'IndexError: index out of range'],
    ["r = [1]['a']", 'TypeError: list indices must be integers, not str', 'TypeError: indices must be integers'],
    ['r = [1][2**40]', 'OverflowError: overflow converting long int to machine word'],
    ['r = []; r.pop()', 'IndexError: pop from empty list'],
    ['r = [1]; r.pop(1)', 'IndexError: list index out of range', 'IndexError: index out of range'],
    ['r = [1, 2].index(3)', 'ValueError: object not in sequence'],
    ['r = [1, 2, 1].index(1, 1)', '2'],
    ['r = [1, 2]; r.remove(3)', 'ValueError: object not in sequence'],
    ['r = [1, 2]; r.insert(-1, 5)', '[1, 5, 2]'],
    ['r = [1, 2]; r.insert(None, 5)', '[1, 2, 5]'],
    ['r = [1, 2]; r.insert(-9, 5)', '[5, 1, 2]'],
    ['r = [1]; r += (2, 3)', '[1, 2, 3]'],
    ['r = [1]; r += 2', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    ['r = [1]; r *= 2', "TypeError: unsupported types for : 'list', 'int'", 'TypeError: unsupported type for operator'],
    ['r = [1] * 3', '[1, 1, 1]'],
    ['r = [1] * -1', '[]'],
    ['r = [1] * True', '[1]'],
    [
      'r = [1] + (2,)',
      "TypeError: unsupported types for __add__: 'list', 'tuple'",
      'TypeError: unsupported type for operator',
    ],
    ['r = [1] < 5', 'False'],
    ['r = [1] == (1,)', 'False'],
    ['r = [1, 2] >= [1]', 'True'],
    [
      "r = [1, 'a'] < [1, 2]",
      "TypeError: unsupported types for __gt__: 'int', 'str'",
      'TypeError: unsupported type for operator',
    ],
    ['r = [1, 2, 3]; r[1:2] = (7, 8, 9)', '[1, 7, 8, 9, 3]'],
    ['r = [1, 2, 3]; r[0:3] = []', '[]'],
    [
      'r = [1, 2, 3]; r[1:2] = range(2)',
      "TypeError: object 'range' is not a tuple or list",
      'TypeError: expected tuple/list',
    ],
    ['r = [1, 2, 3]; r[::2] = [1, 2]', 'NotImplementedError: '],
    ['r = [1, 2, 3]; del r[::2]', 'NotImplementedError: '],
    ['r = [1, 2, 3]; del r[1:]', '[1]'],
    ['r = [1, 2, 3]; del r[-1]', '[1, 2]'],
    ['r = []; del r[0]', 'IndexError: pop from empty list'],
    ['r = [1]; r.sort(1)', 'TypeError: extra positional arguments given', 'TypeError: argument num/types mismatch'],
    ['r = [1]; r.sort(foo=1)', 'TypeError: extra keyword arguments given', 'TypeError: argument num/types mismatch'],
    ['r = [3, 1, 2]; r.sort(reverse=1)', '[3, 2, 1]'],
    [
      "r = [1, 'a']; r.sort()",
      "TypeError: unsupported types for __lt__: 'int', 'str'",
      'TypeError: unsupported type for operator',
    ],
    ['r = [1]; r.extend(r)', '[1, 1]'],
    ['r = hash([])', "TypeError: unsupported type for __hash__: 'list'", 'TypeError: unsupported type for operator'],
    ['r = -[]', "TypeError: unsupported type for __neg__: 'list'", 'TypeError: unsupported type for operator'],
    ['r = list(1)', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    [
      'r = list(1, 2)',
      'TypeError: function expected at most 1 arguments, got 2',
      'TypeError: argument num/types mismatch',
    ],
    ['r = list(a=1)', 'TypeError: function does not take keyword arguments', 'TypeError: argument num/types mismatch'],
  ]);
});

test('a loop over a list sees what is appended meanwhile', () => {
  const result = resultOf('r = [1, 2]\nfor n in r:\n  if n < 5: r.append(n + 2)\n');

  expect(result).toBe('[1, 2, 3, 4, 5, 6]');
});

test('a list that only grows ends in a MemoryError of the next size', () => {
  const result = resultOf('r = []\nwhile True: r.append(1)\n');

  expect(result).toBe('MemoryError: memory allocation failed, allocating 65536 bytes');
});

describe('sorting', () => {
  test('is not stable: equal keys end up where the quicksort of the firmware leaves them', () => {
    const result = resultOf('r = sorted(range(13), key=lambda n: n % 3)\n');

    expect(result).toBe('[6, 3, 9, 12, 0, 7, 10, 4, 1, 11, 2, 8, 5]');
  });

  test('calls the key function as often as the firmware, once for each comparison', () => {
    const result = resultOf(
      'r = 0\ndef key(n):\n  global r\n  r += 1\n  return (n * 37) % 11\nsorted(range(40), key=key)\n',
    );

    expect(result).toBe('214');
  });

  test('leaves a list half sorted where a key function raises', () => {
    const result = resultOf(
      'def bad(n):\n  if n == 3: raise ValueError\n  return -n\nr = [1, 9, 3, 2, 8, 5, 4]\ntry: r.sort(key=bad)\nexcept ValueError: pass\n',
    );

    expect(result).toBe('[5, 9, 3, 2, 8, 1, 4]');
  });

  test('does not trip over a key function that empties the list', () => {
    const result = resultOf('r = [3, 1, 2]\ndef key(n):\n  r.clear()\n  return n\nr.sort(key=key)\n');

    expect(result).toBe('[]');
  });
});

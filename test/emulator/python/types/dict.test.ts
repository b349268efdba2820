import { describe, expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';
import { resultOf, testTable } from '../table.ts';

describe('dict', () => {
  testTable([
    ["r = {'b': 1, 'a': 2, 'c': 3}", "{'c': 3, 'b': 1, 'a': 2}"],
    ['r = dict([(1, 2)], a=5)', "{'a': 5, 1: 2}"],
    [
      'r = dict(1, 2)',
      'TypeError: function expected at most 2 arguments, got 3',
      'TypeError: argument num/types mismatch',
    ],
    ['r = dict([(1, 2, 3)])', 'ValueError: dict update sequence has wrong length'],
    ['r = dict(5)', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    ['r = {1: 2}; r.update(a=1)', "{'a': 1, 1: 2}"],
    ['r = {1: 2}; r.update([(1, 3)], b=2)', "{'b': 2, 1: 3}"],
    ['r = {1: 2}; r.update(r)', '{1: 2}'],
    ["r = {}['a']", 'KeyError: a'],
    ['r = {}[[]]', 'KeyError: []'],
    ["r = {'a': 1}[[]]", 'KeyError: []'],
    ['r = {1: 1}[[]]', "TypeError: unsupported type for __hash__: 'list'", 'TypeError: unsupported type for operator'],
    [
      'r = [] in {1: 1}',
      "TypeError: unsupported type for __hash__: 'list'",
      'TypeError: unsupported type for operator',
    ],
    ['r = {}; del r[1]', 'KeyError: 1'],
    ['r = {1: 2}; r = r.pop(1)', '2'],
    ["r = {}.pop('k')", 'KeyError: k'],
    ["r = {}.pop('k', 5)", '5'],
    ['r = {}.popitem()', 'KeyError: popitem(): dictionary is empty'],
    ['r = {1: 2, 3: 4}; r = r.popitem()', '(3, 4)'],
    ["r = {}; r.setdefault('a'); r.setdefault('b', 2)", "{'a': None, 'b': 2}"],
    ['r = {}.get(1)', 'None'],
    ['r = {}.get(1, 2)', '2'],
    ['r = dict.fromkeys([1, 2], 3)', '{2: 3, 1: 3}'],
    ["r = {}.fromkeys('ab')", "{'a': None, 'b': None}"],
    ['r = dict.fromkeys(5)', "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
    ['r = {1: 2} == {1: 2}', 'True'],
    ['r = {1: 2} == {True: 2}', 'True'],
    [
      'r = {1: 2} < {}',
      "TypeError: unsupported types for __lt__: 'dict', 'dict'",
      'TypeError: unsupported type for operator',
    ],
    ['r = {1: 2}.keys()', 'dict_keys([1])'],
    ['r = {1: 2}.values()', 'dict_values([2])'],
    ['r = {1: 2}.items()', 'dict_items([(1, 2)])'],
    ['r = len({}.keys())', "TypeError: object of type 'dict_view' has no len()", 'TypeError: object has no len'],
    ['r = 1 in {1: 2}.keys()', 'True'],
    ['r = 2 in {1: 2}.values()', 'True'],
    ['r = bool({}.keys())', 'True'],
    ['r = type({}.keys())', "<class 'dict_view'>"],
    [
      'r = {}.keys() | {1}',
      "TypeError: unsupported types for : 'dict_view', 'set'",
      'TypeError: unsupported type for operator',
    ],
    ['r = iter({})', '<iterator>'],
    ['r = {True: 1, 1: 2}', '{True: 2}'],
    ['r = {1: 2}; r = r.copy()', '{1: 2}'],
    ['r = {1: 2}; r.clear()', '{}'],
    ['r = list({i: 0 for i in (30, 3, 17, 2)})', '[2, 17, 30, 3]'],
  ]);
});

test('keys are hashed once and compared only with what lies in their slots', () => {
  const output = runPython(`
class Key:
  def __init__(self, n): self.n = n
  def __hash__(self): print('hash', self.n); return self.n
  def __eq__(self, other): print('compare', self.n, other.n); return self.n == other.n
d = {}
d[Key(1)] = 1
d[Key(1)] = 2
d[Key(2)] = 3
`);

  expect(output).toBe('hash 1\nhash 1\ncompare 1 1\nhash 2\n');
});

test('a loop goes by slots, so that it sees what is added into a slot still to come', () => {
  const result = resultOf(`
r = []
d = dict.fromkeys(range(8))
del d[5]
for k in d:
  r.append(k)
  if k == 2: d[13] = 1
`);

  expect(result).toBe('[0, 1, 2, 3, 4, 13, 6, 7]');
});

import { describe, expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';
import { testTable } from '../table.ts';

/** A program that has the class `P` of the fields x and y. */
function using(program: string): string {
  return `from ucollections import namedtuple\nP = namedtuple('P', ('x', 'y'))\n${program}`;
}

describe('namedtuple', () => {
  testTable([
    [using('r = P(1, 2)'), 'P(x=1, y=2)'],
    [using('r = P(y=1, x=2), P(1, y=2)'), '(P(x=2, y=1), P(x=1, y=2))'],
    [using('r = P(1, 2).y, P(1, 2)[0], P'), "(2, 1, <class 'P'>)"],
    [using("r = namedtuple('Q', 'a  b')(1, 2)"), 'Q(a=1, b=2)'],
    [using("r = namedtuple('Q', ['a'])(1)"), 'Q(a=1)'],
    [using('r = P(1, 2) == (1, 2), isinstance(P(1, 2), tuple), P(1, 2) + (3,)'), '(True, True, (1, 2, 3))'],
    [using('r = {P(1, 2): 3}[(1, 2)]'), '3'],
    [using('class S(P):\n  def sum(self):\n    return self.x + self.y\nr = S(1, 2).sum(), len(S(1, 2))'), '(3, 2)'],
    [
      using('P(1)'),
      'TypeError: P() takes 2 positional arguments but 1 were given',
      'TypeError: argument num/types mismatch',
    ],
    [using('P(1, z=2)'), "TypeError: unexpected keyword argument 'z'", 'TypeError: argument num/types mismatch'],
    [
      using('P(1, x=2)'),
      "TypeError: function got multiple values for argument 'x'",
      'TypeError: argument num/types mismatch',
    ],
    [using('P(1, 2).x = 3'), "AttributeError: can't set attribute"],
    [using('P(1, 2).z'), "AttributeError: 'P' object has no attribute 'z'", 'AttributeError: no such attribute'],
    [using("namedtuple('Q', 5)"), "TypeError: object 'int' is not a tuple or list", 'TypeError: expected tuple/list'],
  ]);
});

describe('OrderedDict', () => {
  testTable([
    ["from ucollections import OrderedDict\nr = OrderedDict([('z', 1), ('a', 2)])", "OrderedDict({'z': 1, 'a': 2})"],
    ['from ucollections import OrderedDict\nr = list(OrderedDict([(3, 1), (1, 2), (2, 0)]))', '[3, 1, 2]'],
  ]);
});

test('deque is not there (documentation 5.4.2)', () => {
  expect(runPython('import collections\ncollections.deque()')).toContain(
    "AttributeError: 'module' object has no attribute 'deque'",
  );
});

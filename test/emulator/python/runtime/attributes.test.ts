/**
 * Which attributes native objects have: what their type loads itself or has in its own table, never those of a base.
 */
import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('an object of a native type', () => {
  testTable([
    [
      "from ucollections import namedtuple\nP = namedtuple('P', 'x y')\np = P(1, 2)\nr = hasattr(p, 'count'), hasattr(p, 'index'), hasattr(p, 'x'), hasattr(P, 'count')",
      '(False, False, True, True)',
    ],
    ["import sys\nr = hasattr(sys.implementation, 'count'), hasattr((), 'count')", '(False, True)'],
    ["r = hasattr(ValueError(), '__init__'), hasattr(ValueError, '__init__')", '(False, True)'],
    ["r = hasattr(True, 'to_bytes'), hasattr(1, 'to_bytes')", '(False, True)'],
  ]);
});

describe('an instance of a class with a native base', () => {
  testTable([
    [
      "from ucollections import namedtuple\nclass Q(namedtuple('P', 'x y')): pass\nr = Q(1, 1).x, Q(1, 1).count(1)",
      '(1, 2)',
    ],
    ['class E(ValueError): pass\ne = E(1)\ne.__init__(2, 3)\nr = e.args', '(2, 3)'],
    ['class E(Exception):\n  def __init__(self, a): super().__init__(a, a)\nr = E(4).args', '(4, 4)'],
  ]);
});

describe('a method taken from a class wants an instance of just that class', () => {
  const classes = 'class L(list): pass\nclass M(L): pass\n';
  testTable([
    [`${classes}l = L()\nL.append(l, 1)\nr = l`, '[1]'],
    [
      `${classes}L.append([], 1)`,
      "TypeError: argument should be a 'L' not a 'list'",
      'TypeError: argument has wrong type',
    ],
    [
      `${classes}L.append(M(), 1)`,
      "TypeError: argument should be a 'L' not a 'M'",
      'TypeError: argument has wrong type',
    ],
    [
      `${classes}list.append(L(), 1)`,
      "TypeError: argument should be a 'list' not a 'L'",
      'TypeError: argument has wrong type',
    ],
  ]);
});

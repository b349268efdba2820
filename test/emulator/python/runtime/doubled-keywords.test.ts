/**
 * What becomes of a keyword that is given twice is up to the function called, as the real interpreter has it.
 */
import { describe } from 'vitest';
import { testTable } from '../table.ts';

const DEFINED = `
def none(): return 1
def one(a): return a
def rest(a, **k): return k
d = {'x': 1}
`;

describe('a keyword given twice', () => {
  testTable([
    [
      `${DEFINED}none(x=1, x=2)`,
      "TypeError: unexpected keyword argument 'x'",
      'TypeError: unexpected keyword argument',
    ],
    [
      `${DEFINED}none(x=1, **d)`,
      "TypeError: unexpected keyword argument 'x'",
      'TypeError: unexpected keyword argument',
    ],
    [`${DEFINED}one(a=1, a=2)`, "TypeError: function got multiple values for argument 'a'"],
    [`${DEFINED}one(a=1, a=2, b=3)`, "TypeError: function got multiple values for argument 'a'"],
    [
      `${DEFINED}one(b=3, a=1, a=2)`,
      "TypeError: unexpected keyword argument 'b'",
      'TypeError: unexpected keyword argument',
    ],
    [`${DEFINED}r = rest(1, z=2, z=3), rest(1, x=2, **d)`, "({'z': 3}, {'x': 1})"],
    ['r = dict(a=1, a=2)', "{'a': 2}"],
    ["r = '{a}'.format(a=1, a=2)", "'1'"],
    ['r = max(1, 3, key=lambda x: -x, key=abs)', '1'],
    ['[].sort(key=1, key=2)', 'TypeError: extra keyword arguments given', 'TypeError: argument num/types mismatch'],
    ['len(x=1, x=2)', 'TypeError: function does not take keyword arguments', 'TypeError: argument num/types mismatch'],
  ]);
});

describe('the wrong number of arguments for a lambda names it so', () => {
  testTable([
    [
      '(lambda x: x)()',
      'TypeError: <lambda>() takes 1 positional arguments but 0 were given',
      'TypeError: argument num/types mismatch',
    ],
    [
      '(lambda x, y=1: x)(1, 2, 3)',
      'TypeError: <lambda>() takes 2 positional arguments but 3 were given',
      'TypeError: argument num/types mismatch',
    ],
  ]);
});

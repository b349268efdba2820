/**
 * Operators of instances whose class has a native base: the object underneath does the work, and its type is named
 * where it cannot.
 */
import { describe } from 'vitest';
import { testTable } from '../table.ts';

const CLASSES = `
class I(int): pass
class L(list): pass
class T(tuple): pass
class B(bytes): pass
`;

function row(program: string, detailed: string, terse: string): [string, string, string] {
  return [CLASSES + program, `TypeError: ${detailed}`, `TypeError: ${terse}`];
}

describe('an operator that the native type lacks names that type', () => {
  testTable([
    row('I(1) + None', "unsupported types for __add__: 'int', 'NoneType'", 'unsupported type for operator'),
    row('I(1) + I(1)', "unsupported types for __add__: 'int', 'I'", 'unsupported type for operator'),
    row('-L()', "unsupported type for __neg__: 'list'", 'unsupported type for operator'),
    row('hash(L())', "unsupported type for __hash__: 'list'", 'unsupported type for operator'),
    row('T((1,))[0] = 2', "'tuple' object does not support item assignment", 'object does not support item assignment'),
    row('del T((1,))[0]', "'tuple' object does not support item deletion", 'object does not support item deletion'),
    row('I(1)[0]', "'I' object is not subscriptable", 'object is not subscriptable'),
  ]);
});

describe('bytes have no unary operators to lend', () => {
  testTable([
    row("len(B(b'a'))", "object of type 'B' has no len()", 'object has no len'),
    [`${CLASSES}r = bool(B(b'')), bool(b''), len(b'ab'), hash(b'ab') == hash('ab')`, '(True, False, 2, True)'],
  ]);
});

describe('object itself', () => {
  testTable([
    [
      'class A(object):\n  def __init__(self, a): super().__init__(a)\nA(1)',
      'TypeError: function takes 1 positional arguments but 2 were given',
      'TypeError: argument num/types mismatch',
    ],
    [
      'class L(list):\n  def __new__(cls): return object.__new__(cls)\nl = L()\nl.append(1)\nr = l, len(l), [2] + list(l)',
      '([1], 1, [2, 1])',
    ],
    ['object.__new__(int)', 'TypeError: __new__ arg must be a user-type'],
    ['class A(object):\n  def __new__(cls): return super(A, cls).__new__(cls)\nr = isinstance(A(), A)', 'True'],
  ]);
});

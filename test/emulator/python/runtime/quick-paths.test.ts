/**
 * What the runtime does by a shorter way than the general one: each row is where the two could come apart.
 */
import { describe, expect, test } from 'vitest';
import { methodForCall } from '../../../../src/emulator/python/runtime/attributes.ts';
import type { QuickMethods } from '../../../../src/emulator/python/runtime/object.ts';
import { PyBuiltin } from '../../../../src/emulator/python/types/builtin-function.ts';
import { PyDict } from '../../../../src/emulator/python/types/dict.ts';
import { PyList } from '../../../../src/emulator/python/types/list.ts';
import { testTable } from '../table.ts';

const NAMED = "from ucollections import namedtuple\nP = namedtuple('P', ('count', 'x'))\n";

describe('methods of native types', () => {
  test('a call finds the same method on the prototype and in the table of the type', () => {
    for (const object of [new PyList([]), new PyDict()]) {
      const quick = object as unknown as QuickMethods;
      const methods = [...object.type.locals].filter(([, member]) => member instanceof PyBuiltin);

      for (const [name, member] of methods)
        expect([quick[`m$${name}`], methodForCall(object, name)]).toEqual([member, member]);
      expect(methods.length).toBeGreaterThan(8);
    }
  });

  testTable([
    [`${NAMED}r = P(lambda: 7, 2).count()`, '7'],
    [
      `${NAMED}r = P(1, 2).index(2)`,
      "AttributeError: 'P' object has no attribute 'index'",
      'AttributeError: no such attribute',
    ],
    [
      "r = memoryview(b'abc').append(1)",
      "AttributeError: 'memoryview' object has no attribute 'append'",
      'AttributeError: no such attribute',
    ],
    ['l = [1, 2, 3]\nr = l.pop(0), l.pop(), l.pop(-1), l', '(1, 3, 2, [])'],
    ['r = [1, 2, 3]\nr.insert(1, 9)\nr.insert(10, 8)', '[1, 9, 2, 3, 8]'],
  ]);
});

describe('attributes of classes', () => {
  testTable([
    ['class A:\n    size = 3\nr = A().size, A.size', '(3, 3)'],
    [
      'class A:\n    size = 3\nclass B(A):\n    pass\nb = B()\nA.size = 4\nr = b.size\nb.size = 5\nr = r, b.size, A.size',
      '(4, 5, 4)',
    ],
    ['class A:\n    @property\n    def x(self): return 1\nclass B(A):\n    x = 2\nr = A().x, B().x', '(1, 2)'],
    ['class A:\n    def f(self): return 1\na = A()\na.f = lambda: 2\nr = a.f()\ndel a.f\nr = r, a.f()', '(2, 1)'],
    [
      'class A:\n    @classmethod\n    def make(cls): return cls.__name__\nclass B(A):\n    pass\nr = A.make(), B.make()',
      "('A', 'B')",
    ],
    [
      "class A:\n    def f(self): return 'A'\nclass B:\n    def f(self): return 'B'\n    def g(self): return 'g'\n" +
        'class C(A, B):\n    def f(self): return super().f() + super().g()\nr = C().f()',
      "'Ag'",
    ],
  ]);
});

describe('instances', () => {
  testTable([
    ['class A:\n    def __getitem__(self, i): return i * 2\nclass B(list, A):\n    pass\nr = B([5])[0]', '5'],
    [
      "class A:\n    def __add__(self, o): return 'old'\na = A()\nr = a + 1\n" +
        "A.__add__ = lambda self, o: 'new'\nr = r, a + 1",
      "('old', 'new')",
    ],
    [
      'class A:\n    def __init__(self): self.x = 1\nclass B(A):\n    pass\nr = B().x\n' +
        "B.__init__ = lambda self: setattr(self, 'x', 2)\nr = r, B().x",
      '(1, 2)',
    ],
    ['class A:\n    def __new__(cls, x): return x\nr = A(7)', '7'],
    [
      'class A:\n    pass\nclass B(A):\n    pass\nr = A()\n' +
        "A.__new__ = staticmethod(lambda cls: 'made')\nr = A(), B()",
      "('made', 'made')",
    ],
    [
      'class A:\n    def __init__(self): return 3\nr = A()',
      "TypeError: __init__() should return None, not 'int'",
      'TypeError: __init__() should return None',
    ],
  ]);
});

describe('sorting, searching and keys', () => {
  testTable([
    ["r = sorted(['b', 'a', 'B'])", "['B', 'a', 'b']"],
    ["r = sorted(['\\U0001f600', '\\uffff'])", "['\\uffff', '\\U0001f600']"],
    ['r = sorted([True, 0, 2**40, -1])', '[-1, 0, True, 1099511627776]'],
    ["r = sorted([(1, 'b'), (1, 'a')], reverse=True)", "[(1, 'b'), (1, 'a')]"],
    ["r = 'aaaa'.count('aa'), 'abcabc'.count('c', 3), 'abcab'.count('ab', 0, 4)", '(2, 1, 1)'],
    ["r = '\\xc4bC'.lower(), '\\xe4Bc'.upper()", "('\\xc4bc', '\\xe4BC')"],
    ["r = {(1, 2): 'a', (2, 1): 'b'}[(2, 1)], (1, True) in {(1, 1): 0}", "('b', True)"],
    ['r = {}\nr[1] = 2\nr[True] = 3', '{1: 3}'],
  ]);
});

describe('exceptions', () => {
  testTable([
    [
      'def f():\n    for _ in range(2):\n        try:\n            return 1\n        finally:\n            break\nr = f()',
      'None',
    ],
    [
      'class A:\n    def __enter__(self): return 1\n    def __exit__(self, *args):\n        global seen\n' +
        '        seen = args[0]\n        return True\nwith A() as a:\n    [][0]\nr = a, seen',
      "(1, <class 'IndexError'>)",
    ],
    ['try:\n    [][0]\nexcept (KeyError, IndexError) as e:\n    r = len(e.args)', '1'],
  ]);
});

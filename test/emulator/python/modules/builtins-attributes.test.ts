import { describe, expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';
import { resultOf, testTable } from '../table.ts';

describe('builtin functions that look at objects', () => {
  testTable([
    ['r = callable(len), callable(int), callable(5), callable([].append)', '(True, True, False, True)'],
    [
      'r = dir([])',
      "['append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort']",
    ],
    [
      'r = dir({})',
      "['clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'update', 'values', '__getitem__', '__setitem__', '__delitem__']",
    ],
    [
      'r = dir(frozenset())',
      "['add', 'clear', 'copy', 'discard', 'difference', 'difference_update', 'intersection', 'intersection_update', 'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference', 'symmetric_difference_update', 'union', 'update', '__contains__']",
    ],
    ['r = dir(property)', "['getter', 'setter', 'deleter']"],
    ['r = dir(range(3))', '[]'],
    [
      "r = getattr([], 'foo')",
      "AttributeError: 'list' object has no attribute 'foo'",
      'AttributeError: no such attribute',
    ],
    ["r = getattr([], 'foo', 5)", '5'],
    [
      'r = getattr([], 5)',
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    ["r = hasattr([], 'append'), hasattr([], 'foo')", '(True, False)'],
    [
      "r = setattr([], 'a', 1)",
      "AttributeError: 'list' object has no attribute 'a'",
      'AttributeError: no such attribute',
    ],
    ["r = delattr([], 'a')", "AttributeError: 'list' object has no attribute 'a'", 'AttributeError: no such attribute'],
    ['r = isinstance(True, int)', 'False'],
    ['r = isinstance(1, (str, int))', 'True'],
    ['r = isinstance(1, object)', 'True'],
    ['r = isinstance(1, [int])', 'TypeError: issubclass() arg 2 must be a class or a tuple of classes'],
    ['r = isinstance(1, (int, 2))', 'True'],
    ['r = issubclass(1, int)', 'TypeError: issubclass() arg 1 must be a class'],
    ['r = issubclass(int, object)', 'True'],
    ['r = issubclass(int, (5, int))', 'True'],
    ['r = property(1, 2, 3, doc=4)', '<property>'],
    [
      'r = property(1, 2, 3, 4, 5)',
      'TypeError: extra positional arguments given',
      'TypeError: argument num/types mismatch',
    ],
    ['r = property(fget=1)', 'TypeError: extra keyword arguments given', 'TypeError: argument num/types mismatch'],
    ['r = staticmethod(1)', '<staticmethod>'],
    [
      'r = classmethod()',
      'TypeError: function takes 1 positional arguments but 0 were given',
      'TypeError: argument num/types mismatch',
    ],
  ]);
});

test('dir() of an instance lists its class, then itself, in the order of the slots', () => {
  const result = resultOf(
    'class Q:\n  a = 1\n  def m(self): pass\n  b = 2\nq = Q()\nq.zz = 1\nq.a = 3\nq.bcd = 4\nq.x1 = 5\nq.y2 = 6\nr = dir(q)\n',
  );

  expect(result).toBe("['b', 'm', '__module__', 'a', '__qualname__', 'x1', 'bcd', 'y2', 'a', 'zz']");
});

test('dir() of a class has members added later in their slots', () => {
  const result = resultOf(
    'class A:\n  a = 1\n  def m(self): pass\nA.zz = 1\nA.b = 2\nA.q1 = 3\nA.q2 = 4\nr = dir(A)\n',
  );

  expect(result).toBe("['m', '__module__', 'q2', '__qualname__', 'a', 'zz', 'q1', 'b']");
});

test('dir() without an argument lists the running block', () => {
  const result = resultOf('x = 1\nr = sorted(dir())\n');

  expect(result).toBe("['__name__', 'x']");
});

test('help() greets, and help(object) lists the table of its type', () => {
  expect(runPython('help()').split('\n')).toEqual([
    'Welcome to MicroPython!',
    'For online help please visit http://micropython.org/help/.',
    'For further help on a specific object, type help(obj)',
    '',
  ]);
  expect(runPython('help(5)')).toBe(
    'object 5 is of type int\n  from_bytes -- <classmethod>\n  to_bytes -- <function>\n',
  );
});

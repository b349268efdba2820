/**
 * The differences from CPython that chapter 5 of the documentation lists, each by its title there: shown by a program of
 * our own, with what the documented board prints and, where its words differ, the shipped firmware. Of tracebacks the
 * first line is left out. Those that need floating point fail as floats do on the WiPy.
 */
import { expect, test } from 'vitest';
import { runPython } from '../../drivers/python.ts';

interface Row {
  readonly name: string;
  readonly program: readonly string[];
  readonly documented: readonly string[];
  readonly shipped?: readonly string[];
  /** Modules that it imports, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const rows: readonly Row[] = [
  {
    name: '5.2 Error messages for methods may display unexpected argument counts',
    program: ['[].append()'],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'TypeError: function takes 2 positional arguments but 1 were given',
    ],
    shipped: ['  File "<stdin>", line 1, in <module>', 'TypeError: argument num/types mismatch'],
  },
  {
    name: '5.2.1 Special method __del__ not implemented for user-defined classes',
    program: ['class Box:', '  def __del__(self):', "    print('gone')", 'box = Box()', 'box = None', "print('end')"],
    documented: ['end'],
  },
  {
    name: '5.2.1 When inheriting from multiple classes super() only calls one class',
    program: [
      'class Top:',
      '  def __init__(self):',
      "    print('top')",
      'class Left(Top):',
      '  def __init__(self):',
      "    print('left')",
      '    super().__init__()',
      'class Right(Top):',
      '  def __init__(self):',
      "    print('right')",
      '    super().__init__()',
      'class Both(Left, Right):',
      '  def __init__(self):',
      '    super().__init__()',
      'Both()',
    ],
    documented: ['left', 'top'],
  },
  {
    name: '5.2.1 Calling super() getter property in subclass will return a property object, not the value',
    program: [
      'class Base:',
      '  @property',
      '  def size(self):',
      '    return 4',
      'class Derived(Base):',
      '  @property',
      '  def size(self):',
      '    return type(super().size)',
      'print(Derived().size)',
    ],
    documented: ["<class 'property'>"],
  },
  {
    name: "5.2.2 Unpacking function arguments in non-last position isn't detected as an error",
    program: ['print(*(1, 2), 3)'],
    documented: ['3 1 2'],
  },
  {
    name: '5.2.2 User-defined attributes for functions are not supported',
    program: ['def f(): pass', 'f.count = 1'],
    documented: ['  File "<stdin>", line 2, in <module>', "AttributeError: 'function' object has no attribute 'count'"],
    shipped: ['  File "<stdin>", line 2, in <module>', 'AttributeError: no such attribute'],
  },
  {
    name: '5.2.3 Context manager __exit__() not called in a generator which does not run to completion',
    program: [
      'class Door:',
      "  def __enter__(self): print('in')",
      "  def __exit__(self, *rest): print('out')",
      'def visits():',
      '  with Door():',
      '    yield 1',
      '    yield 2',
      'for visit in visits():',
      '  print(visit)',
      '  break',
      "print('end')",
    ],
    documented: ['in', '1', 'end'],
  },
  {
    name: '5.2 Method Resolution Order (MRO) is not compliant with CPython',
    program: [
      'class Shown:',
      "  def __str__(self): return 'shown'",
      'class Pair(tuple, Shown): pass',
      'print(Pair((5, 6)))',
    ],
    documented: ['(5, 6)'],
  },
  {
    name: '5.2 and of classes written in Python it goes depth first, left to right',
    program: [
      'class A:',
      "  def who(self): return 'A'",
      'class B(A): pass',
      'class C(A):',
      "  def who(self): return 'C'",
      'class D(B, C): pass',
      'print(D().who())',
    ],
    documented: ['A'],
  },
  {
    name: "5.1.1 uPy requires spaces between literal numbers and keywords, CPy doesn't",
    program: [
      "for text in '7and 0', '7or 0', '7if 7else 0':",
      '  try:',
      '    print(eval(text))',
      '  except SyntaxError as e:',
      '    print(e)',
    ],
    documented: [
      "invalid syntax for integer with base 10: '7and'",
      "invalid syntax for integer with base 10: '7or'",
      "invalid syntax for integer with base 10: '7if'",
    ],
    shipped: ['invalid syntax for integer', 'invalid syntax for integer', 'invalid syntax for integer'],
  },
  {
    name: '5.1.2 Unicode name escapes are not implemented',
    program: ['print("\\N{BULLET}")'],
    documented: ['NotImplementedError: unicode name escapes'],
  },
  {
    name: '5.3.2 Array slice assignment with unsupported RHS',
    program: ['data = bytearray(3)', 'data[0:2] = [7, 8]'],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: array/bytes required on right side'],
  },
  {
    name: '5.3.3 bytes(...) with keywords not implemented',
    program: ["print(bytes('kg', encoding='utf8'))"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: keyword argument(s) not yet implemented - use normal args instead',
    ],
  },
  {
    name: '5.3.3 Bytes subscr with step != 1 not implemented',
    program: ["print(b'abcd'[::2])"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: '5.3.1 Exception chaining not implemented',
    program: ['try:', "  {}['a']", 'except KeyError:', '  [][1]'],
    documented: ['  File "<stdin>", line 4, in <module>', 'IndexError: list index out of range'],
    shipped: ['  File "<stdin>", line 4, in <module>', 'IndexError: index out of range'],
  },
  {
    name: '5.3.1 Assign instance variable to exception',
    program: ["e = ValueError('no')", 'e.hint = 3'],
    documented: [
      '  File "<stdin>", line 2, in <module>',
      "AttributeError: 'ValueError' object has no attribute 'hint'",
    ],
    shipped: ['  File "<stdin>", line 2, in <module>', 'AttributeError: no such attribute'],
  },
  {
    name: '5.3.1 While loop guards will obscure exception line number reporting due to being optimised onto the end of the code block',
    program: ['items = [3, 4]', 'i = 0', 'while items[i] > 0:', '  print(items[i])', '', '  i += 1'],
    documented: ['3', '4', '  File "<stdin>", line 6, in <module>', 'IndexError: list index out of range'],
    shipped: ['3', '4', '  File "<stdin>", line 6, in <module>', 'IndexError: index out of range'],
  },
  {
    name: '5.3.1 Exception.__init__ raises TypeError if overridden and called by subclass',
    program: ['class Mine(Exception):', '  def __init__(self):', "    Exception.__init__(self, 'x')", 'Mine()'],
    documented: [
      '  File "<stdin>", line 4, in <module>',
      '  File "<stdin>", line 3, in __init__',
      "TypeError: argument should be a 'Exception' not a 'Mine'",
    ],
    shipped: [
      '  File "<stdin>", line 4, in <module>',
      '  File "<stdin>", line 3, in __init__',
      'TypeError: argument has wrong type',
    ],
  },
  {
    name: '5.3.5 No int conversion for int-derived types available',
    program: ['class Id(int):', '  __add__ = lambda self, other: Id(int(self) + other)', 'print(Id(4) + 1)'],
    documented: [
      '  File "<stdin>", line 3, in <module>',
      '  File "<stdin>", line 2, in <lambda>',
      "TypeError: can't convert Id to int",
    ],
    shipped: [
      '  File "<stdin>", line 3, in <module>',
      '  File "<stdin>", line 2, in <lambda>',
      "TypeError: can't convert to int",
    ],
  },
  {
    name: '5.3.6 List delete with step != 1 not implemented',
    program: ['items = [1, 2, 3, 4]', 'del items[::2]'],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: '],
  },
  {
    name: '5.3.6 List slice-store with non-iterable on RHS is not implemented',
    program: ['items = [1, 2]', 'items[0:1] = range(3)'],
    documented: ['  File "<stdin>", line 2, in <module>', "TypeError: object 'range' is not a tuple or list"],
    shipped: ['  File "<stdin>", line 2, in <module>', 'TypeError: expected tuple/list'],
  },
  {
    name: '5.3.6 List store with step != 1 not implemented',
    program: ['items = [1, 2, 3, 4]', 'items[::2] = [8, 9]'],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: '],
  },
  {
    name: '5.3.7 UnicodeDecodeError not raised when expected',
    program: ["text = str(b'\\xa2\\x81', 'utf8')", 'print(repr(text), len(text))'],
    documented: ["'\\u0881' 0"],
  },
  {
    name: '5.3.7 Start/end indices such as str.endswith(s, start) not implemented',
    program: ["print('notebook'.endswith('book', 4))"],
    documented: ['  File "<stdin>", line 1, in <module>', 'NotImplementedError: start/end indices'],
  },
  {
    name: '5.3.7 Attributes/subscr not implemented',
    program: ["print('{key[1]} {0.x}'.format(3, key=[5, 6]))"],
    documented: ['  File "<stdin>", line 1, in <module>', 'NotImplementedError: attributes not supported yet'],
  },
  {
    name: '5.3.7 str(...) with keywords not implemented',
    program: ["print(str(b'kg', encoding='utf8'))"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: keyword argument(s) not yet implemented - use normal args instead',
    ],
  },
  {
    name: '5.3.7 None as first argument for rsplit such as str.rsplit(None, n) not implemented',
    program: ["print('a b c'.rsplit(None, 1))"],
    documented: ['  File "<stdin>", line 1, in <module>', 'NotImplementedError: rsplit(None,n)'],
  },
  {
    name: '5.3.7 Instance of a subclass of str cannot be compared for equality with an instance of a str',
    program: ['class Name(str): pass', "print(Name('a') == 'a')"],
    documented: ['False'],
  },
  {
    name: '5.3.7 Subscript with step != 1 is not yet implemented',
    program: ["print('abcd'[0:4:2])"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: '5.3.8 Tuple load with step != 1 not implemented',
    program: ['print((1, 2, 3, 4)[0:4:2])'],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: '5.4.1 Looking for integer not implemented',
    program: ['import array', "print(2 in array.array('B', b'12'))"],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: '],
  },
  {
    name: '5.4.1 Array deletion not implemented',
    program: ['import array', "items = array.array('b', (1, 2, 3))", 'del items[1]'],
    documented: ['  File "<stdin>", line 3, in <module>', "TypeError: 'array' object does not support item deletion"],
    shipped: ['  File "<stdin>", line 3, in <module>', 'TypeError: object does not support item deletion'],
  },
  {
    name: '5.4.1 Subscript with step != 1 is not yet implemented',
    program: ['import array', "print(array.array('b', (1, 2, 3))[3:2:2])"],
    documented: [
      '  File "<stdin>", line 2, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: '5.4.5 Override sys.stdin, sys.stdout and sys.stderr. Impossible as they are stored in read-only memory',
    program: ['import sys', 'sys.stdout = None'],
    documented: ['  File "<stdin>", line 2, in <module>', "AttributeError: 'module' object has no attribute 'stdout'"],
    shipped: ['  File "<stdin>", line 2, in <module>', 'AttributeError: no such attribute'],
  },
  {
    name: '5.4.4 Struct pack with too few args, not checked by uPy',
    program: ['import ustruct', "print(ustruct.pack('bbb', 1))"],
    documented: ["b'\\x01\\x00\\x00'"],
  },
  {
    name: '5.4.4 Struct pack with too many args, not checked by uPy',
    program: ['import ustruct', "print(ustruct.pack('b', 1, 2))"],
    documented: ["b'\\x01'"],
  },
  {
    name: '5.3.5 Incorrect error message when passing float into to_bytes',
    program: ["print((5).to_bytes(2, 'big', 1.0))"],
    documented: ['  File "<stdin>", line 1', 'SyntaxError: decimal numbers not supported'],
  },
  {
    name: '5.3.4 uPy and CPython outputs formats differ',
    program: ["print('%.1g %.1e' % (-9.9, 0.999))"],
    documented: ['  File "<stdin>", line 1', 'SyntaxError: decimal numbers not supported'],
  },
  {
    name: '5.2.4 __path__ attribute of a package has a different type (single string instead of list of strings) in MicroPython',
    program: ['import pack', 'print(pack.__path__)'],
    files: { 'pack/__init__.py': '' },
    documented: ['pack'],
  },
  {
    name: '5.2.4 Failed to load modules are still registered as loaded',
    program: [
      'for attempt in 1, 2:',
      '  try:',
      '    from pack import broken',
      "    print('imported')",
      '  except NameError as e:',
      '    print(e)',
    ],
    files: { 'pack/__init__.py': '', 'pack/broken.py': "print('begun')\nmissing" },
    documented: ['begun', "name 'missing' is not defined", 'imported'],
    shipped: ['begun', 'name not defined', 'imported'],
  },
  {
    name: "5.2.4 MicroPython does't support namespace packages split across filesystem",
    program: [
      'import sys',
      "sys.path.append('here')",
      "sys.path.append('there')",
      'import pack.one',
      'import pack.two',
    ],
    files: { 'here/pack/one.py': "print('one')", 'there/pack/two.py': "print('two')" },
    documented: ['one', '  File "<stdin>", line 5, in <module>', "ImportError: no module named 'pack.two'"],
    shipped: ['one', '  File "<stdin>", line 5, in <module>', 'ImportError: module not found'],
  },
  {
    name: '5.4.2 Deque not implemented',
    program: ['import collections', 'print(collections.deque())'],
    documented: ['  File "<stdin>", line 2, in <module>', "AttributeError: 'module' object has no attribute 'deque'"],
    shipped: ['  File "<stdin>", line 1, in <module>', 'ImportError: module not found'],
  },
  {
    name: '5.4.3 JSON module does not throw exception when object is not serialisable',
    program: ['import json', "text = json.dumps(b'kg')", 'print(text, json.loads(text))'],
    documented: ['"kg" kg'],
  },
];

function printed({ program, files = {} }: Row, shipped: boolean): string[] {
  const lines = runPython(program.join('\n'), { shipped, files }).split('\n').slice(0, -1);
  return lines.filter((line) => line !== 'Traceback (most recent call last):');
}

test.each(rows.map((row) => [row.name, row] as const))('%s', (_title, row) => {
  expect(printed(row, false)).toEqual(row.documented);
  expect(printed(row, true)).toEqual(row.shipped ?? row.documented);
});

/**
 * The differences from CPython that chapter 5 of the documentation lists: each shown by a program of our own, with what
 * the documented board prints and, where its words differ, the shipped firmware. Of tracebacks the
 * first line is left out. Differences that need files or floating point are not among them.
 */
import { expect, test } from 'vitest';
import { runPython } from '../../drivers/python.ts';

interface Row {
  readonly name: string;
  readonly program: readonly string[];
  readonly documented: readonly string[];
  readonly shipped?: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: 'argument counts in the messages of methods count self',
    program: ['[].append()'],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'TypeError: function takes 2 positional arguments but 1 were given',
    ],
    shipped: ['  File "<stdin>", line 1, in <module>', 'TypeError: argument num/types mismatch'],
  },
  {
    name: '__del__ of a class is never called',
    program: ['class Box:', '  def __del__(self):', "    print('gone')", 'box = Box()', 'box = None', "print('end')"],
    documented: ['end'],
  },
  {
    name: 'super() asks one base only',
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
    name: 'super() gives a property itself, not its value',
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
  { name: 'star arguments need not come last', program: ['print(*(1, 2), 3)'], documented: ['3 1 2'] },
  {
    name: 'functions take no attributes',
    program: ['def f(): pass', 'f.count = 1'],
    documented: ['  File "<stdin>", line 2, in <module>', "AttributeError: 'function' object has no attribute 'count'"],
    shipped: ['  File "<stdin>", line 2, in <module>', 'AttributeError: no such attribute'],
  },
  {
    name: 'an unfinished generator leaves its context open',
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
    name: 'a name is looked up depth first, left to right',
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
    name: 'a number may not touch the keyword after it',
    program: ['x = 3 if 1else 4'],
    documented: ['  File "<stdin>", line 1', 'SyntaxError: decimal numbers not supported'],
  },
  {
    name: 'unicode name escapes are not implemented',
    program: ['print("\\N{BULLET}")'],
    documented: ['NotImplementedError: unicode name escapes'],
  },
  {
    name: 'a byte array takes no list into a slice',
    program: ['data = bytearray(3)', 'data[0:2] = [7, 8]'],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: array/bytes required on right side'],
  },
  {
    name: 'bytes() takes no keywords',
    program: ["print(bytes('kg', encoding='utf8'))"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: keyword argument(s) not yet implemented - use normal args instead',
    ],
  },
  {
    name: 'bytes have no steps',
    program: ["print(b'abcd'[::2])"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: 'a second exception hides the first',
    program: ['try:', "  {}['a']", 'except KeyError:', '  [][1]'],
    documented: ['  File "<stdin>", line 4, in <module>', 'IndexError: list index out of range'],
    shipped: ['  File "<stdin>", line 4, in <module>', 'IndexError: index out of range'],
  },
  {
    name: 'exceptions take no attributes',
    program: ["e = ValueError('no')", 'e.hint = 3'],
    documented: [
      '  File "<stdin>", line 2, in <module>',
      "AttributeError: 'ValueError' object has no attribute 'hint'",
    ],
    shipped: ['  File "<stdin>", line 2, in <module>', 'AttributeError: no such attribute'],
  },
  {
    name: "the guard of a while loop has the line of its body's end",
    program: ['items = [3, 4]', 'i = 0', 'while items[i] > 0:', '  print(items[i])', '', '  i += 1'],
    documented: ['3', '4', '  File "<stdin>", line 6, in <module>', 'IndexError: list index out of range'],
    shipped: ['3', '4', '  File "<stdin>", line 6, in <module>', 'IndexError: index out of range'],
  },
  {
    name: 'Exception.__init__ refuses an instance of a subclass',
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
  { name: 'a subclass of int is no number', program: ['class Id(int): pass', 'print(Id(4) + 1)'], documented: ['5'] },
  {
    name: 'del has no steps',
    program: ['items = [1, 2, 3, 4]', 'del items[::2]'],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: '],
  },
  {
    name: 'a slice of a list takes only a list or tuple',
    program: ['items = [1, 2]', 'items[0:1] = range(3)'],
    documented: ['  File "<stdin>", line 2, in <module>', "TypeError: object 'range' is not a tuple or list"],
    shipped: ['  File "<stdin>", line 2, in <module>', 'TypeError: expected tuple/list'],
  },
  {
    name: 'storing has no steps',
    program: ['items = [1, 2, 3, 4]', 'items[::2] = [8, 9]'],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: '],
  },
  {
    name: 'decoding does not notice broken UTF-8',
    program: ["print(len(str(bytearray((0xe9,)), 'utf-8')) < 3)"],
    documented: ['True'],
  },
  {
    name: 'endswith takes no start',
    program: ["print('notebook'.endswith('book', 4))"],
    documented: ['  File "<stdin>", line 1, in <module>', 'NotImplementedError: start/end indices'],
  },
  {
    name: 'format fields take no subscripts',
    program: ["print('{0[1]}'.format([5, 6]))"],
    documented: ['  File "<stdin>", line 1, in <module>', 'NotImplementedError: attributes not supported yet'],
  },
  {
    name: 'str() takes no keywords but by their places',
    program: ["print(str(b'kg', encoding='utf8'))"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: keyword argument(s) not yet implemented - use normal args instead',
    ],
  },
  {
    name: 'rsplit() takes no None with a limit',
    program: ["print('a b c'.rsplit(None, 1))"],
    documented: ['  File "<stdin>", line 1, in <module>', 'NotImplementedError: rsplit(None,n)'],
  },
  {
    name: 'an instance of a subclass of str is no str',
    program: ['class Name(str): pass', "print(Name('a') == 'a')"],
    documented: ['False'],
  },
  {
    name: 'strings have no steps',
    program: ["print('abcd'[0:4:2])"],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: 'tuples have no steps',
    program: ['print((1, 2, 3, 4)[0:4:2])'],
    documented: [
      '  File "<stdin>", line 1, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: 'arrays do not look for integers',
    program: ['import array', "print(2 in array.array('B', b'12'))"],
    documented: ['  File "<stdin>", line 2, in <module>', 'NotImplementedError: '],
  },
  {
    name: 'arrays delete nothing',
    program: ['import array', "items = array.array('b', (1, 2, 3))", 'del items[1]'],
    documented: ['  File "<stdin>", line 3, in <module>', "TypeError: 'array' object does not support item deletion"],
    shipped: ['  File "<stdin>", line 3, in <module>', 'TypeError: object does not support item deletion'],
  },
  {
    name: 'arrays have no steps',
    program: ['import array', "print(array.array('b', (1, 2, 3))[3:2:2])"],
    documented: [
      '  File "<stdin>", line 2, in <module>',
      'NotImplementedError: only slices with step=1 (aka None) are supported',
    ],
  },
  {
    name: 'standard streams cannot be replaced',
    program: ['import sys', 'sys.stdout = None'],
    documented: ['  File "<stdin>", line 2, in <module>', "AttributeError: 'module' object has no attribute 'stdout'"],
    shipped: ['  File "<stdin>", line 2, in <module>', 'AttributeError: no such attribute'],
  },
  {
    name: 'pack() is content with too few values',
    program: ['import ustruct', "print(ustruct.pack('bbb', 1))"],
    documented: ["b'\\x01\\x00\\x00'"],
  },
  {
    name: 'pack() ignores values that are too many',
    program: ['import ustruct', "print(ustruct.pack('b', 1, 2))"],
    documented: ["b'\\x01'"],
  },
  {
    name: 'there are no floats to convert',
    program: ["print((5).to_bytes(2, 'big', 1.0))"],
    documented: ['  File "<stdin>", line 1', 'SyntaxError: decimal numbers not supported'],
  },
];

function printed({ program }: Row, shipped: boolean): string[] {
  const lines = runPython(program.join('\n'), { shipped }).split('\n').slice(0, -1);
  return lines.filter((line) => line !== 'Traceback (most recent call last):');
}

test.each(rows)('$name', (row) => {
  expect(printed(row, false)).toEqual(row.documented);
  expect(printed(row, true)).toEqual(row.shipped ?? row.documented);
});

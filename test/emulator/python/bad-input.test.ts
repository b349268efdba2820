/**
 * Bad input: whatever the source and whatever a program asks for, the run ends in an exception of Python. A host error,
 * a hang or a broken interpreter fails here; every program runs on the compiled board, in both profiles.
 */
import { constantFrom, array, assert, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_HEAP_BYTES } from '../../../src/emulator/python/memory/heap.ts';
import { attributeNames } from '../../../src/emulator/python/types/instance.ts';
import { pythonInterpreter } from '../../drivers/python.ts';

const PROFILES = [
  ['documented', false],
  ['shipped', true],
] as const;

/** Room for deep structures. */
const LARGE_HEAP_BYTES = 16 << 20;

/** More than any of these programs needs; endless loops are not bad input. */
const POLLS = 20_000;

class EndlessLoop extends Error {}

/** The last line that a program ends with: '' where it ends well. Host errors are thrown on. */
function lastWords(source: string, shipped: boolean, heapBytes = DEFAULT_HEAP_BYTES): string {
  let polls = 0;
  const { interpreter, output } = pythonInterpreter({
    shipped,
    heapBytes,
    poll() {
      if (++polls > POLLS) throw new EndlessLoop('this program does not end');
    },
  });
  const outcome = interpreter.execute(source, 'file', '<stdin>');
  const words = outcome.kind === 'exception' ? interpreter.format(outcome.exception).trimEnd().split('\n').at(-1)! : '';
  const before = output();

  // What it keeps may fill the heap.
  for (const name of attributeNames(interpreter.main)) interpreter.main.set(name, undefined);
  const after = interpreter.execute('print("alive", 1 + 1, [3][0])', 'file', '<stdin>');

  expect(after.kind).toBe('done');
  expect(output().slice(before.length)).toBe('alive 2 3\n');
  return words;
}

const RECURSION = /^RuntimeError: maximum recursion depth exceeded$/;
const MEMORY = /^MemoryError: memory allocation failed/;
const REFUSED = /^(MemoryError|RuntimeError|SyntaxError)\b/;

describe.each(PROFILES)('%s', (_name, shipped) => {
  describe('endless recursion is a RuntimeError', () => {
    test.each([
      ['of a function', 'def f(): f()\nf()'],
      ['of a function with keywords', 'def f(a, *, b): return f(a=1, b=2)\nf(1, b=2)'],
      ['of a function with star arguments', 'def f(*a, **k): return f(*a, **k)\nf(1, b=2)'],
      ['of a lambda', 'f = lambda: f()\nf()'],
      ['of a closure', 'def g():\n  def f(): return f()\n  return f\ng()()'],
      ['of two functions', 'def f(): g()\ndef g(): f()\nf()'],
      ['of a method', 'class A:\n  def m(self): self.m()\nA().m()'],
      ['of __init__', 'class A:\n  def __init__(self): A()\nA()'],
      ['of __new__', 'class A:\n  def __new__(cls): return A()\nA()'],
      ['of __getattr__', 'class A:\n  def __getattr__(self, name): return getattr(self, name)\nA().x'],
      ['of a property', 'class A:\n  @property\n  def x(self): return self.x\nA().x'],
      ['of __repr__', 'class A:\n  def __repr__(self): return repr(self)\nrepr(A())'],
      ['of __str__', 'class A:\n  def __str__(self): return str(self)\nprint(A())'],
      ['of __eq__', 'class A:\n  def __eq__(self, other): return self == other\nA() == A()'],
      ['of __hash__', 'class A:\n  def __hash__(self): return hash(self)\n{A()}'],
      ['of __len__', 'class A:\n  def __len__(self): return len(self)\nbool(A())'],
      ['of __call__', 'class A:\n  def __call__(self): return self()\nA()()'],
      ['of __iter__', 'class A:\n  def __iter__(self): return iter(self)\nlist(A())'],
      ['of __getitem__', 'class A:\n  def __getitem__(self, i): return self[i]\nA()[0]'],
      ['of __contains__', 'class A:\n  def __contains__(self, i): return i in self\n1 in A()'],
      ['of __add__', 'class A:\n  def __add__(self, other): return self + other\nA() + 1'],
      [
        'of __enter__',
        'class A:\n  def __enter__(self):\n    with self: pass\n  def __exit__(self, *a): pass\nwith A(): pass',
      ],
      ['of the key of a sort', 'def k(x): return sorted([2, 1], key=k)\nk(1)'],
      ['of map', 'def f(x): return list(map(f, [1]))\nf(1)'],
      ['of filter', 'def f(x): return list(filter(f, [1]))\nf(1)'],
      ['of generators in one another', 'def g():\n  yield from g()\nnext(g())'],
      ['of generators by next()', 'def g():\n  yield next(g())\nnext(g())'],
      ['of generator expressions', 'def f(): return sum(f() for x in [1])\nf()'],
      ['of comprehensions', 'def f(): return [f() for x in [1]]\nf()'],
      ['of exec in exec', 's = "exec(s)"\nexec(s)'],
      ['of eval in eval', 's = "eval(s)"\neval(s)'],
      ['of classes', 'def f():\n  class A:\n    f()\nf()'],
      ['of decorators', 'def d(f): return d(d)\n@d\ndef g(): pass'],
      ['in except', 'def f():\n  try: 1 // 0\n  except ZeroDivisionError: f()\nf()'],
      ['in finally', 'def f():\n  try: pass\n  finally: f()\nf()'],
      ['of a list in itself, shown', 'a = []\na.append(a)\nrepr(a)'],
      ['of a dict in itself, shown', 'a = {}\na[1] = a\nprint(a)'],
      ['of lists in themselves, compared', 'a = []\nb = []\na.append(b)\nb.append(a)\na == b'],
      ['of a list in itself, as JSON', 'import ujson\na = []\na.append(a)\nujson.dumps(a)'],
      ['of a deeply nested list, shown', 'a = []\nfor i in range(100000): a = [a]\nrepr(a)'],
      ['of a deeply nested list, compared', 'a = []\nb = []\nfor i in range(100000):\n  a = [a]\n  b = [b]\na == b'],
      ['of a deeply nested tuple, hashed', 'a = ()\nfor i in range(100000): a = (a,)\nhash(a)'],
      ['of a deeply nested dict, as JSON', 'import ujson\na = {}\nfor i in range(100000): a = {1: a}\nujson.dumps(a)'],
    ])('%s', (_what, source) => {
      expect(lastWords(source, shipped, LARGE_HEAP_BYTES)).toMatch(RECURSION);
    });
  });

  test('classes of endless inheritance, bound methods and iterators of one another end too', () => {
    expect(lastWords('class A: pass\nfor i in range(20000):\n  class A(A): pass\nA().x', shipped)).toMatch(
      /^(RuntimeError|MemoryError|AttributeError)/,
    );
    expect(lastWords('a = [1]\nfor i in range(20000): a = map(abs, a)\nlist(a)', shipped, LARGE_HEAP_BYTES)).toMatch(
      RECURSION,
    );
    expect(
      lastWords('f = print\nfor i in range(100000): f = f.__call__ if hasattr(f, "__call__") else f', shipped),
    ).toBe('');
  });

  test('an import cycle is no recursion', () => {
    const { interpreter, output } = pythonInterpreter({
      shipped,
      files: { 'a.py': 'import b\nprint("a")', 'b.py': 'import a\nprint("b")', 'c.py': 'import c\nfrom c import d' },
    });

    interpreter.execute('import a', 'file', '<stdin>');
    const outcome = interpreter.execute('import c', 'file', '<stdin>');

    expect(output()).toBe('b\na\n');
    expect(outcome.kind === 'exception' && interpreter.format(outcome.exception)).toContain('ImportError: ');
  });

  describe('more than the heap holds is a MemoryError', () => {
    test.each([
      "'x' * 10**9",
      "b'x' * 10**9",
      '[0] * 10**9',
      '(0,) * 10**9',
      "'ab' * (2**30 - 1)",
      'bytes(10**9)',
      'bytearray(10**9)',
      'bytearray(10**8) + b"a"',
      'list(range(10**9))',
      'tuple(range(10**9))',
      '[i for i in range(10**9)]',
      'set(range(10**9))',
      '{i: i for i in range(10**9)}',
      'sorted(range(10**9))',
      'bytes(0 for i in range(10**9))',
      "''.join('ab' for i in range(10**9))",
      '1 << 10**9',
      '1 << (1 << 29)',
      '10 ** 10**9',
      '2 ** (2 ** 29)',
      "'%1000000000d' % 1",
      "'%-1000000000s' % 'a'",
      "'%.1000000000d' % 1",
      "'{:1000000000}'.format(1)",
      "'{:>1000000000}'.format('a')",
      "'{:{}}'.format('a', 10**9)",
      "(1).to_bytes(10**9, 'little')",
      "'a'.replace('', 'b' * 1000) * 10**9",
      "('a' * 1000).replace('a', 'b' * 1000) * 1000",
      "'a,' * 10000000",
      'print(*range(10**9))',
      'max(*range(10**9))',
      "__import__('array').array('i', range(10**9))",
      "__import__('ustruct').pack('1000000000s', b'a')",
    ])('%s', (expression) => {
      expect(lastWords(`x = ${expression}`, shipped)).toMatch(MEMORY);
    });
  });

  test.each([
    ['bytes(10**10)', /^(TypeError|OverflowError|MemoryError)/],
    ['bytearray(10**10)', /^(TypeError|OverflowError|MemoryError)/],
    ["'x' * 10**10", /^OverflowError/],
    ['[0] * 2**100', /^(OverflowError|TypeError)/],
    ["'%*d' % (10**10, 1)", /^(OverflowError|MemoryError|ValueError)/],
    ["'{:99999999999999999999}'.format(1)", /^(ValueError|MemoryError|OverflowError)/],
    ["'{99999999999999999999}'.format(1)", /^(IndexError|ValueError|KeyError)/],
    ['range(10**30)', /^OverflowError/],
    ["int('9' * 20000, 37)", /^ValueError/],
    ["'a'.split('a', 10**30)", /^OverflowError/],
    ['[1][10**30]', /^(OverflowError|IndexError)/],
    ['chr(10**30)', /^(OverflowError|ValueError)/],
  ])('%s is refused in words of Python', (expression, words) => {
    expect(lastWords(`x = ${expression}`, shipped)).toMatch(words);
  });

  describe('sources of monstrous size or shape', () => {
    test.each([
      ['a thousand brackets', '('.repeat(1000) + ')'.repeat(1000), REFUSED],
      ['a thousand lists', `x = ${'['.repeat(1000)}${']'.repeat(1000)}`, REFUSED],
      ['a thousand dicts', `x = ${'{1:'.repeat(1000)}1${'}'.repeat(1000)}`, REFUSED],
      ['a thousand calls', `${'f('.repeat(1000)}${')'.repeat(1000)}`, REFUSED],
      ['a thousand lambdas', `${'lambda:'.repeat(1000)}1`, REFUSED],
      ['a thousand blocks', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}if 1:\n`).join(''), REFUSED],
      ['a thousand functions', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}def f():\n`).join(''), REFUSED],
      ['a hundred thousand minus signs', `${'-'.repeat(100_000)}1`, REFUSED],
      ['a hundred thousand calls', `x${'()'.repeat(100_000)}`, /^(NameError|RuntimeError|MemoryError)/],
      ['a hundred thousand attributes', `x${'.a'.repeat(100_000)}`, /^(NameError|RuntimeError|MemoryError)/],
      ['a sum of a hundred thousand', `x = 1\ny = x${' + x'.repeat(100_000)}`, /^(|RuntimeError.*|MemoryError.*)$/],
      [
        'a hundred thousand operands of and',
        `x = 1\ny = x${' and x'.repeat(100_000)}`,
        /^(|RuntimeError.*|MemoryError.*)$/,
      ],
      ['a hundred thousand comparisons', `x = 1\ny = x${' == x'.repeat(100_000)}`, /^(|RuntimeError.*|MemoryError.*)$/],
      [
        'a hundred thousand with',
        `with ${Array(100_000).fill('x').join(',')}: pass`,
        /^(NameError|RuntimeError|MemoryError)/,
      ],
      ['a line of a megabyte', `x = "${'a'.repeat(1_000_000)}"`, /^(|MemoryError.*)$/],
      ['a name of a megabyte', `${'a'.repeat(1_000_000)} = 1`, /^(|MemoryError.*)$/],
      ['an integer of a megabyte', `x = ${'9'.repeat(1_000_000)}`, /^(|MemoryError.*)$/],
      ['a literal of a hundred thousand items', `x = [${'1,'.repeat(100_000)}]`, /^(|MemoryError.*)$/],
      ['a dict of a hundred thousand items', `x = {${'1:2,'.repeat(100_000)}}`, /^(|MemoryError.*)$/],
      ['a hundred thousand arguments', `print(${'1,'.repeat(100_000)})`, MEMORY],
      [
        'a hundred thousand parameters',
        `def f(${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(',')}): pass`,
        MEMORY,
      ],
      ['a hundred thousand statements', 'x = 1\n'.repeat(100_000), /^(|MemoryError.*)$/],
      [
        'a hundred thousand elif',
        `if 0: pass\n${'elif print: pass\n'.repeat(100_000)}`,
        /^(|MemoryError.*|RuntimeError.*)$/,
      ],
      ['an endless string', `x = '${'a\\n'.repeat(1000)}`, /^SyntaxError/],
      ['an endless bracket', `x = (${'1,\n'.repeat(1000)}`, /^SyntaxError/],
      ['10**100000', 'x = 10**100000', /^(|MemoryError.*)$/],
      ['nothing but NUL', '\0'.repeat(1000), /^SyntaxError/],
      ['lone surrogates', '\ud800\udc80 = 1', /^(SyntaxError.*|)$/],
    ])('%s', (_what, source, words) => {
      expect(lastWords(source, shipped)).toMatch(words);
    });
  });

  describe('regular expressions and JSON', () => {
    test.each([
      ['import ure\nure.compile("(" * 20000 + ")" * 20000)', /^(ValueError|RuntimeError|MemoryError)/],
      ['import ure\nure.compile("a" * 1000000)', /^(|ValueError.*|RuntimeError.*|MemoryError.*)$/],
      ['import ure\nure.match("(a*)*b", "a" * 5000)', /^(|RuntimeError.*|MemoryError.*)$/],
      ['import ure\nure.match("a*" * 2000, "a" * 2000)', /^(|RuntimeError.*|MemoryError.*|ValueError.*)$/],
      ['import ujson\nujson.loads("[" * 100000)', /^(ValueError|RuntimeError|MemoryError)/],
      ['import ujson\nujson.loads("{\\"a\\":" * 20000)', /^(ValueError|RuntimeError|MemoryError)/],
      ['import ujson\nujson.loads("9" * 20000)', /^(|MemoryError.*)$/],
    ])('%j', (source, words) => {
      expect(lastWords(source, shipped)).toMatch(words);
    });
  });
});

describe('any text as a program', () => {
  const words = constantFrom(
    ...'if else elif for in while def class lambda try except finally with as yield not and or is import from global'.split(
      ' ',
    ),
    ...'nonlocal return break continue pass del raise assert None True False print len exec eval super type x self'.split(
      ' ',
    ),
    ...'a b 1 0 1.5 0x 10**9 "s" b"t" "%d" """ \' \\x \\ ( ) [ ] { } , : ; . ... = == += + - * ** / // % @ -> < # é'.split(
      ' ',
    ),
    ...' |\n|\n  |\n    |\t|\r|\r\n|\\\n|\0|\udc80|\ud800|\u2028|__proto__|constructor|${'.split('|'),
  );
  const lines = constantFrom(
    'x = [1, 2, 3]',
    'def f(a, b=1, *c, d=2, **e):',
    '  return f(*a, **b)',
    'for i in x:',
    '  x[i] = i',
    'while x: x = x[1:]',
    'class A(B):',
    '  def __init__(self): super().__init__()',
    'try:',
    '  raise A',
    'except (A, B) as e:',
    'finally:',
    'with f() as g:',
    '  yield x',
    'lambda a: (a for a in a)',
    'print(x, a, *x, sep="")',
    'del x[0], a.b',
    'a, *b = x = 1, 2',
    'global x',
    '  nonlocal x',
    'import sys as a',
    'from a import *',
    'a.b.c[d:e](f=1)(*g)',
    'x = {1: 2, **3}',
    '"%d %s" % (1, 2)',
    'assert x, y',
  );

  /** Ends in an outcome of Python; a loop that does not end is cut short. */
  function endsInPython(source: string, shipped: boolean): void {
    try {
      lastWords(source, shipped);
    } catch (error) {
      if (!(error instanceof EndlessLoop)) throw error;
    }
  }

  test('made of characters, words or lines', () => {
    const texts = oneof(
      string({ unit: 'binary', maxLength: 60 }),
      array(words, { maxLength: 40 }).map((parts) => parts.join('')),
      array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
      array(lines, { maxLength: 12 }).map((parts) => parts.join('\n')),
    );
    assert(
      property(texts, constantFrom(false, true), (source, shipped) => endsInPython(source, shipped)),
      { numRuns: 3000, seed: 5 },
    );
  });
});

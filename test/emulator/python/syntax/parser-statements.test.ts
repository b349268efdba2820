import { describe, expect, test } from 'vitest';
import { parseModule } from '../../../../src/emulator/python/syntax/parser.ts';
import { fault, parsed } from './parsing.ts';

function table(rows: readonly (readonly [string, string])[]): void {
  test.each(rows)('%s', (source, expected) => {
    expect(parsed(source)).toBe(expected);
  });
}

function refused(...sources: string[]): void {
  test.each(sources)('%s is refused', (source) => {
    expect(fault(source)).toMatch(/^SyntaxError: invalid syntax @/);
  });
}

describe('simple statements', () => {
  table([
    ['a; b;', 'a b'],
    ['a = b', '(= a b)'],
    ['a = b = c, d', '(= a b (tuple c d))'],
    ['*a, b = c', '(= (tuple (* a) b) c)'],
    ['a, = b', '(= (tuple a) b)'],
    ['a = *b, c', '(= a (tuple (* b) c))'],
    ['a = yield = b', '(= a (yield -) b)'],
    ['a = yield from b', '(= a (yield-from b))'],
    ['a += b', '(+= a b)'],
    ['a //= b, c', '(//= a (tuple b c))'],
    ['a **= yield b', '(**= a (yield b))'],
    [
      'a -= 1; a *= 1; a /= 1; a %= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1',
      '(-= a 1) (*= a 1) (/= a 1) (%= a 1) (&= a 1) (|= a 1) (^= a 1) (<<= a 1) (>>= a 1)',
    ],
    ['del a, b.c, d[e]', '(del a b.c d[e])'],
    ['del (a, b)', '(del (tuple() a b))'],
    ['del a,', '(del a)'],
    ['return', '(return -)'],
    ['return a, b', '(return (tuple a b))'],
    ['raise', '(raise - -)'],
    ['raise a', '(raise a -)'],
    ['raise a from b', '(raise a b)'],
    ['yield', '(yield -)'],
    ['yield a,', '(yield (tuple a))'],
    ['global a, b', '(global a b)'],
    ['nonlocal a', '(nonlocal a)'],
    ['assert a', '(assert a -)'],
    ['assert a, b', '(assert a b)'],
    ['break; continue; pass', 'break continue pass'],
    ['async = await', '(= async await)'],
    ['print(a)', '(call print a)'],
  ]);
  refused(
    'a b',
    'print 1',
    'a = ',
    'a @= b',
    'a += b += c',
    'a = b += c',
    'del',
    'global',
    'global a,',
    'global a.b',
    'raise a, b',
    'raise from a',
    'assert',
    'return *a',
    'a;;b',
    ';',
    'pass a',
    'a: int',
    'a: int = 1',
    'nonlocal 1',
    'async def f(): pass',
    'a := b',
    "f'a'",
  );
});

describe('imports', () => {
  table([
    ['import a', '(import a)'],
    ['import a.b.c as d, e', '(import a.b.c:d e)'],
    ['from a import b', "(from 0 'a' b)"],
    ['from a.b import c as d, e,', "(from 0 'a.b' c:d e)"],
    ['from a import (b, c as d,)', "(from 0 'a' b c:d)"],
    ['from a import *', "(from 0 'a' *)"],
    ['from . import a', "(from 1 '' a)"],
    ['from .. . import a', "(from 3 '' a)"],
    ['from ....a.b import c', "(from 4 'a.b' c)"],
  ]);
  refused(
    'import',
    'import a,',
    'import .a',
    'import a as',
    'import a as b.c',
    'from a',
    'from import a',
    'from a import',
    'from a import ()',
    'from a import (b',
    'from a import b.c',
    'from a import (*)',
    'from a. import b',
  );
});

describe('if, while and for', () => {
  table([
    ['if a: b', '(if a {b} {})'],
    ['if a: b\nelse: c', '(if a {b} {c})'],
    ['if a:\n  b\n  c\nelif d: e; f\nelif g:\n  h\nelse:\n  i', '(if a {b c} {(if d {e f} {(if g {h} {i})})})'],
    ['while a:\n  b\nelse:\n  c', '(while a {b} {c})'],
    ['for a in b: c', '(for a b {c} {})'],
    ['for a, *b in c, d:\n  e\nelse: f', '(for (tuple a (* b)) (tuple c d) {e} {f})'],
    ['for a, in b: c', '(for (tuple a) b {c} {})'],
    ['for a.b[c] in d: e', '(for a.b[c] d {e} {})'],
  ]);
  refused(
    'if a',
    'if: a',
    'if a:',
    'if a: if b: c',
    'else: a',
    'elif a: b',
    'if a: b\nelse: c\nelse: d',
    'while a: b\nelif c: d',
    'for a: b',
    'for a in: b',
    'for in a: b',
    'for a in *b, c: d',
    'for a if b else c in d: e',
    'while a = b: c',
    'if a: else: b',
    'if a {}: b',
  );
});

describe('try and with', () => {
  table([
    ['try: a\nexcept: b', '(try {a} (except - - {b}) {} -)'],
    [
      'try: a\nexcept B: c\nexcept (D, E) as f: g\nelse: h\nfinally: i',
      '(try {a} (except B - {c}) (except (tuple() D E) f {g}) {h} {i})',
    ],
    ['try: a\nfinally: b', '(try {a} {} {b})'],
    ['with a: b', '(with a - {b})'],
    ['with a as b, c, d as (e, f): g', '(with a b {(with c - {(with d (tuple() e f) {g})})})'],
    ['with a as b.c: d', '(with a b.c {d})'],
  ]);
  refused(
    'try: a',
    'try: a\nelse: b',
    'try: a\nelse: b\nfinally: c',
    'try: a\nexcept A, b: c',
    'try: a\nexcept A as b.c: d',
    'try: a\nexcept as b: c',
    'try: a\nfinally: b\nexcept: c',
    'except: a',
    'with: a',
    'with a, : b',
    'with a as b, *c: d',
    'with (a as b): c',
  );
});

describe('functions', () => {
  table([
    ['def f(): pass', '(def f() - {pass})'],
    ['def f(a, b=c, *d, e, f=g, **h): i', '(def f(a b=c *d e f=g **h) - {i})'],
    ['def f(*, a): b', '(def f(* a) - {b})'],
    ['def f(*): a', '(def f(*) - {a})'],
    ['def f(a,): b', '(def f(a) - {b})'],
    ['def f(**a,): b', '(def f(**a) - {b})'],
    ['def f(a: int, b: str = c, *d: e, **g: h) -> i: j', '(def f(a b=c *d **g) a:int b:str d:e g:h i {j})'],
    ['@a\n@b.c(d)\ndef f(): e', '(def @a @(call b.c d) f() - {e})'],
  ]);
  refused(
    'def f: a',
    'def f() a',
    'def (): a',
    'def f(1): a',
    'def f((a, b)): c',
    'def f(a=): b',
    'def f(*1): a',
    'def f(**): a',
    'def f(a b): c',
    'def f() -> : a',
    '@a def f(): b',
    '@a\nb',
    '@a()()\ndef f(): b',
    '@a[b]\ndef f(): c',
    '@a\n\n',
    'def f(*a=b): c',
  );
});

describe('classes', () => {
  table([
    ['class A: pass', '(class A() {pass})'],
    ['class A(): pass', '(class A() {pass})'],
    ['class A(B, C, k=d):\n  e = f\n  def g(): h', '(class A(B C k=d) {(= e f) (def g() - {h})})'],
    ['@a\nclass B: c', '(class @a B() {c})'],
  ]);
  refused('class A', 'class A.b: c', 'class A(: b', 'class (A): b');
});

describe('blocks', () => {
  test.each([
    ['if a:\nb', 'SyntaxError: invalid syntax @2'],
    ['a\n  b', 'IndentationError: unexpected indent @2'],
    ['  a', 'IndentationError: unexpected indent @1'],
    ['if a:\n    b\n  c', 'IndentationError: unindent does not match any outer indentation level @3'],
    ['if a:\n    b\n      c', 'IndentationError: unexpected indent @3'],
    ['if a:\n\tb\n        c', 'accepted'],
    ['if a:\n\tb\n    c', 'IndentationError: unindent does not match any outer indentation level @3'],
    ['def f():\n', 'SyntaxError: invalid syntax @2'],
    ['a = (b\nc = d', 'SyntaxError: invalid syntax @2'],
    ['a = \n\n\nb', 'SyntaxError: invalid syntax @4'],
    ['a = b \\', 'SyntaxError: invalid syntax @2'],
  ])('%j: %s', (source, expected) => {
    expect(fault(source)).toBe(expected);
  });

  test('nothing, and nothing but comments, is a file', () => {
    expect(parsed('')).toBe('');
    expect(parsed('\n\n  # a\n')).toBe('');
    expect(parsed('\n# a\nb\n\n')).toBe('b');
  });
});

describe('at the prompt', () => {
  test('there is one statement, or a line of them', () => {
    expect(parsed('a = b; c\n\n', 'single')).toBe('(= a b) c');
    expect(parsed('if a:\n  b\n  \n', 'single')).toBe('(if a {b} {})');
    expect(parsed('', 'single')).toBe('');
    expect(fault('a\nb', 'single')).toBe('SyntaxError: invalid syntax @2');
    expect(fault('if a: b\nc', 'single')).toBe('SyntaxError: invalid syntax @2');
    expect(fault('\na', 'single')).toBe('SyntaxError: invalid syntax @2');
  });
});

describe('lines', () => {
  test('of statements are those of their first token, of functions that of def', () => {
    const { body } = parseModule('\n@a\n@b\ndef f(\n): pass\nx = \\\n1\nif a: b\nelif c: d', 'file', 'detailed');

    expect(body).toMatchObject([
      { kind: 'function', line: 4, decorators: [{ line: 2 }, { line: 2 }] },
      { kind: 'assign', line: 6, value: { line: 7 } },
      { kind: 'if', line: 8, otherwise: [{ kind: 'if', line: 9 }] },
    ]);
  });
});

describe('without debugging', () => {
  test('assert is left out and __debug__ is False', () => {
    expect(parsed('assert a, b\nx = __debug__', 'file', { debug: false })).toBe('pass (= x False)');
    expect(parsed('assert a, b\nx = __debug__')).toBe('(assert a b) (= x True)');
  });
});

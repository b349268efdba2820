/**
 * What is refused, in which words and on which line, as MicroPython 1.9.1 itself says it. Faults with a block name come
 * from the compiler.
 */
import { describe, expect, test } from 'vitest';
import { fault } from './parsing.ts';

function table(rows: readonly (readonly [string, string])[]): void {
  test.each(rows)('%j: %s', (source, expected) => {
    expect(fault(source)).toBe(expected);
  });
}

describe('numbers', () => {
  table([
    ['x = 1.5', 'SyntaxError: decimal numbers not supported @1'],
    ['\n.5', 'SyntaxError: decimal numbers not supported @2'],
    ['1j', 'SyntaxError: decimal numbers not supported @1'],
    ['1else', 'SyntaxError: decimal numbers not supported @1'],
    ['x 1.5', 'SyntaxError: invalid syntax @1'],
    ['(\n0x)', "SyntaxError: invalid syntax for integer with base 16: '' @2"],
    ['0b2', "SyntaxError: invalid syntax for integer with base 2: '2' @1"],
    ['0o789', "SyntaxError: invalid syntax for integer with base 8: '789' @1"],
    ['1if 1 else 2', "SyntaxError: invalid syntax for integer with base 10: '1if' @1"],
    ['1_000', 'SyntaxError: invalid syntax @1'],
  ]);

  test('the terse wording leaves out the details', () => {
    expect(fault('0b2', 'file', 'terse')).toBe('SyntaxError: invalid syntax for integer @1');
  });
});

describe('arguments', () => {
  table([
    ['f(a=1, 2)', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['f(*a, *b)', "SyntaxError: can't have multiple *x @1 <module>"],
    ['f(**a,\n**b)', "SyntaxError: can't have multiple **x @2 <module>"],
    ['f(\na.b=1)', 'SyntaxError: LHS of keyword arg must be an id @2 <module>'],
    ['f(True=1)', 'SyntaxError: LHS of keyword arg must be an id @1 <module>'],
    ['class A(b=1, C): pass', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['@a(b=1, c)\ndef f(): pass', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['f(**a, b)', 'accepted'],
    ['f(*a, b, *c)', "SyntaxError: can't have multiple *x @1 <module>"],
    ['f(a=1, g(b=2, 3),\n4)', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
  ]);
});

describe('the line of a fault in a bare name is that of', () => {
  table([
    // the argument, where it is more than a name or a number
    ['f(a=1,\nb.c)', 'SyntaxError: non-keyword arg after keyword arg @2 <module>'],
    ['f(a=1,\n"123456789012")', 'SyntaxError: non-keyword arg after keyword arg @2 <module>'],
    ['f(a=1,\n1073741824)', 'SyntaxError: non-keyword arg after keyword arg @2 <module>'],
    // the statement, where there are several
    ['x\nf(a=1,\nb)', 'SyntaxError: non-keyword arg after keyword arg @2 <module>'],
    ['if x:\n  y\n  f(a=1, b)', 'SyntaxError: non-keyword arg after keyword arg @3 <module>'],
    ['if x:\n  y;f(a=1, b)', 'SyntaxError: non-keyword arg after keyword arg @2 <module>'],
    // the statement around, where there is one
    ['if x:\n  f(a=1, b)', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['def f():\n  g(a=1, b)', 'SyntaxError: non-keyword arg after keyword arg @1 f'],
    ['def f():\n  x\n  g(a=1, b)', 'SyntaxError: non-keyword arg after keyword arg @3 f'],
    ['class A:\n  g(a=1, b)', 'SyntaxError: non-keyword arg after keyword arg @1 A'],
    ['x = (1,\nlambda:\nf(a=1, b))', 'SyntaxError: non-keyword arg after keyword arg @2 <lambda>'],
    ['x = [\nf(a=1, b)\nfor x in y]', 'SyntaxError: non-keyword arg after keyword arg @2 <listcomp>'],
    // the item, from the second of a list on
    ['x = [\n1,\nf(a=1, b),\n3]', 'SyntaxError: non-keyword arg after keyword arg @3 <module>'],
    ['x = [\n1,\nf(a=1, b),\n]', 'SyntaxError: non-keyword arg after keyword arg @3 <module>'],
    ['x = [\n1,\nf(a=1, b)]', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    // whatever has a line and is compiled after it
    ['if f(a=1, b):\n  x\nelse:\n  y\n  z', 'SyntaxError: non-keyword arg after keyword arg @4 <module>'],
    ['def f(a, a):\n  x\n  y', 'SyntaxError: name reused for argument @2 f'],
    ['x\n1 = 2', "SyntaxError: can't assign to expression @2 <module>"],
    ['def f():\n  if x:\n    1 = 2\n  y', "SyntaxError: can't assign to expression @2 f"],
    ['x = [\nf(a=1, b),\n2,\n3]', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
  ]);
});

describe('parameters', () => {
  table([
    ['def f(**a, b): pass', 'SyntaxError: invalid syntax @1 f'],
    ['def f(**a,\nb): pass', 'SyntaxError: invalid syntax @1 f'],
    ['def f(**a,\nb=1): pass', 'SyntaxError: invalid syntax @2 f'],
    ['def f(**a,\nb: int): pass', 'SyntaxError: invalid syntax @2 f'],
    ['def f(**a,\n*b): pass', 'SyntaxError: invalid syntax @2 f'],
    ['def f(*a,\n*): pass', 'SyntaxError: invalid syntax @2 f'],
    ['def f(**a,\n**b): pass', 'SyntaxError: invalid syntax @2 f'],
    ['lambda *a, *b: 1', 'SyntaxError: invalid syntax @1 <lambda>'],
    ['def f(**a, b):\n  x\n  y', 'SyntaxError: invalid syntax @2 f'],
  ]);
});

describe('dictionaries and sets', () => {
  table([
    ['{1: 2,\n3}', 'SyntaxError: expecting key:value for dict @1 <module>'],
    ['x = {\n1,\n3: 4}', 'SyntaxError: expecting just a value for set @2 <module>'],
  ]);

  test('the terse wording leaves out the details', () => {
    expect(fault('{1: 2, 3}', 'file', 'terse')).toBe('SyntaxError: invalid syntax @1 <module>');
    expect(fault('{1, 3: 4}', 'file', 'terse')).toBe('SyntaxError: invalid syntax @1 <module>');
  });
});

describe('except', () => {
  table([
    ['try: a\nexcept: b\nexcept C: d', "SyntaxError: default 'except' must be last @2 <module>"],
    ['def f():\n  try: a\n  except: b\n  except: c', "SyntaxError: default 'except' must be last @3 f"],
  ]);
});

describe('blocks', () => {
  table([
    ['{f(a=1, b.c) for x in y}', 'SyntaxError: non-keyword arg after keyword arg @1 <setcomp>'],
    ['{1: f(a=1, b.c) for x in y}', 'SyntaxError: non-keyword arg after keyword arg @1 <dictcomp>'],
    ['(f(a=1, b.c) for x in y)', 'SyntaxError: non-keyword arg after keyword arg @1 <genexpr>'],
    ['g(f(a=1, b.c) for x in y)', 'SyntaxError: non-keyword arg after keyword arg @1 <genexpr>'],
    ['[x for x in f(a=1, b.c)]', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['[x for x in y for z in f(a=1, b.c)]', 'SyntaxError: non-keyword arg after keyword arg @1 <listcomp>'],
    ['[x for x in y if f(a=1, b.c)]', 'SyntaxError: non-keyword arg after keyword arg @1 <listcomp>'],
    ['[[f(a=1, b.c) for x in y] for z in w]', 'SyntaxError: non-keyword arg after keyword arg @1 <listcomp>'],
    ['lambda x=f(a=1, b.c): x', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['def f(x=g(a=1, b.c)): x', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
  ]);
});

describe('order', () => {
  table([
    ['f(a=1, 2)\n)', 'SyntaxError: invalid syntax @2'],
    ['def f(): g(a=1, b.c)\nh(*a, *b)', "SyntaxError: can't have multiple *x @2 <module>"],
    ['def f(): [g(a=1, b.c) for x in y]\ndef h(): i(*a, *b)', "SyntaxError: can't have multiple *x @2 h"],
    ['f(*a, *b)\nf(c=1, d.e)', "SyntaxError: can't have multiple *x @1 <module>"],
    // faults of either pass, in the order of the text
    ['nonlocal x\nf(a=1, 2)', "SyntaxError: can't declare nonlocal in outer code @1 <module>"],
    ['f(a=1, 2)\nnonlocal x', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['def f(a, a): pass\n@micropython.foo\ndef g(): pass', 'SyntaxError: invalid micropython decorator @2 <module>'],
    // but the guard of a while loop comes after its body
    ['while f(a=1, 2):\n  break\n  g(*a, *b)', "SyntaxError: can't have multiple *x @3 <module>"],
    ['while f(a=1, 2):\n  x\nelse:\n  g(*a, *b)', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    // and star arguments after the others
    ['f(*g(a=1, 2), h(*a, *b))', "SyntaxError: can't have multiple *x @1 <module>"],
    // the value of an item before its key
    ['{f(a=1, 2): g(*a, *b)}', "SyntaxError: can't have multiple *x @1 <module>"],
  ]);
});

describe('code that is not compiled has no fault of the compiler', () => {
  table([
    ['if 0: f(a=1, 2)', 'accepted'],
    ['if 1: pass\nelif f(a=1, 2): pass\nelse: f(a=1, 2)', 'accepted'],
    ['if x: pass\nelif False: f(a=1, 2)', 'accepted'],
    ['if x: f(a=1, 2)\nelif 1: pass', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['while 0: f(a=1, 2)', 'accepted'],
    ['while 0: pass\nelse: f(a=1, 2)', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['x = 1 or f(a=1, 2)', 'accepted'],
    ['x = y and 0 and f(a=1, 2)', 'accepted'],
    ['x = 0 or f(a=1, 2)', 'SyntaxError: non-keyword arg after keyword arg @1 <module>'],
    ['def f(a: g(b=1, 2)) -> g(b=1, 2): pass', 'accepted'],
    ['if 0: )', 'SyntaxError: invalid syntax @1'],
  ]);
});

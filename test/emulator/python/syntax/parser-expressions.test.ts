import { describe, expect, test } from 'vitest';
import { expression, fault, parsed, parsedExpression } from './parsing.ts';

function table(rows: readonly (readonly [string, string])[]): void {
  test.each(rows)('%s', (source, expected) => {
    expect(parsedExpression(source)).toBe(expected);
  });
}

describe('operators', () => {
  table([
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    ['a | b ^ c & d << e', '(| a (^ b (& c (<< d e))))'],
    ['a << b >> c', '(>> (<< a b) c)'],
    ['a / b // c % d', '(% (// (/ a b) c) d)'],
    ['a ** b ** c', '(** a (** b c))'],
    ['-a ** -b', '(- (** a (- b)))'],
    ['- - ~+a', '(- (- (~ (+ a))))'],
    ['(a + b) * c', '(* (+ a b) c)'],
    ['a or b and not c or d', '(or a (and b (not c)) d)'],
    ['not not a == b', '(not (not (a == b)))'],
    ['a < b <= c != d', '(a < b <= c != d)'],
    ['a in b not in c is d is not e', '(a in b not in c is d is not e)'],
    ['a == b | c', '(a == (| b c))'],
    ['a if b else c if d else e', '(if b a (if d c e))'],
    ['a if b or c else lambda: d', '(if (or b c) a (lambda () d))'],
  ]);

  test.each(['a <> b', 'a @ b', 'a not b', 'not', 'a == not b', 'a + not b', 'a is in b', 'a if b', 'a or', '* a'])(
    '%s is refused',
    (source) => {
      expect(fault(source, 'eval')).toMatch(/^SyntaxError: invalid syntax/);
    },
  );
});

describe('trailers', () => {
  table([
    ['a.b.c', 'a.b.c'],
    ['a(b)(c)[d].e(f)', '(call (call (call a b) c)[d].e f)'],
    ['f()', '(call f)'],
    ['f(a, *b, c=d, **e)', '(call f a *b c=d **e)'],
    ['f(*a, b, c,)', '(call f *a b c)'],
    ['f(x for x in y)', '(call f (generator-comp x (for x y)))'],
    ['f(a, x for x in y)', '(call f a (generator-comp x (for x y)))'],
    ['f(a=1, x for x in y)', '(call f a=1 (generator-comp x (for x y)))'],
    ['f((a)=1)', '(call f a=1)'],
    ['a[b]', 'a[b]'],
    ['a[b,]', 'a[(tuple b)]'],
    ['a[b, c:d]', 'a[(tuple b (slice c d -))]'],
    ['a[:]', 'a[(slice - - -)]'],
    ['a[::]', 'a[(slice - - -)]'],
    ['a[b:]', 'a[(slice b - -)]'],
    ['a[:b]', 'a[(slice - b -)]'],
    ['a[::b]', 'a[(slice - - b)]'],
    ['a[:b:]', 'a[(slice - b -)]'],
    ['a[b::c]', 'a[(slice b - c)]'],
    ['a[b:c:d]', 'a[(slice b c d)]'],
    ['a[b if c else d:lambda: e]', 'a[(slice (if c b d) (lambda () e) -)]'],
  ]);

  test.each([
    'a.',
    'a.1',
    'a.if',
    'a.__debug__',
    'f(,)',
    'f(a b)',
    'f(a=b=c)',
    'f(a=b for c in d)',
    'f(yield)',
    'a[]',
    'a[,]',
    'a[b:c:d:e]',
    'a[*b]',
  ])('%s is refused', (source) => {
    expect(fault(source, 'eval')).toMatch(/^SyntaxError: (invalid syntax|decimal)/);
  });
});

describe('displays', () => {
  table([
    ['()', '(tuple())'],
    ['(a)', 'a'],
    ['(a,)', '(tuple() a)'],
    ['(a, b,)', '(tuple() a b)'],
    ['a, b', '(tuple a b)'],
    ['a,', '(tuple a)'],
    ['(*a, b)', '(tuple() (* a) b)'],
    ['[]', '(list)'],
    ['[a, *b, c,]', '(list a (* b) c)'],
    ['{}', '(dict)'],
    ['{a: b, c: d,}', '(dict a:b c:d)'],
    ['{a}', '(set a)'],
    ['{a, b,}', '(set a b)'],
    ['[x for x in y]', '(list-comp x (for x y))'],
    ['[x for x, in y if a if b for z in w]', '(list-comp x (for (tuple x) y a b) (for z w))'],
    ['{x for x in y}', '(set-comp x (for x y))'],
    ['{x: y for x, y in z}', '(dict-comp x y (for (tuple x y) z))'],
    ['(x for *x, a.b in y)', '(generator-comp x (for (tuple (* x) a.b) y))'],
    ['[x for x in y or z if lambda: a]', '(list-comp x (for x (or y z) (lambda () a)))'],
    ['(yield)', '(yield -)'],
    ['(yield a, b)', '(yield (tuple a b))'],
    ['(yield from a)', '(yield-from a)'],
    ['None, True, False, ...', '(tuple None True False ...)'],
  ]);

  test.each([
    '(',
    ')',
    '(a',
    '[a',
    '{a',
    '(a]',
    '(,)',
    '[,]',
    '{,}',
    '{*a}',
    '{**a}',
    '{a:}',
    '[x for x in y, z]',
    '[yield]',
    '[x for x in y if a if b else c]',
    '{a: b: c}',
  ])('%s is refused', (source) => {
    expect(fault(source, 'eval')).toMatch(/^SyntaxError: invalid syntax/);
  });
});

describe('lambda', () => {
  table([
    ['lambda: a', '(lambda () a)'],
    ['lambda a, b=c, *d, e, f=g, **h: i', '(lambda (a b=c *d e f=g **h) i)'],
    ['lambda *, a: a', '(lambda (* a) a)'],
    ['lambda a,: (yield)', '(lambda (a) (yield -))'],
    ['lambda x=lambda: y: z', '(lambda (x=(lambda () y)) z)'],
  ]);

  test.each(['lambda a', 'lambda (a): b', 'lambda a: int: b', 'lambda 1: b', 'lambda a b: c'])(
    '%s is refused',
    (source) => {
      expect(fault(source, 'eval')).toMatch(/^SyntaxError: invalid syntax/);
    },
  );
});

describe('lines', () => {
  test('are those of the first token', () => {
    const node = expression('[\na\n+ b,\n(c\n, d)]');

    expect(node).toMatchObject({ line: 1, items: [{ kind: 'binary', line: 2, right: { line: 3 } }, { line: 4 }] });
  });

  test('of calls and subscripts are those of the bracket', () => {
    expect(expression('(a\n(b))')).toMatchObject({ kind: 'call', line: 2, callee: { line: 1 } });
    expect(expression('(a\n[b])')).toMatchObject({ kind: 'subscript', line: 2 });
  });

  test('of attributes are those of the point, of called ones those of the object', () => {
    expect(expression('(a\n.b)')).toMatchObject({ kind: 'attribute', line: 2 });
    expect(expression('(a\n.b\n())')).toMatchObject({ kind: 'call', line: 1, callee: { line: 1 } });
    expect(expression('(a\n.b\n.c())')).toMatchObject({ kind: 'call', line: 2, callee: { object: { line: 2 } } });
  });
});

test('a node of eval is one expression', () => {
  expect(parsed('a, b\n\n', 'eval')).toBe('(tuple a b)');
  expect(fault('a\nb', 'eval')).toBe('SyntaxError: invalid syntax @2');
  expect(fault('', 'eval')).toBe('SyntaxError: invalid syntax @2');
  expect(fault(' a', 'eval')).toBe('IndentationError: unexpected indent @1');
  expect(fault('a = b', 'eval')).toBe('SyntaxError: invalid syntax @1');
  expect(fault('pass', 'eval')).toBe('SyntaxError: invalid syntax @1');
});

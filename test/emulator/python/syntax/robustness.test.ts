/**
 * Whatever the text, parsing ends in a tree or a SourceError, and in good time.
 */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseModule } from '../../../../src/emulator/python/syntax/parser.ts';
import { fault } from './parsing.ts';

function many(text: string, between: string): string {
  return Array.from({ length: 100_000 }, () => text).join(between);
}

function blocks(depth: number): string {
  const lines = Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}if x:`);
  return [...lines, `${' '.repeat(depth)}y`].join('\n');
}

const TOO_DEEP = /^RuntimeError: maximum recursion depth exceeded @/;

describe('nesting', () => {
  const openings = [
    '(',
    '[',
    '{',
    'f(',
    'a[',
    '{1:',
    '-',
    'not ',
    '~',
    'lambda:',
    'lambda x=',
    '1**',
    'a if b else ',
    '(a+(b*',
    '(1 for x in ',
  ];

  test.each(openings)('%s a thousand times is too deep, and so is a hundred thousand', (opening) => {
    expect(fault(opening.repeat(1000))).toMatch(TOO_DEEP);
    expect(fault(opening.repeat(100_000))).toMatch(TOO_DEEP);
  });

  test('the deepest that is taken leaves the host its stack', () => {
    expect(fault(`${'('.repeat(390)}a${')'.repeat(390)}`)).toBe('accepted');
    expect(fault(`${'['.repeat(390)}${']'.repeat(390)}`)).toBe('accepted');
    expect(fault(`${'[x for x in '.repeat(390)}y${']'.repeat(390)}`)).toBe('accepted');
    expect(fault('(a or not b and c < d | e ^ f & g << h + i * '.repeat(30))).toMatch(/^SyntaxError/);
  });

  test('of blocks ends too', () => {
    expect(fault(blocks(390))).toBe('accepted');
    expect(fault(blocks(1000))).toMatch(TOO_DEEP);
  });
});

describe('length', () => {
  test.each([
    ...['+', '*', ' and ', ' or ', '<', ' not in ', '|', '<<', '.', '=', ',', ';', '\n', '\n\n'].map((by) =>
      many('a', by),
    ),
    `[${many('1', ',')}]`,
    `{${many('1:2', ',')}}`,
    `f(${many('k=1', ',')})`,
    many('1', '+'),
    `x${'()'.repeat(100_000)}`,
    `if a: b\n${'elif c: d\n'.repeat(100_000)}`,
    `try: a\n${'except B: c\n'.repeat(100_000)}`,
    `with ${many('a', ',')}: b`,
    `[x ${many('for x in y', ' ')}]`,
    many('"a"', ' '),
    `"${'a'.repeat(1_000_000)}"`,
    '\\\n'.repeat(500_000) + 'a',
    'a'.repeat(1_000_000),
  ])('alone is no fault: %.20j', (source) => {
    expect(fault(source)).toBe('accepted');
  });

  test('many faults of the compiler cost no more than one', () => {
    expect(fault('f(a=1, b)\n'.repeat(100_000))).toBe('SyntaxError: non-keyword arg after keyword arg @1 <module>');
  });
});

describe('any text', () => {
  const words = constantFrom(
    ...'if else elif for in while def class lambda try except finally with as yield not and or is import from global'.split(
      ' ',
    ),
    ...'a b 1 0 1.5 0x "s" b"t" """ \' \\x \\ ( ) [ ] { } , : ; . ... = == + - * ** / // @ -> # é'.split(' '),
    ...' |\n|\n  |\n    |\t|\r|\r\n|\\\n|\0|\udc80|\ud800'.split('|'),
  );

  test('is parsed or refused', () => {
    const texts = oneof(
      string({ unit: 'binary' }),
      array(words, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    assert(
      property(texts, constantFrom('file' as const, 'single' as const, 'eval' as const), (source, mode) => {
        expect(fault(source, mode)).toMatch(/^(accepted|\w+Error: .+ @\d+.*)$/s);
      }),
      { numRuns: 3000 },
    );
  });

  test('gives the same tree with any kind of line end', () => {
    const lines = ['if a:', '  b = """c', 'd"""', 'else:', '\te(', 'f)', ''];
    const [lf, crlf, cr] = ['\n', '\r\n', '\r'].map((end) => parseModule(lines.join(end), 'file', 'terse'));

    expect(crlf).toEqual(lf);
    expect(cr).toEqual(lf);
  });
});

import { describe, expect, test } from 'vitest';
import { Tokenizer } from '../../../../src/emulator/python/syntax/tokenizer.ts';

/** Kinds of all tokens, with the text of names and numbers, each after its line where `lines` is asked for. */
function tokens(source: string, { lines = false, debug = true } = {}): string {
  const tokenizer = new Tokenizer(source, debug);
  const found: string[] = [];
  for (; found.length < 100; tokenizer.advance()) {
    const text = ['NAME', 'INTEGER', 'FLOAT'].includes(tokenizer.kind) ? tokenizer.text : tokenizer.kind;
    found.push(lines ? `${tokenizer.line}:${text}` : text);
    if (tokenizer.kind === 'END') break;
  }
  return found.join(' ');
}

describe('lines', () => {
  test('a missing last line end is added, also to nothing', () => {
    expect(tokens('a')).toBe('a NEWLINE END');
    expect(tokens('a\n')).toBe('a NEWLINE END');
    expect(tokens('')).toBe('NEWLINE END');
  });

  test('a NEWLINE has the line of what comes after it', () => {
    expect(tokens('a\n\n# note\n\nb', { lines: true })).toBe('1:a 5:NEWLINE 5:b 6:NEWLINE 6:END');
  });

  test('LF, CRLF and CR end lines', () => {
    expect(tokens('a\r\nb\rc\r\r\nd', { lines: true })).toBe(
      '1:a 2:NEWLINE 2:b 3:NEWLINE 3:c 5:NEWLINE 5:d 6:NEWLINE 6:END',
    );
  });

  test('line ends count for nothing inside brackets', () => {
    expect(tokens('(a,\n  [b\n]\n)', { lines: true })).toBe('1:( 1:a 1:, 2:[ 2:b 3:] 4:) 5:NEWLINE 5:END');
  });

  test('a backslash continues a line, at the end of the text for good', () => {
    expect(tokens('a \\\n + \\\r\n b', { lines: true })).toBe('1:a 2:+ 3:b 4:NEWLINE 4:END');
    expect(tokens('a \\')).toBe('a END');
    expect(tokens('a \\ \n')).toBe('a INVALID NEWLINE END');
  });

  test('form feed and vertical tab are white space', () => {
    expect(tokens('a\f+\vb')).toBe('a + b NEWLINE END');
  });
});

describe('indentation', () => {
  test('opens and closes blocks', () => {
    expect(tokens('a\n  b\n    c\nd')).toBe('a NEWLINE INDENT b NEWLINE INDENT c NEWLINE DEDENT DEDENT d NEWLINE END');
  });

  test('tabs go to the next multiple of eight', () => {
    expect(tokens('a\n        b\n\tc\n   \td')).toBe('a NEWLINE INDENT b NEWLINE c NEWLINE d NEWLINE DEDENT END');
    expect(tokens('a\n\tb\n         c')).toBe('a NEWLINE INDENT b NEWLINE INDENT c NEWLINE DEDENT DEDENT END');
  });

  test('empty lines and comments do not matter', () => {
    expect(tokens('a\n  b\n\n# c\n      \n  d')).toBe('a NEWLINE INDENT b NEWLINE d NEWLINE DEDENT END');
  });

  test('that fits no line around is marked in place of the NEWLINE', () => {
    expect(tokens('a\n    b\n  c')).toContain('b DEDENT_MISMATCH DEDENT c');
  });

  test('of the first token is a fault', () => {
    expect(tokens(' a')).toBe('INDENT NEWLINE END');
    expect(tokens('\n# note\n  a')).toMatch(/^INDENT/);
    expect(tokens('\n\na')).toBe('NEWLINE a NEWLINE END');
  });
});

describe('words', () => {
  test('keywords are their own kind; async, await, print and exec are names', () => {
    expect(tokens('if None yield async await print exec nonlocal')).toBe(
      'if None yield async await print exec nonlocal NEWLINE END',
    );
    expect(new Tokenizer('async', true).kind).toBe('NAME');
    expect(new Tokenizer('nonlocal', true).kind).toBe('nonlocal');
  });

  test('words that every object inherits are plain names', () => {
    expect(new Tokenizer('constructor', true).kind).toBe('NAME');
    expect(new Tokenizer('__proto__', true).kind).toBe('NAME');
  });

  test('any character outside ASCII can be part of a name', () => {
    expect(tokens('größe ε €x 😀 \udcff')).toBe('größe ε €x 😀 \udcff NEWLINE END');
  });

  test('__debug__ is True or False', () => {
    expect(tokens('__debug__')).toBe('True NEWLINE END');
    expect(tokens('__debug__', { debug: false })).toBe('False NEWLINE END');
  });
});

describe('numbers', () => {
  test('take the letters that touch them', () => {
    expect(tokens('1if x')).toBe('1if x NEWLINE END');
    expect(tokens('0xfeed 0B1 0o7 09')).toBe('0xfeed 0B1 0o7 09 NEWLINE END');
    expect(tokens('1_000')).toBe('1 _000 NEWLINE END');
  });

  test.each(['1.5', '.5', '1e5', '1E-5', '1j', '1.e+3', '0x1.', '0xj'])('%s is no integer', (text) => {
    const tokenizer = new Tokenizer(text, true);

    expect(tokenizer.kind).toBe('FLOAT');
    expect(tokenizer.text).toBe(text);
  });

  test('an exponent may have a sign, hexadecimal digits may not', () => {
    expect(tokens('1e+5')).toBe('1e+5 NEWLINE END');
    expect(tokens('0xe+5')).toBe('0xe + 5 NEWLINE END');
  });
});

describe('operators', () => {
  test('are as long as can be', () => {
    expect(tokens('a<<=b<<c<=d<e')).toBe('a <<= b << c <= d < e NEWLINE END');
    expect(tokens('a**=b**c*=d*e')).toBe('a **= b ** c *= d * e NEWLINE END');
    expect(tokens('->-=-//=//')).toBe('-> -= - //= // NEWLINE END');
    expect(tokens('... .. .a')).toBe('... . . . a NEWLINE END');
    expect(tokens('a@=b')).toBe('a @ = b NEWLINE END');
  });

  test.each(['!', '$', '?', '`', '\0', '\x7f'])('%j is none', (text) => {
    expect(tokens(text)).toBe('INVALID NEWLINE END');
  });
});

describe('strings', () => {
  test('next to each other are one token with the line of the first', () => {
    const tokenizer = new Tokenizer('("a" \'b\'\n  r"\\c" u"d" # note\n """e\n"""\n)', true);
    tokenizer.advance();

    expect([tokenizer.kind, tokenizer.line, tokenizer.text]).toEqual(['STRING', 1, 'ab\\cde\n']);
    tokenizer.advance();
    expect([tokenizer.kind, tokenizer.line]).toEqual([')', 5]);
  });

  test('on the next line are another token', () => {
    expect(tokens('"a"\n"b"')).toBe('STRING NEWLINE STRING NEWLINE END');
  });

  test('and bytes are not joined', () => {
    expect(tokens('"a" b"b"')).toBe('STRING BYTES NEWLINE END');
    expect(tokens('b"a" rb"b" br"c"')).toBe('BYTES NEWLINE END');
  });

  test('have prefixes in small letters only', () => {
    expect(tokens('R"a"')).toBe('R STRING NEWLINE END');
    expect(tokens('f"a"')).toBe('f STRING NEWLINE END');
    expect(tokens('ur"a"')).toBe('ur STRING NEWLINE END');
  });

  test('must end', () => {
    expect(tokens("'abc\nd")).toMatch(/^INVALID/);
    expect(tokens("'''abc\nd")).toMatch(/^INVALID/);
    expect(tokens("'abc\\")).toMatch(/^INVALID/);
  });
});

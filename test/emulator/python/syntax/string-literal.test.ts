import { describe, expect, test } from 'vitest';
import { expression, fault } from './parsing.ts';

function value(source: string): string | number[] {
  const node = expression(source);
  if (node.kind === 'string') return node.value;
  if (node.kind === 'bytes') return [...node.value];
  throw new Error(`a literal was expected, not ${node.kind}`);
}

describe('strings', () => {
  test.each([
    [`'it''s'`, 'its'],
    [`"it's"`, "it's"],
    [`'''a'b''c'''`, "a'b''c"],
    [`""""a"""`, '"a'],
    [`''`, ''],
    [`"""a\nb\\\nc"""`, 'a\nbc'],
    [`'a\\\nb'`, 'ab'],
    ['"""a\r\nb\rc"""', 'a\nb\nc'],
    [String.raw`'\\\'\"\a\b\t\n\v\f\r'`, '\\\'"\x07\b\t\n\v\f\r'],
    [String.raw`'\x41\u00e9\U0001F600'`, 'Aé😀'],
    [String.raw`'\0\7\101\377\777\1234\8'`, '\0\x07A\xff\u01ffS4\\8'],
    [String.raw`'\q\ '`, '\\q\\ '],
    ["'größe 😀'", 'größe 😀'],
    ["'a\udcffb'", 'a\udcffb'],
    [String.raw`r'\n\'\x'`, String.raw`\n\'\x`],
    ["r'a\\\nb'", 'a\\\nb'],
    [String.raw`u'\u20ac'`, '€'],
    [String.raw`'\UFFFFFFFF'`, ''],
  ])('%s', (source, expected) => {
    expect(value(source)).toBe(expected);
  });

  test('a backslash makes a character of the first byte of a character outside ASCII', () => {
    expect(value("'\\é'")).toBe('\\\xc3\udca9');
    expect(value("r'\\€'")).toBe('\\\xe2\udc82\udcac');
    expect(value("'\\\udc80'")).toBe('\\\x80');
  });

  test.each([`'\\x4'`, `'\\xgg'`, `'\\u123'`, `'\\U00110000'`, `'abc`, `'''abc'`, `'\\`])('%s is refused', (source) => {
    expect(fault(`\n${source}`)).toBe('SyntaxError: invalid syntax @2');
  });

  test('names of characters are not known, wherever they are met', () => {
    expect(fault(String.raw`'\N{DASH}'`)).toBe('NotImplementedError: unicode name escapes @0');
    expect(fault(String.raw`x + '\xq \N'`)).toBe('NotImplementedError: unicode name escapes @0');
    expect(fault(String.raw`) '\N{DASH}'`)).toBe('SyntaxError: invalid syntax @1');
    expect(fault(String.raw`r'\N{DASH}'`)).toBe('accepted');
  });
});

describe('bytes', () => {
  test.each([
    [`b'abc'`, [97, 98, 99]],
    [`b'' b"1"`, [49]],
    [String.raw`b'\xff\0\377\n'`, [255, 0, 255, 10]],
    [String.raw`b'\u12'`, [92, 117, 49, 50]],
    [String.raw`rb'\x' br'\n'`, [92, 120, 92, 110]],
    ["b'é'", [0xc3, 0xa9]],
    ["b'\\é'", [92, 0xc3, 0xa9]],
    ["b'\udc80'", [0x80]],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  test('hold nothing above 255', () => {
    expect(fault(String.raw`b'\400'`)).toBe('SyntaxError: invalid syntax @1');
  });
});

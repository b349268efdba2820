import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LOWER_BODY,
  LOWER_EXTENSION,
  numberedShortName,
  parseName,
} from '../../../../src/emulator/storage/fat/names.ts';
import { encodeUtf8 } from '../../../../src/emulator/lib/utf8.ts';

const SPACE = 0x20;
const parse = (name: string) => parseName(encodeUtf8(name));
const asText = (short: Uint8Array) => String.fromCharCode(...short);

describe('The short name of', () => {
  test.each([
    ['MAIN.PY', 'MAIN    PY ', false],
    ['main.py', 'MAIN    PY ', false],
    ['Main.py', 'MAIN    PY ', true],
    ['a', 'A          ', false],
    ['longfilename.txt', 'LONGFILETXT', true],
    ['x.longext', 'X       LON', true],
    ['two.dots.py', 'TWODOTS PY ', true],
    ['.hidden', 'HIDDEN     ', true],
    ['with space', 'WITHSPAC   ', true],
    ['a+b=c', 'A_B_C      ', true],
    ['trailing. .', 'TRAILING   ', false],
    ['12345678.123', '12345678123', false],
  ])('%j is %j; long name needed: %s', (name, short, needsLong) => {
    const parsed = parse(name);

    expect(asText(parsed.short)).toBe(short);
    expect(parsed.needsLong).toBe(needsLong);
  });

  test('letters beyond ASCII is their capital, or the bare letter', () => {
    // As FatFs converts the code page's bytes; the third is é, for which it keeps no capital.
    const { short } = parseName(Uint8Array.of(0x81, 0x84, 0x82, 0xa4));
    expect(short.slice(0, 4)).toEqual(Uint8Array.of(0x9a, 0x8e, 0x45, 0xa5));
  });

  test('a name that begins with the mark of deleted entries is escaped', () => {
    expect(parseName(Uint8Array.of(0xe5, 0x41)).short[0]).toBe(0x05);
  });
});

test('Small letters throughout body or extension are flags, not a long name', () => {
  expect(parse('main.py').caseFlags).toBe(LOWER_BODY | LOWER_EXTENSION);
  expect(parse('main.PY').caseFlags).toBe(LOWER_BODY);
  expect(parse('MAIN.py').caseFlags).toBe(LOWER_EXTENSION);
  expect(parse('Main.py').caseFlags).toBe(0);
});

test('Numbers go to the end of the body; beyond 5 a hash of the long name keeps names apart', () => {
  const { short, units } = parse('long file name.txt');

  expect(asText(numberedShortName(short, units, 1))).toBe('LONGFI~1TXT');
  expect(asText(numberedShortName(parse('a b').short, units, 2))).toBe('AB~2       ');
  expect(asText(numberedShortName(short, units, 6))).toMatch(/^[A-Z]{1,5}~[0-9A-F]{2,4} *TXT$/);
});

test('Whatever the name, its short form has only characters that short names may have', () => {
  const forbidden = new Set(encodeUtf8('abcdefghijklmnopqrstuvwxyz"*+,./:;<=>?[]|'));
  const anyName = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter(isName);

  fc.assert(
    fc.property(anyName, (name) => {
      const { short, isDots } = parse(name);
      expect(short).toHaveLength(11);
      expect(short[0]).not.toBe(SPACE);
      if (!isDots) expect([...short].filter((byte) => forbidden.has(byte))).toEqual([]);
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

/** What parseName takes, less the separators, which never reach it. */
function isName(name: string): boolean {
  return Array.from(name).every(isAllowed) && /[^ .]/.test(name);
}

function isAllowed(char: string): boolean {
  return char.charCodeAt(0) >= SPACE && !'"*:<>?|\x7f/\\'.includes(char);
}

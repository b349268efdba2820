import { describe, expect, test } from 'vitest';
import { decodeUtf8, utf8Length } from '../../../../src/emulator/lib/utf8.ts';
import { PyBytes } from '../../../../src/emulator/python/types/bytes.ts';
import { isPlain, textOf } from '../../../../src/emulator/python/types/text.ts';
import '../../../drivers/python.ts';

const INVALID = decodeUtf8(Uint8Array.of(0x61, 0xff));

test('a text is plain unless it has characters beyond U+FFFF or invalid bytes', () => {
  expect(isPlain('abc')).toBe(true);
  expect(isPlain('日本\uffff')).toBe(true);
  expect(isPlain('a😀')).toBe(false);
  expect(isPlain(INVALID)).toBe(false);
});

test('a long text is looked through anew when another one came between', () => {
  const plain = 'a'.repeat(100);
  const other = `${plain}😀`;

  expect([isPlain(plain), isPlain(other), isPlain(plain), isPlain(other)]).toEqual([true, false, true, false]);
});

test('the length in bytes is that of UTF-8', () => {
  expect(utf8Length('aé日😀')).toBe(10);
  expect(utf8Length(INVALID)).toBe(2);
});

describe('a text is worked on', () => {
  test('as it is where it and its partners are plain', () => {
    expect(textOf('aé', 'b')).toMatchObject({ form: 'characters', units: 'aé' });
  });

  test('as UTF-8 where one of them is not', () => {
    expect(textOf('é', '😀')).toMatchObject({ form: 'utf8', units: '\xc3\xa9' });
  });

  test('as it is where it is bytes', () => {
    expect(textOf(new PyBytes(Uint8Array.of(0xff)))).toMatchObject({ form: 'bytes', units: '\xff' });
  });

  test('and its pieces are of its own type', () => {
    expect(textOf('é', '😀').make('\xf0\x9f\x98\x80')).toBe('😀');
    expect(textOf(new PyBytes(new Uint8Array(0))).make('\xff')).toEqual(new PyBytes(Uint8Array.of(0xff)));
  });
});

test('positions and indices of UTF-8 are turned into each other', () => {
  const text = textOf('a😀é');

  expect(text.length).toBe(3);
  expect([0, 1, 2, -1, -3].map((index) => text.position(index))).toEqual([0, 1, 5, 5, 0]);
  expect([0, 1, 5].map((position) => text.index(position))).toEqual([0, 1, 2]);
  expect([9, -9].map((index) => text.bound(index))).toEqual([7, 0]);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/emulator/lib/utf8.ts';

describe('UTF-8', () => {
  test('encodes and decodes as everybody does', () => {
    for (const text of ['', 'print(1)\n', 'Grüße', '25 °C', '漢字', '😀 a 😀', 'x'.repeat(20_000)]) {
      expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
      expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    }
  });

  test.each([
    ['a lone continuation byte', [0x80], '\udc80'],
    ['a sequence that breaks off', [0x61, 0xe6, 0xbc], 'a\udce6\udcbc'],
    ['an overlong slash', [0xc0, 0xaf], '\udcc0\udcaf'],
    ['a surrogate in three bytes', [0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
    ['a code point beyond the last', [0xf4, 0x90, 0x80, 0x80], '\udcf4\udc90\udc80\udc80'],
  ])('decodes %s to one escape per byte', (_what, bytes, text) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBe(text);
  });

  test('brings every sequence of bytes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...encodeUtf8(decodeUtf8(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});

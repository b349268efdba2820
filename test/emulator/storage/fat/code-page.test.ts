import { expect, test } from 'vitest';
import { foldCase, oemToUnicode, unicodeToOem } from '../../../../src/emulator/storage/fat/code-page.ts';

const unit = (char: string) => char.charCodeAt(0);

test('All 256 bytes of code page 437 are different characters and come back', () => {
  const units = Array.from({ length: 256 }, (_, byte) => oemToUnicode(byte));

  expect(new Set(units).size).toBe(256);
  expect(units.map(unicodeToOem)).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
});

test('Known bytes are known characters', () => {
  expect([0x82, 0x8e, 0xc3, 0xe1, 0xfe].map((byte) => String.fromCharCode(oemToUnicode(byte))).join('')).toBe('éÄ├ß■');
  expect(unicodeToOem(unit('日'))).toBeUndefined();
});

test('Case is removed from letters that come in pairs, and from nothing else', () => {
  for (const [small, capital] of ['aA', 'zZ', 'éÉ', 'äÄ', 'σΣ', 'ÿŸ', 'ƒƑ']) {
    expect(foldCase(unit(small!))).toBe(unit(capital!));
  }
  for (const alone of 'ßµı1_~└') expect(foldCase(unit(alone))).toBe(unit(alone));
});

import { expect, test } from 'vitest';
import { GLYPH_SIZE, glyphColumns } from '../../../../../src/emulator/python/modules/framebuf/font.ts';

const CODES = Array.from({ length: 96 }, (_, i) => 0x20 + i);

function picture(code: number): string {
  const columns = [...glyphColumns(code)];
  const rows = Array.from({ length: GLYPH_SIZE }, (_, y) => columns.map((c) => ((c >> y) & 1 ? '#' : '.')).join(''));
  return rows.join('\n');
}

test('a character is what is drawn in the source', () => {
  expect(picture('g'.charCodeAt(0))).toBe(`........
........
..#####.
.#....#.
.#....#.
..#####.
......#.
..####..`);
});

test('no two characters look alike, and only the space is empty', () => {
  const pictures = CODES.map(picture);

  expect(new Set(pictures).size).toBe(96);
  expect(CODES.filter((code) => !picture(code).includes('#'))).toEqual([0x20]);
});

test('characters do not touch their right neighbour', () => {
  for (const code of CODES) expect(glyphColumns(code)[GLYPH_SIZE - 1]).toBe(0);
});

test('what the font does not have is shown as the last character', () => {
  for (const code of [0, 31, 128, 255]) expect(picture(code)).toBe(picture(0x7f));
});

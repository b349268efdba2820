/**
 * Integers that the 32-bit board keeps in a word: 31 bits, the last one says what the word is. Follows MP_SMALL_INT_FITS
 * of py/smallint.h.
 */
export const MAX_SMALL_INT = 0x3fffffff;
export const MIN_SMALL_INT = -0x40000000;

export function isSmallInt(value: number | bigint): boolean {
  return value <= MAX_SMALL_INT && value >= MIN_SMALL_INT;
}

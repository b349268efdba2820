/**
 * Numbers as text, in the layouts of `%` and format(). Follows mp_print_strn and mp_print_mp_int of py/mpprint.c.
 * Widths are counted in bytes of UTF-8, as there.
 */
import { utf8Length } from '../../lib/utf8.ts';
import { reserve } from '../memory/reserve.ts';
import { isSmallInt } from './int.ts';

/** Where a text stands in a width that is larger. */
export type Side = 'left' | 'right' | 'center';

export interface NumberLayout {
  side: Side;
  fill: string;
  /** Bytes to fill up to; less than the text has, or negative, for none. */
  width: number;
  /** What stands before a number that is not negative. */
  plus: '' | '+' | ' ';
  /** `0x` and its kin before the digits. */
  prefix: boolean;
  commas: boolean;
  /** Fills between sign and digits. */
  padAfterSign: boolean;
  /** Digits at least; below 2 without effect. */
  precision: number;
}

const PREFIXES = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

/** Fills a text up to a width. Errors: MemoryError. */
export function padded(text: string, side: Side, width: number, fill = ' '): string {
  if (text.length >= width) return text;
  const missing = width - utf8Length(text);
  if (missing <= 0) return text;
  reserve(width);
  const before = side === 'left' ? 0 : side === 'right' ? missing : Math.trunc(missing / 2);
  return fill.repeat(before) + text + fill.repeat(missing - before);
}

/** Digits in groups of three. A long int gets a comma before its first group too, when that one is full. */
function grouped(digits: string, isLong: boolean): string {
  const text = digits.replace(/\B(?=(?:...)+$)/g, ',');
  return isLong && digits.length % 3 === 0 ? `,${text}` : text;
}

/** A number in one of the bases that have a format; `capitals` are for digits and prefix of base 16. */
export function formatInteger(
  value: number | bigint,
  base: 2 | 8 | 10 | 16,
  layout: NumberLayout,
  capitals = false,
): string {
  const { side, fill, plus, padAfterSign } = layout;
  let { width, precision } = layout;
  if (side === 'right' && fill === '0') {
    width = Math.max(width, precision);
    precision = 0;
  }
  const negative = value < 0;
  let digits = (negative ? -value : value).toString(base);
  if (layout.commas) digits = grouped(digits, !isSmallInt(value));
  let prefix = layout.prefix ? PREFIXES[base] : '';
  if (capitals) {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  const head = (negative ? '-' : plus) + prefix;
  if (precision > 1) return padded(head + padded(digits, 'right', precision, '0'), side, width);
  if (padAfterSign) return head + padded(digits, side, width - head.length, fill);
  return padded(head + digits, side, width, fill);
}

/**
 * Numbers as text, in the layouts of `%` and format(). Follows mp_print_strn and mp_print_mp_int of py/mpprint.c.
 * Widths are counted in bytes of UTF-8, as there.
 */
import { reserve } from '../memory/heap.ts';
import { isSmallInt } from './int.ts';
import { utf8Length } from './text.ts';

export interface Layout {
  readonly fill: string;
  /** Bytes to fill up to; less than the text has, or negative, for none. */
  readonly width: number;
  readonly left?: boolean;
  readonly center?: boolean;
}

export interface NumberLayout extends Layout {
  readonly base: 2 | 8 | 10 | 16;
  /** Digits and prefix of base 16 in capitals. */
  readonly capitals?: boolean;
  /** What stands before a number that is not negative. */
  readonly plus?: '' | '+' | ' ';
  readonly prefix?: boolean;
  readonly commas?: boolean;
  readonly padAfterSign?: boolean;
  /** Digits at least; below 2 without effect. */
  readonly precision?: number;
}

const PREFIXES = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

/** Fills a text up to a width. Errors: MemoryError. */
export function padded(text: string, { fill, width, left = false, center = false }: Layout): string {
  const missing = width - utf8Length(text);
  if (missing <= 0) return text;
  reserve(width);
  const before = center ? Math.trunc(missing / 2) : left ? 0 : missing;
  return fill.repeat(before) + text + fill.repeat(missing - before);
}

/** Digits in groups of three. A long int gets a comma before its first group too, when that one is full. */
function grouped(digits: string, isLong: boolean): string {
  const text = digits.replace(/\B(?=(?:...)+$)/g, ',');
  return isLong && digits.length % 3 === 0 ? `,${text}` : text;
}

export function formatInteger(value: number | bigint, layout: NumberLayout): string {
  const { base, capitals = false, plus = '', commas = false, fill, left = false, center = false } = layout;
  let { width, precision = -1 } = layout;
  if (!left && !center && fill === '0') {
    width = Math.max(width, precision);
    precision = 0;
  }
  const negative = value < 0;
  const magnitude = (negative ? -value : value).toString(base);
  const digits = commas ? grouped(magnitude, !isSmallInt(value)) : magnitude;
  const sign = negative ? '-' : plus;
  const prefix = layout.prefix ? PREFIXES[base] : '';
  const text = capitals ? digits.toUpperCase() : digits;
  const head = sign + (capitals ? prefix.toUpperCase() : prefix);

  if (precision > 1) {
    return padded(head + padded(text, { fill: '0', width: precision }), { fill: ' ', width, left });
  }
  if (!layout.padAfterSign) return padded(head + text, { fill, width, left, center });
  return head + padded(text, { fill, width: width - head.length, left, center });
}

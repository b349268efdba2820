/**
 * Reads integers, for literals and for int(). Follows py/parsenum.c and py/parsenumbase.c: `09` is 9, a prefix alone is
 * a fault, spaces and a sign are welcome (the tokenizer hands in neither).
 */
import { digitValue, isSpace } from './characters.ts';

/** What was wrong, in the parts of which the detailed wording is made. */
export interface IntegerFault {
  readonly base: number;
  /** The text after spaces, sign and prefix. */
  readonly digits: string;
}

const PREFIXES = new Map([
  ['x', 16],
  ['o', 8],
  ['b', 2],
]);

/** What BigInt() calls the bases that it can read. */
const NATIVE_PREFIXES = new Map([
  [10, ''],
  [16, '0x'],
  [8, '0o'],
  [2, '0b'],
]);

/**
 * The value as a number where that is safe, else as a bigint.
 * `base` is 0 (read it from the prefix, else 10) or 2 to 36; other bases are the caller's to refuse.
 */
export function parseInteger(text: string, base: number): number | bigint | IntegerFault {
  let at = 0;
  while (isSpace(text.charCodeAt(at))) at++;
  const negative = text[at] === '-';
  if (negative || text[at] === '+') at++;

  const prefixed = text[at] === '0' && at + 2 <= text.length ? PREFIXES.get(text[at + 1]!.toLowerCase()) : undefined;
  if (prefixed !== undefined && (base === 0 || base === prefixed)) {
    base = prefixed;
    at += 2;
  } else if (base === 0) base = 10;

  const start = at;
  let value = 0;
  for (let digit = 0; (digit = digitValue(text.charCodeAt(at))) < base; at++) value = value * base + digit;
  const end = at;
  while (isSpace(text.charCodeAt(at))) at++;
  if (end === start || at !== text.length) return { base, digits: text.slice(start) };

  const exact = Number.isSafeInteger(value) ? value : parseBig(text.slice(start, end), base);
  // 0 - exact rather than -exact, which would make -0 of 0.
  return negative ? (typeof exact === 'bigint' ? -exact : 0 - exact) : exact;
}

function parseBig(digits: string, base: number): bigint {
  const native = NATIVE_PREFIXES.get(base);
  if (native !== undefined) return BigInt(native + digits);
  // Ten digits of base 36 fit a safe integer.
  const scale = BigInt(base) ** 10n;
  let value = BigInt(Number.parseInt(digits.slice(0, digits.length % 10) || '0', base));
  for (let at = digits.length % 10; at < digits.length; at += 10) {
    value = value * scale + BigInt(Number.parseInt(digits.slice(at, at + 10), base));
  }
  return value;
}

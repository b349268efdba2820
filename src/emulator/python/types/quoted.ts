/**
 * How repr() writes str and bytes. Follows uni_print_quoted of py/objstrunicode.c and mp_str_print_quoted of
 * py/objstr.c: double quotes only where the text has single ones and no double ones.
 */
import { encodeUtf8 } from '../../lib/utf8.ts';
import { isContinuation, isPlain } from './text.ts';

/** Printable ASCII without quotes and backslash: written as it is. */
const SIMPLE = /^[ !#-&(-[\]-~]*$/;

const SHORT_ESCAPES = new Map([
  [0x5c, '\\\\'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
]);

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function escaped(code: number, quote: number): string {
  if (code === quote) return `\\${String.fromCharCode(code)}`;
  const short = SHORT_ESCAPES.get(code);
  if (short !== undefined) return short;
  if (code >= 0x20 && code <= 0x7e) return String.fromCharCode(code);
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** Code point that begins at a byte, and where the next one does, by the rules of utf8_get_char for invalid bytes. */
export function codePointAt(bytes: Uint8Array, at: number): { code: number; next: number } {
  let code = bytes[at]!;
  let next = at + 1;
  const multiple = code >= 0x80;
  if (multiple) {
    code &= 0x7f;
    for (let mask = 0x40; code & mask; mask >>= 1) code &= ~mask;
  }
  for (; isContinuation(bytes[next] ?? 0); next++) if (multiple) code = ((code << 6) | (bytes[next]! & 0x3f)) >>> 0;
  return { code, next };
}

function quote(codes: Iterable<number>, hasSingle: boolean, hasDouble: boolean): string {
  const mark = hasSingle && !hasDouble ? '"' : "'";
  let text = mark;
  for (const code of codes) text += escaped(code, mark.charCodeAt(0));
  return text + mark;
}

function* codesOfPlain(text: string): Generator<number, void> {
  for (let i = 0; i < text.length; i++) yield text.charCodeAt(i);
}

function* codesOfUtf8(bytes: Uint8Array): Generator<number, void> {
  for (let at = 0; at < bytes.length;) {
    const { code, next } = codePointAt(bytes, at);
    yield code;
    at = next;
  }
}

/** A str in quotes. */
export function quoteStr(text: string): string {
  if (SIMPLE.test(text)) return `'${text}'`;
  const codes = isPlain(text) ? codesOfPlain(text) : codesOfUtf8(encodeUtf8(text));
  return quote(codes, text.includes("'"), text.includes('"'));
}

/** Bytes in quotes, without the `b` before them. */
export function quoteBytes(data: Uint8Array): string {
  return quote(data, data.includes(0x27), data.includes(0x22));
}

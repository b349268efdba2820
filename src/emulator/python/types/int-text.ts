/**
 * int() and the characters of ord() and chr(): what text and numbers say of each other. Follows mp_obj_int_make_new of
 * py/objint.c, the errors of py/parsenum.c, and py/modbuiltins.c.
 */
import { decodeUtf8, encodeUtf8 } from '../../lib/utf8.ts';
import { defineType, intType } from '../runtime/object.ts';
import type { Keywords, PyType, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { typeError, valueError } from '../runtime/raise.ts';
import { parseInteger } from '../../lib/integer-literal.ts';
import { builtin, checkArguments } from './builtin.ts';
import { PyBytes } from './bytes.ts';
import { intFromBytes, intToBytes } from './int-bytes.ts';
import { isInteger, toInt } from './int.ts';
import { codePointAt, quoteBytes } from './quoted.ts';
import { PyClassMethod } from './static-class-method.ts';
import { textOf } from './text.ts';
import { strOrBytes } from './text-argument.ts';

const LAST_CODE_POINT = 0x10ffff;

/** The int that a text says; base 0 takes it from the prefix. Errors: ValueError. */
export function parseIntText(text: string | PyBytes, base: number): number | bigint {
  if (base !== 0 && (base < 2 || base > 36)) throw valueError(messages.intBase());
  const parsed = parseInteger(typeof text === 'string' ? text : decodeUtf8(text.data), base);
  if (typeof parsed !== 'object') return parsed;
  throw valueError(messages.invalidInteger(parsed.base, quoteBytes(encodeUtf8(parsed.digits))));
}

/** `int(…)`. Errors: TypeError, ValueError. */
function makeInt(_type: PyType, args: readonly Value[], keywords: Keywords): number | bigint {
  checkArguments(args, keywords, 0, 2);
  const [value = 0, base] = args;
  if (base !== undefined) return parseIntText(strOrBytes(value), toInt(base));
  if (isInteger(value)) return value;
  return typeof value === 'string' || value instanceof PyBytes ? parseIntText(value, 0) : toInt(value);
}

/** `ord(value)`. Errors: TypeError unless it is one character or one byte. */
export function ordOf(value: Value): number {
  const text = textOf(strOrBytes(value));
  const { form, length, units } = text;
  if (length !== 1) throw typeError(messages.ordLength(length));
  return form === 'utf8' ? codePointAt(encodeUtf8(value as string), 0).code : units.charCodeAt(0);
}

/** The character of a code point; a surrogate is the three bytes that UTF-8 would have for it. */
function characterOf(code: number): string {
  if (code < 0xd800 || code > 0xdfff) return String.fromCodePoint(code);
  return decodeUtf8(Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)));
}

/** `chr(value)`. Errors: TypeError, OverflowError, ValueError. */
export function chrOf(value: Value): string {
  const code = toInt(value);
  if (code < 0 || code > LAST_CODE_POINT) throw valueError(messages.chrRange());
  return characterOf(code);
}

defineType(intType, {
  make: makeInt,
  locals: {
    from_bytes: new PyClassMethod(builtin('from_bytes', 3, 4, intFromBytes)),
    to_bytes: builtin('to_bytes', 3, 4, intToBytes),
  },
});

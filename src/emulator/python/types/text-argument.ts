/**
 * Arguments that must be text, as mp_obj_str_get_data takes them: str or bytes.
 */
import { typeName } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { decodeUtf8, encodeUtf8 } from '../../lib/utf8.ts';
import { PyBytes } from './bytes.ts';
import { unitsOfBytes } from './text.ts';

/** The argument itself, if it is one. Errors: TypeError. */
export function strOrBytes(value: Value): string | PyBytes {
  if (typeof value === 'string' || value instanceof PyBytes) return value;
  throw typeError(messages.cannotConvertToStr(typeName(value)));
}

/** Its text. Errors: TypeError. */
export function stringOf(value: Value): string {
  const given = strOrBytes(value);
  return typeof given === 'string' ? given : decodeUtf8(given.data);
}

/** A name, as mp_obj_str_get_qstr takes it: only a str will do. Errors: TypeError. */
export function nameOf(value: Value): string {
  if (typeof value !== 'string') throw typeError(messages.cannotConvertToStr(typeName(value)));
  return value;
}

/** Its bytes. Errors: TypeError. */
export function bytesOf(value: Value): Uint8Array {
  const text = strOrBytes(value);
  return typeof text === 'string' ? encodeUtf8(text) : text.data;
}

/** The same as a C string has it: a character for each byte, up to the first NUL. Errors: TypeError. */
export function cStringOf(value: Value): string {
  return unitsOfBytes(bytesOf(value)).split('\0', 1)[0]!;
}

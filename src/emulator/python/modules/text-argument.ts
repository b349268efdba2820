/**
 * Arguments that must be text, as mp_obj_str_get_data takes them.
 */
import { typeName } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { decodeUtf8, encodeUtf8 } from '../../lib/utf8.ts';
import { PyBytes } from '../types/bytes.ts';
import { strOrBytes, unitsOfBytes } from '../types/text.ts';

/** Text of a str or bytes argument. Errors: TypeError. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof PyBytes) return decodeUtf8(value.data);
  throw typeError(messages.cannotConvertToStr(typeName(value)));
}

/** A name, as mp_obj_str_get_qstr takes it: only a str will do. Errors: TypeError. */
export function nameOf(value: Value): string {
  if (typeof value !== 'string') throw typeError(messages.cannotConvertToStr(typeName(value)));
  return value;
}

/** Bytes of a str or bytes argument. Follows mp_obj_str_get_data. Errors: TypeError. */
export function bytesOf(value: Value): Uint8Array {
  const text = strOrBytes(value);
  return typeof text === 'string' ? encodeUtf8(text) : text.data;
}

/** The same as a C string has it: a character for each byte, up to the first NUL. Errors: TypeError. */
export function cStringOf(value: Value): string {
  return unitsOfBytes(bytesOf(value)).split('\0', 1)[0]!;
}

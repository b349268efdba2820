/**
 * The buffer protocol: the bytes under a str, bytes, bytearray, array or memoryview. Follows mp_get_buffer of py/obj.c.
 */
import { typeOf } from './object.ts';
import type { BufferInfo, Value } from './object.ts';
import { messages } from './messages.ts';
import { typeError } from './raise.ts';

/** The bytes under a value, or undefined where it has none or they may not be written. */
export function bufferOf(value: Value, writable = false): BufferInfo | undefined {
  return typeOf(value).buffer?.(value, writable);
}

/** The same, required. Errors: TypeError. */
export function getBuffer(value: Value, writable = false): BufferInfo {
  const buffer = bufferOf(value, writable);
  if (!buffer) throw typeError(messages.bufferRequired());
  return buffer;
}

/** Lexicographic order of two runs of bytes: negative, zero or positive. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const common = Math.min(left.length, right.length);
  for (let i = 0; i < common; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length - right.length;
}

/** Position of one run of bytes in another, or -1. */
export function indexOfBytes(bytes: Uint8Array, sought: Uint8Array): number {
  const last = bytes.length - sought.length;
  for (let at = 0; at <= last; at++) {
    let matching = 0;
    while (matching < sought.length && bytes[at + matching] === sought[matching]) matching++;
    if (matching === sought.length) return at;
  }
  return -1;
}

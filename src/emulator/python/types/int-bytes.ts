/**
 * int.from_bytes() and int.to_bytes(). Follows py/objint.c: always unsigned, any order but 'little' reads big-endian,
 * and only 'little' writes.
 */
import type { Value } from '../runtime/object.ts';
import { writeLongInteger } from '../runtime/binary.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { notImplementedError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { PyBytes } from './bytes.ts';
import { isInteger, isSmallInt, normalize, toInt } from './int.ts';

const WORD_BYTES = 4;

export function intFromBytes(_type: Value, data: Value, order: Value): number | bigint {
  const { bytes } = getBuffer(data);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  if (order === 'little') digits.reverse();
  return normalize(BigInt(`0x0${digits.join('')}`));
}

/** DIFFERS: a length that is no int is a TypeError; the firmware takes its address for one. */
export function intToBytes(value: Value, length: Value, order: Value): PyBytes {
  if (order !== 'little') throw notImplementedError('');
  const size = toInt(length) >>> 0;
  reserve(size + 1);
  const data = new Uint8Array(size);
  if (isInteger(value) && !isSmallInt(value)) {
    writeLongInteger(data, 0, size, false, value);
  } else {
    // A small int fills one word; the bytes above stay 0, also of a negative one.
    const word = toInt(value);
    for (let i = 0; i < Math.min(size, WORD_BYTES); i++) data[i] = word >> (8 * i);
  }
  return new PyBytes(data);
}

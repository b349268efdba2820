/**
 * Strings and long ints on the heap. They are plain JavaScript values, so whoever makes one says so here and it is
 * charged for. Follows mp_obj_new_str of py/objstr.c and the layout of py/mpz.h: object and data are two chunks.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import { heap } from './heap.ts';
import type { PlainValue } from './marking.ts';

/** Bytes of the object itself. */
export const OBJECT_BYTES = 16;
/** Bytes of one digit of a long int, which holds 16 bits. */
const DIGIT_BYTES = 2;
const DIGIT_BITS = 16;

/** True where a value takes room: no small int, and no str of one character or none, which are as a rule interned. */
export function takesRoom(value: PlainValue): boolean {
  return typeof value === 'string' ? value.length > 1 : !isSmallInt(value);
}

/** A str just made; the empty one lies in ROM. Errors: MemoryError. */
export function newStr(text: string): string {
  if (heap !== null && text.length > 0) heap.placeValue(text);
  return text;
}

/** An int just made: one beyond 31 bits has its digits on the heap. Errors: MemoryError. */
export function newInt<Int extends number | bigint>(value: Int): Int {
  if (heap !== null && takesRoom(value)) heap.placeValue(value);
  return value;
}

/** Bytes of the object, and of its data. */
export function chunksOf(value: PlainValue): readonly [own: number, data: number] {
  return [OBJECT_BYTES, dataBytes(value)];
}

/** Digits of so many bits fit into one block, and most numbers into that. */
const BLOCK_BITS = 128;
const BLOCK_LIMIT = 1n << BigInt(BLOCK_BITS);

/** Bytes of the letters, or of the digits; those of a short int count as a whole block. */
export function dataBytes(value: PlainValue): number {
  if (typeof value === 'string') return value.length + 1;
  const isShort = typeof value === 'number' || (value < BLOCK_LIMIT && value > -BLOCK_LIMIT);
  return Math.ceil((isShort ? BLOCK_BITS : bitLength(value)) / DIGIT_BITS) * DIGIT_BYTES;
}

/** Numbers of fewer bits have an approximate value that is finite. */
const STEP_BITS = 1000;
const MOST_STEPS = 8;

function bitLength(value: bigint): number {
  let high = value;
  for (let step = 0; step < MOST_STEPS; step++) {
    const magnitude = Math.abs(Number(high));
    if (magnitude < Infinity) return step * STEP_BITS + Math.ceil(Math.log2(magnitude + 1));
    high >>= BigInt(STEP_BITS);
  }
  return value.toString(16).length * 4;
}

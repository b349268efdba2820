/**
 * Typecodes of arrays and structs: sizes, and ints to and from bytes. Follows py/binary.c and, for long ints,
 * mpz_as_bytes of py/mpz.c, as the 32-bit board has them. Its quirks are kept: a negative long int is not extended
 * beyond its own 16-bit digits, and a packed 64-bit field gets only a word of a small int.
 * Without floats `f` and `d` are fields of 4 and 8 bytes that arrays never write.
 */
import { decodeUtf8 } from '../../lib/utf8.ts';
import type { Value } from './object.ts';
import { messages } from './messages.ts';
import { valueError } from './raise.ts';
import { blockAt } from '../memory/addressed-bytes.ts';
import { objectAt, wordOf } from '../memory/object-words.ts';
import { isInteger, isSmallInt, normalize, toInt } from '../types/int.ts';

/** Byte order of a struct: native, little-endian, big-endian. */
export type ByteOrder = '@' | '<' | '>';

/** Typecode of a bytearray, which no letter has. */
export const BYTEARRAY_TYPECODE = '\0';

const WORD_BYTES = 4;

const SIZES = new Map(
  Object.entries({ b: 1, B: 1, h: 2, H: 2, i: 4, I: 4, l: 4, L: 4, q: 8, Q: 8, P: 4, O: 4, S: 4, f: 4, d: 8 }),
);

/** Bytes of an item of an array, or of a native struct, where they are its alignment too. Errors: ValueError. */
export function itemSize(typecode: string): number {
  return typecode === BYTEARRAY_TYPECODE ? 1 : fieldSize(typecode);
}

/** Bytes of a field of a struct. Errors: ValueError. */
export function fieldSize(typecode: string): number {
  const size = SIZES.get(typecode);
  if (size === undefined) throw valueError(messages.badTypecode());
  return size;
}

function isSigned(typecode: string): boolean {
  return typecode > 'Z';
}

/** An int of 1, 2, 4 or 8 bytes. */
export function readInteger(
  bytes: Uint8Array,
  at: number,
  size: number,
  signed: boolean,
  bigEndian: boolean,
): number | bigint {
  const byte = (significance: number): number => bytes[bigEndian ? at + size - 1 - significance : at + significance]!;
  let low = 0;
  for (let i = Math.min(size, WORD_BYTES) - 1; i >= 0; i--) low = (low << 8) | byte(i);
  if (size < WORD_BYTES) {
    const unused = 32 - 8 * size;
    return signed ? (low << unused) >> unused : low;
  }
  if (size === WORD_BYTES) return signed ? low : low >>> 0;
  let high = 0;
  for (let i = size - 1; i >= WORD_BYTES; i--) high = (high << 8) | byte(i);
  const top = signed ? high : high >>> 0;
  return top > -0x200000 && top < 0x200000
    ? top * 0x100000000 + (low >>> 0)
    : normalize((BigInt(top) << 32n) | BigInt(low >>> 0));
}

/** Writes the low bytes of a machine word. */
function writeWord(bytes: Uint8Array, at: number, size: number, bigEndian: boolean, value: number): void {
  for (let i = 0; i < size; i++) bytes[bigEndian ? at + size - 1 - i : at + i] = value >> (8 * i);
}

/** Writes an int beyond the small ones: two's complement within its own digits of 16 bits, zeros above. */
export function writeLongInteger(
  bytes: Uint8Array,
  at: number,
  size: number,
  bigEndian: boolean,
  value: number | bigint,
): void {
  const exact = BigInt(value);
  const digits = Math.ceil((exact < 0n ? -exact : exact).toString(16).length / 4);
  let left = BigInt.asUintN(digits * 16, exact);
  for (let i = 0; i < size; i++, left >>= 8n) {
    bytes[bigEndian ? at + size - 1 - i : at + i] = Number(left & 0xffn);
  }
}

/** Reads a field of a struct that begins at a byte. Follows mp_binary_get_val. */
export function readField(bytes: Uint8Array, at: number, order: ByteOrder, typecode: string): Value {
  const value = readInteger(bytes, at, fieldSize(typecode), isSigned(typecode), order === '>');
  if (typecode === 'O') return objectAt(value as number);
  return typecode === 'S' ? textAt(value as number) : value;
}

/** The text at an address, up to its NUL or the end of the memory there. Errors: ValueError. */
function textAt(address: number): string {
  const block = blockAt(address);
  if (!block) throw valueError(messages.wildAddress(address, 1));
  const bytes = block.bytes.subarray(address - block.address);
  const end = bytes.indexOf(0);
  return decodeUtf8(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Writes a field of a struct that begins at a byte. Follows mp_binary_set_val. Errors: TypeError, OverflowError. */
export function writeField(bytes: Uint8Array, at: number, order: ByteOrder, typecode: string, value: Value): void {
  const size = fieldSize(typecode);
  const bigEndian = order === '>';
  if (typecode === 'O') {
    writeWord(bytes, at, size, bigEndian, wordOf(value));
    return;
  }
  if (isInteger(value) && !isSmallInt(value)) {
    writeLongInteger(bytes, at, size, bigEndian, value);
    return;
  }
  const word = toInt(value);
  const wordSize = Math.min(size, WORD_BYTES);
  writeWord(bytes, at, wordSize, bigEndian, word);
  bytes.fill(isSigned(typecode) && word < 0 ? 0xff : 0, at + wordSize, at + size);
}

/** Reads the item of an array that begins at a byte. Follows mp_binary_get_val_array. */
export function readItem(bytes: Uint8Array, at: number, typecode: string): Value {
  switch (typecode) {
    case BYTEARRAY_TYPECODE:
    case 'B':
      return bytes[at]!;
    case 'f':
    case 'd':
    case 'S':
      return 0;
    case 'O':
      return objectAt(readInteger(bytes, at, WORD_BYTES, false, false) as number);
    default:
      return readInteger(bytes, at, itemSize(typecode), isSigned(typecode) || typecode === 'P', false);
  }
}

/** Writes the item of an array that begins at a byte. Follows mp_binary_set_val_array. Errors: TypeError, OverflowError. */
export function writeItem(bytes: Uint8Array, at: number, typecode: string, value: Value): void {
  if (typecode === 'O') {
    writeWord(bytes, at, WORD_BYTES, false, wordOf(value));
    return;
  }
  if (isInteger(value) && !isSmallInt(value)) {
    writeLongInteger(bytes, at, itemSize(typecode), false, value);
    return;
  }
  const word = toInt(value);
  if (typecode === 'f' || typecode === 'd' || typecode === 'S') return;
  const size = itemSize(typecode);
  writeWord(bytes, at, Math.min(size, WORD_BYTES), false, word);
  if (size > WORD_BYTES) bytes.fill(word < 0 ? 0xff : 0, at + WORD_BYTES, at + size);
}

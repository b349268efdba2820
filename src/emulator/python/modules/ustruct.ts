/**
 * The `ustruct` module. Follows py/modstruct.c: `=` is no byte order, native fields are aligned to their size, too few
 * or too many values pass unnoticed (documentation 5.4.4), unpack() takes more data than it needs.
 * DIFFERS: a field that ends outside the buffer is a ValueError; the firmware goes on into whatever lies behind it.
 */
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { fieldSize, readField, writeField } from '../runtime/binary.ts';
import type { ByteOrder } from '../runtime/binary.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { messages } from '../runtime/messages.ts';
import { valueError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { PyArray } from '../types/array.ts';
import { builtin } from '../types/builtin.ts';
import { PyBytes } from '../types/bytes.ts';
import { toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { PyTuple } from '../types/tuple.ts';
import { cStringOf } from '../types/text-argument.ts';

/** Byte orders that may be written; in the order `=` no typecode is known. */
type Order = ByteOrder | '=';

/** A typecode and how often it comes; for `s` that is its length. */
interface Field {
  readonly code: string;
  readonly count: number;
}

interface Format {
  readonly order: Order;
  readonly fields: readonly Field[];
}

/** A stretch of memory that fields are read from and written to one after another. */
interface Cursor {
  readonly bytes: Uint8Array;
  /** Address of the first byte, as far as alignment needs it: a view may begin anywhere. */
  readonly base: number;
  at: number;
}

const ORDERS: Readonly<Record<string, Order>> = { '@': '@', '=': '=', '<': '<', '>': '>', '!': '>' };
const MAX_COUNT = 0x3fffffff;
const POINTER_BYTES = 4;

function parseFormat(value: Value): Format {
  const text = cStringOf(value);
  const order = ORDERS[text.charAt(0)];
  const parts = (order === undefined ? text : text.slice(1)).match(/\d+\D?|\D/g) ?? [];
  const fields = parts.map((part) => {
    const digits = /^\d*/.exec(part)![0];
    return { code: part.slice(digits.length), count: digits === '' ? 1 : Math.min(Number(digits), MAX_COUNT) };
  });
  return { order: order ?? '@', fields };
}

/** Bytes of a field. Errors: ValueError. */
function sizeOfField(code: string, order: Order): number {
  if (order === '=') throw valueError(messages.badTypecode());
  return fieldSize(code);
}

function aligned(address: number, size: number, order: Order): number {
  return order === '@' ? Math.ceil(address / size) * size : address;
}

function sizeOf({ order, fields }: Format): number {
  let size = 0;
  for (const { code, count } of fields) {
    const each = code === 's' ? 1 : sizeOfField(code, order);
    if (count > 0) size = aligned(size, each, order) + each * count;
  }
  return size;
}

/** Where an offset argument points to; a negative one counts from the end. Errors: TypeError, ValueError. */
function cursorAt(buffer: Value, bytes: Uint8Array, offset: Value): Cursor {
  const given = toInt(offset);
  const at = given < 0 ? bytes.length + given : given;
  if (at < 0) throw valueError(messages.bufferTooSmall());
  return { bytes, base: buffer instanceof PyArray ? buffer.offset * buffer.size : 0, at };
}

/** Start of the next field of a typecode; the cursor moves behind it. Errors: ValueError. */
function nextField(cursor: Cursor, order: Order, code: string): number {
  const size = sizeOfField(code, order);
  const start = aligned(cursor.base + cursor.at, size, order) - cursor.base;
  if (start + size > cursor.bytes.length) throw valueError(messages.bufferTooSmall());
  cursor.at = start + size;
  return start;
}

/** What the firmware checks before a group of fields, whatever their size. Errors: ValueError. */
function checkRoom({ bytes, at }: Cursor, count: number): void {
  if (at + count > bytes.length) throw valueError(messages.bufferTooSmall());
}

function unpack(formatArgument: Value, buffer: Value, offset: Value = 0): PyTuple {
  const { order, fields } = parseFormat(formatArgument);
  const expected = fields.reduce((sum, { code, count }) => sum + (code === 's' ? 1 : count), 0);
  reserve(expected * POINTER_BYTES);
  const cursor = cursorAt(buffer, getBuffer(buffer).bytes, offset);
  const items: Value[] = [];
  for (const { code, count } of fields) {
    if (items.length === expected) break;
    checkRoom(cursor, count);
    if (code === 's') {
      items.push(new PyBytes(cursor.bytes.slice(cursor.at, cursor.at + count)));
      cursor.at += count;
      continue;
    }
    for (let i = 0; i < count; i++)
      items.push(readField(cursor.bytes, nextField(cursor, order, code), order as ByteOrder, code));
  }
  return new PyTuple(items);
}

function packFields({ order, fields }: Format, cursor: Cursor, values: readonly Value[]): void {
  let taken = 0;
  for (const { code, count } of fields) {
    if (taken === values.length) break;
    checkRoom(cursor, count);
    if (code === 's') {
      const { bytes } = getBuffer(values[taken++]!);
      cursor.bytes.fill(0, cursor.at, cursor.at + count);
      cursor.bytes.set(bytes.subarray(0, count), cursor.at);
      cursor.at += count;
      continue;
    }
    for (let i = 0; i < count && taken < values.length; i++) {
      writeField(cursor.bytes, nextField(cursor, order, code), order as ByteOrder, code, values[taken++]!);
    }
  }
}

function pack(formatArgument: Value, ...values: Value[]): PyBytes {
  const format = parseFormat(formatArgument);
  const size = sizeOf(format);
  reserve(size + 1);
  const bytes = new Uint8Array(size);
  packFields(format, { bytes, base: 0, at: 0 }, values);
  return new PyBytes(bytes);
}

function packInto(formatArgument: Value, buffer: Value, offset: Value, ...values: Value[]): Value {
  const { bytes } = getBuffer(buffer, true);
  packFields(parseFormat(formatArgument), cursorAt(buffer, bytes, offset), values);
  return None;
}

export function makeUstruct(): PyBuiltinModule {
  return new PyBuiltinModule('ustruct', {
    calcsize: builtin('calcsize', 1, 1, (format: Value) => sizeOf(parseFormat(format))),
    pack: builtin('pack', 1, Infinity, pack),
    pack_into: builtin('pack_into', 3, Infinity, packInto),
    unpack: builtin('unpack', 2, 3, unpack),
    unpack_from: builtin('unpack_from', 2, 3, unpack),
  });
}

/**
 * bytes. Follows py/objstr.c: whatever has the buffer protocol, a str too, may stand on the right of its operators.
 * Operators work in place for `+=` alone. Truth, length and hash are those of runtime/operators.ts, so that an instance
 * of a subclass has none of its bytes.
 */
import { newStr } from '../memory/plain-values.ts';
import { PyObject, bytesType, defineType, typeOf } from '../runtime/object.ts';
import type { BinaryOp, Value } from '../runtime/object.ts';
import { decodeUtf8, encodeUtf8 } from '../../lib/utf8.ts';
import { bufferOf, compareBytes, indexOfBytes } from '../runtime/buffer.ts';
import { ProducerIterator, iterate } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { notImplementedError, typeError, valueError } from '../runtime/raise.ts';
import { indexOf, sliceBounds } from '../runtime/sequence.ts';
import { heap } from '../memory/heap.ts';
import { reserve, reserveNext } from '../memory/reserve.ts';
import { builtin } from './builtin.ts';
import { isSmallInt, toInt, toIntMaybe } from './int.ts';
import { percentFormat } from './percent-format.ts';
import { quoteBytes } from './quoted.ts';
import { PySlice } from './slice.ts';
import { textMethods } from './str-methods.ts';

export class PyBytes extends PyObject {
  /** Not to be written to. */
  readonly data: Uint8Array;

  constructor(data: Uint8Array) {
    super();
    this.data = data;
    heap?.attach(this, data.length + 1);
  }

  override children(): void {}

  override chunks(): readonly number[] {
    return [...super.chunks(), this.data.length + 1];
  }
}

/** `bytes(…)` without keywords. Errors: TypeError, ValueError, MemoryError. */
export function makeBytes(args: readonly Value[]): PyBytes {
  const [source] = args;
  if (source === undefined) return new PyBytes(new Uint8Array(0));
  if (typeof source === 'string') {
    if (args.length < 2 || args.length > 3) throw typeError(messages.wrongArgumentCount());
    return new PyBytes(encodeUtf8(source));
  }
  if (args.length > 1) throw typeError(messages.wrongArgumentCount());
  if (isSmallInt(source)) {
    // A negative size is a huge one in the firmware's unsigned arithmetic.
    const size = source >>> 0;
    reserve(size + 1);
    return new PyBytes(new Uint8Array(size));
  }
  const buffer = bufferOf(source);
  return new PyBytes(buffer ? buffer.bytes.slice() : collectBytes(source));
}

function collectBytes(source: Value): Uint8Array {
  const collected: number[] = [];
  const iterator = iterate(source);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    const byte = toInt(item);
    if (byte < 0 || byte > 0xff) throw valueError(messages.bytesRange());
    reserveNext(collected);
    collected.push(byte);
  }
  return Uint8Array.from(collected);
}

function concatenate(left: Uint8Array, right: Uint8Array): PyBytes {
  reserve(left.length + right.length + 1);
  const data = new Uint8Array(left.length + right.length);
  data.set(left);
  data.set(right, left.length);
  return new PyBytes(data);
}

function repeat(data: Uint8Array, count: number): PyBytes {
  if (count <= 0) return new PyBytes(new Uint8Array(0));
  reserve(data.length * count + 1);
  const repeated = new Uint8Array(data.length * count);
  for (let at = 0; at < repeated.length; at += data.length) repeated.set(data, at);
  return new PyBytes(repeated);
}

function bytesBinary(op: BinaryOp, self: PyBytes, other: Value): Value | undefined {
  const { data } = self;
  if (op === '%') return new PyBytes(encodeUtf8(percentFormat(decodeUtf8(data), other, true)));
  if (op === '*') {
    const count = toIntMaybe(other);
    return count === undefined ? undefined : repeat(data, count);
  }
  const right = bufferOf(other)?.bytes;
  if (right === undefined) return undefined;
  switch (op) {
    case '+':
    case '+=':
      if (data.length === 0 && typeOf(other) === bytesType) return other;
      return right.length === 0 ? self : concatenate(data, right);
    case 'in':
      return indexOfBytes(data, right) >= 0;
    case '==':
      return compareBytes(data, right) === 0;
    case '<':
      return compareBytes(data, right) < 0;
    case '<=':
      return compareBytes(data, right) <= 0;
    case '>':
      return compareBytes(data, right) > 0;
    case '>=':
      return compareBytes(data, right) >= 0;
    default:
      return undefined;
  }
}

defineType(bytesType, {
  class: PyBytes,
  print: (self) => `b${quoteBytes((self as PyBytes).data)}`,
  make(_type, args, keywords) {
    if (keywords !== null && keywords.size > 0) throw notImplementedError(messages.keywordsUnimplemented());
    return makeBytes(args);
  },
  binary: (op, self, other) => bytesBinary(op, self as PyBytes, other),
  item(self, index) {
    const { data } = self as PyBytes;
    if (!(index instanceof PySlice)) return data[indexOf('bytes', data.length, index)]!;
    const { start, stop, step } = sliceBounds(data.length, index);
    if (step !== 1) throw notImplementedError(messages.onlyStepOne());
    return new PyBytes(data.slice(start, stop));
  },
  iter(self) {
    const { data } = self as PyBytes;
    let at = 0;
    return new ProducerIterator(() => data[at++], self);
  },
  buffer: (self, writable) => (writable ? undefined : { bytes: (self as PyBytes).data, typecode: 'B' }),
  locals: {
    decode: builtin('decode', 1, 3, (self: PyBytes) => newStr(decodeUtf8(self.data))),
    ...textMethods(),
  },
});

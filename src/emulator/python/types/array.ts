/**
 * array.array, and all that it shares with bytearray and memoryview, which are made of the same object. Follows
 * py/objarray.c: values are cut to the size of an item, `in` does not look for numbers, only `==` compares.
 */
import { BLOCK_BYTES } from '../memory/block-map.ts';
import { None, PyObject, PyType, bytearrayType, bytesType, defineType, typeOf } from '../runtime/object.ts';
import type { BinaryOp, BufferInfo, Keywords, PyIterator, UnaryOp, Value } from '../runtime/object.ts';
import { BYTEARRAY_TYPECODE, itemSize, readItem, writeItem } from '../runtime/binary.ts';
import { bufferOf, compareBytes, getBuffer, indexOfBytes } from '../runtime/buffer.ts';
import { ProducerIterator, iterate } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { lengthOf } from '../runtime/operators.ts';
import { repr } from '../runtime/print.ts';
import { notImplementedError, valueError } from '../runtime/raise.ts';
import { indexOf, sliceBounds } from '../runtime/sequence.ts';
import { heap } from '../memory/heap.ts';
import type { Visit } from '../memory/marking.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin, checkArguments } from './builtin.ts';
import { isInteger } from './int.ts';
import { memoryviewType } from './memoryview.ts';
import { PySlice } from './slice.ts';
import { textOf } from './text.ts';
import { strOrBytes } from './text-argument.ts';

/** Items that an array grows by when append() finds it full. */
const GROWTH = 8;

/** Whole blocks of the heap: an array that grows within its last one stays where it is, and so do views of it. */
function allocate(bytes: number): Uint8Array {
  reserve(bytes);
  return new Uint8Array(Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES);
}

/** The object of array, bytearray and memoryview. */
export class PyArray extends PyObject {
  override readonly type: PyType;
  readonly typecode: string;
  /** Bytes of an item. */
  readonly size: number;
  /** What holds the items, with room behind them in an array; a view shares it with the object it was made of. */
  storage: Uint8Array;
  /** First item of a view within its storage. */
  readonly offset: number;
  /** Items. */
  length: number;
  readonly writable: boolean;
  /** The object that a view shows, which it keeps alive. */
  readonly viewed: Value | undefined;

  constructor(
    type: PyType,
    typecode: string,
    storage: Uint8Array,
    offset = 0,
    length?: number,
    writable = true,
    viewed?: Value,
  ) {
    super();
    this.viewed = viewed;
    if (viewed === undefined) heap?.attach(this, storage.length);
    this.type = type;
    this.typecode = typecode;
    this.size = itemSize(typecode);
    this.storage = storage;
    this.offset = offset;
    this.length = length ?? Math.trunc(storage.length / this.size);
    this.writable = writable;
  }

  override children(visit: Visit): void {
    visit(this.viewed);
  }

  override chunks(): readonly number[] {
    return [...super.chunks(), this.viewed === undefined ? this.storage.length : 0];
  }

  /** The bytes of the items. */
  get bytes(): Uint8Array {
    return this.storage.subarray(this.offset * this.size, (this.offset + this.length) * this.size);
  }

  at(index: number): Value {
    return readItem(this.storage, (this.offset + index) * this.size, this.typecode);
  }

  put(index: number, value: Value): void {
    writeItem(this.storage, (this.offset + index) * this.size, this.typecode, value);
  }

  /** Makes room for so many items. */
  grow(items: number): void {
    if (items * this.size <= this.storage.length) return;
    const { bytes } = this;
    this.storage = allocate(items * this.size);
    heap?.resize(this, this.storage.length);
    this.storage.set(bytes);
  }
}

export const arrayType = new PyType('array');

/** An array of a typecode, or a bytearray for the typecode that means one. */
export function newArray(typecode: string, items: number): PyArray {
  const type = typecode === BYTEARRAY_TYPECODE ? bytearrayType : arrayType;
  return new PyArray(type, typecode, allocate(itemSize(typecode) * items), 0, items);
}

/** An array of the bytes, or of the items, of another object. */
export function arrayFrom(typecode: string, source: Value): PyArray {
  const isBytes = typeOf(source) === bytesType || typeOf(source) === bytearrayType;
  const buffer = typecode === BYTEARRAY_TYPECODE || isBytes ? bufferOf(source) : undefined;
  if (buffer) {
    const size = itemSize(typecode);
    const items = Math.trunc(buffer.bytes.length / size);
    const array = newArray(typecode, items);
    array.storage.set(buffer.bytes.subarray(0, items * size));
    return array;
  }
  const expected = (lengthOf(source) as number | undefined) ?? 0;
  const array = newArray(typecode, expected);
  const iterator = iterate(source);
  let filled = 0;
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    if (filled < expected) array.put(filled++, item);
    else append(array, item);
  }
  return array;
}

function printArray(self: Value): string {
  const array = self as PyArray;
  if (array.length === 0) return `array('${array.typecode}')`;
  const items = Array.from({ length: array.length }, (_, i) => repr(array.at(i)));
  return `array('${array.typecode}', [${items.join(', ')}])`;
}

export function arrayUnary(op: UnaryOp, self: Value): Value | undefined {
  const { length } = self as PyArray;
  return op === 'bool' ? length > 0 : op === 'len' ? length : undefined;
}

function concatenate(self: PyArray, other: Value): PyArray {
  const right = getBuffer(other).bytes;
  const items = Math.trunc(right.length / self.size);
  const joined = newArray(self.typecode, self.length + items);
  joined.storage.set(self.bytes);
  joined.storage.set(right.subarray(0, items * self.size), self.bytes.length);
  return joined;
}

/** `in`: a bytearray can be searched for bytes; no array for a number. Errors: NotImplementedError. */
function contains(self: PyArray, sought: Value): boolean {
  const buffer = bufferOf(sought);
  if (buffer) return self.type === bytearrayType && indexOfBytes(self.bytes, buffer.bytes) >= 0;
  if (isInteger(sought)) throw notImplementedError('');
  return false;
}

export function arrayBinary(op: BinaryOp, self: Value, other: Value): Value | undefined {
  const array = self as PyArray;
  switch (op) {
    case '+':
      return concatenate(array, other);
    case '+=':
      if (array.type === memoryviewType) return undefined;
      extend(array, other);
      return array;
    case 'in':
      return contains(array, other);
    case '==': {
      const right = bufferOf(other);
      return right !== undefined && compareBytes(array.bytes, right.bytes) === 0;
    }
    default:
      return undefined;
  }
}

/** Errors: TypeError, IndexError; NotImplementedError for a slice with a step. */
export function arrayItem(self: Value, index: Value): Value {
  const array = self as PyArray;
  if (!(index instanceof PySlice)) return array.at(indexOf(array.type.name, array.length, index));
  const { start, stop } = stepOne(array, index);
  if (array.type === memoryviewType) {
    const { type, typecode, storage, writable, viewed } = array;
    return new PyArray(type, typecode, storage, array.offset + start, stop - start, writable, viewed);
  }
  const part = newArray(array.typecode, stop - start);
  part.storage.set(array.bytes.subarray(start * array.size, stop * array.size));
  return part;
}

function stepOne(array: PyArray, slice: PySlice): { start: number; stop: number } {
  const { start, stop, step } = sliceBounds(array.length, slice);
  if (step !== 1) throw notImplementedError(messages.onlyStepOne());
  return { start, stop };
}

/** False where the array may not be written, or an item is to be deleted. */
export function storeArrayItem(self: Value, index: Value, value: Value | undefined): boolean {
  const array = self as PyArray;
  if (value === undefined) return false;
  if (index instanceof PySlice) return storeSlice(array, index, value);
  const at = indexOf(array.type.name, array.length, index);
  if (array.writable) array.put(at, value);
  return array.writable;
}

/** Errors: ValueError where the sizes of the items, or the length of a view, do not agree; NotImplementedError. */
function storeSlice(array: PyArray, slice: PySlice, value: Value): boolean {
  const { start, stop } = stepOne(array, slice);
  const { size } = array;
  const isBytes = typeOf(value) === bytesType;
  if (!(value instanceof PyArray) && !isBytes) throw notImplementedError(messages.arrayOrBytes());
  if (size !== (value instanceof PyArray ? value.size : 1)) throw valueError(messages.incompatibleSlice());
  // A copy, since an array may be assigned to a part of itself.
  const source = getBuffer(value).bytes.slice();
  const length = array.length + source.length / size - (stop - start);
  if (array.type === memoryviewType) {
    if (!array.writable) return false;
    if (length !== array.length) throw valueError(messages.incompatibleSlice());
  }
  const added = Math.max(length, array.length);
  array.grow(added);
  const first = array.offset * size;
  array.storage.copyWithin(
    first + (length - array.length + stop) * size,
    first + stop * size,
    first + array.length * size,
  );
  array.storage.set(source, first + start * size);
  if (length < array.length) array.storage.fill(0, first + length * size, first + array.length * size);
  array.length = length;
  return true;
}

export function iterateArray(self: Value): PyIterator {
  const array = self as PyArray;
  let next = 0;
  return new ProducerIterator(() => (next < array.length ? array.at(next++) : undefined), array);
}

export function arrayBuffer(self: Value, writable: boolean): BufferInfo | undefined {
  const array = self as PyArray;
  return writable && !array.writable ? undefined : { bytes: array.bytes, typecode: array.typecode };
}

function append(array: PyArray, value: Value): void {
  if ((array.length + 1) * array.size > array.storage.length) array.grow(array.length + GROWTH);
  array.put(array.length, value);
  array.length++;
}

function extend(array: PyArray, added: Value): void {
  const { bytes } = getBuffer(added);
  const items = Math.trunc(bytes.length / array.size);
  const end = array.length * array.size;
  const source = bytes.slice(0, items * array.size);
  array.grow(array.length + items);
  array.storage.set(source, end);
  array.length += items;
}

export function arrayMethods(): Record<string, Value> {
  return {
    append: builtin('append', 2, 2, (self: PyArray, value: Value) => {
      append(self, value);
      return None;
    }),
    extend: builtin('extend', 2, 2, (self: PyArray, added: Value) => {
      extend(self, added);
      return None;
    }),
  };
}

/** `array(typecode, items)`. Errors: TypeError, ValueError. */
function makeArray(_type: PyType, args: readonly Value[], keywords: Keywords): PyArray {
  checkArguments(args, keywords, 1, 2);
  const [typecodes, source] = args;
  const typecode = textOf(strOrBytes(typecodes!)).units[0] ?? BYTEARRAY_TYPECODE;
  return source === undefined ? newArray(typecode, 0) : arrayFrom(typecode, source);
}

defineType(arrayType, {
  print: printArray,
  make: makeArray,
  unary: arrayUnary,
  binary: arrayBinary,
  item: arrayItem,
  storeItem: storeArrayItem,
  iter: iterateArray,
  buffer: arrayBuffer,
  locals: arrayMethods(),
});

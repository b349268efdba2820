/**
 * bytearray: an array of bytes that prints as bytes. Follows py/objarray.c; there is no encoding argument, and any
 * object with a buffer can be copied.
 */
import { bytearrayType, defineType } from '../runtime/object.ts';
import type { Keywords, PyType, Value } from '../runtime/object.ts';
import { BYTEARRAY_TYPECODE } from '../runtime/binary.ts';
import {
  PyArray,
  arrayBinary,
  arrayBuffer,
  arrayFrom,
  arrayItem,
  arrayMethods,
  arrayUnary,
  iterateArray,
  newArray,
  storeArrayItem,
} from './array.ts';
import { checkArguments } from './builtin.ts';
import { isInteger, toInt } from './int.ts';
import { quoteBytes } from './quoted.ts';

/** A bytearray over these very bytes. */
export function bytearrayOf(bytes: Uint8Array): PyArray {
  return new PyArray(bytearrayType, BYTEARRAY_TYPECODE, bytes);
}

/** Errors: TypeError, OverflowError, MemoryError. */
function makeBytearray(_type: PyType, args: readonly Value[], keywords: Keywords): PyArray {
  checkArguments(args, keywords, 0, 1);
  const [source] = args;
  if (source === undefined) return newArray(BYTEARRAY_TYPECODE, 0);
  // A negative size is a huge one in the firmware's unsigned arithmetic.
  if (isInteger(source)) return newArray(BYTEARRAY_TYPECODE, toInt(source) >>> 0);
  return arrayFrom(BYTEARRAY_TYPECODE, source);
}

defineType(bytearrayType, {
  print: (self) => `bytearray(b${quoteBytes((self as PyArray).bytes)})`,
  make: makeBytearray,
  unary: arrayUnary,
  binary: arrayBinary,
  item: arrayItem,
  storeItem: storeArrayItem,
  iter: iterateArray,
  buffer: arrayBuffer,
  locals: arrayMethods(),
});

/**
 * memoryview: a window on the items of another object, of the same typecode. Follows py/objarray.c: it has no methods,
 * slices of it are windows too, and it goes on showing the old bytes when the object had to move to grow.
 */
import { PyType, defineType } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { bufferOf, getBuffer } from '../runtime/buffer.ts';
import { PyArray, arrayBinary, arrayBuffer, arrayItem, arrayUnary, iterateArray, storeArrayItem } from './array.ts';
import { checkArguments } from './builtin.ts';

export const memoryviewType = new PyType('memoryview');

/** Errors: TypeError. */
function makeMemoryview(type: PyType, args: readonly Value[], keywords: Keywords): PyArray {
  checkArguments(args, keywords, 1, 1);
  const [source] = args;
  const { bytes, typecode } = getBuffer(source!);
  return new PyArray(type, typecode, bytes, 0, undefined, bufferOf(source!, true) !== undefined, source);
}

defineType(memoryviewType, {
  make: makeMemoryview,
  unary: arrayUnary,
  binary: arrayBinary,
  item: arrayItem,
  storeItem: storeArrayItem,
  iter: iterateArray,
  buffer: arrayBuffer,
});

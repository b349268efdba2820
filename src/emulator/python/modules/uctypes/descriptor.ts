/**
 * Descriptors of uctypes: how a structure lies in memory, in dicts, tuples and ints (documentation 4.2.6). Follows the
 * encoding of extmod/moductypes.c: a small int of 31 bits holds a type of 4 bits above an offset or a count, or a kind
 * of 2 bits above the offset of what tuples describe. Floats do not exist; a descriptor with their codes is an error.
 */
import { dictType, tupleType, typeOf } from '../../runtime/object.ts';
import type { Value } from '../../runtime/object.ts';
import { messages } from '../../runtime/messages.ts';
import { typeError } from '../../runtime/raise.ts';
import { entryPositions } from '../../types/dict.ts';
import type { PyDict } from '../../types/dict.ts';
import type { PyException } from '../../types/exceptions.ts';
import { isSmallInt } from '../../types/int.ts';
import type { PyTuple } from '../../types/tuple.ts';

/** How fields are stored: in the given order of bytes and tightly packed, or as the ARM does it. */
export type Layout = 'little' | 'big' | 'native';

/** A type of whole numbers: its typecode as in ustruct, and its size in bytes. */
export interface ScalarType {
  readonly code: string;
  readonly size: number;
}

/** Some bits of a number, counted from the least significant one. */
export interface BitRange {
  readonly position: number;
  readonly length: number;
  readonly signed: boolean;
}

/** A number, or a part of it, at an offset in bytes. */
export interface ScalarField {
  readonly kind: 'scalar';
  readonly offset: number;
  readonly scalar: ScalarType;
  readonly bits: BitRange | null;
}

/** What a tuple describes. `target` is a descriptor, or an int with the type of a number. */
export type Aggregate =
  | { readonly kind: 'struct'; readonly offset: number; readonly fields: Value }
  | { readonly kind: 'pointer'; readonly offset: number; readonly target: Value }
  | {
      readonly kind: 'array';
      readonly offset: number;
      readonly count: number;
      readonly item: ScalarType | { readonly descriptor: Value };
    };

const TYPE_SHIFT = 27;
const KIND_SHIFT = 29;
const OFFSET_MASK = 2 ** TYPE_SHIFT - 1;
const AGGREGATE_OFFSET_MASK = 2 ** KIND_SHIFT - 1;
export const BIT_POSITION_SHIFT = 17;
export const BIT_LENGTH_SHIFT = 22;
const BIT_FIELD_OFFSET_MASK = 2 ** BIT_POSITION_SHIFT - 1;
const FIVE_BITS = 31;
const POINTER_BYTES = 4;

/** Types by their number: UINT8, INT8 … INT64, then BFUINT8 … BFINT32. */
const SCALARS: readonly ScalarType[] = Array.from('BbHhIiQq', (code, i) => ({ code, size: 1 << (i >> 1) }));
const FIRST_BIT_FIELD = SCALARS.length;
const BIT_FIELDS = 6;

/** The number, in the upper bits of a small int, that the constants of the module are. */
function inUpperBits(number: number, shift: number): number {
  return (number << (shift + 1)) >> 1;
}

export const SCALAR_CONSTANTS = ['UINT8', 'INT8', 'UINT16', 'INT16', 'UINT32', 'INT32', 'UINT64', 'INT64'].map(
  (name, i) => [name, inUpperBits(i, TYPE_SHIFT)] as const,
);
export const BIT_FIELD_CONSTANTS = ['BFUINT8', 'BFINT8', 'BFUINT16', 'BFINT16', 'BFUINT32', 'BFINT32'].map(
  (name, i) => [name, inUpperBits(FIRST_BIT_FIELD + i, TYPE_SHIFT)] as const,
);
const KINDS = ['struct', 'pointer', 'array'] as const;
export const PTR = inUpperBits(KINDS.indexOf('pointer'), KIND_SHIFT);
export const ARRAY = inUpperBits(KINDS.indexOf('array'), KIND_SHIFT);

export function syntaxError(): PyException {
  return typeError(messages.uctypesSyntax());
}

export function isDict(value: Value): value is PyDict {
  return typeOf(value) === dictType;
}

export function isTuple(value: Value): value is PyTuple {
  return typeOf(value) === tupleType;
}

function smallInt(value: Value | undefined): number {
  if (value === undefined || !isSmallInt(value)) throw syntaxError();
  return value;
}

function typeNumber(encoded: number): number {
  return (encoded >> TYPE_SHIFT) & 15;
}

/** The type in an int that has no offset to tell. Errors: TypeError. */
export function scalarType(encoded: number): ScalarType {
  const scalar = SCALARS[typeNumber(encoded)];
  if (!scalar) throw syntaxError();
  return scalar;
}

/** A field that an int describes. Errors: TypeError. */
export function scalarField(encoded: number): ScalarField {
  const number = typeNumber(encoded);
  if (number < FIRST_BIT_FIELD) {
    return { kind: 'scalar', offset: encoded & OFFSET_MASK, scalar: scalarType(encoded), bits: null };
  }
  if (number >= FIRST_BIT_FIELD + BIT_FIELDS) throw syntaxError();
  return {
    kind: 'scalar',
    offset: encoded & BIT_FIELD_OFFSET_MASK,
    scalar: SCALARS[(number - FIRST_BIT_FIELD) & ~1]!,
    bits: {
      position: (encoded >> BIT_POSITION_SHIFT) & FIVE_BITS,
      length: (encoded >> BIT_LENGTH_SHIFT) & FIVE_BITS,
      signed: (number & 1) !== 0,
    },
  };
}

/** What a tuple describes. Errors: TypeError. */
export function aggregateOf({ items }: PyTuple): Aggregate {
  const encoded = smallInt(items[0]);
  const kind = KINDS[(encoded >> KIND_SHIFT) & 3];
  const offset = encoded & AGGREGATE_OFFSET_MASK;
  const [, second, third] = items;
  if (kind === undefined || second === undefined) throw syntaxError();
  if (kind === 'struct') return { kind, offset, fields: second };
  if (kind === 'pointer') return { kind, offset, target: second };
  const counted = smallInt(second);
  const item = third === undefined ? scalarType(counted) : { descriptor: third };
  return { kind, offset, count: counted & OFFSET_MASK, item };
}

/** The field that an entry of a dict describes. Errors: TypeError. */
export function fieldOf(description: Value): ScalarField | Aggregate {
  if (isSmallInt(description)) return scalarField(description);
  if (!isTuple(description)) throw syntaxError();
  return aggregateOf(description);
}

/** Bytes of what a descriptor describes. Errors: TypeError. */
export function sizeOf(descriptor: Value, layout: Layout): number {
  return measure(descriptor, layout, { largest: 0 });
}

/**
 * As the firmware does it, a native structure ends at a multiple of the largest field met so far: of those in it, and,
 * where it is inside another, of those before it.
 */
function measure(descriptor: Value, layout: Layout, met: { largest: number }): number {
  if (isTuple(descriptor)) return measureField(aggregateOf(descriptor), layout, met);
  if (isSmallInt(descriptor)) throw typeError(messages.sizeOfScalar());
  if (!isDict(descriptor)) throw syntaxError();
  const { table } = descriptor;
  let size = 0;
  for (const position of entryPositions(table)) {
    const field = fieldOf(table.valueAt(position));
    size = Math.max(size, field.offset + measureField(field, layout, met));
  }
  return layout === 'native' && met.largest > 0 ? Math.ceil(size / met.largest) * met.largest : size;
}

function measureField(field: ScalarField | Aggregate, layout: Layout, met: { largest: number }): number {
  const number = (size: number): number => {
    met.largest = Math.max(met.largest, size);
    return size;
  };
  switch (field.kind) {
    case 'scalar':
      return number(field.scalar.size);
    case 'pointer':
      return number(POINTER_BYTES);
    case 'struct':
      return measure(field.fields, layout, met);
    case 'array': {
      const { item, count } = field;
      return count * ('code' in item ? number(item.size) : measure(item.descriptor, layout, met));
    }
  }
}

/**
 * uctypes.struct: memory at an address, seen through a descriptor. Follows extmod/moductypes.c: a missing field is a
 * KeyError, a native field takes the low bits of any int, assigning through a pointer does nothing, pointers are stored
 * little-endian whatever the layout, indices may be negative as in C.
 * DIFFERS where the firmware is at fault: an address that leads out of the buffer is a ValueError; signed bit fields
 * have a sign (there they end the program); 64-bit items of a native array go where they belong (there to the first).
 */
import { PyObject, PyType, defineType } from '../../runtime/object.ts';
import type { Value } from '../../runtime/object.ts';
import { BYTEARRAY_TYPECODE, readField, readInteger, writeField } from '../../runtime/binary.ts';
import type { ByteOrder } from '../../runtime/binary.ts';
import { messages } from '../../runtime/messages.ts';
import { indexError, typeError } from '../../runtime/raise.ts';
import { blockAt, bytesAt } from '../../memory/addressed-bytes.ts';
import type { MemoryBlock } from '../../memory/addressed-bytes.ts';
import { bytearrayOf } from '../../types/bytearray.ts';
import { checkArguments } from '../../types/builtin.ts';
import { getItem } from '../../types/dict.ts';
import { isSmallInt, toInt, toIntTruncated } from '../../types/int.ts';
import { aggregateOf, fieldOf, isDict, isTuple, scalarType, sizeOf, syntaxError } from './descriptor.ts';
import type { BitRange, Layout, ScalarType } from './descriptor.ts';

/** Layouts by their number. */
const LAYOUTS: readonly Layout[] = ['little', 'big', 'native'];
export const LITTLE_ENDIAN = LAYOUTS.indexOf('little');
export const BIG_ENDIAN = LAYOUTS.indexOf('big');
export const NATIVE = LAYOUTS.indexOf('native');
const WORD_BYTES = 4;

const BYTE_ORDERS: Readonly<Record<Layout, ByteOrder>> = { little: '<', big: '>', native: '<' };

export class PyStruct extends PyObject {
  readonly address: number;
  readonly descriptor: Value;
  readonly layout: Layout;
  /** Keeps the memory it was made for; undefined where there was none, as for a struct that only tells its size. */
  private readonly memory: MemoryBlock | undefined;

  constructor(address: number, descriptor: Value, layout: Layout, near?: MemoryBlock) {
    super();
    this.address = address >>> 0;
    this.descriptor = descriptor;
    this.layout = layout;
    this.memory = blockAt(this.address, near);
  }

  /** Memory from an offset on. Errors: ValueError where there is none. */
  bytes(offset: number, size: number): Uint8Array {
    return bytesAt((this.address + offset) >>> 0, size, this.memory);
  }

  get size(): number {
    return sizeOf(this.descriptor, this.layout);
  }

  get isPointer(): boolean {
    return isTuple(this.descriptor) && aggregateOf(this.descriptor).kind === 'pointer';
  }

  /** What lies at an offset, or elsewhere, in the same layout. */
  part(descriptor: Value, address: number): PyStruct {
    return new PyStruct(address, descriptor, this.layout, this.memory);
  }
}

function readNumber(bytes: Uint8Array, { code }: ScalarType, layout: Layout): Value {
  return readField(bytes, 0, BYTE_ORDERS[layout], code);
}

/** Errors: TypeError; OverflowError in a packed layout, where py/binary.c has one. */
function writeNumber(bytes: Uint8Array, { code, size }: ScalarType, layout: Layout, value: Value): void {
  const isCut = layout === 'native' && size <= WORD_BYTES;
  writeField(bytes, 0, BYTE_ORDERS[layout], code, isCut ? toIntTruncated(value) : value);
}

function readBits(whole: Value, { position, length, signed }: BitRange): number {
  const bits = (Number(whole) >>> position) & ((1 << length) - 1);
  return signed && length > 0 ? (bits << (32 - length)) >> (32 - length) : bits;
}

function withBits(whole: Value, { position, length }: BitRange, value: Value): number {
  const mask = (1 << length) - 1;
  return ((Number(whole) & ~(mask << position)) | ((toInt(value) & mask) << position)) >>> 0;
}

/** What the descriptor says of a field. Errors: TypeError where there are none, KeyError. */
function describe({ descriptor }: PyStruct, name: string): Value {
  if (!isDict(descriptor)) throw typeError(messages.structFields());
  return getItem(descriptor, name);
}

function load(self: PyStruct, name: string): Value {
  const description = describe(self, name);
  const field = fieldOf(description);
  if (field.kind === 'scalar') {
    const { offset, scalar, bits } = field;
    const whole = readNumber(self.bytes(offset, scalar.size), scalar, self.layout);
    return bits ? readBits(whole, bits) : whole;
  }
  const address = self.address + field.offset;
  if (field.kind === 'struct') return self.part(field.fields, address);
  if (field.kind === 'array' && 'code' in field.item && field.item.code === 'B')
    return bytearrayOf(self.bytes(field.offset, field.count));
  return self.part(description, address);
}

function store(self: PyStruct, name: string, value: Value): void {
  const field = fieldOf(describe(self, name));
  if (field.kind !== 'scalar') throw syntaxError();
  const { offset, scalar, bits } = field;
  const bytes = self.bytes(offset, scalar.size);
  if (!bits) {
    writeNumber(bytes, scalar, self.layout, value);
    return;
  }
  const whole = withBits(readNumber(bytes, scalar, self.layout), bits, value);
  writeField(bytes, 0, BYTE_ORDERS[self.layout], scalar.code, whole);
}

/** What an index leads to: a number in memory, or a structure. Errors: TypeError, IndexError, ValueError. */
function itemAt(self: PyStruct, indexArgument: Value): { bytes: Uint8Array; scalar: ScalarType } | PyStruct {
  const { descriptor, layout } = self;
  if (!isTuple(descriptor)) throw typeError(messages.structItems());
  const field = aggregateOf(descriptor);
  if (field.kind === 'struct') throw typeError(messages.structItems());
  const index = toInt(indexArgument);
  if (field.kind === 'pointer') {
    const target = readInteger(self.bytes(0, WORD_BYTES), 0, WORD_BYTES, false, false) as number;
    if (!isSmallInt(field.target)) return self.part(field.target, target + sizeOf(field.target, layout) * index);
    const scalar = scalarType(field.target);
    return { bytes: bytesAt((target + scalar.size * index) >>> 0, scalar.size), scalar };
  }
  if (index >= field.count) throw indexError(messages.structIndexRange());
  const { item } = field;
  if ('descriptor' in item) return self.part(item.descriptor, self.address + sizeOf(item.descriptor, layout) * index);
  return { bytes: self.bytes(item.size * index, item.size), scalar: item };
}

function loadItem(self: PyStruct, index: Value): Value {
  const item = itemAt(self, index);
  if (item instanceof PyStruct) return item;
  return readNumber(item.bytes, item.scalar, self.isPointer ? 'native' : self.layout);
}

/** False where structures stand. */
function storeItem(self: PyStruct, index: Value, value: Value): boolean {
  const item = itemAt(self, index);
  if (self.isPointer) return true;
  if (item instanceof PyStruct) return false;
  writeNumber(item.bytes, item.scalar, self.layout, value);
  return true;
}

/** What repr() calls it. */
function kindName({ descriptor }: PyStruct): string {
  if (isDict(descriptor)) return 'STRUCT';
  if (!isTuple(descriptor)) return 'ERROR';
  const { kind } = aggregateOf(descriptor);
  return kind === 'pointer' ? 'PTR' : kind === 'array' ? 'ARRAY' : 'unk';
}

/** `struct(address, descriptor, layout=NATIVE)`. Errors: TypeError. */
export const structType = defineType(new PyType('struct'), {
  class: PyStruct,
  print: (self) => `<struct ${kindName(self as PyStruct)} ${(self as PyStruct).address.toString(16)}>`,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 2, 3);
    const [address, descriptor, layout = NATIVE] = args;
    // Any other number is big-endian to the firmware.
    return new PyStruct(toIntTruncated(address!), descriptor!, LAYOUTS[toInt(layout)] ?? 'big');
  },
  load: (self, name) => load(self as PyStruct, name),
  store(self, name, value) {
    // The firmware takes `del` for a load whose result nobody wants.
    if (value === undefined) load(self as PyStruct, name);
    else store(self as PyStruct, name, value);
    return true;
  },
  item: (self, index) => loadItem(self as PyStruct, index),
  storeItem: (self, index, value) => value !== undefined && storeItem(self as PyStruct, index, value),
  buffer(self) {
    const struct = self as PyStruct;
    return { bytes: struct.bytes(0, struct.size), typecode: BYTEARRAY_TYPECODE };
  },
});

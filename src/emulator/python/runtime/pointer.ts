/**
 * The pointers of viper code, documentation 7.1.3: a place in the memory of the board and the size of what lies there.
 * A pointer made of an object holds on to its bytes, so that `p[i]` in a loop is an access to a typed array; one made of
 * a number, or an index beyond the bytes at hand, finds the memory by its address. What has no memory there raises.
 */
import { addressOfBytes, blockAt, bytesAt } from '../memory/addressed-bytes.ts';
import { toIntTruncated } from '../types/int.ts';
import { bufferOf } from './buffer.ts';
import { messages } from './messages.ts';
import { strType, typeName, typeOf } from './object.ts';
import type { Value } from './object.ts';
import { typeError } from './raise.ts';

/** Bytes of an item. */
export type ItemSize = 1 | 2 | 4;

type Items = Uint8Array | Uint16Array | Int32Array;

const NOTHING = new Uint8Array(0);

export class Pointer {
  /** What `p[0]`, `p[1]` … read; items that are not here are read by load(). */
  readonly items: Items;
  /** The same for writing and store(). */
  readonly stores: Items;
  private readonly size: ItemSize;
  /** The memory from `p[0]` on; null where an address is all there is. */
  private readonly bytes: Uint8Array | null;
  private readonly known: number;
  /** The type of the object, where that may only be read. */
  private readonly readOnly: string | null;

  constructor(bytes: Uint8Array | null, known: number, size: ItemSize, readOnly: string | null) {
    this.items = bytes === null ? NOTHING : itemsOf(bytes, size);
    this.stores = readOnly === null ? this.items : NOTHING;
    this.size = size;
    this.bytes = bytes;
    this.known = known;
    this.readOnly = readOnly;
  }

  /** As a signed word. */
  get address(): number {
    return this.bytes === null ? this.known : addressOfBytes(this.bytes) | 0;
  }

  /** The same place as one of items of another size. */
  as(size: ItemSize): Pointer {
    return size === this.size ? this : new Pointer(this.bytes, this.known, size, this.readOnly);
  }

  /** `p[index]` wherever it may be; a word is signed, smaller items are not. Errors: ValueError where no memory is. */
  load(index: number): number {
    const bytes = this.bytesOf(index);
    let value = 0;
    for (let i = this.size - 1; i >= 0; i--) value = (value << 8) | bytes[i]!;
    return value;
  }

  /** `p[index] = value`, cut to the size of an item. Errors: ValueError; TypeError where it may only be read. */
  store(index: number, value: number): void {
    if (this.readOnly !== null) throw typeError(messages.noItemAssignment(this.readOnly));
    const bytes = this.bytesOf(index);
    for (let i = 0; i < this.size; i++) bytes[i] = value >> (8 * i);
  }

  private bytesOf(index: number): Uint8Array {
    return bytesAt((this.address + index * this.size) >>> 0, this.size);
  }
}

/** The items in some bytes; none where they do not lie as a typed array wants them. */
function itemsOf(bytes: Uint8Array, size: ItemSize): Items {
  const { buffer, byteOffset, length } = bytes;
  if (size === 1) return bytes;
  if (byteOffset % size !== 0) return NOTHING;
  const count = Math.trunc(length / size);
  return size === 2 ? new Uint16Array(buffer, byteOffset, count) : new Int32Array(buffer, byteOffset, count);
}

/** A pointer to an address, a signed or unsigned word. */
export function pointerAt(address: number, size: ItemSize): Pointer {
  const block = blockAt(address >>> 0);
  const bytes = block ? block.bytes.subarray((address >>> 0) - block.address) : null;
  return new Pointer(bytes, address | 0, size, null);
}

/**
 * An object as a pointer: to its buffer, or to the address that it is. DIFFERS: bytes can be read, as the example of the
 * documentation has it; the chip takes only what can be written, as its rules say. Errors: TypeError.
 */
export function toPointer(value: Value, size: ItemSize): Pointer {
  const writable = bufferOf(value, true);
  if (writable) return new Pointer(writable.bytes, 0, size, null);
  const readable = typeOf(value) === strType ? undefined : bufferOf(value);
  if (readable) return new Pointer(readable.bytes, 0, size, typeName(value));
  return pointerAt(toIntTruncated(value), size);
}

/** An object as a signed word. Errors: TypeError where it is neither int nor bool. */
export function toWord(value: Value): number {
  return typeof value === 'number' && (value | 0) === value ? value : toIntTruncated(value);
}

/**
 * The hash table under dict and set, slot for slot as in py/map.c: open addressing, linear probing, tombstones, growth
 * only when full. Strings are found through an index beside the table, since the 8-bit hash makes long clusters; the
 * slots they occupy are the firmware's all the same, and so is the order of iteration.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import { hashString, tableSize } from './hash.ts';
import { equal, hashOf } from './operators.ts';
import type { Traced, Value } from './object.ts';
import { equalItems } from './sequence.ts';
import { NO_BLOCK } from '../memory/block-map.ts';
import { heap } from '../memory/heap.ts';
import type { HeapObject, Visit } from '../memory/marking.ts';
import { reserve } from '../memory/reserve.ts';
import { PyTuple } from '../types/tuple.ts';

/** A slot whose entry was deleted; the search goes on behind it. */
const TOMBSTONE = Symbol('tombstone');

type Slot = Value | typeof TOMBSTONE | undefined;

/** What dict needs of its storage; positions run from 0 to `slots`, some of them empty. */
export interface Table extends Traced {
  readonly slots: number;
  readonly used: number;
  get(key: Value): Value | undefined;
  set(key: Value, value: Value): void;
  /** The value removed, or undefined where the key is not there. */
  delete(key: Value): Value | undefined;
  /** Takes out the first entry, as popitem() does; undefined where there is none. */
  takeFirst(): [key: Value, value: Value] | undefined;
  clear(): void;
  copy(): Table;
  keyAt(position: number): Value | undefined;
  valueAt(position: number): Value;
  /** The keys that are strings, in the order they were added. */
  names(): Iterable<string>;
}

/** Hash of an int as the 32-bit firmware computes it: a small int is its own, a long one is cut to 31 bits. */
export function hashInteger(value: number | bigint): number {
  if (typeof value === 'number' && isSmallInt(value)) return value >>> 0;
  const magnitude = BigInt.asUintN(32, value < 0 ? -BigInt(value) : BigInt(value));
  const signed = Number(BigInt.asIntN(32, value < 0 ? -magnitude : magnitude));
  return ((signed << 1) >> 1) >>> 0;
}

/** The index of a table that holds no string yet; never written to. */
const NO_STRINGS = new Map<string, number>();

/** Bytes of one slot on the 32-bit chip. */
const SLOT_BYTES = { dict: 8, set: 4 };

export class HashTable implements Table, HeapObject {
  block = NO_BLOCK;
  slots: number;
  used = 0;
  private readonly use: 'dict' | 'set';
  private keys: Slot[];
  private values: (Value | undefined)[];
  private hashes: number[] = [];
  private strings = NO_STRINGS;
  /** No other key was added since the table last grew: then a dict does not even hash what it is asked for. */
  private onlyStrings: boolean;

  constructor(slots = 0, use: 'dict' | 'set' = 'dict') {
    reserve(slots * SLOT_BYTES[use]);
    this.use = use;
    this.slots = slots;
    this.takeBlock();
    this.keys = emptySlots(slots);
    this.values = emptySlots(slots);
    this.onlyStrings = use === 'dict';
  }

  private takeBlock(): void {
    this.block = heap === null || this.slots === 0 ? NO_BLOCK : heap.place(this, this.slots * SLOT_BYTES[this.use]);
  }

  children(visit: Visit): void {
    for (const key of this.keys) if (typeof key !== 'symbol') visit(key);
    for (const value of this.values) visit(value);
  }

  chunks(): readonly number[] {
    return [this.slots * SLOT_BYTES[this.use]];
  }

  keyAt(position: number): Value | undefined {
    const key = this.keys[position];
    return key === TOMBSTONE ? undefined : key;
  }

  valueAt(position: number): Value {
    return this.values[position]!;
  }

  names(): Iterable<string> {
    return this.strings.keys();
  }

  get(key: Value): Value | undefined {
    const position = this.find(key);
    return position < 0 ? undefined : this.values[position];
  }

  /** Position of a key, or -1. Errors: TypeError where it cannot be hashed, unless the table has no need to. */
  find(key: Value): number {
    if (typeof key === 'string') return this.strings.get(key) ?? -1;
    if (this.slots === 0 || this.onlyStrings) return -1;
    if (typeof key === 'number') {
      const home = (key >>> 0) % this.slots;
      if (this.keys[home] === key) return home;
    }
    return this.search(key, hashOf(key));
  }

  set(key: Value, value: Value): void {
    if (typeof key === 'string') {
      const position = this.strings.get(key);
      if (position === undefined) this.add(key, value, hashString(key));
      else this.values[position] = value;
      return;
    }
    if (typeof key === 'number') {
      const home = (key >>> 0) % this.slots;
      if (this.keys[home] === key) {
        this.values[home] = value;
        return;
      }
    }
    // First slots, then the hash: a key that cannot be hashed leaves its trace, as on the board.
    if (this.slots === 0) this.grow();
    const hash = hashOf(key);
    const position = this.search(key, hash);
    if (position < 0) this.add(key, value, hash);
    else this.values[position] = value;
  }

  delete(key: Value): Value | undefined {
    const position = this.find(key);
    if (position < 0) return undefined;
    const value = this.values[position];
    this.removeAt(position);
    return value;
  }

  removeAt(position: number): void {
    const next = (position + 1) % this.slots;
    this.empty(position, this.keys[next] === undefined ? undefined : TOMBSTONE);
  }

  takeFirst(): [Value, Value] | undefined {
    const position = this.keys.findIndex((key) => key !== undefined && key !== TOMBSTONE);
    if (position < 0) return undefined;
    const entry: [Value, Value] = [this.keys[position] as Value, this.values[position]!];
    this.empty(position, TOMBSTONE);
    return entry;
  }

  clear(): void {
    heap?.free(this.block, this);
    this.block = NO_BLOCK;
    this.slots = 0;
    this.used = 0;
    this.keys = [];
    this.values = [];
    this.strings = NO_STRINGS;
    this.onlyStrings = this.use === 'dict';
  }

  copy(): HashTable {
    const copy = new HashTable(0, this.use);
    copy.slots = this.slots;
    copy.takeBlock();
    copy.used = this.used;
    copy.keys = this.keys.slice();
    copy.values = this.values.slice();
    copy.hashes = this.hashes.slice();
    copy.strings = new Map(this.strings);
    copy.onlyStrings = this.onlyStrings;
    return copy;
  }

  private search(key: Value, hash: number): number {
    const start = hash % this.slots;
    let position = start;
    do {
      const held = this.keys[position];
      if (held === undefined) return -1;
      if (held === key) return position;
      if (typeof held === 'object' || typeof held === 'boolean' || typeof key !== typeof held) {
        if (typeof held !== 'symbol' && typeof held !== 'string' && equalKeys(held, key)) return position;
      }
      position = position + 1 === this.slots ? 0 : position + 1;
    } while (position !== start);
    return -1;
  }

  /** Adds a key that is not there. */
  private add(key: Value, value: Value, hash: number): void {
    if (this.used === this.slots) this.grow();
    let position = hash % this.slots;
    while (this.keys[position] !== undefined && this.keys[position] !== TOMBSTONE) {
      position = position + 1 === this.slots ? 0 : position + 1;
    }
    this.keys[position] = key;
    this.values[position] = value;
    this.hashes[position] = hash;
    this.used++;
    if (typeof key === 'string') {
      if (this.strings === NO_STRINGS) this.strings = new Map();
      this.strings.set(key, position);
    } else this.onlyStrings = false;
  }

  private empty(position: number, mark: typeof TOMBSTONE | undefined): void {
    const key = this.keys[position];
    if (typeof key === 'string') this.strings.delete(key);
    this.keys[position] = mark;
    this.values[position] = undefined;
    this.used--;
  }

  private grow(): void {
    const { keys, values, hashes } = this;
    const slots = tableSize(this.slots + 1);
    reserve(slots * SLOT_BYTES[this.use]);
    const { block } = this;
    this.slots = slots;
    this.takeBlock();
    heap?.free(block, this);
    this.keys = emptySlots(slots);
    this.values = emptySlots(slots);
    this.hashes = [];
    this.used = 0;
    this.onlyStrings = this.use === 'dict';
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== undefined && key !== TOMBSTONE) this.add(key, values[i]!, hashes[i]!);
    }
  }
}

/** Keys of equal hash are often tuples of small numbers, whose hash is but their sum. */
function equalKeys(left: Value, right: Value): boolean {
  return left instanceof PyTuple && right instanceof PyTuple ? equalItems(left.items, right.items) : equal(left, right);
}

function emptySlots(count: number): undefined[] {
  const slots: undefined[] = [];
  for (let i = 0; i < count; i++) slots.push(undefined);
  return slots;
}

/** Entries by which an ordered table grows. */
const ORDERED_STEP = 4;

/**
 * The table of an OrderedDict: entries in order of insertion, closed up when one is removed. Keys are compared, never
 * hashed. takeFirst() leaves a hole and yet counts one down, as the firmware does: the last entry is still printed,
 * but no longer found, and the next one added takes its place.
 */
export class OrderedTable implements Table, HeapObject {
  block = NO_BLOCK;
  private capacity = 0;
  private keys: Slot[] = [];
  private values: (Value | undefined)[] = [];
  used = 0;

  get slots(): number {
    return this.keys.length;
  }

  children(visit: Visit): void {
    for (const key of this.keys) if (typeof key !== 'symbol') visit(key);
    for (const value of this.values) visit(value);
  }

  chunks(): readonly number[] {
    return [this.capacity * SLOT_BYTES.dict];
  }

  /** Room for one more entry, and some. Errors: MemoryError. */
  private grow(): void {
    const { block } = this;
    this.capacity += ORDERED_STEP;
    if (heap === null) return;
    this.block = heap.place(this, this.capacity * SLOT_BYTES.dict);
    heap.free(block, this);
  }

  keyAt(position: number): Value | undefined {
    const key = this.keys[position];
    return key === TOMBSTONE ? undefined : key;
  }

  valueAt(position: number): Value {
    return this.values[position]!;
  }

  names(): Iterable<string> {
    return this.keys.filter((key) => typeof key === 'string');
  }

  get(key: Value): Value | undefined {
    const position = this.find(key);
    return position < 0 ? undefined : this.values[position];
  }

  set(key: Value, value: Value): void {
    let position = this.find(key);
    if (position < 0) {
      if (this.used === this.capacity) this.grow();
      position = this.used++;
      this.keys[position] = key;
    }
    this.values[position] = value;
  }

  delete(key: Value): Value | undefined {
    const position = this.find(key);
    if (position < 0) return undefined;
    this.used--;
    this.keys.splice(position, 1);
    this.keys.splice(this.used, 0, undefined);
    const [value] = this.values.splice(position, 1);
    this.values.splice(this.used, 0, undefined);
    return value;
  }

  takeFirst(): [Value, Value] | undefined {
    const position = this.keys.findIndex((key) => key !== undefined && key !== TOMBSTONE);
    if (position < 0) return undefined;
    const entry: [Value, Value] = [this.keys[position] as Value, this.values[position]!];
    this.keys[position] = TOMBSTONE;
    this.used--;
    return entry;
  }

  clear(): void {
    this.keys = [];
    this.values = [];
    this.used = 0;
  }

  copy(): OrderedTable {
    const copy = new OrderedTable();
    copy.keys = this.keys.slice();
    copy.values = this.values.slice();
    copy.used = this.used;
    return copy;
  }

  private find(key: Value): number {
    for (let i = 0; i < this.used; i++) {
      const held = this.keys[i];
      if (held !== undefined && held !== TOMBSTONE && equal(held, key)) return i;
    }
    return -1;
  }
}

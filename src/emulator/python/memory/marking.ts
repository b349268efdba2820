/**
 * The mark phase of one collection: what can be reached from the roots. Follows gc_mark of py/gc.c, with objects that
 * name their children in the place of words that look like pointers.
 * A str and a long int are plain values here and have no identity. Of several chunks made for equal ones, as many are
 * kept as there are references: what was made n times and is held n times stays n times.
 */
import { NO_BLOCK, ON_STACK } from './block-map.ts';
import { isSmallInt } from '../../lib/small-int.ts';
import { takesRoom } from './plain-values.ts';
import { ValueCounts } from './value-counts.ts';
import type { Heap } from './heap.ts';

/** What the collector must know of an object. */
export interface HeapObject {
  /** First block of its chunk; NO_BLOCK for what lies in ROM, ON_STACK for an iterator that a loop keeps to itself. */
  block: number;
  /** Shows what the object refers to. */
  children(visit: Visit): void;
  /** Bytes of its own chunk, then of those chained to it, as they would be made now. */
  chunks(): readonly number[];
  /** Called when nothing reaches the object any more, if the heap was asked to watch it. */
  finalise?(): void;
}

/** A value that has no identity: its chunks are told apart by what they hold. */
export type PlainValue = string | number | bigint;

export type Owner = HeapObject | PlainValue;

export type Visit = (value: HeapObject | PlainValue | boolean | null | undefined) => void;

export class Marking {
  readonly marks: Uint8Array;
  /** Objects reached that an earlier collection took for dead. */
  readonly strays = new Set<HeapObject>();
  /** The same of plain values. */
  readonly strayValues = new Set<PlainValue>();
  private readonly heap: Heap;
  private readonly pending: HeapObject[] = [];
  private readonly onStack = new Set<HeapObject>();
  private readonly values = new ValueCounts();

  constructor(heap: Heap) {
    this.heap = heap;
    this.marks = new Uint8Array(heap.map.count);
  }

  readonly visit: Visit = (value) => {
    if (typeof value === 'object') {
      if (value !== null && value.block !== NO_BLOCK) this.reach(value);
    } else if (value !== undefined && typeof value !== 'boolean' && !(typeof value === 'number' && isSmallInt(value))) {
      this.values.add(value);
    }
  };

  has(object: HeapObject): boolean {
    return this.marks[object.block] === 1 && this.heap.owners[object.block] === object;
  }

  /** Marks a chunk and those chained to it. */
  keep(block: number): void {
    const { chained } = this.heap;
    for (let chunk = block; chunk !== NO_BLOCK; chunk = chained[chunk]!) this.marks[chunk] = 1;
  }

  /** Goes on until everything reached has shown its children. */
  drain(): void {
    for (let object = this.pending.pop(); object !== undefined; object = this.pending.pop())
      object.children(this.visit);
  }

  /** Marks the chunks of plain values, when everything has been reached. */
  keepValues(): void {
    const { values } = this;
    if (values.isEmpty) return;
    const { owners, interned } = this.heap;
    for (let block = 0; block < owners.length; block++) {
      const owner = owners[block]!;
      if (owner !== null && typeof owner !== 'object' && values.take(owner)) this.keep(block);
    }
    for (const value of values.unfound()) if (takesRoom(value) && !interned.has(value)) this.strayValues.add(value);
  }

  private reach(object: HeapObject): void {
    const { block } = object;
    if (block === ON_STACK) {
      if (this.onStack.has(object)) return;
      this.onStack.add(object);
    } else if (this.heap.owners[block] === object) {
      if (this.marks[block] === 1) return;
      this.keep(block);
    } else {
      if (this.strays.has(object)) return;
      this.strays.add(object);
    }
    this.pending.push(object);
  }
}

/**
 * The Python heap of the board: who owns which blocks, when it is collected, and what happens when it is full. Follows
 * gc_alloc and gc_collect of py/gc.c. An object has one chunk of its own and, where the chip gives it more (the items
 * of a list, the data of a str), further ones chained to it, which live as long as the object does.
 * Objects of the firmware itself lie in ROM and have no block: they are made while no heap is in use.
 */
import { BLOCK_BYTES, BlockMap, NO_BLOCK } from './block-map.ts';
import { Marking } from './marking.ts';
import { OBJECT_BYTES, chunksOf, dataBytes } from './plain-values.ts';
import type { HeapObject, Owner, PlainValue, Visit } from './marking.ts';

/** Bytes of the pool (facts section 1). */
export const DEFAULT_HEAP_BYTES = 51_968;

/** Where the pool begins on the chip. */
export const POOL_START = 0x20032c80;

/** Block of an object that ought to have one and found no room; the next collection tries again. */
const HOMELESS = -2;

/** One collection: bytes in use before and after it. */
export interface CollectionRecord {
  readonly before: number;
  readonly after: number;
  /** Called for by gc.collect(). */
  readonly asked: boolean;
}

const REMEMBERED_COLLECTIONS = 100;

/** MICROPY_ALLOC_PARSE_CHUNK_INIT */
const PARSE_CHUNK_BYTES = 128;

/** What a heap needs of the interpreter. */
export interface HeapHost {
  /** Shows everything that lives of itself: modules, frames, handlers. */
  readonly roots: (visit: Visit) => void;
  /** The MemoryError for a request of so many bytes; `locked` where the heap was not to be touched. */
  readonly failure: (bytes: number, locked: boolean) => Error | object;
  /** `file:line` of the running code, for a heap that notes where its chunks were made. */
  readonly site: () => string;
}

export class Heap {
  readonly map: BlockMap;
  /** Owner of the chunk that begins at a block. */
  readonly owners: (Owner | null)[];
  /** The next chunk of the same object, by first block. */
  readonly chained: Int32Array;
  /** gc.isenabled() */
  automatic = true;
  /** gc.threshold() in blocks; what is allocated between two collections. */
  threshold = Infinity;
  /** The latest collections, in order. */
  readonly history: CollectionRecord[] = [];
  private sites: (string | null)[] | null = null;
  /** Plain values that lie in the code of a program, or in ROM, and take no block. */
  readonly interned = new Set<PlainValue>();
  private lockDepth = 0;
  private sinceCollection = 0;
  private readonly host: HeapHost;
  /** Chunks and objects that the firmware itself refers to: they live until the heap is made anew. */
  private readonly kept: number[] = [];
  private readonly held = new Set<HeapObject>();
  /** Objects with a finaliser, and whether an automatic collection has already found them dead. */
  private readonly finalisers = new Map<HeapObject, boolean>();
  /** Where exceptions find room while the heap is locked; NO_BLOCK without micropython.alloc_emergency_exception_buf(). */
  private emergencyBuffer = NO_BLOCK;
  /** An object that is being made and that nothing refers to yet. */
  private pinned = NO_BLOCK;

  constructor(bytes: number, host: HeapHost) {
    this.map = new BlockMap(bytes);
    this.owners = Array.from({ length: this.map.count }, () => null);
    this.chained = new Int32Array(this.map.count).fill(NO_BLOCK);
    this.host = host;
  }

  get totalBytes(): number {
    return this.map.count * BLOCK_BYTES;
  }

  get usedBytes(): number {
    return this.map.used * BLOCK_BYTES;
  }

  get isLocked(): boolean {
    return this.lockDepth > 0;
  }

  lock(): void {
    this.lockDepth++;
  }

  /** Undoes one lock(). */
  unlock(): void {
    this.lockDepth--;
  }

  /** First block of a new chunk of `bytes` for an object, which may be in the making. Errors: MemoryError. */
  place(owner: Owner, bytes: number): number {
    const block = this.take(bytes);
    this.owners[block] = owner;
    return block;
  }

  /** Both chunks of a str or a long int. Errors: MemoryError. */
  placeValue(value: PlainValue): void {
    this.attachTo(this.place(value, OBJECT_BYTES), dataBytes(value));
  }

  /** As place(), answering NO_BLOCK where there is no room or the heap is locked. */
  placeMaybe(owner: Owner, bytes: number): number {
    const block = this.lockDepth > 0 ? NO_BLOCK : this.find(blocksOf(bytes));
    if (block !== NO_BLOCK) this.owners[block] = owner;
    return block;
  }

  /** A further chunk for an object. Errors: MemoryError. */
  attach(owner: HeapObject, bytes: number): void {
    if (this.owns(owner)) this.attachTo(owner.block, bytes);
  }

  /** Gives the last chunk attached to an object another size, moving it if need be. Errors: MemoryError. */
  resize(owner: HeapObject, bytes: number): void {
    if (!this.owns(owner)) return;
    const { block } = owner;
    const present = this.chained[block]!;
    if (present === NO_BLOCK) {
      this.attachTo(block, bytes);
      return;
    }
    if (this.isLocked) throw this.host.failure(bytes, true);
    if (bytes === 0) this.drop(block, present);
    else if (!this.map.resize(present, blocksOf(bytes))) {
      this.attachTo(block, bytes);
      this.drop(this.chained[block]!, present);
    }
  }

  private attachTo(block: number, bytes: number): void {
    if (bytes === 0) return;
    this.pinned = block;
    const further = this.take(bytes);
    this.chained[further] = this.chained[block]!;
    this.chained[block] = further;
  }

  /** False for what lies in ROM, and for what a collection took for dead while an expression held it. */
  private owns(object: HeapObject): boolean {
    return object.block >= 0 && this.owners[object.block] === object;
  }

  /** A chunk that is never freed; its first block. Errors: MemoryError. */
  keep(bytes: number): number {
    const block = this.take(bytes);
    this.kept.push(block);
    return block;
  }

  /** Gives a chunk another size without moving it; false where there is no room behind it. */
  extend(block: number, bytes: number): boolean {
    return !this.isLocked && this.map.resize(block, blocksOf(bytes));
  }

  /** Has so many bytes in small chunks while something runs. Errors: MemoryError. */
  during(bytes: number, run: () => void): void {
    const chunks: number[] = [];
    const before = this.kept.length;
    try {
      for (let left = bytes; left > 0; left -= PARSE_CHUNK_BYTES)
        chunks.push(this.keep(Math.min(left, PARSE_CHUNK_BYTES)));
      run();
    } finally {
      this.kept.splice(before, chunks.length);
      for (const chunk of chunks) this.map.release(chunk);
    }
  }

  get hasEmergencyBuffer(): boolean {
    return this.emergencyBuffer !== NO_BLOCK;
  }

  /** Sets so many bytes aside for exceptions, in the place of those before; 0 for none. Errors: MemoryError. */
  keepEmergencyBuffer(bytes: number): void {
    const before = this.emergencyBuffer;
    this.emergencyBuffer = bytes > 0 ? this.take(bytes) : NO_BLOCK;
    if (before !== NO_BLOCK) this.map.release(before);
  }

  /** From here on notes the line of Python that makes each chunk. It costs speed. */
  noteSites(): void {
    this.sites ??= Array.from({ length: this.map.count }, () => null);
  }

  /** Where the chunk at `block` was made, as `file:line`; null where that was not noted. */
  siteOf(block: number): string | null {
    return this.sites?.[block] ?? null;
  }

  /** Keeps an object that the hardware refers to. */
  hold(object: HeapObject): void {
    this.held.add(object);
  }

  /** Sees to it that an object is finalised when it dies. */
  watch(object: HeapObject): void {
    this.finalisers.set(object, false);
  }

  /** Frees a chunk that nothing is chained to, `owner` being whose it was; NO_BLOCK is none. */
  free(block: number, owner: HeapObject): void {
    if (block < 0 || this.owners[block] !== owner || this.isLocked) return;
    this.owners[block] = null;
    this.map.release(block);
  }

  private drop(before: number, chunk: number): void {
    this.chained[before] = this.chained[chunk]!;
    this.chained[chunk] = NO_BLOCK;
    this.map.release(chunk);
  }

  private take(bytes: number): number {
    const block = this.lockDepth > 0 ? NO_BLOCK : this.find(blocksOf(bytes));
    if (block === NO_BLOCK) throw this.host.failure(bytes, this.lockDepth > 0);
    return block;
  }

  private find(length: number): number {
    const { map } = this;
    if (this.sinceCollection >= this.threshold && this.automatic) this.collect(false);
    let block = map.allocate(length);
    if (block === NO_BLOCK && this.automatic) {
      this.collect(false);
      block = map.allocate(length);
    }
    this.pinned = NO_BLOCK;
    if (block === NO_BLOCK) return block;
    if (this.sites !== null) this.sites[block] = this.host.site();
    this.sinceCollection += length;
    return block;
  }

  /**
   * Frees whatever nothing reaches. A collection that Python asked for finalises at once; an automatic one may come in
   * the middle of an expression, whose values it cannot see, and so only at the second.
   */
  collect(asked: boolean): void {
    const { map, owners, chained } = this;
    const before = this.usedBytes;
    this.sinceCollection = 0;
    const marking = new Marking(this);
    if (this.pinned !== NO_BLOCK) marking.keep(this.pinned);
    if (this.emergencyBuffer !== NO_BLOCK) marking.keep(this.emergencyBuffer);
    for (const block of this.kept) marking.keep(block);
    for (const object of this.held) marking.visit(object);
    this.host.roots(marking.visit);
    marking.drain();
    for (const [object, suspected] of this.finalisers) {
      if (marking.has(object)) {
        if (suspected) this.finalisers.set(object, false);
      } else if (asked || suspected) {
        this.finalisers.delete(object);
        object.finalise!();
      } else {
        this.finalisers.set(object, true);
        marking.visit(object);
        marking.drain();
      }
    }
    marking.keepValues();
    map.sweep(marking.marks, (block) => {
      owners[block] = null;
      chained[block] = NO_BLOCK;
    });
    for (const object of marking.strays) this.adopt(object);
    for (const value of marking.strayValues) this.adoptValue(value);
    this.history.push({ before, after: this.usedBytes, asked });
    if (this.history.length > REMEMBERED_COLLECTIONS) this.history.shift();
  }

  private adoptValue(value: PlainValue): void {
    const [own, data] = chunksOf(value);
    const block = this.map.allocate(blocksOf(own));
    if (block === NO_BLOCK) return;
    this.owners[block] = value;
    const further = this.map.allocate(blocksOf(data));
    this.chained[block] = further;
  }

  /** Gives blocks again to an object that a collection took for dead while an expression held it. */
  private adopt(object: HeapObject): void {
    const [own = 0, ...further] = object.chunks();
    const block = this.map.allocate(blocksOf(own));
    object.block = block === NO_BLOCK ? HOMELESS : block;
    if (block === NO_BLOCK) return;
    this.owners[block] = object;
    for (const bytes of further.toReversed()) {
      const chunk = bytes === 0 ? NO_BLOCK : this.map.allocate(blocksOf(bytes));
      if (chunk === NO_BLOCK) continue;
      this.chained[chunk] = this.chained[block]!;
      this.chained[block] = chunk;
    }
  }
}

function blocksOf(bytes: number): number {
  return (bytes + BLOCK_BYTES - 1) >>> 4;
}

/** The heap in use; null while the firmware's own objects are made. One a thread, as `vm` is. */
export let heap: Heap | null = null;

export function useHeap(next: Heap | null): void {
  heap = next;
}

/** Makes something that takes no room on the heap: part of the firmware, or of code that is accounted for as a whole. */
export function inRom<Made>(make: () => Made): Made {
  const before = heap;
  heap = null;
  try {
    return make();
  } finally {
    heap = before;
  }
}

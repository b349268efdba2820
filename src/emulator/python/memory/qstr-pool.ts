/**
 * Interned strings: every name and short literal of a program is kept once, for good. Follows py/qstr.c: the letters
 * lie in chunks that grow in place where they can, and pools of pointers to them double in size.
 */
import { BLOCK_BYTES, NO_BLOCK } from './block-map.ts';
import type { Heap } from './heap.ts';

/** Hash, length and the closing zero of one string. */
const STRING_OVERHEAD = 3;
const CHUNK_BYTES = 128;
/** The first pool on the heap has twice the entries that MICROPY_ALLOC_QSTR_ENTRIES_INIT says. */
const FIRST_POOL_ENTRIES = 20;
const POOL_BYTES = 16;
const POINTER_BYTES = 4;

interface Pool {
  readonly names: string[];
  readonly capacity: number;
  readonly bytes: number;
}

export interface QstrInfo {
  readonly pools: number;
  readonly strings: number;
  /** Letters with what each string has besides. */
  readonly dataBytes: number;
  readonly totalBytes: number;
}

export class QstrPool {
  private readonly heap: Heap;
  /** Names that the firmware itself knows. */
  private readonly rom = new Set<string>();
  private readonly known = new Set<string>();
  private readonly pools: Pool[] = [];
  private chunk = { block: NO_BLOCK, bytes: 0, used: 0 };

  constructor(heap: Heap) {
    this.heap = heap;
  }

  /** Tells of names that lie in ROM and take no room. */
  addRom(names: Iterable<string>): void {
    for (const name of names) this.rom.add(name);
  }

  has(name: string): boolean {
    return this.known.has(name) || this.rom.has(name) || name === '';
  }

  /** Errors: MemoryError. */
  intern(name: string): void {
    if (this.has(name)) return;
    this.makeRoom(name.length + STRING_OVERHEAD);
    this.addEntry(name);
    this.known.add(name);
  }

  private makeRoom(bytes: number): void {
    const { chunk, heap } = this;
    if (chunk.block !== NO_BLOCK && chunk.used + bytes > chunk.bytes) {
      if (heap.extend(chunk.block, chunk.bytes + bytes)) chunk.bytes += bytes;
      else {
        heap.extend(chunk.block, chunk.used);
        chunk.block = NO_BLOCK;
      }
    }
    if (chunk.block === NO_BLOCK) {
      const size = Math.max(bytes, CHUNK_BYTES);
      this.chunk = { block: heap.keep(size), bytes: size, used: 0 };
    }
    this.chunk.used += bytes;
  }

  private addEntry(name: string): void {
    let last = this.pools.at(-1);
    if (last === undefined || last.names.length === last.capacity) {
      const capacity = last === undefined ? FIRST_POOL_ENTRIES : last.capacity * 2;
      const bytes = POOL_BYTES + POINTER_BYTES * capacity;
      this.heap.keep(bytes);
      last = { names: [], capacity, bytes };
      this.pools.push(last);
    }
    last.names.push(name);
  }

  info(): QstrInfo {
    let dataBytes = 0;
    let poolBytes = 0;
    for (const { names, bytes } of this.pools) {
      poolBytes += Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
      for (const name of names) dataBytes += name.length + STRING_OVERHEAD;
    }
    return { pools: this.pools.length, strings: this.known.size, dataBytes, totalBytes: dataBytes + poolBytes };
  }

  /** What is interned on the heap, the last pool first. */
  names(): string[] {
    return this.pools.toReversed().flatMap(({ names }) => names);
  }
}

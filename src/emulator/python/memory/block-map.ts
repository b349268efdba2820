/**
 * The heap as a row of 16-byte blocks: free, first of a chunk, or further one of it. Follows gc_alloc, gc_realloc and
 * gc_info of py/gc.c: a request takes the first run of free blocks that is long enough. Knows nothing of Python.
 */

export const BLOCK_BYTES = 16;

export const FREE = 0;
export const HEAD = 1;
export const TAIL = 2;

/** No block: what a failed request answers, and the block of what lies in ROM. */
export const NO_BLOCK = -1;

/** Block of what lies on the C stack. */
export const ON_STACK = -3;

/** Requests of so many blocks and more share one hint. */
const LARGEST_HINT = 8;

/** What gc_info counts; sizes in blocks. */
export interface BlockCounts {
  readonly used: number;
  readonly free: number;
  readonly oneBlock: number;
  readonly twoBlocks: number;
  readonly longestChunk: number;
  readonly longestFree: number;
}

export class BlockMap {
  readonly count: number;
  /** FREE, HEAD or TAIL, one a block. */
  readonly kinds: Uint8Array;
  /** One bit a block, set where it is free: 32 used ones are passed over at a time. */
  private readonly free: Int32Array;
  /** Below hints[n] no run of n free blocks begins. */
  private readonly hints = new Int32Array(LARGEST_HINT + 1);
  private usedBlocks = 0;

  /** `bytes` is cut to whole blocks. */
  constructor(bytes: number) {
    this.count = Math.floor(bytes / BLOCK_BYTES);
    // The block behind the last is no tail, so that loops over a chunk need no look at the end.
    this.kinds = new Uint8Array(this.count + 1);
    this.free = new Int32Array((this.count >> 5) + 1).fill(-1);
  }

  get used(): number {
    return this.usedBlocks;
  }

  /** Takes the first run of `length` free blocks; its first block, or NO_BLOCK. */
  allocate(length: number): number {
    const { kinds, free, count, hints } = this;
    const hint = length < LARGEST_HINT ? length : LARGEST_HINT;
    let run = 0;
    /** Where a run began that is long enough for the hint, if not for this request. */
    let passedBy = NO_BLOCK;
    for (let block = hints[hint]!; block < count; block++) {
      if (kinds[block] !== FREE) {
        if (run >= LARGEST_HINT && passedBy === NO_BLOCK) passedBy = block - run;
        run = 0;
        while ((block & 31) === 31 && free[(block >> 5) + 1] === 0) block += 32;
        continue;
      }
      if ((block & 31) === 0 && free[block >> 5] === -1 && length - run > 32 && block + 32 <= count) {
        run += 32;
        block += 31;
        continue;
      }
      if (++run < length) continue;
      const head = block - length + 1;
      kinds[head] = HEAD;
      if (length > 1) kinds.fill(TAIL, head + 1, block + 1);
      this.setBits(head, length, false);
      hints[hint] = passedBy === NO_BLOCK ? block + 1 : passedBy;
      this.usedBlocks += length;
      return head;
    }
    return NO_BLOCK;
  }

  /** Blocks of the chunk that begins at `head`. */
  length(head: number): number {
    const { kinds } = this;
    let end = head + 1;
    while (kinds[end] === TAIL) end++;
    return end - head;
  }

  release(head: number): void {
    this.giveBack(head, this.length(head));
  }

  /** Makes a chunk longer or shorter in its place; false where what follows is taken. */
  resize(head: number, length: number): boolean {
    const { kinds } = this;
    const present = this.length(head);
    if (length < present) {
      this.giveBack(head + length, present - length);
      return true;
    }
    const end = head + length;
    if (end > this.count) return false;
    for (let block = head + present; block < end; block++) if (kinds[block] !== FREE) return false;
    kinds.fill(TAIL, head + present, end);
    this.setBits(head + present, length - present, false);
    this.usedBlocks += length - present;
    return true;
  }

  /** Frees every chunk whose first block is not marked with 1. */
  sweep(marks: Uint8Array, onFree: (head: number) => void): void {
    const { kinds, free, count } = this;
    let used = 0;
    let isDead = false;
    for (let block = 0; block < count; block++) {
      const kind = kinds[block];
      if (kind === FREE) continue;
      if (kind === HEAD) {
        isDead = marks[block] !== 1;
        if (isDead) onFree(block);
      }
      if (isDead) {
        kinds[block] = FREE;
        free[block >> 5]! |= 1 << (block & 31);
      } else used++;
    }
    this.usedBlocks = used;
    this.hints.fill(0);
  }

  /** Makes blocks free; runs that they now belong to may be found from there on. */
  private giveBack(start: number, length: number): void {
    const { hints, kinds, count } = this;
    kinds.fill(FREE, start, start + length);
    this.setBits(start, length, true);
    this.usedBlocks -= length;
    let first = start;
    while (first > 0 && start - first < LARGEST_HINT && kinds[first - 1] === FREE) first--;
    let end = start + length;
    while (end < count && end - first < LARGEST_HINT && kinds[end] === FREE) end++;
    for (let n = Math.min(end - first, LARGEST_HINT); n > 0; n--) if (first < hints[n]!) hints[n] = first;
  }

  private setBits(start: number, length: number, isFree: boolean): void {
    const { free } = this;
    for (let block = start, end = start + length; block < end;) {
      const word = block >> 5;
      const stop = Math.min(end, (word + 1) << 5);
      const mask = (stop - block === 32 ? -1 : (1 << (stop - block)) - 1) << (block & 31);
      if (isFree) free[word]! |= mask;
      else free[word]! &= ~mask;
      block = stop;
    }
  }

  counts(): BlockCounts {
    const { kinds, count } = this;
    const found = { oneBlock: 0, twoBlocks: 0, longestChunk: 0, longestFree: 0 };
    for (let block = 0; block < count;) {
      const start = block;
      const isFree = kinds[block] === FREE;
      block++;
      while (block < count && kinds[block] === (isFree ? FREE : TAIL)) block++;
      const length = block - start;
      if (isFree) found.longestFree = Math.max(found.longestFree, length);
      else {
        if (length === 1) found.oneBlock++;
        if (length === 2) found.twoBlocks++;
        found.longestChunk = Math.max(found.longestChunk, length);
      }
    }
    return { used: this.usedBlocks, free: count - this.usedBlocks, ...found };
  }
}

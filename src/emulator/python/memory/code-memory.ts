/**
 * Where the code of one block would lie on the heap: its bytecode, its table of constants and their objects. Code lives
 * as long as a function or a frame has it, and a block keeps those within it.
 */
import type { Heap } from './heap.ts';
import type { HeapObject, Visit } from './marking.ts';

/** Bytes of the code, entries of its table of constants, and the chunks of the objects in that. */
export interface CodeSize {
  readonly bytes: number;
  readonly tableWords: number;
  readonly objectBytes: readonly number[];
}

/** What a block within another is known by until its function is made (mp_raw_code_t). */
const RAW_CODE_BYTES = 16;
const WORD_BYTES = 4;

export class CodeMemory implements HeapObject {
  block: number;
  readonly size: CodeSize;
  readonly inner: CodeMemory[] = [];

  /** Errors: MemoryError. */
  constructor(heap: Heap, size: CodeSize) {
    this.size = size;
    const [own = 0, ...further] = this.chunks();
    this.block = heap.place(this, own);
    for (const bytes of further) heap.attach(this, bytes);
  }

  children(visit: Visit): void {
    for (const block of this.inner) visit(block);
  }

  chunks(): readonly number[] {
    const { bytes, tableWords, objectBytes } = this.size;
    return [bytes, RAW_CODE_BYTES, WORD_BYTES * tableWords, ...objectBytes];
  }
}

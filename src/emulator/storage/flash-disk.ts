/**
 * The board's flash disk: 96 hidden blocks of 2,048 bytes seen as 384 sectors of 512. Follows
 * cc3200/fatfs/src/drivers/sflash_diskio.c, without its write-back cache: the bytes in shared memory are the flash.
 * A bitmap beside them says which blocks were written, so that the host can save each as its file `__NNN__.fsb`.
 */
import { SharedLock } from './lock.ts';
import { RamDisk } from './ram-disk.ts';

export const FLASH_BLOCK_SIZE = 2_048;
export const FLASH_BLOCK_COUNT = 96;
export const FLASH_SIZE = FLASH_BLOCK_SIZE * FLASH_BLOCK_COUNT;
const SECTOR_SIZE = 512;

const DIRTY_WORDS = FLASH_BLOCK_COUNT / 32;
const LOCK_WORD = DIRTY_WORDS;

/** Numbers by which the two threads sign the flash lock. */
export const LOCK_HOLDER = { host: 1, board: 2 } as const;

/** The flash as both threads see it. Can be posted to a worker as it is. */
export interface FlashMemory {
  /** The flash: FLASH_SIZE bytes. */
  readonly bytes: Uint8Array;
  /** One bit per 2 KB block written since it was last asked for, then the lock. */
  readonly words: Int32Array;
}

/** Erased flash (every byte 0xFF), or one that holds `content` from its start. */
export function createFlashMemory(content?: Uint8Array): FlashMemory {
  const buffer = new SharedArrayBuffer(FLASH_SIZE + (DIRTY_WORDS + 1) * 4);
  const bytes = new Uint8Array(buffer, 0, FLASH_SIZE).fill(0xff);
  if (content !== undefined) bytes.set(content);
  return { bytes, words: new Int32Array(buffer, FLASH_SIZE) };
}

/** The lock that every mount of this flash must share. */
export function flashLock(memory: FlashMemory, me: keyof typeof LOCK_HOLDER): SharedLock {
  return new SharedLock(memory.words, LOCK_WORD, LOCK_HOLDER[me]);
}

/**
 * The numbers of the blocks written since the last call, ascending. Copy their bytes within one hold of the flash
 * lock, together with this call, and the copy is a consistent file system.
 */
export function takeDirtyBlocks(memory: FlashMemory): number[] {
  const blocks: number[] = [];
  for (let word = 0; word < DIRTY_WORDS; word++) {
    const bits = Atomics.exchange(memory.words, word, 0);
    for (let bit = 0; bit < 32; bit++) {
      if ((bits >>> bit) & 1) blocks.push(word * 32 + bit);
    }
  }
  return blocks;
}

/** Name of the hidden file that holds block `block`. */
export function flashBlockName(block: number): string {
  return `__${String(block).padStart(3, '0')}__.fsb`;
}

export class FlashDisk extends RamDisk {
  readonly #dirty: Int32Array;

  constructor(memory: FlashMemory) {
    super(memory.bytes, { blockSize: SECTOR_SIZE });
    this.#dirty = memory.words;
  }

  override write(first: number, buffer: Uint8Array): void {
    super.write(first, buffer);
    // Marked after the bytes are in place: who takes the mark early finds it again.
    const start = first * SECTOR_SIZE;
    const last = Math.floor((start + buffer.length - 1) / FLASH_BLOCK_SIZE);
    for (let block = Math.floor(start / FLASH_BLOCK_SIZE); block <= last; block++) {
      Atomics.or(this.#dirty, block >>> 5, 1 << (block & 31));
    }
  }
}

/**
 * A block device over bytes in memory, as the RAMFS class of MicroPython's vfs tests. The bytes may lie in a
 * SharedArrayBuffer, so that two threads mount the same disk.
 */
import type { BlockDevice } from './block-device.ts';
import { StorageError } from './errno.ts';

export class RamDisk implements BlockDevice {
  readonly blockSize: number;
  readonly blockCount: number;
  readonly writable: boolean;
  readonly #bytes: Uint8Array;

  /** `bytes` is the disk itself, not a copy; a tail shorter than a block stays unused. */
  constructor(bytes: Uint8Array, options: { blockSize?: number; writable?: boolean } = {}) {
    this.#bytes = bytes;
    this.blockSize = options.blockSize ?? 512;
    this.blockCount = Math.floor(bytes.length / this.blockSize);
    this.writable = options.writable ?? true;
  }

  /** A disk of `blockCount` zeroed blocks. */
  static blank(blockCount: number, blockSize = 512): RamDisk {
    return new RamDisk(new Uint8Array(blockCount * blockSize), { blockSize });
  }

  read(first: number, buffer: Uint8Array): void {
    const start = this.#offset(first, buffer.length);
    buffer.set(this.#bytes.subarray(start, start + buffer.length));
  }

  write(first: number, buffer: Uint8Array): void {
    if (!this.writable) throw new StorageError('EROFS');
    this.#bytes.set(buffer, this.#offset(first, buffer.length));
  }

  sync(): void {
    // Memory is as durable as it gets.
  }

  #offset(first: number, length: number): number {
    if (first < 0 || length % this.blockSize !== 0 || first + length / this.blockSize > this.blockCount) {
      throw new StorageError('EIO', `block ${first} of ${this.blockCount}, ${length} bytes`);
    }
    return first * this.blockSize;
  }
}

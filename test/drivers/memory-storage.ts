/** A storage in memory for what is kept in files: bytes that can be read and written anywhere. */
import type { RandomAccess } from '../../src/emulator/lib/btree-file/storage.ts';

export class MemoryStorage implements RandomAccess {
  bytes: Uint8Array;
  flushes = 0;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.bytes = bytes;
  }

  size(): number {
    return this.bytes.length;
  }

  read(position: number, count: number): Uint8Array {
    return this.bytes.slice(position, position + count);
  }

  write(position: number, bytes: Uint8Array): void {
    const end = position + bytes.length;
    if (end > this.bytes.length) {
      const grown = new Uint8Array(end);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(bytes, position);
  }

  flush(): void {
    this.flushes++;
  }
}

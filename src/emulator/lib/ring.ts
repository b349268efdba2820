/**
 * A ring of bytes in shared memory between one writer and one reader, each on its own thread. The writer alone moves
 * the head, the reader alone the tail; one slot stays empty, so that a full ring differs from an empty one.
 */

/** Two 32-bit positions, head then tail, before the bytes. */
const HEADER_BYTES = 8;
const HEAD = 0;
const TAIL = 1;

export class ByteRing {
  /** What another thread needs to attach itself: `new ByteRing(buffer)`. */
  readonly buffer: SharedArrayBuffer;
  private readonly positions: Int32Array;
  private readonly slots: Uint8Array;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.positions = new Int32Array(buffer, 0, 2);
    this.slots = new Uint8Array(buffer, HEADER_BYTES);
  }

  /** An empty ring for `capacity` bytes. */
  static create(capacity: number): ByteRing {
    return new ByteRing(new SharedArrayBuffer(HEADER_BYTES + capacity + 1));
  }

  get capacity(): number {
    return this.slots.length - 1;
  }

  /** Bytes that wait to be read. */
  get available(): number {
    const distance = Atomics.load(this.positions, HEAD) - Atomics.load(this.positions, TAIL);
    return distance < 0 ? distance + this.slots.length : distance;
  }

  /** Bytes that can be written. */
  get free(): number {
    return this.capacity - this.available;
  }

  /** Writes what fits, from the start of `bytes`. Returns the number of bytes written. */
  write(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.free);
    const head = Atomics.load(this.positions, HEAD);
    const beforeEnd = Math.min(count, this.slots.length - head);
    this.slots.set(bytes.subarray(0, beforeEnd), head);
    this.slots.set(bytes.subarray(beforeEnd, count), 0);
    Atomics.store(this.positions, HEAD, (head + count) % this.slots.length);
    return count;
  }

  /** Takes up to `max` bytes out of the ring. */
  read(max: number): Uint8Array {
    const count = Math.min(max, this.available);
    const tail = Atomics.load(this.positions, TAIL);
    const beforeEnd = Math.min(count, this.slots.length - tail);
    const bytes = new Uint8Array(count);
    bytes.set(this.slots.subarray(tail, tail + beforeEnd));
    bytes.set(this.slots.subarray(0, count - beforeEnd), beforeEnd);
    Atomics.store(this.positions, TAIL, (tail + count) % this.slots.length);
    return bytes;
  }

  /** Takes the next byte; -1 if there is none. */
  readByte(): number {
    const tail = Atomics.load(this.positions, TAIL);
    if (tail === Atomics.load(this.positions, HEAD)) return -1;
    const byte = this.slots[tail]!;
    Atomics.store(this.positions, TAIL, (tail + 1) % this.slots.length);
    return byte;
  }

  /** Drops what waits to be read. Only the reader may do that. */
  clear(): void {
    Atomics.store(this.positions, TAIL, Atomics.load(this.positions, HEAD));
  }
}

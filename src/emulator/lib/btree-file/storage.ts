/**
 * What a btree file lies on, and how it complains. The file knows nothing of Python: what its storage throws passes
 * through unchanged.
 */

/** A run of bytes that can be read and written anywhere. Positions and sizes are in bytes. */
export interface RandomAccess {
  size(): number;
  /** Up to `count` bytes from a position, fewer only where the storage ends; the caller may keep them. */
  read(position: number, count: number): Uint8Array;
  /** Writes all of the bytes; behind the end the storage grows. */
  write(position: number, bytes: Uint8Array): void;
  /** Makes what was written lasting. */
  flush(): void;
}

/** `format`: the file is no sound btree file. `argument`: the caller asked for what does not exist. */
export type BtreeFault = 'format' | 'argument';

export class BtreeError extends Error {
  readonly fault: BtreeFault;

  constructor(fault: BtreeFault, reason: string) {
    super(reason);
    this.fault = fault;
  }
}

export function badFormat(reason: string): BtreeError {
  return new BtreeError('format', reason);
}

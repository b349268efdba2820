/**
 * What MD5, SHA-1 and SHA-256 share: data in blocks of 64 bytes, a padding that ends in the length in bits, a state of
 * 32-bit words (RFC 1321 section 3, FIPS 180-4 section 5).
 */
const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

/** What makes the one hash function differ from the others. */
export interface HashAlgorithm {
  readonly initial: readonly number[];
  readonly littleEndian: boolean;
  /** Mixes a block, as 16 words, into the state. */
  readonly mix: (state: Uint32Array, words: Uint32Array) => void;
}

export class BlockHash {
  private readonly algorithm: HashAlgorithm;
  private readonly state: Uint32Array;
  private readonly block = new Uint8Array(BLOCK_BYTES);
  private readonly view = new DataView(this.block.buffer);
  /** Bytes taken so far. */
  private length = 0;

  constructor(algorithm: HashAlgorithm) {
    this.algorithm = algorithm;
    this.state = Uint32Array.from(algorithm.initial);
  }

  update(data: Uint8Array): void {
    for (let taken = 0; taken < data.length;) {
      const filled = this.length % BLOCK_BYTES;
      const part = data.subarray(taken, taken + BLOCK_BYTES - filled);
      this.block.set(part, filled);
      this.length += part.length;
      taken += part.length;
      if (filled + part.length === BLOCK_BYTES) this.mix();
    }
  }

  /** The hash of all data so far; more may follow. */
  digest(): Uint8Array {
    const { littleEndian } = this.algorithm;
    const last = this.copy();
    const used = (this.length + 1 + LENGTH_BYTES) % BLOCK_BYTES;
    const padding = new Uint8Array(1 + (used === 0 ? 0 : BLOCK_BYTES - used) + LENGTH_BYTES);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setBigUint64(padding.length - LENGTH_BYTES, BigInt(this.length) * 8n, littleEndian);
    last.update(padding);
    const hash = new DataView(new ArrayBuffer(this.state.length * 4));
    last.state.forEach((word, i) => hash.setUint32(4 * i, word, littleEndian));
    return new Uint8Array(hash.buffer);
  }

  private copy(): BlockHash {
    const copy = new BlockHash(this.algorithm);
    copy.state.set(this.state);
    copy.block.set(this.block);
    copy.length = this.length;
    return copy;
  }

  private mix(): void {
    const { littleEndian, mix } = this.algorithm;
    mix(
      this.state,
      Uint32Array.from({ length: 16 }, (_, i) => this.view.getUint32(4 * i, littleEndian)),
    );
  }
}

/** The word turned left by some bits. */
export function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/**
 * Yasmarang, a small random number generator by Ilya Levin in the public domain, as MicroPython's urandom has it: the
 * same seed gives the same numbers.
 */
export class Yasmarang {
  private pad = 0;
  private n = 0;
  private d = 0;
  private data = 0;

  constructor(seed = 0xeda4baba) {
    this.seed(seed);
  }

  /** Begins the sequence of a seed of 32 bits. */
  seed(seed: number): void {
    this.pad = seed >>> 0;
    this.n = 69;
    this.d = 233;
    this.data = 0;
  }

  /** The next 32 bits. */
  next(): number {
    const sum = (this.pad + this.data + Math.imul(this.d, this.n)) | 0;
    this.pad = ((sum << 3) | (sum >>> 29)) >>> 0;
    this.n = (this.pad | 2) >>> 0;
    this.d = (this.d ^ ((this.pad << 31) | (this.pad >>> 1))) >>> 0;
    this.data = (this.data ^ this.pad ^ (this.d >>> 8) ^ 1) & 0xff;
    return (this.pad ^ (this.d << 5) ^ (this.pad >>> 18) ^ (this.data << 1)) >>> 0;
  }

  /** A number from 0 to below a limit of 1 to 2 ** 32. */
  below(limit: number): number {
    let mask = 1;
    while (mask < limit - 1) mask = mask * 2 + 1;
    for (;;) {
      const drawn = (this.next() & mask) >>> 0;
      if (drawn < limit) return drawn;
    }
  }
}

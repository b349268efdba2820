/**
 * The board's random numbers: a linear feedback shift register of 24 bits. Follows cc3200/util/random.c.
 */
const TAPS = 0x00e10000;
const MASK = 0xffffff;

export class RandomGenerator {
  private state: number;

  /** `seed` is any number; 0 would stay 0 and becomes 1. */
  constructor(seed: number) {
    this.state = seed & MASK || 1;
  }

  /** The next value, 1 to 0xFFFFFF. */
  next(): number {
    this.state = (this.state >>> 1) ^ (this.state & 1 ? TAPS : 0);
    return this.state;
  }
}

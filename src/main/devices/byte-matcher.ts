/**
 * Finds a fixed sequence in a stream of bytes, however the stream is cut into pieces.
 * Knuth, Morris and Pratt's algorithm: each byte is looked at once and none is kept.
 */
export class ByteMatcher {
  readonly #pattern: Uint8Array;
  /** For each length matched: how much of the pattern still fits when the next byte does not. */
  readonly #fallback: readonly number[];
  #matched = 0;

  /** `text` is ASCII and not empty. */
  constructor(text: string) {
    this.#pattern = new TextEncoder().encode(text);
    this.#fallback = fallbackOf(this.#pattern);
  }

  /** Whether `byte` completes the sequence. */
  feed(byte: number): boolean {
    while (this.#matched > 0 && this.#pattern[this.#matched] !== byte) this.#matched = this.#fallback[this.#matched]!;
    if (this.#pattern[this.#matched] === byte) this.#matched++;
    if (this.#matched < this.#pattern.length) return false;
    this.#matched = this.#fallback[this.#matched]!;
    return true;
  }

  /** Forgets what was seen. */
  reset(): void {
    this.#matched = 0;
  }
}

function fallbackOf(pattern: Uint8Array): number[] {
  const fallback = [0, 0];
  for (let at = 1, length = 0; at < pattern.length; at++) {
    while (length > 0 && pattern[at] !== pattern[length]) length = fallback[length]!;
    if (pattern[at] === pattern[length]) length++;
    fallback[at + 1] = length;
  }
  return fallback;
}

/** Bytes gathered one by one or in runs, to be taken out as one array. */
export class ByteBuilder {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(this.#length + 1);
    this.#bytes[this.#length++] = byte;
  }

  append(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(this.#length + bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Takes the first `count` bytes out, all of them by default. */
  take(count = this.#length): Uint8Array {
    const taken = this.#bytes.slice(0, Math.min(count, this.#length));
    this.#bytes.copyWithin(0, taken.length, this.#length);
    this.#length -= taken.length;
    return taken;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

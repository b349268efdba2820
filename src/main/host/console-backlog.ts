/** The last bytes of a console, for a page that opens later. What is dropped is dropped up to the end of a line. */

const KEPT_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;

export class ConsoleBacklog {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #isCut = false;

  write(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    // Twice as much may gather before it is cut, so that not every chunk moves all of them.
    if (this.#size > 2 * KEPT_BYTES) this.#cut();
  }

  read(): Uint8Array {
    if (this.#size > KEPT_BYTES) this.#cut();
    const all = Buffer.concat(this.#chunks);
    if (!this.#isCut) return all;
    const lineEnd = all.indexOf(LINE_FEED);
    return all.subarray(lineEnd + 1);
  }

  clear(): void {
    this.#chunks = [];
    this.#size = 0;
    this.#isCut = false;
  }

  #cut(): void {
    const kept = Buffer.concat(this.#chunks).subarray(-KEPT_BYTES);
    this.#chunks = [Buffer.from(kept)];
    this.#size = kept.length;
    this.#isCut = true;
  }
}

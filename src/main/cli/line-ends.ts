/** Turns the line ends that a board sends, CR LF, into line feeds; a CR LF may be cut in two between two pieces. */

const LF = 0x0a;
const CR = 0x0d;
const ONE_CR = Uint8Array.of(CR);

export class LineEnds {
  #hasCr = false;

  translate(bytes: Uint8Array): Uint8Array {
    const translated = new Uint8Array(bytes.length + 1);
    let length = 0;
    for (const byte of bytes) {
      if (this.#hasCr && byte !== LF) translated[length++] = CR;
      this.#hasCr = byte === CR;
      if (!this.#hasCr) translated[length++] = byte;
    }
    return translated.subarray(0, length);
  }

  /** What is left when nothing more comes. */
  end(): Uint8Array {
    return this.#hasCr ? ONE_CR : new Uint8Array();
  }
}

/**
 * The board's standard input and output. Follows cc3200/hal/cc3200_hal.c: what is written goes to every sink, LF as
 * CR LF where it is cooked; the interrupt character is taken out of the input while a program runs.
 */
import { encodeUtf8 } from '../lib/utf8.ts';

const LF = 10;
const CR = 13;

export class Console {
  private readonly sinks: ((bytes: Uint8Array) => void)[] = [];
  private input = new Uint8Array(256);
  private head = 0;
  private tail = 0;
  /** Byte that interrupts the running program, -1 where none does. */
  private interruptByte = -1;
  private readonly interrupt: () => void;

  /** `interrupt` is called when the interrupt character arrives. */
  constructor(interrupt: () => void) {
    this.interrupt = interrupt;
  }

  addSink(sink: (bytes: Uint8Array) => void): void {
    this.sinks.push(sink);
  }

  /** Text as it is; for the REPL's own output, which has its line ends. */
  write(text: string): void {
    this.writeBytes(encodeUtf8(text));
  }

  /** Text of print() and tracebacks: each LF becomes CR LF. */
  writeCooked(text: string): void {
    this.writeBytes(cook(encodeUtf8(text)));
  }

  writeBytes(bytes: Uint8Array): void {
    if (bytes.length > 0) for (const sink of this.sinks) sink(bytes);
  }

  setInterruptByte(byte: number): void {
    this.interruptByte = byte;
  }

  /** Input from a terminal. */
  feed(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    for (const byte of bytes) if (!this.takeInterrupt(byte)) this.input[this.head++] = byte;
  }

  /** True where a byte is the interrupt character, which is then dealt with. */
  takeInterrupt(byte: number): boolean {
    if (byte !== this.interruptByte) return false;
    this.interrupt();
    return true;
  }

  get hasInput(): boolean {
    return this.tail < this.head;
  }

  /** The next byte of input, -1 where there is none yet. */
  readByte(): number {
    return this.hasInput ? this.input[this.tail++]! : -1;
  }

  clearInput(): void {
    this.tail = this.head;
  }

  private makeRoom(count: number): void {
    if (this.head + count <= this.input.length) return;
    const waiting = this.input.subarray(this.tail, this.head);
    const grown = new Uint8Array(2 * (waiting.length + count));
    grown.set(waiting);
    this.input = grown;
    this.head = waiting.length;
    this.tail = 0;
  }
}

function cook(bytes: Uint8Array): Uint8Array {
  const breaks = bytes.reduce((count, byte) => count + (byte === LF ? 1 : 0), 0);
  if (breaks === 0) return bytes;
  const cooked = new Uint8Array(bytes.length + breaks);
  let at = 0;
  for (const byte of bytes) {
    if (byte === LF) cooked[at++] = CR;
    cooked[at++] = byte;
  }
  return cooked;
}

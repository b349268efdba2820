/**
 * Copies a board's console from shared memory to the standard output. Written synchronously: what the board wrote
 * before its end has been written when this returns, and a reader that is slow makes the board wait.
 */
import { writeSync } from 'node:fs';
import { BOARD_WORD, ByteRing } from '../../emulator/index.ts';
import type { BoardMemory } from '../../emulator/index.ts';
import { systemCode } from '../rpc/failure.ts';
import { LineEnds } from './line-ends.ts';

const STANDARD_OUTPUT = 1;
const FULL_MS = 2;

export class BoardOutput {
  /** The reader has gone: nothing more is written. */
  isClosed = false;
  readonly #words: Int32Array;
  readonly #ring: ByteRing;
  readonly #lineEnds = new LineEnds();

  constructor(memory: BoardMemory) {
    this.#words = new Int32Array(memory.bell);
    this.#ring = new ByteRing(memory.consoleOut);
  }

  /** Writes what the board has written; it signals again when there is more. */
  copy(): void {
    Atomics.store(this.#words, BOARD_WORD.attention, 0);
    this.#write(this.#lineEnds.translate(this.#ring.read(Infinity)));
  }

  /** Writes the rest, the board being off. */
  finish(): void {
    this.copy();
    this.#write(this.#lineEnds.end());
  }

  #write(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0 && !this.isClosed;) {
      try {
        rest = rest.subarray(writeSync(STANDARD_OUTPUT, rest));
      } catch (error) {
        if (systemCode(error) === 'EPIPE') this.isClosed = true;
        // A pipe that another program has made non-blocking is full.
        else if (systemCode(error) === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_MS);
        else throw error;
      }
    }
  }
}

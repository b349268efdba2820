/**
 * What a board on a worker thread needs from outside (src/emulator/platform.ts): the steady clock, waiting on the
 * doorbell in shared memory, entropy, and one message for any number of things to read.
 */
import { createHash, randomFillSync } from 'node:crypto';
import { BOARD_WORD } from '../../emulator/index.ts';
import type { Platform } from '../../emulator/index.ts';

/** The system wakes a waiting thread some 70 microseconds late: the last stretch of a wait is spent looking. */
const LOOKING_NANOS = 120_000;

export interface WorkerPlatformOptions {
  /** The words of BoardMemory.bell. */
  readonly words: Int32Array;
  /** Tells the other thread that there is something to read. */
  readonly signal: () => void;
  readonly log: (message: string) => void;
  /** Entropy that is the same in each run, for a board whose clock is virtual. */
  readonly isRepeatable: boolean;
}

export class WorkerPlatform implements Platform {
  readonly #words: Int32Array;
  readonly #signal: () => void;
  readonly #log: (message: string) => void;
  readonly #isRepeatable: boolean;
  #draws = 0;
  readonly #originSeconds = process.hrtime()[0];
  /** Count of rings that doorbell() has answered for. */
  #heard: number;

  constructor({ words, signal, log, isRepeatable }: WorkerPlatformOptions) {
    this.#words = words;
    this.#signal = signal;
    this.#log = log;
    this.#isRepeatable = isRepeatable;
    this.#heard = Atomics.load(words, BOARD_WORD.bell);
  }

  nanos(): number {
    const [seconds, nanos] = process.hrtime();
    return (seconds - this.#originSeconds) * 1e9 + nanos;
  }

  wait(deadline: number): void {
    while (Atomics.load(this.#words, BOARD_WORD.bell) === this.#heard) {
      const left = deadline - this.nanos();
      if (left <= 0) return;
      if (left > LOOKING_NANOS) Atomics.wait(this.#words, BOARD_WORD.bell, this.#heard, (left - LOOKING_NANOS) / 1e6);
    }
  }

  doorbell(): boolean {
    const rings = Atomics.load(this.#words, BOARD_WORD.bell);
    if (rings === this.#heard) return false;
    this.#heard = rings;
    return true;
  }

  notify(): void {
    // Each byte and each edge of a pin comes by here: mostly the other thread knows already.
    if (Atomics.load(this.#words, BOARD_WORD.attention) === 1) return;
    Atomics.store(this.#words, BOARD_WORD.attention, 1);
    this.#signal();
  }

  entropy(count: number): Uint8Array {
    if (!this.#isRepeatable) return randomFillSync(new Uint8Array(count));
    return createHash('shake256', { outputLength: count }).update(String(this.#draws++)).digest();
  }

  log(message: string): void {
    this.#log(message);
  }
}

/** Rings the doorbell from the other thread, and wakes a board that waits. */
export function ring(words: Int32Array): void {
  Atomics.add(words, BOARD_WORD.bell, 1);
  Atomics.notify(words, BOARD_WORD.bell);
}

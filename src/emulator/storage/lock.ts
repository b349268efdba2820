/**
 * A mutual exclusion lock in shared memory: one word that is 0 when free, else the number of the thread that holds it.
 * Takes the place of FatFs's volume lock (ff_req_grant), with its time limit. A thread must not take a lock it already
 * holds. Holds are short (one file operation), so that the host's event loop may wait too.
 */
import { StorageError } from './errno.ts';

/** Tries before sleeping. The other thread's holds last microseconds, a sleep and a wake-up take longer. */
const SPINS = 2_000;
const WAIT_MS = 5;
/** MICROPY_FATFS_TIMEOUT of the port, in milliseconds. */
const TIMEOUT_MS = 2_500;

/** Something that runs a function while nobody else is inside. */
export interface Lock {
  withLock<T>(action: () => T): T;
}

export class SharedLock implements Lock {
  readonly #words: Int32Array;
  readonly #index: number;
  readonly #me: number;
  readonly #timeoutMs: number;

  /** `me` is a positive number that no other thread uses for this lock. */
  constructor(words: Int32Array, index: number, me: number, timeoutMs = TIMEOUT_MS) {
    this.#words = words;
    this.#index = index;
    this.#me = me;
    this.#timeoutMs = timeoutMs;
  }

  /** Runs `action` alone and returns its result. EIO if the lock could not be had in time. */
  withLock<T>(action: () => T): T {
    this.#acquire();
    try {
      return action();
    } finally {
      this.#release(this.#me);
    }
  }

  /**
   * Frees the lock if the thread `holder` holds it. For the host, after it terminated that thread: a dead holder
   * would keep everybody out. What the dead thread was changing is left half done, as after a power cut.
   */
  breakLock(holder: number): void {
    this.#release(holder);
  }

  #acquire(): void {
    let waitedMs = 0;
    while (waitedMs < this.#timeoutMs) {
      let holder = 0;
      for (let spin = 0; spin < SPINS; spin++) {
        holder = Atomics.compareExchange(this.#words, this.#index, 0, this.#me);
        if (holder === 0) return;
      }
      // The wait is bounded: a busy holder that takes the lock again at once must not starve us.
      if (Atomics.wait(this.#words, this.#index, holder, WAIT_MS) === 'timed-out') waitedMs += WAIT_MS;
    }
    throw new StorageError('EIO', 'the file system stayed locked');
  }

  #release(holder: number): void {
    Atomics.compareExchange(this.#words, this.#index, holder, 0);
    Atomics.notify(this.#words, this.#index, 1);
  }
}

/**
 * What a board needs from outside: time, waiting, entropy and a place to complain. The board knows nothing else
 * of the world; the host supplies the real thing (src/main/platform), tests a manual one (test/drivers).
 */
export interface Platform {
  /** Nanoseconds of a steady clock since an arbitrary instant; a number, exact to well below a microsecond. */
  nanos(): number;

  /**
   * Blocks the board's thread until the steady clock shows `deadline` (nanoseconds; Infinity for ever)
   * or somebody rings the doorbell, whichever is first. Returns at once when the bell rang before.
   */
  wait(deadline: number): void;

  /** True once after each ring of the doorbell: a key typed, a pin driven, a command. Cheap: polled in loops. */
  doorbell(): boolean;

  /** Tells the other side that there is something to read (console, events). Cheap; may be called for each byte. */
  notify(): void;

  /** `count` random bytes. */
  entropy(count: number): Uint8Array;

  log(message: string): void;
}

/**
 * How often Python looks up from its work: the fuel of the next stretch. On a real clock a stretch takes some 50
 * microseconds whatever the program does, so that Ctrl-C and interrupts come soon and looking costs little. Under
 * virtual time it is fixed, and each step costs the same time: a run depends on nothing but its inputs.
 */
import type { Clock } from './board/clock.ts';

const TARGET_NANOS = 50_000;
const LEAST = 16;
const MOST = 8192;

/** A back-edge or call of the emulated CPU: an 80 MHz Cortex-M4 takes about so long for one turn of a small loop. */
const STEP_NANOS = 5_000;
const VIRTUAL_STEPS = 200;

export class Pace {
  private readonly clock: Clock;
  private steps = 256;
  private lookedAt = 0;

  constructor(clock: Clock) {
    this.clock = clock;
    if (clock.isVirtual) this.steps = VIRTUAL_STEPS;
  }

  /** The fuel of a stretch that begins now, after a pause in which others ran. */
  resume(): number {
    if (!this.clock.isVirtual) this.lookedAt = this.clock.nanos();
    return this.steps;
  }

  /** A stretch has ended with so much fuel `left`: accounts for its time and returns the fuel of the next. */
  next(left: number): number {
    const used = Math.max(1, this.steps - left);
    if (this.clock.isVirtual) {
      this.clock.spend(used * STEP_NANOS);
      const until = (this.clock.next() - this.clock.nanos()) / STEP_NANOS - this.steps;
      this.steps = Math.max(1, Math.min(VIRTUAL_STEPS, Math.ceil(until)));
      return this.steps;
    }
    const now = this.clock.nanos();
    const took = Math.max(1, now - this.lookedAt);
    this.lookedAt = now;
    const wanted = (used * TARGET_NANOS) / took;
    const steps = Math.round(Math.min(2 * this.steps, Math.max(0.1 * this.steps, wanted)));
    this.steps = Math.max(LEAST, Math.min(MOST, steps));
    return this.steps;
  }
}

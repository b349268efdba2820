/**
 * The one clock of a board and its alarms. Time is in nanoseconds since the board was made and never runs backwards.
 * An alarm leaves the queue before its callback runs, and time stands at the alarm's own instant during the call.
 * real-clock.ts follows the host's clock, virtual-clock.ts moves only when it is told to.
 */
import { invariant } from '../lib/invariant.ts';

export interface Alarm {
  readonly isScheduled: boolean;
  /** Sets or moves the alarm; an instant that has passed is due at once. Throws on a number that is not one. */
  schedule(atNanos: number): void;
  cancel(): void;
}

/** Asked between two instants: is there something that cannot wait for the next? */
export type WakeCheck = () => boolean;

export abstract class Clock {
  /** The earliest last. A board has some thirty alarms at most: a sorted array is quicker than a heap. */
  private readonly queue: QueuedAlarm[] = [];
  private stands = false;
  private latest = 0;

  /** True where a wait passes without waiting. */
  abstract readonly isVirtual: boolean;

  /** The present, as seen from outside an alarm. */
  protected abstract present(): number;

  /** Lets time reach `at`, an alarm's instant or a deadline, as far as it may. Infinity: until the doorbell rings. */
  protected abstract pass(at: number, deadline: number): void;

  /**
   * Runs what is due, instant by instant. Stops after the first instant at which `wake` is true and returns true:
   * the caller then handles the interrupt at the time it came, and calls again.
   */
  abstract runDue(wake?: WakeCheck): boolean;

  /** Executed instructions cost `nanos`: under virtual time that is what moves it, the next runDue() accounts for it. */
  abstract spend(nanos: number): void;

  /** Nanoseconds between the instant that is being handled and the present: how late the board's thread is. */
  abstract get behind(): number;

  nanos(): number {
    if (!this.stands) this.latest = Math.max(this.latest, this.present());
    return this.latest;
  }

  createAlarm(callback: () => void): Alarm {
    return new QueuedAlarm(this.queue, callback);
  }

  /** Instant of the earliest alarm, Infinity if there is none. */
  next(): number {
    const { queue } = this;
    return queue.length === 0 ? Infinity : queue[queue.length - 1]!.at;
  }

  /**
   * Waits until `deadline`, running alarms as they fall due; returns true, at once, where `wake` is. `wake` answers
   * the doorbell too: until somebody has, the platform does not wait.
   */
  waitUntil(deadline: number, wake: WakeCheck): boolean {
    for (;;) {
      if (this.runDue(wake) || wake()) return true;
      if (this.nanos() >= deadline) return false;
      this.pass(Math.min(this.next(), deadline), deadline);
    }
  }

  /** Power-off: no alarm that is set now will ever ring. */
  dropAlarms(): void {
    for (const alarm of this.queue.splice(0)) alarm.isScheduled = false;
  }

  /** Rings every alarm that is due at the earliest alarm's instant, in the order they were set. */
  protected ringNextInstant(): void {
    invariant(!this.stands, 'an alarm does not wait for other alarms');
    const instant = this.next();
    this.latest = Math.max(this.latest, instant);
    this.stands = true;
    try {
      while (this.next() <= instant) {
        const alarm = this.queue.pop()!;
        alarm.isScheduled = false;
        alarm.ring();
      }
    } finally {
      this.stands = false;
    }
  }
}

class QueuedAlarm implements Alarm {
  isScheduled = false;
  at = 0;
  readonly ring: () => void;
  private readonly queue: QueuedAlarm[];

  constructor(queue: QueuedAlarm[], ring: () => void) {
    this.queue = queue;
    this.ring = ring;
  }

  schedule(atNanos: number): void {
    invariant(Number.isFinite(atNanos), 'an alarm needs a finite instant');
    this.cancel();
    this.at = atNanos;
    this.isScheduled = true;
    // Behind those of the same instant, which were set before: they ring first.
    let place = this.queue.length;
    while (place > 0 && this.queue[place - 1]!.at <= atNanos) place--;
    this.queue.splice(place, 0, this);
  }

  cancel(): void {
    if (!this.isScheduled) return;
    this.isScheduled = false;
    this.queue.splice(this.queue.indexOf(this), 1);
  }
}

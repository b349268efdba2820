/**
 * A board's clock that moves only by executed work, by waiting and by advance(), so that a run depends on nothing but
 * its inputs. A wait costs no real time: it jumps from alarm to alarm. While the board waits for the world outside,
 * without a deadline, time stands still.
 */
import type { Platform } from '../platform.ts';
import { invariant } from '../lib/invariant.ts';
import { Clock } from './clock.ts';
import type { WakeCheck } from './clock.ts';

export class VirtualClock extends Clock {
  readonly isVirtual = true;
  private readonly platform: Platform;
  private now = 0;
  /** Time that has been spent and not yet gone through for alarms. */
  private owed = 0;

  constructor(platform: Platform) {
    super();
    this.platform = platform;
  }

  get behind(): number {
    return this.owed;
  }

  /** Moves time by `nanos`, ringing the alarms on the way. */
  advance(nanos: number): void {
    this.spend(nanos);
    this.runDue();
  }

  spend(nanos: number): void {
    invariant(Number.isFinite(nanos) && nanos >= 0, 'time moves forwards by a finite number');
    this.owed += nanos;
  }

  runDue(wake?: WakeCheck): boolean {
    while (this.next() <= this.now + this.owed) {
      this.step(this.next() - this.now);
      this.ringNextInstant();
      if (wake?.()) return true;
    }
    this.step(this.owed);
    return false;
  }

  protected present(): number {
    return this.now;
  }

  protected pass(at: number, deadline: number): void {
    if (deadline === Infinity) this.platform.wait(Infinity);
    else this.owed += Math.max(0, at - this.now);
  }

  private step(nanos: number): void {
    if (nanos <= 0) return;
    this.now += nanos;
    this.owed -= nanos;
  }
}

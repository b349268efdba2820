/** A board's clock that follows the host's, at the same pace or scaled by a speed factor. */
import type { Platform } from '../platform.ts';
import { invariant } from '../lib/invariant.ts';
import { Clock } from './clock.ts';
import type { WakeCheck } from './clock.ts';

export class RealClock extends Clock {
  readonly isVirtual = false;
  private readonly platform: Platform;
  private pace: number;
  private platformOrigin: number;
  private origin = 0;

  /** `speed` is board seconds per second of the host. */
  constructor(platform: Platform, speed = 1) {
    super();
    this.platform = platform;
    this.platformOrigin = platform.nanos();
    this.pace = checkedSpeed(speed);
  }

  get speed(): number {
    return this.pace;
  }

  /** From now on the board runs `speed` times as fast as the host. Throws unless it is a positive number. */
  set speed(speed: number) {
    this.origin = this.present();
    this.platformOrigin = this.platform.nanos();
    this.pace = checkedSpeed(speed);
  }

  get behind(): number {
    return Math.max(0, this.present() - this.nanos());
  }

  runDue(wake?: WakeCheck): boolean {
    const now = this.next() === Infinity ? 0 : this.present();
    while (this.next() <= now) {
      this.ringNextInstant();
      if (wake?.()) return true;
    }
    return false;
  }

  /** Real instructions take real time. */
  spend(): void {}

  /** In whole nanoseconds, so that a wait which ended in time has reached its deadline whatever the rounding. */
  protected present(): number {
    return Math.round(this.origin + (this.platform.nanos() - this.platformOrigin) * this.pace);
  }

  protected pass(at: number): void {
    this.platform.wait(Math.ceil(this.platformOrigin + (Math.ceil(at) - this.origin) / this.pace));
  }
}

function checkedSpeed(speed: number): number {
  invariant(Number.isFinite(speed) && speed > 0, 'the speed of a clock is a positive number');
  return speed;
}

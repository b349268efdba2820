/**
 * The blue LED at GP25: the heartbeat, and the flashing that reports an error. Follows misc/mperror.c. The beat comes
 * from the idle task: while Python is busy the LED stays as it is, and blinks on when the board waits again.
 */
import type { Alarm, Clock } from './clock.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from './pin.ts';
import type { Pin } from './pin.ts';

const MILLI = 1e6;
const ON_NANOS = 80 * MILLI;
const OFF_NANOS = 3920 * MILLI;
const ERROR_TOGGLES = 24;
const ERROR_TOGGLE_NANOS = 50 * MILLI;

export class Heartbeat {
  private readonly clock: Clock;
  private readonly led: Pin;
  private readonly alarm: Alarm;
  private enabled = false;
  private isBeating = false;
  private due = false;
  private bootNanos = 0;

  constructor(clock: Clock, led: Pin) {
    this.clock = clock;
    this.led = led;
    this.alarm = clock.createAlarm(() => {
      this.due = true;
    });
  }

  get isEnabled(): boolean {
    return this.enabled;
  }

  /** True if the LED waits for the board to be idle. */
  get isDue(): boolean {
    return this.due;
  }

  powerOn(): void {
    this.bootNanos = this.clock.nanos();
    this.enable();
  }

  /** Takes the LED, dark, and lets it beat: at once if the board has run for the length of a pause. */
  enable(): void {
    this.led.configure({
      mode: PIN_MODE.OUT,
      pull: PIN_PULL.NONE,
      drive: PIN_DRIVE.HIGH_POWER,
      alternate: 0,
      value: 0,
    });
    this.enabled = true;
    this.isBeating = false;
    this.next(this.bootNanos + OFF_NANOS);
  }

  /** The LED stays as it is. */
  disable(): void {
    this.enabled = false;
    this.due = false;
    this.alarm.cancel();
  }

  /** The idle task: called whenever the board has nothing to do. */
  idle(): void {
    if (!this.due) return;
    this.isBeating = !this.isBeating;
    this.led.writeRegister(this.isBeating ? 1 : 0);
    this.next(this.clock.nanos() + (this.isBeating ? ON_NANOS : OFF_NANOS));
  }

  /** A script has failed: toggles the LED every 50 ms for 1.2 s; `busyWait` gets the instant to wait for. */
  errorFlash(busyWait: (untilNanos: number) => void): void {
    for (let i = 0; i < ERROR_TOGGLES; i++) {
      this.led.writeRegister(this.led.level === 1 ? 0 : 1);
      busyWait(this.clock.nanos() + ERROR_TOGGLE_NANOS);
    }
  }

  private next(atNanos: number): void {
    this.due = false;
    this.alarm.schedule(atNanos);
  }
}

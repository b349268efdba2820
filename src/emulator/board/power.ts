/**
 * Power-on, soft reset and sleep as verbs over the parts of the board, in the order of mptask.c. What the firmware does
 * around them (files, scripts, network) is the device's business. Flash is no part of the board: no reset touches it.
 */
import { BoardError } from './board-error.ts';
import type { Clock } from './clock.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { InterruptController } from './irq.ts';
import type { Pins } from './pins.ts';
import type { Timers } from './timer.ts';
import type { Uarts } from './uart.ts';

/** machine.reset_cause(). */
export const RESET_CAUSE = { POWER_ON: 0, HARD_RESET: 1, WDT_RESET: 2, DEEPSLEEP_RESET: 3, SOFT_RESET: 4 } as const;
/** machine.wake_reason(). */
export const WAKE_REASON = { NONE: 0, WLAN: 1, PIN: 2, RTC: 3 } as const;

export type HardResetCause = Exclude<keyof typeof RESET_CAUSE, 'SOFT_RESET'>;

/** Period of the systick, the longest that machine.idle() lasts. */
const TICK_NANOS = 1e6;

export interface PowerParts {
  readonly clock: Clock;
  readonly irq: InterruptController;
  readonly pins: Pins;
  readonly timers: Timers;
  readonly uarts: Uarts;
  readonly heartbeat: Heartbeat;
  /** Waits with the idle task running; true if `wake` ended it before the deadline. */
  readonly sleepUntil: (deadlineNanos: number, wake?: () => boolean) => boolean;
}

export class Power {
  private readonly parts: PowerParts;
  private cause: number = RESET_CAUSE.POWER_ON;
  private bootNanos = 0;

  constructor(parts: PowerParts) {
    this.parts = parts;
  }

  /** One of RESET_CAUSE. */
  get resetCause(): number {
    return this.cause;
  }

  /** One of WAKE_REASON. */
  get wakeReason(): number {
    return WAKE_REASON.NONE;
  }

  /** Nanoseconds since the last hard reset, which ticks_ms() and its kin count. */
  get uptimeNanos(): number {
    return this.parts.clock.nanos() - this.bootNanos;
  }

  /** Everything but what hangs on the pins begins anew: power-on, the reset switch, machine.reset(), the watchdog. */
  hardReset(cause: HardResetCause): void {
    const { clock, irq, pins, timers, uarts, heartbeat } = this.parts;
    clock.dropAlarms();
    this.cause = RESET_CAUSE[cause];
    this.bootNanos = clock.nanos();
    irq.powerOn();
    timers.powerOn();
    uarts.powerOn();
    pins.powerOn();
    heartbeat.powerOn();
  }

  /** The end of a run, before files are flushed and sockets closed: no handler of the guest runs any more. */
  endRun(): void {
    this.cause = RESET_CAUSE.SOFT_RESET;
    this.parts.irq.silenceAll();
    this.parts.irq.enable();
  }

  /** The start of the next run: pins are released, counters and UARTs go on. Call endRun() first. */
  softReset(): void {
    const { pins, timers, heartbeat } = this.parts;
    pins.softReset();
    timers.softReset();
    heartbeat.enable();
  }

  /** The board is switched off: nothing moves any more. */
  off(): void {
    this.parts.irq.powerOn();
    this.parts.clock.dropAlarms();
  }

  /** machine.idle(): until the next interrupt, at most a tick. */
  idle(): void {
    const { clock, irq, sleepUntil } = this.parts;
    const before = irq.handled;
    sleepUntil(clock.nanos() + TICK_NANOS, () => irq.handled !== before);
  }

  sleep(): void {
    throw new BoardError('not-implemented', 'machine.sleep() is not emulated yet');
  }

  deepsleep(): void {
    throw new BoardError('not-implemented', 'machine.deepsleep() is not emulated yet');
  }
}

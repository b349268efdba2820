/**
 * The hardware of a WiPy: its parts, and the three ways in which the guest lets time pass. The device on top of it
 * adds files, network and Python.
 * Not built yet: RTC, watchdog, ADC, SPI, I2C, SD, WLAN.
 */
import type { Platform } from '../platform.ts';
import { BoardView } from './board-view.ts';
import type { Clock, WakeCheck } from './clock.ts';
import { Heartbeat } from './heartbeat.ts';
import { InterruptController } from './irq.ts';
import { Pins } from './pins.ts';
import { Power } from './power.ts';
import { RealClock } from './real-clock.ts';
import { Timers } from './timer.ts';
import { Uarts } from './uart.ts';
import { VirtualClock } from './virtual-clock.ts';

/** `real` follows the host, at `speed` board seconds per second; `virtual` moves by executed work and by waiting. */
export type ClockMode = { readonly kind: 'real'; readonly speed?: number } | { readonly kind: 'virtual' };

const LED_PIN = 'GP25';
/** What entering and leaving an interrupt costs under virtual time, so that a level that holds cannot stop it. */
const INTERRUPT_NANOS = 1000;
/** A poll serves this many interrupts at most: a timer faster than its handler must not lock the guest out. */
const INSTANTS_PER_POLL = 100;

export class Board {
  readonly clock: Clock;
  readonly irq: InterruptController;
  readonly pins: Pins;
  readonly view: BoardView;
  readonly timers: Timers;
  readonly uarts: Uarts;
  readonly heartbeat: Heartbeat;
  readonly power: Power;
  /** Somebody outside has rung: fetch keys, driven pins, commands. Called between two instructions of the guest. */
  onDoorbell: () => void = () => {};
  private readonly platform: Platform;

  /** `view` is the memory that the pins are shown in; by default one of its own. */
  constructor(platform: Platform, mode: ClockMode = { kind: 'real' }, view?: SharedArrayBuffer) {
    this.platform = platform;
    const clock = mode.kind === 'virtual' ? new VirtualClock(platform) : new RealClock(platform, mode.speed);
    const irq = new InterruptController();
    const pins = new Pins({ clock, irq });
    const busyWaitUntil = (deadline: number, wake?: WakeCheck): boolean => this.busyWaitUntil(deadline, wake);
    const sleepUntil = (deadline: number, wake?: WakeCheck): boolean => this.sleepUntil(deadline, wake);

    this.clock = clock;
    this.irq = irq;
    this.pins = pins;
    this.timers = new Timers({ clock, irq, pins });
    this.uarts = new Uarts({ clock, irq, pins, busyWaitUntil });
    this.heartbeat = new Heartbeat(clock, pins.get(LED_PIN));
    this.power = new Power({
      clock,
      irq,
      pins,
      timers: this.timers,
      uarts: this.uarts,
      heartbeat: this.heartbeat,
      sleepUntil,
    });
    this.view = new BoardView(pins.all, view, () => platform.notify());
    pins.observe(this.view);
    this.power.hardReset('POWER_ON');
  }

  /** The interpreter's poll point: answers the doorbell, rings due alarms, runs handlers at the instant they are due. */
  poll(): void {
    this.answerDoorbell();
    const ready = (): boolean => this.irq.ready;
    this.runHandlers();
    for (let rounds = 0; rounds < INSTANTS_PER_POLL && this.clock.runDue(ready); rounds++) this.runHandlers();
    this.view.publishTime(this.clock.nanos());
  }

  /**
   * time.sleep(), a prompt: the board is idle, the heartbeat beats. Returns true if `wake` ended it early, which is asked
   * after each interrupt and each ring of the doorbell, and must keep its answer until then.
   */
  sleepUntil(deadlineNanos: number, wake: WakeCheck = never): boolean {
    return this.wait(deadlineNanos, wake, true);
  }

  /** time.sleep_us(), a UART read: interrupts are served, but the board is not idle. */
  busyWaitUntil(deadlineNanos: number, wake: WakeCheck = never): boolean {
    return this.wait(deadlineNanos, wake, false);
  }

  /** A script has failed: 1.2 seconds of fast blinking. */
  signalError(): void {
    this.heartbeat.errorFlash((untilNanos) => this.busyWaitUntil(untilNanos));
  }

  private wait(deadline: number, wake: WakeCheck, wantsIdle: boolean): boolean {
    // Inside a handler, and with interrupts disabled, the firmware counts instead of sleeping.
    const isIdle = wantsIdle && !this.irq.inHandler && this.irq.areEnabled;
    const somethingToDo = (): boolean => {
      this.answerDoorbell();
      return this.irq.ready || (isIdle && this.heartbeat.isDue) || wake();
    };
    for (;;) {
      if (isIdle) this.heartbeat.idle();
      this.runHandlers();
      this.view.publishTime(this.clock.nanos());
      if (wake()) return true;
      if (this.clock.nanos() >= deadline) return false;
      this.clock.waitUntil(deadline, somethingToDo);
    }
  }

  private runHandlers(): void {
    const count = this.irq.runPending();
    if (count > 0) this.clock.spend(count * INTERRUPT_NANOS);
  }

  private answerDoorbell(): void {
    if (this.platform.doorbell()) this.onDoorbell();
  }
}

function never(): boolean {
  return false;
}

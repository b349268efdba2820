/**
 * The interrupt of a pin: edges or levels, and what it may wake. Follows pin_irq, pin_irq_enable and EXTI_Handler of
 * mods/pybpin.c. The wake sources are checked and kept here; the sleep modes that use them are not built yet.
 */
import type { Disposable } from '../lib/disposable.ts';
import { invalidValue } from './board-error.ts';
import { WAKE, checkPriority } from './irq.ts';
import type { InterruptController, InterruptSource, IrqSettings, PeripheralIrq } from './irq.ts';
import type { Pin } from './pin.ts';
import type { Level } from './waveform.ts';

export const PIN_TRIGGER = { FALLING: 1, RISING: 2, LOW_LEVEL: 4, HIGH_LEVEL: 8 } as const;

const BOTH_EDGES = PIN_TRIGGER.FALLING | PIN_TRIGGER.RISING;
const TRIGGERS: ReadonlySet<number> = new Set([...Object.values(PIN_TRIGGER), BOTH_EDGES]);
const WAKE_PINS: ReadonlySet<string> = new Set(['GP2', 'GP4', 'GP13', 'GP17', 'GP11', 'GP24']);
const ANY_WAKE = WAKE.IDLE | WAKE.SLEEP | WAKE.DEEPSLEEP;
/** INT_GPIOA0 of the CC3200; the other ports follow. The pins of a port share a vector, and so its priority. */
const FIRST_GPIO_VECTOR = 16;

/** The one pin that ends machine.sleep(): the last that was configured for it. */
export interface SleepSource {
  pin: Pin | null;
}

export class PinIrq implements PeripheralIrq {
  private readonly pin: Pin;
  private readonly sleep: SleepSource;
  private readonly source: InterruptSource;
  private edges: Disposable | null = null;
  private trigger = 0;
  /** False where the pin is configured to wake the board only. */
  private isActiveAwake = true;
  private wakesFromDeepsleep = false;

  constructor(pin: Pin, controller: InterruptController, sleep: SleepSource) {
    this.pin = pin;
    this.sleep = sleep;
    const { port, bit } = pin.definition;
    this.source = controller.createSource(FIRST_GPIO_VECTOR + port, bit, {
      flags: () => this.event(),
      isAsserted: () => this.holds(),
      listen: (wanted) => this.listen(wanted),
    });
  }

  get flags(): number {
    return this.source.flags;
  }

  get wakesSleep(): boolean {
    return this.sleep.pin === this.pin;
  }

  get wakesDeepsleep(): boolean {
    return this.wakesFromDeepsleep;
  }

  configure({ trigger, priority, handler, wake }: IrqSettings): void {
    checkPriority(priority);
    if (!TRIGGERS.has(trigger)) throw invalidValue(`${trigger} triggers nothing at a pin`);
    const modes = wake === null ? WAKE.IDLE : wake & 0xff;
    if (modes > ANY_WAKE) throw invalidValue(`${modes} is no set of power modes`);
    if (modes & (WAKE.SLEEP | WAKE.DEEPSLEEP)) this.checkWakes(trigger);

    this.disable();
    if (modes & WAKE.SLEEP) this.sleep.pin = this.pin;
    else if (this.wakesSleep) this.sleep.pin = null;
    this.wakesFromDeepsleep = (modes & WAKE.DEEPSLEEP) !== 0;
    this.isActiveAwake = !this.canWake || (modes & WAKE.IDLE) !== 0;
    if (modes & WAKE.IDLE) this.source.vector.priority = priority;
    this.trigger = trigger;
    this.source.handler = handler;
    this.enable();
  }

  enable(): void {
    if (this.isActiveAwake) this.source.enable();
  }

  disable(): void {
    this.source.disable();
  }

  private get canWake(): boolean {
    return WAKE_PINS.has(this.pin.name);
  }

  private checkWakes(trigger: number): void {
    if (!this.canWake || trigger === BOTH_EDGES) throw invalidValue(`${this.pin.name} cannot wake the board so`);
  }

  private listen(wanted: boolean): void {
    this.edges?.dispose();
    this.edges = wanted ? this.pin.onEdge((level) => this.see(level)) : null;
  }

  private see(level: Level): void {
    const edge = level === 1 ? PIN_TRIGGER.RISING : PIN_TRIGGER.FALLING;
    if ((this.trigger & edge) !== 0 || this.holds()) this.source.trigger();
  }

  /** True while a level trigger asks for its handler. */
  private holds(): boolean {
    const level = this.pin.level === 1 ? PIN_TRIGGER.HIGH_LEVEL : PIN_TRIGGER.LOW_LEVEL;
    return (this.trigger & level) !== 0;
  }

  /** With both edges the firmware reads the pad and hopes that it has stayed as it was. */
  private event(): number {
    if (this.trigger !== BOTH_EDGES) return this.trigger;
    return this.pin.level === 1 ? PIN_TRIGGER.RISING : PIN_TRIGGER.FALLING;
  }
}

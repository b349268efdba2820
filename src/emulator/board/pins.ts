/**
 * All pins of the board, and which of them holds which alternate function. Follows pin_init0 and pin_free_af_from_pins
 * of mods/pybpin.c with their off-by-one: GP9, the last of the table, is neither released nor reset.
 */
import { invalidValue } from './board-error.ts';
import type { Clock } from './clock.ts';
import type { InterruptController } from './irq.ts';
import { PIN_TABLE } from './pin-table.ts';
import { PIN_DRIVE, PIN_MODE, Pin, RELEASED } from './pin.ts';
import type { PinObserver } from './pin.ts';

export class Pins {
  /** In the order of the pin table. */
  readonly all: readonly Pin[];
  private readonly byName: ReadonlyMap<string, Pin>;

  constructor(board: { readonly clock: Clock; readonly irq: InterruptController }) {
    const core = { ...board, sleep: { pin: null }, release: (signal: string) => this.release(signal) };
    this.all = PIN_TABLE.map((row, index) => new Pin(row, index, core));
    this.byName = new Map(this.all.map((pin) => [pin.name, pin]));
  }

  /** Throws `invalid-value` for a name that is not in the table. */
  get(name: string): Pin {
    const pin = this.byName.get(name);
    if (!pin) throw invalidValue(`there is no pin ${name}`);
    return pin;
  }

  find(name: string): Pin | undefined {
    return this.byName.get(name);
  }

  /** The pin at which a peripheral's signal comes out, undefined if it is routed nowhere. */
  holderOf(signal: string): Pin | undefined {
    return this.all.find((pin) => holds(pin, signal));
  }

  /** Unit of a peripheral that a pin offers: the 1 of UART1_TX for `UART` and `TX`. Throws `invalid-value`. */
  unitAt(pin: Pin, peripheral: string, type: string): number {
    for (const { name } of pin.alternates) {
      const unit = Number(name.slice(peripheral.length, name.indexOf('_')));
      if (name === `${peripheral}${unit}_${type}`) return unit;
    }
    throw invalidValue(`${pin.name} has no ${peripheral} ${type}`);
  }

  /**
   * Routes a peripheral's signals to pins, one pin or null for each: whoever held them lets go, and the pins become 2 mA
   * pins with `pull`. Throws `invalid-value` if a pin has not the signal; those before it are routed then.
   */
  assign(signals: readonly string[], pins: readonly (Pin | null)[], pull: number): void {
    for (const [i, pin] of pins.entries()) {
      const signal = signals[i]!;
      this.release(signal);
      pin?.configure({ mode: PIN_MODE.IN, pull, drive: PIN_DRIVE.LOW_POWER, alternate: pin.indexOf(signal) });
    }
  }

  /** Makes whoever holds the signal an unused input. */
  release(signal: string): void {
    for (const pin of this.releasable()) if (holds(pin, signal)) pin.configure(RELEASED);
  }

  /** One observer for all pins: the view. */
  observe(observer: PinObserver): void {
    for (const pin of this.all) {
      pin.pad.observer = {
        edge: (level, nanos) => observer.pinEdge(pin, level, nanos),
        changed: () => observer.pinChanged(pin),
      };
    }
  }

  /** Power-on: every pin is an input with an empty latch. What is wired to it stays. */
  powerOn(): void {
    for (const pin of this.all) pin.configure({ ...RELEASED, value: 0 });
  }

  softReset(): void {
    for (const pin of this.releasable()) pin.configure(RELEASED);
  }

  private releasable(): readonly Pin[] {
    return this.all.slice(0, -1);
  }
}

function holds(pin: Pin, signal: string): boolean {
  return pin.alternates.some(({ name, index }) => name === signal && index > 0 && index === pin.alternate);
}

/**
 * One GPIO pin: direction, latch, pull and multiplexer. Follows mods/pybpin.c: init() is pin_obj_init_helper,
 * configure() is pin_config. Numbers are those of the firmware, which Python sees; the level is the pad's business.
 * Analogue use is the ADC's (not built yet).
 */
import type { Disposable } from '../lib/disposable.ts';
import { invalidValue } from './board-error.ts';
import type { Clock } from './clock.ts';
import type { InterruptController } from './irq.ts';
import { FORCE, Pad } from './pad.ts';
import type { EdgeListener } from './pad.ts';
import { PinIrq } from './pin-irq.ts';
import type { SleepSource } from './pin-irq.ts';
import type { AlternateFunction, PinDefinition } from './pin-table.ts';
import { Waveform } from './waveform.ts';
import type { Level } from './waveform.ts';

export const PIN_MODE = { IN: 0, OUT: 1, ALT: 2, ALT_OPEN_DRAIN: 3, OPEN_DRAIN: 16 } as const;
export const PIN_PULL = { NONE: 0, UP: 256, DOWN: 512 } as const;
/** 2, 4 and 6 mA. */
export const PIN_DRIVE = { LOW_POWER: 32, MED_POWER: 64, HIGH_POWER: 96 } as const;

const MODES: readonly number[] = Object.values(PIN_MODE);
const PULLS: readonly number[] = Object.values(PIN_PULL);
const DRIVES: readonly number[] = Object.values(PIN_DRIVE);
const HIGHEST_ALTERNATE = 15;

export interface PinSettings {
  readonly mode: number;
  readonly pull: number;
  readonly drive: number;
  /** Index of the alternate function, 0 for GPIO; left out: as it is. */
  readonly alternate?: number;
  /** Output latch; left out: as it is. */
  readonly value?: Level;
}

/** Settings of a pin that belongs to nobody. */
export const RELEASED: PinSettings = {
  mode: PIN_MODE.IN,
  pull: PIN_PULL.NONE,
  drive: PIN_DRIVE.MED_POWER,
  alternate: 0,
};

/** What a pin needs of the board. */
export interface PinCore {
  readonly clock: Clock;
  readonly irq: InterruptController;
  readonly sleep: SleepSource;
  /** Takes an alternate function away from the pins that hold it. */
  readonly release: (signal: string) => void;
}

export interface PinObserver {
  pinEdge(pin: Pin, level: Level, nanos: number): void;
  /** Mode, pull, multiplexer, waveform or the outside changed, not the level. */
  pinChanged(pin: Pin): void;
}

export class Pin {
  readonly definition: PinDefinition;
  readonly name: string;
  /** Place in the pin table. */
  readonly index: number;
  readonly pad: Pad;
  readonly irq: PinIrq;
  private readonly core: PinCore;
  private readonly alternateOutputs = new Map<number, Level | Waveform>();
  private currentMode: number = PIN_MODE.IN;
  private currentPull: number = PIN_PULL.NONE;
  private currentDrive: number = PIN_DRIVE.MED_POWER;
  private currentAlternate = 0;
  /** What Python stored; the GPIO register is set from it whenever the pin is configured. */
  private latch: Level = 0;
  private register: Level = 0;
  private isOutput = false;

  constructor(definition: PinDefinition, index: number, core: PinCore) {
    this.definition = definition;
    this.name = definition.name;
    this.index = index;
    this.core = core;
    this.pad = new Pad(core.clock);
    this.irq = new PinIrq(this, core.irq, core.sleep);
  }

  get mode(): number {
    return this.currentMode;
  }

  get pull(): number {
    return this.currentPull;
  }

  get drive(): number {
    return this.currentDrive;
  }

  /** Index of the selected alternate function; 0 is GPIO. */
  get alternate(): number {
    return this.currentAlternate;
  }

  get alternates(): readonly AlternateFunction[] {
    return this.definition.alternates;
  }

  get isOpenDrain(): boolean {
    return this.currentMode === PIN_MODE.OPEN_DRAIN || this.currentMode === PIN_MODE.ALT_OPEN_DRAIN;
  }

  /** Level at the pad. */
  get level(): Level {
    return this.pad.level;
  }

  /**
   * Pin(...) and Pin.init(...): `alternate` is as Python gives it, -1 for none given. Throws `invalid-value` for a number
   * that is no mode, pull or drive, for an alternate function the pin has not, and for one given in a GPIO mode.
   */
  init(settings: PinSettings): void {
    const { mode, pull, drive, alternate = -1, value } = settings;
    checkOneOf(MODES, mode, 'mode');
    checkOneOf(PULLS, pull, 'pull');
    checkOneOf(DRIVES, drive, 'drive');
    const isAlternate = mode === PIN_MODE.ALT || mode === PIN_MODE.ALT_OPEN_DRAIN;
    if (isAlternate ? alternate < -1 || alternate > HIGHEST_ALTERNATE : alternate !== -1)
      throw invalidValue(`${this.name} cannot have alternate function ${alternate} in this mode`);
    if (alternate > 0) this.core.release(this.signalAt(alternate));
    const selected = isAlternate ? alternate : 0;
    this.configure({
      mode,
      pull,
      drive,
      ...(selected === -1 ? {} : { alternate: selected }),
      ...(value === undefined ? {} : { value }),
    });
  }

  /** Sets the pin up as a peripheral does, unchecked. */
  configure({ mode, pull, drive, alternate, value }: PinSettings): void {
    this.currentMode = mode;
    this.currentPull = pull;
    this.currentDrive = drive;
    if (alternate !== undefined) this.currentAlternate = alternate;
    if (value !== undefined) this.latch = value;
    this.apply();
  }

  setMode(mode: number): void {
    checkOneOf(MODES, mode, 'mode');
    this.currentMode = mode;
    this.apply();
  }

  setPull(pull: number): void {
    checkOneOf(PULLS, pull, 'pull');
    this.currentPull = pull;
    this.apply();
  }

  setDrive(drive: number): void {
    checkOneOf(DRIVES, drive, 'drive');
    this.currentDrive = drive;
    this.apply();
  }

  /** Pin.value(x): kept for later where the pin is an input. */
  write(level: Level): void {
    this.latch = level;
    this.writeRegister(level);
  }

  /** Writes the GPIO register past the latch, as the firmware does for its LED: the next configuration undoes it. */
  writeRegister(level: Level): void {
    this.register = level;
    if (this.currentAlternate === 0 && this.isOutput) this.pad.setOwn(this.forceOf(level));
  }

  /** Pin.value(): the level at the pad. An open drain lets go for the moment of the reading, and then is an output. */
  read(): Level {
    if (!this.isOpenDrain) return this.pad.level;
    const level = this.pad.levelWithoutOwn;
    this.isOutput = true;
    this.register = this.latch;
    this.output();
    return level;
  }

  /** Level of something outside the chip, known by `source`; null lets go. */
  driveFrom(source: object, level: Level | null, strength: 'strong' | 'weak' = 'strong'): void {
    if (level !== null && level !== 0 && level !== 1) throw invalidValue('a level is 0 or 1');
    const low = strength === 'strong' ? FORCE.strongLow : FORCE.weakLow;
    const high = strength === 'strong' ? FORCE.strongHigh : FORCE.weakHigh;
    this.pad.setExternal(source, level === null ? FORCE.none : level === 1 ? high : low);
  }

  /** What a peripheral puts out at this pin, seen there while alternate function `index` is selected. */
  setAlternateOutput(index: number, output: Level | Waveform | null): void {
    if (output === null) this.alternateOutputs.delete(index);
    else this.alternateOutputs.set(index, output);
    if (index === this.currentAlternate) this.output();
  }

  /** Index of a peripheral's signal at this pin. Throws `invalid-value` if the pin has it not. */
  indexOf(signal: string): number {
    const alternate = this.alternates.find(({ name, index }) => name === signal && index >= 0);
    if (!alternate) throw invalidValue(`${this.name} has no ${signal}`);
    return alternate.index;
  }

  onEdge(listener: EdgeListener): Disposable {
    return this.pad.onEdge(listener);
  }

  private signalAt(index: number): string {
    const alternate = this.alternates.find((each) => each.index === index);
    if (!alternate) throw invalidValue(`${this.name} has no alternate function ${index}`);
    return alternate.name;
  }

  /** pin_obj_configure: in the alternate modes the GPIO block keeps its direction and value. */
  private apply(): void {
    if (this.currentMode !== PIN_MODE.ALT && this.currentMode !== PIN_MODE.ALT_OPEN_DRAIN) {
      this.isOutput = this.currentMode !== PIN_MODE.IN;
      this.register = this.latch;
    }
    // A pull comes before the output lets go and leaves after it took over: no glitch in between.
    const pull = pullForce(this.currentPull);
    if (pull !== FORCE.none) this.pad.setPull(pull);
    this.output();
    this.pad.setPull(pull);
    this.pad.observer?.changed();
  }

  private output(): void {
    const output = this.currentAlternate === 0 ? this.gpioOutput() : this.alternateOutputs.get(this.currentAlternate);
    if (output === undefined) this.pad.setOwn(FORCE.none);
    else if (output instanceof Waveform) this.pad.setOwnWave(output, this.forceOf(0), this.forceOf(1));
    else this.pad.setOwn(this.forceOf(output));
  }

  private gpioOutput(): Level | undefined {
    return this.isOutput ? this.register : undefined;
  }

  private forceOf(level: Level): number {
    if (level === 0) return FORCE.strongLow;
    return this.isOpenDrain ? FORCE.none : FORCE.strongHigh;
  }
}

function pullForce(pull: number): number {
  if (pull === PIN_PULL.NONE) return FORCE.none;
  return pull === PIN_PULL.UP ? FORCE.weakHigh : FORCE.weakLow;
}

function checkOneOf(allowed: readonly number[], value: number, what: string): void {
  if (!allowed.includes(value)) throw invalidValue(`${value} is no ${what} of a pin`);
}

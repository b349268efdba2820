/**
 * The four timers and their channels, as Python sees them. Follows mods/pybtimer.c; the counting is in timer-counter.ts,
 * the arithmetic in timer-ticks.ts. A channel made on a timer that was deinitialised does not run: its block has no
 * clock, where the chip would fault.
 * DIFFERS: a second 32-bit channel replaces the first; the firmware keeps both and calls the handler of the first.
 */
import { BoardError, invalidValue } from './board-error.ts';
import { WAKE, checkPriority } from './irq.ts';
import type { IrqSettings, PeripheralIrq } from './irq.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from './pin.ts';
import type { Pins } from './pins.ts';
import { TimerCounter } from './timer-counter.ts';
import type { CounterCore, CounterMode, PwmOutput } from './timer-counter.ts';
import { planTicks } from './timer-ticks.ts';
import type { TickPlan } from './timer-ticks.ts';

export const TIMER_MODE = { ONE_SHOT: 49, PERIODIC: 50, PWM: 10 } as const;
export const TIMER_CHANNEL = { A: 255, B: 65_280 } as const;
export const TIMER_POLARITY = { POSITIVE: 1, NEGATIVE: 2 } as const;
export const TIMER_TRIGGER = { TIMEOUT: 1, MATCH: 2 } as const;

const BOTH_CHANNELS = TIMER_CHANNEL.A | TIMER_CHANNEL.B;
const BOTH_POLARITIES = TIMER_POLARITY.POSITIVE | TIMER_POLARITY.NEGATIVE;
const FULL_DUTY = 10_000;
const COUNTER_MODES: ReadonlyMap<number, CounterMode> = new Map([
  [TIMER_MODE.ONE_SHOT, 'one-shot'],
  [TIMER_MODE.PERIODIC, 'periodic'],
  [TIMER_MODE.PWM, 'pwm'],
]);
/** Vectors of the halves A and B, and the pins at which their PWM comes out. */
const HALVES = [
  { vectors: [35, 36], pwmPins: ['GP24', null] },
  { vectors: [37, 38], pwmPins: ['GP25', null] },
  { vectors: [39, 40], pwmPins: [null, 'GP9'] },
  { vectors: [51, 52], pwmPins: ['GP10', 'GP11'] },
] as const;

export interface ChannelSettings {
  /** One of them, the other 0: Hz or microseconds. */
  readonly frequency: number;
  readonly periodMicros: number;
  readonly polarity: number;
  /** 0 to 10,000 for 0 to 100.00 %; clamped. */
  readonly dutyCycle: number;
}

export class Timers {
  readonly all: readonly Timer[];

  constructor({ pins, ...core }: CounterCore & { readonly pins: Pins }) {
    this.all = HALVES.map(({ vectors, pwmPins }, id) => {
      const [a, b] = [0, 1].map((half) => {
        const name = pwmPins[half];
        return new TimerCounter(core, vectors[half]!, name ? pwmOutput(pins, name, id) : null);
      });
      return new Timer(id, a!, b!);
    });
  }

  /** Throws `no-device` for an id other than 0 to 3. */
  get(id: number): Timer {
    const timer = this.all[id];
    if (!timer) throw new BoardError('no-device', `there is no timer ${id}`);
    return timer;
  }

  powerOn(): void {
    for (const timer of this.all) timer.powerOn();
  }

  /** The counters go on, the channels are forgotten. */
  softReset(): void {
    for (const timer of this.all) timer.softReset();
  }
}

export class Timer {
  readonly id: number;
  /** Halves A and B; a 32-bit channel is half A's. */
  readonly counters: readonly [TimerCounter, TimerCounter];
  private currentMode = 0;
  private currentWidth = 16;
  private hasClock = false;
  private channels: readonly TimerChannel[] = [];

  constructor(id: number, a: TimerCounter, b: TimerCounter) {
    this.id = id;
    this.counters = [a, b];
  }

  /** One of TIMER_MODE; 0 before the first init(). */
  get mode(): number {
    return this.currentMode;
  }

  get width(): number {
    return this.currentWidth;
  }

  get isRunning(): boolean {
    return this.hasClock;
  }

  /** Throws `invalid-value`: unknown mode, width other than 16 and 32, a PWM of 32 bits. Channels stop. */
  init(mode: number, width = 16): void {
    if (!COUNTER_MODES.has(mode)) throw invalidValue(`a timer has no mode ${mode}`);
    if (width !== 16 && width !== 32) throw invalidValue('a timer has 16 or 32 bits');
    if (width === 32 && mode === TIMER_MODE.PWM) throw invalidValue('a PWM has 16 bits');
    this.stop();
    this.currentMode = mode;
    this.currentWidth = width;
    this.hasClock = true;
  }

  deinit(): void {
    this.stop();
    this.hasClock = false;
  }

  /** channel(ch): the channel that was made before, null if there is none; always null for A|B. */
  findChannel(channel: number): TimerChannel | null {
    this.checkChannel(channel);
    return this.registered(channel);
  }

  /** channel(ch, ...). Throws `not-permitted` before init(), `invalid-value` for what the hardware cannot do. */
  createChannel(channel: number, settings: ChannelSettings): TimerChannel {
    this.checkChannel(channel);
    const { frequency, periodMicros, polarity } = settings;
    if (frequency !== 0 && periodMicros !== 0) throw invalidValue('either a frequency or a period');
    if (frequency <= 0 && periodMicros <= 0) throw invalidValue('a frequency or a period');
    const isPwm = this.mode === TIMER_MODE.PWM;
    if (isPwm && polarity === BOTH_POLARITIES) throw invalidValue('a PWM has one polarity');
    const made = new TimerChannel(this, channel, settings);
    const { output } = made.counter;
    if (isPwm && output) {
      const { pin, alternate } = output;
      pin.configure({ mode: PIN_MODE.IN, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER, alternate });
    }
    this.register(made);
    return made;
  }

  /** True for the channel whose handler the firmware finds when its counter asks. */
  isRegistered(channel: TimerChannel): boolean {
    return this.channels.includes(channel);
  }

  powerOn(): void {
    this.deinit();
    this.channels = [];
    this.currentMode = 0;
    this.currentWidth = 16;
  }

  softReset(): void {
    this.channels = [];
  }

  private stop(): void {
    for (const counter of this.counters) counter.stop();
  }

  private checkChannel(channel: number): void {
    if (this.mode === 0) throw new BoardError('not-permitted', `timer ${this.id} was not initialised`);
    const isBoth = channel === BOTH_CHANNELS;
    if (isBoth ? this.width === 16 : channel !== TIMER_CHANNEL.A && channel !== TIMER_CHANNEL.B)
      throw invalidValue(`timer ${this.id} has no channel ${channel}`);
  }

  private registered(channel: number): TimerChannel | null {
    return this.channels.find((each) => (each.channel & channel) === channel && channel !== BOTH_CHANNELS) ?? null;
  }

  private register(made: TimerChannel): void {
    this.channels = this.channels.filter(({ channel }) => (channel & made.channel) === 0);
    this.channels = [...this.channels, made];
    made.counter.source.silence();
  }
}

export class TimerChannel {
  readonly timer: Timer;
  /** TIMER_CHANNEL.A, B or both. */
  readonly channel: number;
  readonly counter: TimerCounter;
  readonly irq: PeripheralIrq;
  private currentFrequency: number;
  private currentPeriod: number;
  private currentDuty: number;
  private currentPolarity: number;

  constructor(timer: Timer, channel: number, settings: ChannelSettings) {
    this.timer = timer;
    this.channel = channel;
    this.counter = timer.counters[channel === TIMER_CHANNEL.B ? 1 : 0];
    this.currentFrequency = settings.frequency;
    this.currentPeriod = settings.periodMicros;
    this.currentPolarity = settings.polarity;
    this.currentDuty = clampDuty(settings.dutyCycle);
    this.irq = new ChannelIrq(this);
    this.start();
  }

  /** In Hz; 0 if the channel was made with a period. */
  get frequency(): number {
    return this.currentFrequency;
  }

  /** In microseconds; 0 if the channel was made with a frequency. */
  get period(): number {
    return this.currentPeriod;
  }

  get dutyCycle(): number {
    return this.currentDuty;
  }

  get polarity(): number {
    return this.currentPolarity;
  }

  /** Throws `invalid-value`: not positive, or out of the counter's range; the new value is kept even then. */
  setFrequency(frequency: number): void {
    if (frequency <= 0) throw invalidValue('a frequency is positive');
    this.currentFrequency = frequency;
    this.currentPeriod = Math.floor(1e6 / frequency);
    this.start();
  }

  /** As setFrequency(). Up to a second it is the whole number of Hz that counts: 700,000 us run at 1 Hz. */
  setPeriod(periodMicros: number): void {
    if (periodMicros <= 0) throw invalidValue('a period is positive');
    this.currentPeriod = periodMicros;
    this.currentFrequency = Math.floor(1e6 / periodMicros);
    this.start();
  }

  /** Clamps to 0 to 10,000; leaves the polarity as it is where none is given. */
  setDutyCycle(dutyCycle: number, polarity = this.currentPolarity): void {
    this.currentDuty = clampDuty(dutyCycle);
    const plan = this.plan();
    this.currentPolarity = polarity;
    this.counter.changeMatch(plan, this.isInverted);
  }

  private get isInverted(): boolean {
    return this.currentPolarity === TIMER_POLARITY.NEGATIVE;
  }

  private start(): void {
    const plan = this.plan();
    const mode = COUNTER_MODES.get(this.timer.mode);
    // The second half of a joined timer counts nothing of its own.
    const counts = this.timer.width === 16 || this.channel !== TIMER_CHANNEL.B;
    if (mode && counts && this.timer.isRunning) this.counter.start(mode, plan, this.isInverted);
  }

  private plan(): TickPlan {
    return planTicks({
      frequency: this.currentFrequency,
      periodMicros: this.currentPeriod,
      dutyCycle: this.currentDuty,
      isWide: this.channel === BOTH_CHANNELS,
      isJoined: this.timer.width === 32,
    });
  }
}

/** pyb_timer_channel_irq. A channel that another has replaced can be configured, but is not heard of again. */
class ChannelIrq implements PeripheralIrq {
  readonly flags = 0;
  private readonly channel: TimerChannel;

  constructor(channel: TimerChannel) {
    this.channel = channel;
  }

  configure({ trigger, priority, handler, wake }: IrqSettings): void {
    const { counter, timer } = this.channel;
    checkPriority(priority);
    if (wake !== null && wake !== WAKE.IDLE) throw invalidValue('a timer wakes the board from idle only');
    this.disable();
    const expected = timer.mode === TIMER_MODE.PWM ? TIMER_TRIGGER.MATCH : TIMER_TRIGGER.TIMEOUT;
    const isSilentHalf = timer.width === 32 && this.channel.channel === TIMER_CHANNEL.B;
    if (trigger !== expected && !isSilentHalf) throw invalidValue(`${trigger} triggers nothing at this timer`);
    if (!this.isHeard) return;
    counter.source.vector.priority = priority;
    counter.source.handler = handler;
    this.enable();
  }

  enable(): void {
    if (this.isHeard) this.channel.counter.source.enable();
  }

  disable(): void {
    if (this.isHeard) this.channel.counter.source.disable();
  }

  private get isHeard(): boolean {
    return this.channel.timer.isRegistered(this.channel);
  }
}

function pwmOutput(pins: Pins, name: string, timer: number): PwmOutput {
  const pin = pins.get(name);
  return { pin, alternate: pin.indexOf(`TIM${timer}_PWM`) };
}

function clampDuty(dutyCycle: number): number {
  return Math.min(FULL_DUTY, Math.max(0, dutyCycle));
}

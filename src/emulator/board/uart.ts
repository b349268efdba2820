/**
 * UART 0 and 1. Follows mods/pybuart.c: a receive ring of 255 bytes filled by interrupt, reads that wait 16 frame times
 * for each byte. Bytes pass the line in no time; their timing at the baud rate, the FIFO and flow control come later and
 * belong into feed() and write().
 */
import { BoardError, invalidValue } from './board-error.ts';
import type { Clock, WakeCheck } from './clock.ts';
import { WAKE, checkPriority } from './irq.ts';
import type { InterruptController, InterruptSource, IrqSettings, PeripheralIrq } from './irq.ts';
import { PIN_PULL } from './pin.ts';
import type { Pin } from './pin.ts';
import type { Pins } from './pins.ts';

export const UART_RX_ANY = 1;

const HIGHEST_TRIGGER = 15;
const RING_BYTES = 255;
const FRAME_BITS = 11;
const TIMEOUT_FRAMES = 16;
const MICRO = 1000;
/** INT_UARTA0 of the CC3200. */
const FIRST_UART_VECTOR = 21;
const UART_COUNT = 2;
const DEFAULT_PINS = [
  ['GP1', 'GP2'],
  ['GP3', 'GP4'],
] as const;
const SIGNALS = ['TX', 'RX', 'RTS', 'CTS'] as const;

export interface UartSettings {
  readonly baudrate: number;
  readonly bits: number;
  /** null: none, 0: even, 1: odd. */
  readonly parity: number | null;
  /** 1, anything else is 2. */
  readonly stop: number;
  /** TX, RX and, if given, RTS and CTS, each a pin or null; `default` for the unit's own, null: left as they are. */
  readonly pins: readonly (Pin | null)[] | 'default' | null;
}

export interface UartCore {
  readonly clock: Clock;
  readonly irq: InterruptController;
  readonly pins: Pins;
  /** Waits without being idle; true if `wake` ended it before the deadline. */
  readonly busyWaitUntil: (deadlineNanos: number, wake?: WakeCheck) => boolean;
}

export class Uarts {
  readonly all: readonly Uart[];

  constructor(core: UartCore) {
    this.all = Array.from({ length: UART_COUNT }, (_, id) => new Uart(core, id));
  }

  /** Throws `no-device` for an id other than 0 and 1. */
  get(id: number): Uart {
    const uart = this.all[id];
    if (!uart) throw new BoardError('no-device', `there is no UART ${id}`);
    return uart;
  }

  powerOn(): void {
    for (const uart of this.all) uart.powerOn();
  }
}

export class Uart {
  readonly id: number;
  readonly irq: PeripheralIrq;
  /** The line at the TX pin. An open end by default. */
  onTransmit: (bytes: Uint8Array, pin: Pin) => void = () => {};
  /** Sees each byte as it comes in; true takes it out of the stream: Ctrl-C of a console. */
  intercept: ((byte: number) => boolean) | null = null;
  private readonly core: UartCore;
  private readonly source: InterruptSource;
  private readonly ring: number[] = [];
  private settings: UartSettings | null = null;

  constructor(core: UartCore, id: number) {
    this.core = core;
    this.id = id;
    this.source = core.irq.createSource(FIRST_UART_VECTOR + id, 0, { flags: () => UART_RX_ANY });
    this.irq = new UartIrq(this, this.source);
    for (const pin of core.pins.all)
      for (const { name, index } of pin.alternates) if (name === this.signal('TX')) pin.setAlternateOutput(index, 1);
  }

  /** The settings in force; null before the first and after deinit(). */
  get configuration(): UartSettings | null {
    return this.settings;
  }

  /** Pin that the transmitter is routed to; without one its bytes go nowhere. */
  get txPin(): Pin | undefined {
    return this.core.pins.holderOf(this.signal('TX'));
  }

  get rxPin(): Pin | undefined {
    return this.core.pins.holderOf(this.signal('RX'));
  }

  /** Microseconds that a read waits for the next byte. */
  get timeoutMicros(): number {
    return this.frameMicros * TIMEOUT_FRAMES;
  }

  /** Throws `invalid-value`: baud rate, bits or parity that do not exist, pins that cannot or do not go together. */
  configure(settings: UartSettings): void {
    const { baudrate, bits, parity, pins } = settings;
    if (baudrate <= 0) throw invalidValue('a baud rate is positive');
    if (![5, 6, 7, 8].includes(bits)) throw invalidValue('a character has 5 to 8 bits');
    if (parity !== null && parity !== 0 && parity !== 1) throw invalidValue('the parity is even or odd');
    if (pins !== null) this.assignPins(pins);
    this.settings = settings;
    this.ring.length = 0;
    this.source.silence();
  }

  deinit(): void {
    this.settings = null;
    this.ring.length = 0;
    this.source.disable();
  }

  powerOn(): void {
    this.deinit();
    this.intercept = null;
  }

  /** Bytes that wait to be read. Throws `not-permitted` after deinit(), as do all that follow. */
  any(): number {
    this.checkReady();
    return this.ring.length;
  }

  /** Takes the next byte if there is one, else -1. */
  readByte(): number {
    this.checkReady();
    return this.ring.shift() ?? -1;
  }

  /** Up to `max` bytes: waits for each of them as long as timeoutMicros. null if none came. */
  read(max: number): Uint8Array | null {
    this.checkReady();
    const bytes: number[] = [];
    while (bytes.length < max && this.awaitByte()) bytes.push(this.ring.shift()!);
    return bytes.length === 0 && max > 0 ? null : Uint8Array.from(bytes);
  }

  write(bytes: Uint8Array): void {
    this.checkReady();
    const { txPin } = this;
    if (txPin) this.onTransmit(bytes, txPin);
  }

  /** Holds the line for two frames. */
  sendBreak(): void {
    this.checkReady();
    const { txPin } = this;
    txPin?.setAlternateOutput(txPin.alternate, 0);
    this.core.busyWaitUntil(this.core.clock.nanos() + 2 * this.frameMicros * MICRO);
    txPin?.setAlternateOutput(txPin.alternate, 1);
  }

  /** Bytes arrive on the line. What finds no receiver is lost, and what finds the ring full. */
  feed(bytes: Uint8Array): void {
    if (!this.settings || !this.rxPin) return;
    for (const byte of bytes) if (!this.intercept?.(byte) && this.ring.length < RING_BYTES) this.ring.push(byte);
    if (bytes.length > 0) this.source.trigger();
  }

  /** Throws `not-permitted` if the UART is not set up. */
  checkReady(): void {
    if (!this.settings) throw new BoardError('not-permitted', `UART ${this.id} is not initialised`);
  }

  private get frameMicros(): number {
    return this.settings ? Math.floor((FRAME_BITS * 1e6) / this.settings.baudrate) : 0;
  }

  private awaitByte(): boolean {
    const hasByte = (): boolean => this.ring.length > 0;
    return hasByte() || this.core.busyWaitUntil(this.core.clock.nanos() + this.timeoutMicros * MICRO, hasByte);
  }

  private assignPins(given: readonly (Pin | null)[] | 'default'): void {
    const pins = given === 'default' ? DEFAULT_PINS[this.id]!.map((name) => this.core.pins.get(name)) : given;
    if (pins.length !== 2 && pins.length !== 4) throw invalidValue('a UART has 2 or 4 pins');
    const [tx, rx, rts, cts] = pins;
    if ((rts && !rx) || (cts && !tx)) throw invalidValue('flow control needs the data pin of its direction');
    this.core.pins.assign(
      SIGNALS.map((type) => this.signal(type)),
      pins,
      PIN_PULL.UP,
    );
  }

  private signal(type: (typeof SIGNALS)[number]): string {
    return `UART${this.id}_${type}`;
  }
}

/** pyb_uart_irq: of the 15 triggers that are accepted only those of the receiver ever fire. */
class UartIrq implements PeripheralIrq {
  private readonly uart: Uart;
  private readonly source: InterruptSource;

  constructor(uart: Uart, source: InterruptSource) {
    this.uart = uart;
    this.source = source;
  }

  get flags(): number {
    return this.source.flags;
  }

  configure({ trigger, priority, handler, wake }: IrqSettings): void {
    this.uart.checkReady();
    checkPriority(priority);
    if (wake !== null && wake !== WAKE.IDLE) throw invalidValue('a UART wakes the board from idle only');
    if (trigger < 1 || trigger > HIGHEST_TRIGGER) throw invalidValue(`${trigger} triggers nothing at a UART`);
    this.disable();
    this.source.vector.priority = priority;
    this.source.handler = (trigger & UART_RX_ANY) !== 0 ? handler : null;
    this.enable();
  }

  enable(): void {
    this.source.enable();
  }

  disable(): void {
    this.source.disable();
  }
}

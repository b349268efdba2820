/**
 * The pins in shared memory, for those who draw them: the board's thread writes, the host reads at its own pace.
 *
 * All words are 32 bits, a time is two of them, low word first, in nanoseconds of the board's clock.
 *
 *   header    0 edges recorded so far (mod 2^32)   1 number of pins   2 entries of the ring   4, 5 board time
 *   pins      PIN_WORDS words each, in the order of the pin table: see PIN_WORD
 *   ring      4 words per edge: pin index * 2 + level, unused, time; edge n lies in entry n mod entries
 *
 * A pin's `version` is odd while it is being written, and different afterwards. The ring overwrites its oldest entries:
 * a reader who was too slow is told how many edges he missed. Edges of a waveform are not recorded one by one unless
 * something on the board listens for them; the pin says period and duty, and counts of edges and time high include them.
 */
import { invariant } from '../lib/invariant.ts';
import type { Pin, PinObserver } from './pin.ts';
import type { Level } from './waveform.ts';

export const HEADER_WORDS = 8;
export const HEADER = { head: 0, pins: 1, entries: 2, time: 4 } as const;
export const PIN_WORDS = 16;
export const PIN_WORD = {
  version: 0,
  /** Mode, pull, drive and alternate function as the firmware numbers them. */
  mode: 1,
  pull: 2,
  drive: 3,
  alternate: 4,
  /** Bits of PIN_STATE. */
  state: 5,
  /** Edges and microseconds spent high, both mod 2^32, and the time at which that was so. */
  edges: 6,
  highMicros: 7,
  time: 8,
  /** Of the waveform, as times in tenths of a nanosecond; period 0: there is none. */
  period: 10,
  high: 12,
} as const;
export const PIN_STATE = { high: 1, floating: 2, fighting: 4 } as const;
export const EDGE_WORDS = 4;
export const TENTHS = 10;

const WORD = 2 ** 32;
const DEFAULT_ENTRIES = 16_384;

/** Memory for a view; `entries` is the number of edges that the ring remembers, a power of two. */
export function createViewBuffer(pins: number, entries = DEFAULT_ENTRIES): SharedArrayBuffer {
  invariant(Number.isInteger(Math.log2(entries)), 'the edge ring has a power of two of entries');
  const buffer = new SharedArrayBuffer(4 * (HEADER_WORDS + pins * PIN_WORDS + entries * EDGE_WORDS));
  const words = new Int32Array(buffer);
  words[HEADER.pins] = pins;
  words[HEADER.entries] = entries;
  return buffer;
}

/** The writing side, on the board's thread. */
export class BoardView implements PinObserver {
  readonly buffer: SharedArrayBuffer;
  private readonly words: Int32Array;
  private readonly ringStart: number;
  private readonly entries: number;
  private readonly onChange: () => void;

  /** `buffer` is one that createViewBuffer() made for as many pins; `onChange` is called after each change of a pin. */
  constructor(
    pins: readonly Pin[],
    buffer: SharedArrayBuffer = createViewBuffer(pins.length),
    onChange: () => void = () => {},
  ) {
    this.buffer = buffer;
    this.onChange = onChange;
    this.words = new Int32Array(buffer);
    invariant(this.words[HEADER.pins] === pins.length, 'a view is made for the pins of its board');
    this.ringStart = HEADER_WORDS + pins.length * PIN_WORDS;
    this.entries = this.words[HEADER.entries]!;
    for (const pin of pins) this.pinChanged(pin);
  }

  /** Says what time it is on the board; cheap enough for every poll. */
  publishTime(nanos: number): void {
    storeTime(this.words, HEADER.time, nanos);
  }

  pinEdge(pin: Pin, level: Level, nanos: number): void {
    const { words } = this;
    const head = words[HEADER.head]!;
    const entry = this.ringStart + (head & (this.entries - 1)) * EDGE_WORDS;
    words[entry] = pin.index * 2 + level;
    storeTime(words, entry + 2, nanos);
    Atomics.store(words, HEADER.head, (head + 1) | 0);
    this.publish(pin, false);
  }

  pinChanged(pin: Pin): void {
    pin.pad.settle();
    this.publish(pin, true);
  }

  private publish(pin: Pin, whole: boolean): void {
    const { words } = this;
    const { pad } = pin;
    const { level, edges, highNanos, since } = pad.record;
    const at = HEADER_WORDS + pin.index * PIN_WORDS;
    const version = words[at + PIN_WORD.version]!;
    Atomics.store(words, at + PIN_WORD.version, (version + 1) | 0);
    if (whole) {
      words[at + PIN_WORD.mode] = pin.mode;
      words[at + PIN_WORD.pull] = pin.pull;
      words[at + PIN_WORD.drive] = pin.drive;
      words[at + PIN_WORD.alternate] = pin.alternate;
      storeTime(words, at + PIN_WORD.period, (pad.waveform?.periodNanos ?? 0) * TENTHS);
      storeTime(words, at + PIN_WORD.high, (pad.waveform?.highNanos ?? 0) * TENTHS);
    }
    words[at + PIN_WORD.state] =
      level * PIN_STATE.high + (pad.isFloating ? PIN_STATE.floating : 0) + (pad.isFighting ? PIN_STATE.fighting : 0);
    words[at + PIN_WORD.edges] = edges | 0;
    words[at + PIN_WORD.highMicros] = Math.floor(highNanos / 1000) | 0;
    storeTime(words, at + PIN_WORD.time, since);
    Atomics.store(words, at + PIN_WORD.version, (version + 2) | 0);
    this.onChange();
  }
}

function storeTime(words: Int32Array, at: number, time: number): void {
  words[at] = (time % WORD) | 0;
  words[at + 1] = Math.floor(time / WORD);
}

export function loadTime(words: Int32Array, at: number): number {
  return (words[at]! >>> 0) + (words[at + 1]! >>> 0) * WORD;
}

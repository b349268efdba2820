/** The host's side of the pins in shared memory: layout and rules are those of board-view.ts. Any number may read. */
import { EDGE_WORDS, HEADER, HEADER_WORDS, PIN_STATE, PIN_WORD, PIN_WORDS, TENTHS, loadTime } from './board-view.ts';
import type { Level } from './waveform.ts';

export interface PinState {
  /** As the firmware numbers them; `alternate` 0 is GPIO. */
  readonly mode: number;
  readonly pull: number;
  readonly drive: number;
  readonly alternate: number;
  /** Of a waveform the level of an instant: draw its duty instead. */
  readonly level: Level;
  readonly isFloating: boolean;
  /** Two outputs drive against each other. */
  readonly isFighting: boolean;
  /** Mod 2^32. */
  readonly edges: number;
  /** Microseconds spent high until `atNanos`, mod 2^32. */
  readonly highMicros: number;
  readonly atNanos: number;
  readonly waveform: { readonly periodNanos: number; readonly highNanos: number } | null;
}

export interface Edge {
  /** Place in the pin table. */
  readonly pin: number;
  readonly level: Level;
  readonly nanos: number;
}

export class BoardViewReader {
  readonly pinCount: number;
  private readonly words: Int32Array;
  private readonly ringStart: number;
  private readonly entries: number;
  private tail: number;

  /** Edges are read from the present on. */
  constructor(buffer: SharedArrayBuffer) {
    this.words = new Int32Array(buffer);
    this.pinCount = this.words[HEADER.pins]!;
    this.entries = this.words[HEADER.entries]!;
    this.ringStart = HEADER_WORDS + this.pinCount * PIN_WORDS;
    this.tail = Atomics.load(this.words, HEADER.head);
  }

  /** The board's time when it last said so. */
  get nanos(): number {
    return loadTime(this.words, HEADER.time);
  }

  /** The state of one pin, all of it of the same moment. */
  pin(index: number): PinState {
    const at = HEADER_WORDS + index * PIN_WORDS;
    for (;;) {
      const version = Atomics.load(this.words, at + PIN_WORD.version);
      const state = this.load(at);
      if (version % 2 === 0 && version === Atomics.load(this.words, at + PIN_WORD.version)) return state;
    }
  }

  pins(): PinState[] {
    return Array.from({ length: this.pinCount }, (_, index) => this.pin(index));
  }

  /** The edges since the last call, oldest first, and how many before them were overwritten unread. */
  readEdges(): { edges: Edge[]; dropped: number } {
    const { words, entries } = this;
    const head = Atomics.load(words, HEADER.head);
    const first = Math.max(0, distance(this.tail, head) - entries);
    const copied: Edge[] = [];
    for (let n = (this.tail + first) | 0; n !== head; n = (n + 1) | 0) {
      const entry = this.ringStart + (n & (entries - 1)) * EDGE_WORDS;
      const word = words[entry]!;
      copied.push({ pin: word >> 1, level: (word & 1) as Level, nanos: loadTime(words, entry + 2) });
    }
    // Meanwhile the writer went on: what he has overtaken, and the entry he may be writing now, is not to be trusted.
    const overtaken = Math.max(0, distance(this.tail, Atomics.load(words, HEADER.head)) - entries + 1);
    const torn = copied.length === 0 ? 0 : Math.min(copied.length, Math.max(0, overtaken - first));
    this.tail = head;
    return { edges: torn === 0 ? copied : copied.slice(torn), dropped: first + torn };
  }

  private load(at: number): PinState {
    const { words } = this;
    const state = words[at + PIN_WORD.state]!;
    const level: Level = state & PIN_STATE.high ? 1 : 0;
    const periodNanos = loadTime(words, at + PIN_WORD.period) / TENTHS;
    const waveform = periodNanos > 0 ? { periodNanos, highNanos: loadTime(words, at + PIN_WORD.high) / TENTHS } : null;
    // Nothing is written while nothing happens: time high goes on from where it was.
    const since = loadTime(words, at + PIN_WORD.time);
    const atNanos = Math.max(since, this.nanos);
    const share = waveform ? waveform.highNanos / waveform.periodNanos : level;
    const highMicros = words[at + PIN_WORD.highMicros]! + Math.floor(((atNanos - since) * share) / 1000);
    return {
      mode: words[at + PIN_WORD.mode]!,
      pull: words[at + PIN_WORD.pull]!,
      drive: words[at + PIN_WORD.drive]!,
      alternate: words[at + PIN_WORD.alternate]!,
      level,
      isFloating: (state & PIN_STATE.floating) !== 0,
      isFighting: (state & PIN_STATE.fighting) !== 0,
      edges: words[at + PIN_WORD.edges]! >>> 0,
      highMicros: highMicros >>> 0,
      atNanos,
      waveform,
    };
  }
}

/** Share of the time between two states of a pin that it was high, 0 to 1; the level where no time has passed. */
export function shareHigh(before: PinState, after: PinState): number {
  const micros = (after.atNanos - before.atNanos) / 1000;
  if (micros < 1) return after.waveform ? after.waveform.highNanos / after.waveform.periodNanos : after.level;
  return Math.min(1, ((after.highMicros - before.highMicros) >>> 0) / micros);
}

/** From one position of a counter mod 2^32 to a later one. */
function distance(from: number, to: number): number {
  return (to - from) >>> 0;
}

/**
 * The electrical side of a pin: who pulls at it, what level that gives, and how often and how long it was high.
 * Strong beats weak, low beats high among equals (and two strong ones are said to fight), an undriven pad reads 0.
 * A waveform is a formula: its edges become events only while somebody listens for them.
 */
import type { Disposable } from '../lib/disposable.ts';
import type { Alarm, Clock } from './clock.ts';
import type { Level, Waveform } from './waveform.ts';

/** Who pulls, as bits: merging two sources is `|`. */
export const FORCE = { none: 0, weakLow: 1, weakHigh: 2, strongLow: 4, strongHigh: 8 } as const;

const STRONG = FORCE.strongLow | FORCE.strongHigh;
const LEVEL_OF = Uint8Array.from({ length: 16 }, (_, forces) => resolved(forces));

/** A board's thread later than this skips edges, as it would skip whole periods of a timer. */
export const CATCH_UP_NANOS = 10e6;

/** `nanos` is the instant of the edge on the board's clock. */
export type EdgeListener = (level: Level, nanos: number) => void;

/** What has been at the pad up to `since`; settle() brings it up to the present. */
export interface PadRecord {
  level: Level;
  since: number;
  /** Since the board was made. */
  edges: number;
  highNanos: number;
}

/** The one who draws the pad; he is told of edges but does not ask for those of a waveform. */
export interface PadObserver {
  edge(level: Level, nanos: number): void;
  /** Anything but the level is different. */
  changed(): void;
}

export class Pad {
  observer: PadObserver | null = null;
  private readonly clock: Clock;
  private readonly edgeAlarm: Alarm;
  private edgeAt = 0;
  private edgeListeners: readonly EdgeListener[] = [];
  private forceListeners: readonly (() => void)[] = [];
  private readonly sources = new Map<object, number>();

  private own: number = FORCE.none;
  private wave: Waveform | null = null;
  private waveLow: number = FORCE.none;
  private waveHigh: number = FORCE.none;
  private pull: number = FORCE.none;
  private external: number = FORCE.none;

  /** The waveform if it decides the level, which something stronger may keep it from. */
  private running: Waveform | null = null;
  private readonly past: PadRecord = { level: 0, since: 0, edges: 0, highNanos: 0 };

  constructor(clock: Clock) {
    this.clock = clock;
    this.edgeAlarm = clock.createAlarm(() => this.passEdge());
  }

  get level(): Level {
    return this.running ? this.running.levelAt(this.clock.nanos()) : this.past.level;
  }

  /** The level if the pin itself let go. */
  get levelWithoutOwn(): Level {
    return LEVEL_OF[this.pull | this.external] as Level;
  }

  get waveform(): Waveform | null {
    return this.running;
  }

  get isFloating(): boolean {
    return (this.ownNow() | this.pull | this.external) === FORCE.none;
  }

  /** Two outputs drive against each other. */
  get isFighting(): boolean {
    return ((this.ownNow() | this.external) & STRONG) === STRONG;
  }

  /** As of its last event or settle(). */
  get record(): Readonly<PadRecord> {
    return this.past;
  }

  /** The record up to the present. */
  settle(): Readonly<PadRecord> {
    const { past, running } = this;
    const now = this.clock.nanos();
    if (running) {
      past.edges += running.edgesBetween(past.since, now);
      past.highNanos += running.highBetween(past.since, now);
      past.level = running.levelAt(now);
    } else if (past.level === 1) {
      past.highNanos += now - past.since;
    }
    past.since = now;
    return past;
  }

  /** What pulls at the pad apart from one of its outside sources. */
  forcesWithout(source: object): number {
    let forces = this.ownNow() | this.pull;
    for (const [other, force] of this.sources) if (other !== source) forces |= force;
    return forces;
  }

  /** The pin's own output: a force, or FORCE.none where it is an input. */
  setOwn(force: number): void {
    if (this.own === force && !this.wave) return;
    this.wave = null;
    this.own = force;
    this.resolve();
  }

  /** The pin's own output follows a waveform, with these forces for its two levels. */
  setOwnWave(wave: Waveform, low: number, high: number): void {
    if (this.wave === wave && this.waveLow === low && this.waveHigh === high) return;
    this.wave = wave;
    this.waveLow = low;
    this.waveHigh = high;
    this.resolve();
  }

  setPull(force: number): void {
    if (this.pull === force) return;
    this.pull = force;
    this.resolve();
  }

  /** Force of a source outside the chip, known by its identity; FORCE.none lets go. */
  setExternal(source: object, force: number): void {
    if (force === FORCE.none) this.sources.delete(source);
    else this.sources.set(source, force);
    let all: number = FORCE.none;
    for (const each of this.sources.values()) all |= each;
    if (this.external === all) return;
    this.external = all;
    this.resolve();
  }

  onEdge(listener: EdgeListener): Disposable {
    this.edgeListeners = [...this.edgeListeners, listener];
    this.watchEdges();
    return {
      dispose: () => {
        this.edgeListeners = this.edgeListeners.filter((each) => each !== listener);
        this.watchEdges();
      },
    };
  }

  /** Called when somebody begins or ceases to pull; not for the edges of a waveform. */
  onForces(listener: () => void): Disposable {
    this.forceListeners = [...this.forceListeners, listener];
    return {
      dispose: () => {
        this.forceListeners = this.forceListeners.filter((each) => each !== listener);
      },
    };
  }

  private ownNow(): number {
    if (!this.wave) return this.own;
    return this.wave.levelAt(this.clock.nanos()) === 1 ? this.waveHigh : this.waveLow;
  }

  private resolve(): void {
    if (this.wave || this.running) this.settle();
    const others = this.pull | this.external;
    let level: number = LEVEL_OF[others | this.own]!;
    let running: Waveform | null = null;
    if (this.wave) {
      level = LEVEL_OF[others | this.waveLow]!;
      if (level !== LEVEL_OF[others | this.waveHigh]) {
        running = this.wave;
        level = running.levelAt(this.clock.nanos());
      }
    }
    const isOtherWave = running !== this.running;
    if (isOtherWave) {
      this.running = running;
      this.edgeAlarm.cancel();
      this.watchEdges();
    }
    const isEdge = level !== this.past.level;
    if (isEdge) this.step(level as Level);
    if (isOtherWave || !isEdge) this.observer?.changed();
    for (const listener of this.forceListeners) listener();
  }

  /** One edge that is an event: somebody changed what he drives. */
  private step(level: Level): void {
    this.settle();
    this.past.level = level;
    this.past.edges++;
    this.tell(level, this.past.since);
  }

  private tell(level: Level, nanos: number): void {
    this.observer?.edge(level, nanos);
    for (const listener of this.edgeListeners) listener(level, nanos);
  }

  private watchEdges(): void {
    const watched = this.running !== null && this.edgeListeners.length > 0;
    if (!watched) this.edgeAlarm.cancel();
    else if (!this.edgeAlarm.isScheduled) this.awaitEdgeAfter(this.clock.nanos());
  }

  private awaitEdgeAfter(nanos: number): void {
    this.edgeAt = this.running!.nextEdge(nanos);
    this.edgeAlarm.schedule(this.edgeAt);
  }

  private passEdge(): void {
    const level = this.running!.levelAt(this.edgeAt);
    const late = this.clock.behind;
    this.awaitEdgeAfter(late > CATCH_UP_NANOS ? this.edgeAt + late : this.edgeAt);
    this.settle();
    this.tell(level, this.past.since);
  }
}

function resolved(forces: number): Level {
  const strongest = forces & STRONG || forces;
  return strongest & (FORCE.strongLow | FORCE.weakLow) ? 0 : strongest ? 1 : 0;
}

/**
 * A square wave as a formula: what a PWM output is at any instant, without an event per edge. Each period begins with
 * `first` for `firstNanos`, the rest of it is the other level. All instants are those of the board's clock.
 */
export type Level = 0 | 1;

export interface WaveformShape {
  /** Rounded to a whole nanosecond: the arithmetic below is exact for periods of whole timer ticks of 12.5 ns. */
  readonly startNanos: number;
  readonly periodNanos: number;
  /** Length of the first part; more than 0 and less than the period. */
  readonly firstNanos: number;
  readonly first: Level;
}

export class Waveform implements WaveformShape {
  readonly startNanos: number;
  readonly periodNanos: number;
  readonly firstNanos: number;
  readonly first: Level;

  constructor(shape: WaveformShape) {
    this.startNanos = Math.round(shape.startNanos);
    this.periodNanos = shape.periodNanos;
    this.firstNanos = shape.firstNanos;
    this.first = shape.first;
  }

  get highNanos(): number {
    return this.first === 1 ? this.firstNanos : this.periodNanos - this.firstNanos;
  }

  levelAt(nanos: number): Level {
    const inFirst = this.phaseAt(nanos) < this.firstNanos;
    return inFirst === (this.first === 1) ? 1 : 0;
  }

  /** Instant of the first edge after `nanos`. */
  nextEdge(nanos: number): number {
    const period = this.periodStart(nanos);
    const middle = period + this.firstNanos;
    return nanos < middle ? middle : period + this.periodNanos;
  }

  /** Edges after `from`, up to and including `to`. */
  edgesBetween(from: number, to: number): number {
    return this.edgesUntil(to) - this.edgesUntil(from);
  }

  /** Time spent high between two instants. */
  highBetween(from: number, to: number): number {
    const inFirst = this.firstUntil(to) - this.firstUntil(from);
    return this.first === 1 ? inFirst : to - from - inFirst;
  }

  private edgesUntil(nanos: number): number {
    return 2 * this.periodsUntil(nanos) + (this.phaseAt(nanos) < this.firstNanos ? 0 : 1);
  }

  private firstUntil(nanos: number): number {
    return this.periodsUntil(nanos) * this.firstNanos + Math.min(this.phaseAt(nanos), this.firstNanos);
  }

  private periodsUntil(nanos: number): number {
    return Math.floor((nanos - this.startNanos) / this.periodNanos);
  }

  private periodStart(nanos: number): number {
    return this.startNanos + this.periodsUntil(nanos) * this.periodNanos;
  }

  private phaseAt(nanos: number): number {
    return nanos - this.periodStart(nanos);
  }
}

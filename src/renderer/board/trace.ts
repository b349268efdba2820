/**
 * What a pin did over the last seconds, from the views of it: a level between two views, or a duty where it raced.
 * Times are board time in microseconds.
 */

export const TRACE_MICROS = 6_000_000;

export interface TraceSpan {
  readonly from: number;
  readonly to: number;
  /** 0 or 1 for a level, a fraction in between for a duty. */
  readonly value: number;
  readonly isFast: boolean;
}

interface Sample {
  readonly at: number;
  /** How the time up to this view was, where the pin raced. */
  readonly duty: number | null;
  /** The level from this view on. */
  readonly level: 0 | 1;
}

export class Trace {
  private samples: Sample[] = [];

  push(at: number, level: 0 | 1, duty: number | null): void {
    const last = this.samples.at(-1);
    if (last !== undefined && at < last.at) this.samples = [];
    this.samples.push({ at, level, duty });
    // One sample older than the window stays: it says how the window begins.
    while (this.samples.length > 1 && this.samples[1]!.at < at - TRACE_MICROS) this.samples.shift();
  }

  clear(): void {
    this.samples = [];
  }

  /** The spans of the window that ends at `now`, oldest first. */
  spans(now: number): TraceSpan[] {
    const begin = now - TRACE_MICROS;
    const spans: TraceSpan[] = [];
    this.samples.forEach((sample, index) => {
      const next = this.samples[index + 1];
      const from = Math.max(sample.at, begin);
      const to = Math.min(next?.at ?? now, now);
      if (to <= from) return;
      const duty = next?.duty ?? null;
      spans.push({ from, to, value: duty ?? sample.level, isFast: duty !== null });
    });
    return spans;
  }
}

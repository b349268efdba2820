import { describe, expect, test } from 'vitest';
import { TRACE_MICROS, Trace } from '../../../src/renderer/board/trace.ts';

describe('trace of a pin', () => {
  test('between two views the pin had the level of the first', () => {
    const trace = new Trace();
    trace.push(1000, 1, null);
    trace.push(3000, 0, null);

    expect(trace.spans(4000)).toEqual([
      { from: 1000, to: 3000, value: 1, isFast: false },
      { from: 3000, to: 4000, value: 0, isFast: false },
    ]);
  });

  test('where the pin raced up to a view, the span has its duty', () => {
    const trace = new Trace();
    trace.push(1000, 1, null);
    trace.push(2000, 0, 0.25);

    expect(trace.spans(2000)).toEqual([{ from: 1000, to: 2000, value: 0.25, isFast: true }]);
  });

  test('what is older than the window is cut off', () => {
    const trace = new Trace();
    trace.push(0, 1, null);
    trace.push(TRACE_MICROS / 2, 0, null);
    const now = TRACE_MICROS * 1.25;

    expect(trace.spans(now)).toEqual([
      { from: TRACE_MICROS * 0.25, to: TRACE_MICROS / 2, value: 1, isFast: false },
      { from: TRACE_MICROS / 2, to: now, value: 0, isFast: false },
    ]);
  });

  test('a board that starts anew starts the trace anew', () => {
    const trace = new Trace();
    trace.push(9_000_000, 1, null);
    trace.push(100, 0, null);

    expect(trace.spans(200)).toEqual([{ from: 100, to: 200, value: 0, isFast: false }]);
  });
});

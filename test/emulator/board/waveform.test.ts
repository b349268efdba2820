import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Waveform } from '../../../src/emulator/board/waveform.ts';

const shapes = fc
  .record({
    startNanos: fc.integer({ min: 0, max: 1e15 }),
    ticks: fc.integer({ min: 2, max: 2 ** 24 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    first: fc.constantFrom(0 as const, 1 as const),
  })
  .map(({ startNanos, ticks, share, first }) => {
    const firstTicks = Math.min(ticks - 1, 1 + Math.floor(share * ticks));
    return new Waveform({ startNanos, periodNanos: ticks * 12.5, firstNanos: firstTicks * 12.5, first });
  });

describe('a waveform', () => {
  test('is high for its first part and low for the rest of each period', () => {
    const wave = new Waveform({ startNanos: 100, periodNanos: 50, firstNanos: 20, first: 1 });

    expect([100, 119, 120, 149, 150, 1000, 1020].map((at) => wave.levelAt(at))).toEqual([1, 1, 0, 0, 1, 1, 0]);
    expect(wave.highNanos).toBe(20);
  });

  test('is the other way round when it begins low', () => {
    const wave = new Waveform({ startNanos: 100, periodNanos: 50, firstNanos: 20, first: 0 });

    expect([100, 119, 120, 149, 150].map((at) => wave.levelAt(at))).toEqual([0, 0, 1, 1, 0]);
    expect(wave.highNanos).toBe(30);
  });

  test('has the level before an edge just before it, and the level after it from then on', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1e12 }), (wave, offset) => {
        const edge = wave.nextEdge(wave.startNanos + offset);

        expect(wave.levelAt(edge)).not.toBe(wave.levelAt(edge - 12.5));
        expect(wave.edgesBetween(edge - 12.5, edge)).toBe(1);
      }),
    );
  });

  test('counts edges and time high as if they had been watched one by one', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1, max: 30 }), (wave, offset, count) => {
        const from = wave.startNanos + offset;
        let at = from;
        let high = 0;
        for (let i = 0; i < count; i++) {
          const next = wave.nextEdge(at);
          if (wave.levelAt(at) === 1) high += next - at;
          at = next;
        }

        expect(wave.edgesBetween(from, at)).toBe(count);
        expect(wave.highBetween(from, at)).toBe(high);
      }),
    );
  });
});

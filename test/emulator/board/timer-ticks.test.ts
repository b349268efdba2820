import { describe, expect, test } from 'vitest';
import { planTicks } from '../../../src/emulator/board/timer-ticks.ts';
import type { TickRequest } from '../../../src/emulator/board/timer-ticks.ts';

function plan(request: Partial<TickRequest>) {
  return planTicks({ frequency: 0, periodMicros: 0, dutyCycle: 0, isWide: false, isJoined: false, ...request });
}

describe('the period of a timer', () => {
  test.each([
    ['5 Hz', { frequency: 5 }, 16_000_000],
    ['7 Hz, rounded down', { frequency: 7 }, 11_428_571],
    ['50 kHz', { frequency: 50_000 }, 1600],
    ['40 MHz, the fastest', { frequency: 40_000_000 }, 2],
    ['100 ms', { periodMicros: 100_000 }, 8_000_000],
    ['the longest that 16 bits count truly', { periodMicros: 208_896 }, 16_711_680],
    ['5 s in 32 bits', { periodMicros: 5_000_000, isWide: true, isJoined: true }, 400_000_000],
  ])('of %s is exact in ticks', (_name, request, ticks) => {
    expect(plan(request).period).toBe(ticks);
  });

  test.each([
    ['above 40 MHz', { frequency: 40_000_001 }],
    ['4 Hz in 16 bits', { frequency: 4 }],
    ['209,716 us in 16 bits', { periodMicros: 209_716 }],
    ['one channel of a joined timer beyond 24 bits', { frequency: 4, isJoined: true }],
  ])('is refused: %s', (_name, request) => {
    expect(() => plan(request)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
  });

  test('runs far too fast where the prescaler would be 255, a fault of the firmware', () => {
    expect(plan({ periodMicros: 208_897 }).period).toBe(80);
    expect(plan({ periodMicros: 209_715 }).period).toBe(65_520);
    expect(plan({ periodMicros: 209_000, isJoined: true }).period).toBe(16_720_000);
  });

  test('wraps at 32 bits', () => {
    expect(plan({ periodMicros: 53_687_092, isWide: true, isJoined: true }).period).toBe(64);
  });
});

describe('the match of a PWM', () => {
  test.each([
    ['20 %', 2000, 319],
    ['50.55 %', 5055, 808],
    ['99.99 %', 9999, 1598],
    ['100 %, one tick less than the period', 10_000, 1599],
    ['0 %, one tick', 0, 1],
    ['0.01 %, nothing', 1, 0],
  ])('of %s at 50 kHz', (_name, dutyCycle, ticks) => {
    expect(plan({ frequency: 50_000, dutyCycle }).untilMatch).toBe(ticks);
  });

  test('of more than 16 bits goes by whole hundredths', () => {
    expect(plan({ frequency: 20, dutyCycle: 3010 }).untilMatch).toBe(1_203_969);
  });

  test('is never reached where the prescaler fault has cut the period', () => {
    expect(plan({ periodMicros: 209_000, dutyCycle: 5000 }).untilMatch).toBe(Infinity);
  });
});

import { describe, expect, test } from 'vitest';
import type { PinView } from '../../../src/main/rpc/contract.ts';
import { brightnessOf, edgesBetween, isBlurred, readPin } from '../../../src/renderer/board/signal.ts';

function view(change: Partial<PinView>): PinView {
  return { name: 'GP16', mode: 'out', level: 0, pull: 'none', alternate: null, edges: 0, duty: 0, ...change };
}

describe('signal of a pin', () => {
  test.each([
    [{ level: 1 as const }, 'high', 'out'],
    [{ level: 0 as const }, 'low', 'out'],
    [{ mode: 'in' as const, level: 1 as const }, 'input', 'in'],
    [{ mode: 'analog' as const }, 'analog', 'in'],
    [{ mode: 'open-drain' as const, level: 1 as const }, 'high', 'both'],
    [{ mode: 'alt' as const, alternate: 'UART0_RX', level: 1 as const }, 'high', 'in'],
    [{ mode: 'alt' as const, alternate: 'UART0_TX', level: 1 as const }, 'high', 'out'],
    [{ mode: 'in' as const, alternate: 'UART0_TX', level: 1 as const }, 'high', 'out'],
    [{ mode: 'alt' as const, alternate: 'SPI0_MISO', level: 0 as const }, 'low', 'in'],
  ])('%j is shown as %s, %s', (change, signal, direction) => {
    expect(readPin(view(change), false)).toMatchObject({ signal, direction });
  });

  test('a pin that races shows how much of the time it is high', () => {
    expect(readPin(view({ level: 1, duty: 0.251 }), true)).toMatchObject({ signal: 'pwm', duty: 0.25 });
  });

  test('a pin that can be followed by eye is not blurred', () => {
    const before = view({ edges: 100 });

    expect(isBlurred(before, view({ edges: 101 }), 16_000)).toBe(false);
    expect(isBlurred(before, view({ edges: 102 }), 500_000)).toBe(false);
    expect(isBlurred(before, view({ edges: 102 }), 16_000)).toBe(true);
    expect(isBlurred(undefined, view({ edges: 5000 }), 16_000)).toBe(false);
  });

  test('the count of edges wraps at 2^32', () => {
    expect(edgesBetween(view({ edges: 2 ** 32 - 1 }), view({ edges: 2 }))).toBe(3);
  });

  test('an LED is as bright as its pin drives it, and dark at an input', () => {
    expect(brightnessOf(readPin(view({ level: 0 }), false), 0)).toBe(1);
    expect(brightnessOf(readPin(view({ level: 1 }), false), 0)).toBe(0);
    expect(brightnessOf(readPin(view({ level: 1 }), false), 1)).toBe(1);
    expect(brightnessOf(readPin(view({ duty: 0.25 }), true), 0)).toBe(0.75);
    expect(brightnessOf(readPin(view({ mode: 'in' }), false), 0)).toBe(0);
    expect(brightnessOf(undefined, 0)).toBe(0);
  });
});

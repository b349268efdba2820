/**
 * What a pin's view means to the eye: which signal colour, which direction, and whether it moves faster than one can see.
 */
import type { PinMode, PinView } from '../../main/rpc/contract.ts';

type Signal = 'high' | 'low' | 'pwm' | 'input' | 'analog';

export interface PinReading {
  /** How the pin is used; one that serves a peripheral does that, though the firmware leaves its mode at input. */
  readonly mode: PinMode;
  readonly signal: Signal;
  readonly direction: 'in' | 'out' | 'both';
  readonly level: 0 | 1;
  /** Fraction of the time that the pin is high, in steps of 1/64: finer ones cannot be seen. */
  readonly duty: number;
  readonly alternate: string | null;
}

/** Above this many edges a second, levels blur into a duty. */
const FASTEST_SEEN = 40;
const DUTY_STEPS = 64;

export function readPin(view: PinView, isBlurred: boolean): PinReading {
  const mode = view.mode === 'in' && view.alternate !== null ? 'alt' : view.mode;
  return {
    mode,
    signal: signalOf(mode, view.level, isBlurred),
    direction: directionOf(mode, view.alternate),
    level: view.level,
    duty: isBlurred ? Math.round(view.duty * DUTY_STEPS) / DUTY_STEPS : view.level,
    alternate: view.alternate,
  };
}

/** Whether a pin moved too fast for the eye between two views. */
export function isBlurred(before: PinView | undefined, now: PinView, elapsedMicros: number): boolean {
  if (before === undefined || elapsedMicros <= 0) return false;
  const edges = edgesBetween(before, now);
  return edges >= 2 && edgesPerSecond(edges, elapsedMicros) > FASTEST_SEEN;
}

/** Edges from one view to the next; the count of a pin wraps at 2^32. */
export function edgesBetween(before: PinView, now: PinView): number {
  return (now.edges - before.edges) >>> 0;
}

export function edgesPerSecond(edges: number, elapsedMicros: number): number {
  return (edges * 1e6) / elapsedMicros;
}

export function isSameReading(left: PinReading, right: PinReading): boolean {
  return (
    left.mode === right.mode &&
    left.signal === right.signal &&
    left.direction === right.direction &&
    left.level === right.level &&
    left.duty === right.duty &&
    left.alternate === right.alternate
  );
}

/** How bright a pin makes its LED, from 0 to 1. An input drives nothing, so its LED stays dark. */
export function brightnessOf(reading: PinReading | undefined, litBy: 0 | 1): number {
  if (reading === undefined || reading.direction === 'in') return 0;
  return litBy === 1 ? reading.duty : 1 - reading.duty;
}

function signalOf(mode: PinMode, level: 0 | 1, isBlurred: boolean): Signal {
  if (mode === 'analog') return 'analog';
  if (isBlurred) return 'pwm';
  if (mode === 'in') return 'input';
  return level === 1 ? 'high' : 'low';
}

function directionOf(mode: PinMode, alternate: string | null): PinReading['direction'] {
  if (mode === 'open-drain' || mode === 'alt-open-drain') return 'both';
  // Which way a function works is in its name: receivers, and data from an SPI slave, come in.
  if (mode === 'alt' && alternate !== null) return /(_RX|_CTS|_MISO)$/.test(alternate) ? 'in' : 'out';
  return mode === 'in' || mode === 'analog' ? 'in' : 'out';
}

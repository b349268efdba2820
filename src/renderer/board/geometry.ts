/**
 * The drawing's measures, in units of its view box. Header pins keep the true order and even pitch; the module is a
 * little narrower than in nature, so that what the pins do can be written beside them.
 */
import type { HeaderPin } from './pinout.ts';

export const VIEW = { width: 460, height: 572 } as const;

export const CARRIER = { x: 6, y: 28, width: 448, height: 540, radius: 12 } as const;
export const MODULE = { x: 140, y: 60, width: 180, height: 428, radius: 6 } as const;

const FIRST_ROW = 94;
export const PITCH = 26;

/** Distances of what belongs to a pin from the pad's middle, outwards. */
export const FROM_PAD = { edge: 16, arrow: 24, label: 33, note: 74, end: 132 } as const;

/** The widest that a duty bar may be. */
export const BAR_WIDTH = 44;

export interface PinPlace {
  /** The pad's middle. */
  readonly x: number;
  readonly y: number;
  /** Which way is outwards: -1 for the left column. */
  readonly outwards: 1 | -1;
}

export function placeOf(pin: HeaderPin): PinPlace {
  const isLeft = pin.column === 'left';
  return {
    x: isLeft ? MODULE.x + 14 : MODULE.x + MODULE.width - 14,
    y: FIRST_ROW + (pin.row - 1) * PITCH,
    outwards: isLeft ? -1 : 1,
  };
}

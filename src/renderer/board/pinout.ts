/**
 * Where each signal of the WiPy 1.0 comes out: two columns of fourteen header pins, seen from above, with row 1 at the
 * end away from the antenna. Follows the WiPy v1.3 pin-out; the expansion board adds an LED, a button and jumpers.
 */

type Column = 'left' | 'right';

export interface HeaderPin {
  readonly column: Column;
  /** 1 to 14. */
  readonly row: number;
  /** `GP16`, or what a pin without a program's control is: `3V3`. */
  readonly name: string;
  readonly kind: 'gpio' | 'power' | 'ground' | 'reset';
}

const LEFT = 'RESET GP2 GP1 GP23 GP24 GP11 GP12 GP13 GP14 GP15 GP16 GP17 GP22 GP28';
const RIGHT = 'VIN GND 3V3 GP10 GP9 GP8 GP7 GP6 GP30 GP31 GP3 GP0 GP4 GP5';

export const HEADER: readonly HeaderPin[] = [...column('left', LEFT), ...column('right', RIGHT)];

/** The LED on the module itself: blue, lit by a high level. */
export const HEARTBEAT_PIN = 'GP25';
/** The LED of the expansion board: green, lit by a low level. */
export const LED_PIN = 'GP16';
/** The button of the expansion board: connects its pin to ground. */
export const BUTTON_PIN = 'GP17';

export function headerPin(name: string): HeaderPin | undefined {
  return HEADER.find((pin) => pin.name === name);
}

/** `L11`: column and row as the silkscreen counts them. */
export function positionOf(pin: HeaderPin): string {
  return `${pin.column === 'left' ? 'L' : 'R'}${pin.row}`;
}

/** The pin an arrow key leads to from another: along its column, or across to the same row. */
export function neighbourOf(name: string, key: string): HeaderPin | undefined {
  const from = headerPin(name);
  if (from === undefined) return undefined;
  const across = key === 'ArrowLeft' ? 'left' : key === 'ArrowRight' ? 'right' : from.column;
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  const row = key === 'Home' ? 1 : key === 'End' ? 14 : from.row + step;
  return HEADER.find((pin) => pin.column === across && pin.row === row);
}

function column(side: Column, names: string): HeaderPin[] {
  return names.split(' ').map((name, index) => ({ column: side, row: index + 1, name, kind: kindOf(name) }));
}

function kindOf(name: string): HeaderPin['kind'] {
  if (name.startsWith('GP')) return 'gpio';
  if (name === 'GND') return 'ground';
  return name === 'RESET' ? 'reset' : 'power';
}

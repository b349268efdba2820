/**
 * A wire between pins of the board: each of them feels what pulls at the others, pull resistors and parts included.
 * Edges of a waveform travel along it too, which makes them events for as long as the wire is there.
 */
import type { Disposable } from '../lib/disposable.ts';
import { invalidValue } from './board-error.ts';
import type { Pin } from './pin.ts';

/** Joins two pins or more until it is disposed of. Throws `invalid-value` if one of them is named twice. */
export function wire(...pins: readonly Pin[]): Disposable {
  if (new Set(pins).size !== pins.length) throw invalidValue('a wire joins different pins');
  const self = {};
  let isMoving = false;
  let isStale = false;

  const carry = (): void => {
    const forces = pins.map((pin) => pin.pad.forcesWithout(self));
    for (const [i, pin] of pins.entries()) {
      const others = forces.reduce((all, force, j) => (j === i ? all : all | force), 0);
      pin.pad.setExternal(self, others);
    }
  };
  // What the wire carries makes pins call back; a listener may in turn drive one of them.
  const update = (): void => {
    isStale = true;
    if (isMoving) return;
    isMoving = true;
    try {
      while (isStale) {
        isStale = false;
        carry();
      }
    } finally {
      isMoving = false;
    }
  };

  const listening = pins.flatMap(({ pad }) => [pad.onForces(update), pad.onEdge(update)]);
  update();
  return {
    dispose: () => {
      for (const each of listening) each.dispose();
      for (const { pad } of pins) pad.setExternal(self, 0);
    },
  };
}

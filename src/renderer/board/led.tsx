/** A light-emitting diode of the drawing, as bright as its pin makes it. */
import { memo } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../shell/studio-context.tsx';
import { brightnessOf } from './signal.ts';

interface LedProps {
  readonly pin: string;
  readonly colour: 'blue' | 'green';
  /** The level that lights it. */
  readonly litBy: 0 | 1;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export const Led = memo(function Led({ pin, colour, litBy, label, x, y }: LedProps) {
  const { board } = useStudio();
  const brightness = useStore(board, (state) => brightnessOf(state.readings[pin], litBy));
  return (
    <g
      className="led"
      role="img"
      aria-label={label}
      data-colour={colour}
      data-lit={brightness > 0}
      transform={`translate(${x} ${y})`}
    >
      <circle className="led-halo" r="15" opacity={brightness * 0.28} />
      <rect className="led-body" x="-9" y="-6" width="18" height="12" rx="2" />
      <circle className="led-die" r="4" />
      <circle className="led-light" r="4.5" opacity={brightness} />
    </g>
  );
});

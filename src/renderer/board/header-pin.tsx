/**
 * One pin of the drawing: pad, direction, name, and beside it the function it serves or how much of the time it is high.
 * It draws itself again only when its own reading changes.
 */
import { memo } from 'react';
import { useStore } from 'zustand';
import { Hint } from '../shell/command-button.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import type { PinPlace } from './geometry.ts';
import { BAR_WIDTH, FROM_PAD, PITCH, placeOf } from './geometry.ts';
import { pinHint, pinName } from './pin-words.ts';
import type { HeaderPin as Pin } from './pinout.ts';
import type { PinReading } from './signal.ts';

interface HeaderPinProps {
  readonly pin: Pin;
  /** Whether Tab leads to this pin among all. */
  readonly isTabStop: boolean;
  readonly select: (name: string) => void;
}

export const HeaderPin = memo(function HeaderPin({ pin, isTabStop, select }: HeaderPinProps) {
  const { board } = useStudio();
  const reading = useStore(board, (state) => state.readings[pin.name]);
  const isSelected = useStore(board, (state) => state.selected === pin.name);
  const place = placeOf(pin);
  const isGpio = pin.kind === 'gpio';
  const hint = isGpio ? pinHint(reading) : texts.board.notes[pin.name];

  return (
    <Hint text={hint ?? pin.name} side="top">
      <g
        className="header-pin"
        role="button"
        tabIndex={isTabStop ? 0 : -1}
        aria-label={isGpio ? pinName(pin.name, reading) : pin.name}
        aria-pressed={isSelected}
        data-pin={pin.name}
        data-kind={pin.kind}
        data-signal={reading?.signal}
        data-level={reading?.level}
        transform={`translate(${place.x} ${place.y})`}
        onClick={() => select(pin.name)}
      >
        <rect className="header-pin-target" {...stripOf(place, -12)} />
        <rect className="header-pin-mark" {...stripOf(place, FROM_PAD.edge)} rx="4" />
        <circle className="header-pin-ring" r="8" />
        <circle className="header-pin-level" r="5" />
        {reading === undefined ? null : <Direction reading={reading} place={place} />}
        <text className="header-pin-name" x={place.outwards * FROM_PAD.label} {...anchorOf(place)}>
          {pin.name}
        </text>
        {/* The space keeps the words apart where the drawing is read as text. */}{' '}
        {reading === undefined ? null : <Note reading={reading} place={place} />}
      </g>
    </Hint>
  );
});

/** An arrow away from the pad for what the board drives, towards it for what it listens to. */
function Direction({ reading, place }: { readonly reading: PinReading; readonly place: PinPlace }) {
  const points = { out: 'M-3.5 -4 L3.5 0 L-3.5 4 Z', in: 'M3.5 -4 L-3.5 0 L3.5 4 Z', both: 'M-5 0 L0 -4 L5 0 L0 4 Z' };
  return (
    <path
      className="header-pin-direction"
      d={points[reading.direction]}
      transform={`translate(${place.outwards * FROM_PAD.arrow} 0) scale(${place.outwards} 1)`}
    />
  );
}

/** The function in use, the duty, or both one above the other. */
function Note({ reading, place }: { readonly reading: PinReading; readonly place: PinPlace }) {
  const hasBar = reading.signal === 'pwm';
  const x = place.outwards * FROM_PAD.note;
  const left = place.outwards === 1 ? x : x - BAR_WIDTH;
  return (
    <>
      {reading.alternate === null ? null : (
        <text className="header-pin-function" x={x} y={hasBar ? -4 : 1} {...anchorOf(place)}>
          {reading.alternate}
        </text>
      )}
      {hasBar ? (
        <g transform={`translate(${left} ${reading.alternate === null ? -3 : 3})`}>
          <rect className="header-pin-bar" width={BAR_WIDTH} height="6" rx="1" />
          <rect className="header-pin-duty" width={BAR_WIDTH * reading.duty} height="6" rx="1" />
        </g>
      ) : null}
    </>
  );
}

function anchorOf(place: PinPlace) {
  return {
    textAnchor: place.outwards === 1 ? ('start' as const) : ('end' as const),
    dominantBaseline: 'central' as const,
  };
}

/** The row of a pin from a distance outwards: all of it can be pressed, what lies beside the module is marked. */
function stripOf(place: PinPlace, from: number) {
  const width = FROM_PAD.end - from;
  return { x: place.outwards === 1 ? from : -FROM_PAD.end, y: -PITCH / 2 + 1, width, height: PITCH - 2 };
}

/** What is known of the selected pin, and for an input the means to drive it from outside. */
import './pin-details.css';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { levelWords } from './pin-words.ts';
import { PinTrace } from './pin-trace.tsx';
import { headerPin, positionOf } from './pinout.ts';

const words = texts.board;

export function PinDetails({ pin }: { readonly pin: string }) {
  const { board } = useStudio();
  const reading = useStore(board, (state) => state.readings[pin]);
  const header = headerPin(pin);
  const note = words.notes[pin];
  return (
    <section className="pin-details" aria-label={words.details(pin)}>
      <header className="pin-details-head">
        <h2>{pin}</h2>
        {header === undefined ? null : <span>{`${words.position} ${positionOf(header)}`}</span>}
        <button
          type="button"
          className="notice-dismiss"
          aria-label={words.closeDetails}
          onClick={() => board.select(null)}
        >
          <Icon name="close" />
        </button>
      </header>
      {note === undefined ? null : <p className="pin-details-note">{note}</p>}
      {reading === undefined ? null : (
        <>
          <PinFacts pin={pin} />
          <PinTrace pin={pin} />
          {reading.signal === 'input' ? <DrivePin pin={pin} /> : null}
        </>
      )}
    </section>
  );
}

function PinFacts({ pin }: { readonly pin: string }) {
  const { board } = useStudio();
  const view = useStore(board, (state) => state.views[pin]);
  const reading = useStore(board, (state) => state.readings[pin]);
  const rate = useStore(board, (state) => state.rates[pin]);
  if (view === undefined || reading === undefined) return null;
  return (
    <dl className="pin-details-facts">
      <Fact name={words.mode}>{words.modes[reading.mode]}</Fact>
      <Fact name={words.level}>{levelWords(reading)}</Fact>
      <Fact name={words.pull}>{words.pulls[view.pull]}</Fact>
      <Fact name={words.edges}>{words.count(view.edges)}</Fact>
      {rate === undefined ? null : <Fact name={words.rateLabel}>{words.rate(rate)}</Fact>}
      {view.alternate === null ? null : <Fact name={words.functionLabel}>{view.alternate}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const RELEASED = 'released';

function DrivePin({ pin }: { readonly pin: string }) {
  const { board, boardActions } = useStudio();
  const driven = useStore(board, (state) => state.driven[pin]);
  const drive = (value: string) => void boardActions.drive(pin, value === RELEASED ? null : value === '1' ? 1 : 0);
  return (
    <div className="pin-details-drive">
      <span id="pin-details-drive">{words.drive}</span>
      <RadioGroup.Root
        className="segments"
        orientation="horizontal"
        aria-labelledby="pin-details-drive"
        value={driven === undefined ? RELEASED : String(driven)}
        onValueChange={drive}
      >
        <Segment value="1">{words.driveHigh}</Segment>
        <Segment value="0">{words.driveLow}</Segment>
        <Segment value={RELEASED}>{words.release}</Segment>
      </RadioGroup.Root>
    </div>
  );
}

function Segment({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <RadioGroup.Item value={value} className="segment">
      {children}
    </RadioGroup.Item>
  );
}

/** The pins as the page wants them, from the pins as the board's thread publishes them. */
import { PIN_MODE, PIN_PULL, PIN_TABLE, shareHigh } from '../../emulator/index.ts';
import type { BoardViewReader, PinState } from '../../emulator/index.ts';
import type { BoardView, PinMode, PinView } from '../rpc/contract.ts';

const MODES: ReadonlyMap<number, PinMode> = new Map([
  [PIN_MODE.IN, 'in'],
  [PIN_MODE.OUT, 'out'],
  [PIN_MODE.OPEN_DRAIN, 'open-drain'],
  [PIN_MODE.ALT, 'alt'],
  [PIN_MODE.ALT_OPEN_DRAIN, 'alt-open-drain'],
]);

/** Looks at the pins and remembers the last look: duty is a matter of two. */
export class PinViews {
  readonly #reader: BoardViewReader;
  #last: readonly PinState[];
  #isFirst = true;

  constructor(reader: BoardViewReader) {
    this.#reader = reader;
    this.#last = reader.pins();
  }

  /** The board now; null where nothing changed since the last look. */
  take(): BoardView | null {
    const states = this.#reader.pins();
    const before = this.#last;
    if (!this.#isFirst && states.every((state, pin) => isUnchanged(before[pin]!, state))) return null;
    this.#isFirst = false;
    this.#last = states;
    return {
      micros: Math.floor(this.#reader.nanos / 1000),
      pins: states.map((state, pin) => viewOf(pin, before[pin]!, state)),
    };
  }
}

function isUnchanged(before: PinState, state: PinState): boolean {
  return (
    before.edges === state.edges &&
    before.level === state.level &&
    before.mode === state.mode &&
    before.pull === state.pull &&
    before.alternate === state.alternate &&
    before.waveform?.highNanos === state.waveform?.highNanos &&
    before.waveform?.periodNanos === state.waveform?.periodNanos
  );
}

function viewOf(pin: number, before: PinState, state: PinState): PinView {
  const { name, alternates } = PIN_TABLE[pin]!;
  return {
    name,
    mode: MODES.get(state.mode) ?? 'in',
    level: state.level,
    pull: state.pull === PIN_PULL.UP ? 'up' : state.pull === PIN_PULL.DOWN ? 'down' : 'none',
    alternate: alternates.find(({ index }) => index > 0 && index === state.alternate)?.name ?? null,
    edges: state.edges,
    duty: shareHigh(before, state),
  };
}

/**
 * The board as it was last seen. Views come up to sixty times a second, so a pin whose reading did not change keeps
 * its object, and only what shows that pin is drawn again.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { BoardView, PinView } from '../../main/rpc/contract.ts';
import type { PinReading } from './signal.ts';
import { edgesBetween, edgesPerSecond, isBlurred, isSameReading, readPin } from './signal.ts';

interface BoardState {
  /** What each pin shows; empty while no board is seen. */
  readonly readings: Readonly<Record<string, PinReading>>;
  readonly views: Readonly<Record<string, PinView>>;
  /** Edges a second of each pin between the last two views. */
  readonly rates: Readonly<Record<string, number>>;
  readonly micros: number;
  /** The pin whose details are shown. */
  readonly selected: string | null;
  /** Levels that this page drives from outside. */
  readonly driven: Readonly<Record<string, 0 | 1>>;
}

export interface BoardStore extends StoreApi<BoardState> {
  show(view: BoardView): void;
  /** No board is seen any more. */
  clear(): void;
  select(pin: string | null): void;
  setDriven(pin: string, level: 0 | 1 | null): void;
}

/** A board tells only of changes: a pin that raced and says nothing for this long stands still. */
const SETTLE_MS = 250;

const NOTHING = { readings: {}, views: {}, rates: {}, micros: 0 };

export function createBoardStore(): BoardStore {
  const store = createStore<BoardState>()(() => ({ ...NOTHING, selected: null, driven: {} }));
  let settling: ReturnType<typeof setTimeout> | undefined;

  const settle = () =>
    store.setState(({ views, readings }) => ({
      readings: mapRecord(views, (view, name) => keep(readings[name], readPin(view, false))),
      rates: {},
    }));

  return {
    ...store,
    show: (view) => {
      clearTimeout(settling);
      store.setState((before) => {
        const elapsed = view.micros - before.micros;
        const readings: Record<string, PinReading> = {};
        const views: Record<string, PinView> = {};
        const rates: Record<string, number> = {};
        for (const pin of view.pins) {
          const last = before.views[pin.name];
          const blurred = isBlurred(last, pin, elapsed);
          views[pin.name] = pin;
          readings[pin.name] = keep(before.readings[pin.name], readPin(pin, blurred));
          if (blurred && last !== undefined) rates[pin.name] = edgesPerSecond(edgesBetween(last, pin), elapsed);
        }
        if (Object.keys(rates).length > 0) settling = setTimeout(settle, SETTLE_MS);
        return { readings, views, rates, micros: view.micros };
      });
    },
    clear: () => {
      clearTimeout(settling);
      store.setState({ ...NOTHING, driven: {} });
    },
    select: (selected) => store.setState({ selected }),
    setDriven: (pin, level) =>
      store.setState(({ driven: { [pin]: _released, ...others } }) => ({
        driven: level === null ? others : { ...others, [pin]: level },
      })),
  };
}

function keep(before: PinReading | undefined, now: PinReading): PinReading {
  return before !== undefined && isSameReading(before, now) ? before : now;
}

function mapRecord<From, To>(record: Readonly<Record<string, From>>, map: (value: From, key: string) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)])) as Record<string, To>;
}

/** What is said of a pin in words: for screen readers, in the hint, and in the details. */
import type { PinView } from '../../main/rpc/contract.ts';
import { texts } from '../texts.ts';
import type { PinReading } from './signal.ts';

const words = texts.board;

/** `High`, or how much of the time it is. */
export function levelWords(reading: PinReading): string {
  return reading.signal === 'pwm' ? words.fast(Math.round(reading.duty * 100)) : words.levels[reading.level];
}

/** The accessible name of a pin. A pin that races keeps one name, so that it is not read out without end. */
export function pinName(name: string, view: PinView | undefined, reading: PinReading | undefined): string {
  if (view === undefined || reading === undefined) return words.unpowered(name);
  const level = reading.signal === 'pwm' ? words.signals.pwm : words.levels[reading.level];
  return view.alternate === null
    ? words.pinName(name, words.modes[view.mode], level)
    : words.pinNameWithFunction(name, view.alternate, level);
}

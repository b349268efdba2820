/** What is said of a pin in words: for screen readers, in the hint, and in the details. */
import { texts } from '../texts.ts';
import type { PinReading } from './signal.ts';

const words = texts.board;

/** `High`, or how much of the time it is. */
export function levelWords(reading: PinReading): string {
  return reading.signal === 'pwm' ? words.fast(Math.round(reading.duty * 100)) : words.levels[reading.level];
}

/** The accessible name of a pin. A pin that races keeps one name, so that it is not read out without end. */
export function pinName(name: string, reading: PinReading | undefined): string {
  if (reading === undefined) return words.unpowered(name);
  const level = reading.signal === 'pwm' ? words.signals.pwm : words.levels[reading.level];
  return reading.alternate === null
    ? words.pinName(name, words.modes[reading.mode], level)
    : words.pinNameWithFunction(name, reading.alternate, level);
}

/** One line about a pin. */
export function pinHint(reading: PinReading | undefined): string {
  if (reading === undefined) return words.noPower;
  return [words.modes[reading.mode], reading.alternate, levelWords(reading)]
    .filter((part) => part !== null)
    .join(' · ');
}

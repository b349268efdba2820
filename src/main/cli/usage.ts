/** How the command line is taken apart, and what a person is told who got it wrong: one line, exit status 2. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { firstSentence } from '../first-sentence.mjs';

/** Exit status after a fault of ours (EX_SOFTWARE of sysexits.h). */
export const FAULT = 70;

export class UsageError extends Error {}

/** Options and positional arguments in `args`. Fails with UsageError. */
export function parseVerb<Config extends ParseArgsConfig>(
  verb: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // What follows the first sentence explains `--`, which helps nobody here.
    throw new UsageError(`${firstSentence(error)} See wipy ${verb} --help.`);
  }
}

/** One of a few words. */
export function choiceOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new UsageError(`--${option} takes ${choices.join(' or ')}, not ${value}.`);
  return choice;
}

/** A number of `unit` in a range. */
export function numberOf(
  option: string,
  value: string,
  { least, most, unit }: { least: number; most: number; unit: string },
): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= least && number <= most)) {
    throw new UsageError(`--${option} takes a number of ${unit} from ${least} to ${most}, not ${value}.`);
  }
  return number;
}

/**
 * Makes functions written in TypeScript and checks their arguments. Follows py/argcheck.c.
 */
import { PyBuiltin } from './builtin-function.ts';
import type { Entry, Keywords, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';

type Implementation = (...args: never[]) => Value;

export function checkArgumentCount(given: number, least: number, most: number): void {
  if (given >= least && given <= most) return;
  if (least === most) throw typeError(messages.positionalCount(least, given));
  if (given < least) throw typeError(messages.missingArguments(least - given));
  throw typeError(messages.tooManyArguments(most, given));
}

/** The same for constructors, which take no keywords. */
export function checkArguments(args: readonly Value[], keywords: Keywords, least: number, most: number): void {
  if (keywords !== null && keywords.size > 0) throw typeError(messages.noKeywords());
  checkArgumentCount(args.length, least, most);
}

/** A function of `least` to `most` positional arguments (Infinity for any number). */
export function builtin(name: string, least: number, most: number, implementation: Implementation): PyBuiltin {
  const call = implementation as unknown as Entry;
  let fn: Entry;
  if (least === most && most === 0) {
    fn = function (this: unknown) {
      if (arguments.length !== 0) checkArgumentCount(arguments.length, 0, 0);
      return call();
    };
  } else if (least === most && most === 1) {
    fn = function (this: unknown, a) {
      if (arguments.length !== 1) checkArgumentCount(arguments.length, 1, 1);
      return call(a);
    };
  } else if (least === most && most === 2) {
    fn = function (this: unknown, a, b) {
      if (arguments.length !== 2) checkArgumentCount(arguments.length, 2, 2);
      return call(a, b);
    };
  } else if (most <= 4) {
    // Spelled out, since gathering and spreading the arguments takes longer than most methods.
    fn = function (this: unknown, a, b, c, d) {
      const given = arguments.length;
      if (given < least || given > most) checkArgumentCount(given, least, most);
      switch (given) {
        case 0:
          return call();
        case 1:
          return call(a);
        case 2:
          return call(a, b);
        case 3:
          return call(a, b, c);
        default:
          return call(a, b, c, d);
      }
    };
  } else {
    fn = (...args) => {
      if (args.length < least || args.length > most) checkArgumentCount(args.length, least, most);
      return call(...args);
    };
  }
  return new PyBuiltin(name, fn, null);
}

/** A function that takes keywords: it gets its positional arguments as an array and the keywords as a map. */
export function keywordBuiltin(
  name: string,
  least: number,
  most: number,
  implementation: (args: Value[], keywords: Keywords) => Value,
): PyBuiltin {
  const entry = (args: Value[], keywords: Keywords): Value => {
    checkArgumentCount(args.length, least, most);
    return implementation(args, keywords);
  };
  return new PyBuiltin(name, (...args) => entry(args, null), entry);
}

export interface Parameter {
  readonly name: string;
  readonly required?: boolean;
  readonly keywordOnly?: boolean;
  readonly default?: Value;
}

/**
 * Sorts arguments onto parameters as mp_arg_parse_all does. Missing optional ones come as their default, which may
 * be left out (undefined). Errors: TypeError for unknown, doubled, missing or surplus arguments.
 */
export function parseArguments(
  parameters: readonly Parameter[],
  args: readonly Value[],
  keywords: Keywords,
): (Value | undefined)[] {
  let positionalUsed = 0;
  let keywordsUsed = 0;
  const values = parameters.map((parameter, index) => {
    if (index < args.length) {
      if (parameter.keywordOnly) throw typeError(messages.extraPositional());
      positionalUsed++;
      return args[index];
    }
    const given = keywords?.get(parameter.name);
    if (given !== undefined) {
      keywordsUsed++;
      return given;
    }
    if (parameter.required) throw typeError(messages.argumentRequired(parameter.name));
    return parameter.default;
  });
  if (positionalUsed < args.length) throw typeError(messages.extraPositional());
  if (keywords && keywordsUsed < keywords.size) throw typeError(messages.extraKeyword());
  return values;
}

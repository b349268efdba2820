/**
 * Functions written in TypeScript that may block or that go on with Python code: their steps are a JavaScript generator,
 * which resumable code goes through as its own and direct code drives to its end (runtime/suspension.ts).
 */
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { drive } from '../runtime/suspension.ts';
import type { Resumable, ResumableEntry } from '../runtime/suspension.ts';
import { builtin, checkArgumentCount } from './builtin.ts';
import { PyBuiltin } from './builtin-function.ts';

type Steps = (...args: never[]) => Resumable<Value>;
type Direct = (...args: never[]) => Value;

class PyBlockingBuiltin extends PyBuiltin {
  override readonly resumable: ResumableEntry;

  constructor({ name, fn }: PyBuiltin, resumable: ResumableEntry) {
    super(name, fn, null);
    this.resumable = resumable;
  }
}

/**
 * A function of `least` to `most` positional arguments (Infinity for any number). What its steps do in direct code may
 * be written a second time, where driving a generator would be too slow for the main thread.
 */
export function blockingBuiltin(name: string, least: number, most: number, steps: Steps, direct?: Direct): PyBuiltin {
  const start = steps as unknown as (...args: Value[]) => Resumable<Value>;
  return new PyBlockingBuiltin(
    builtin(name, least, most, direct ?? ((...args: Value[]) => drive(start(...args)))),
    (args, keywords) => {
      if (keywords !== null && keywords.size > 0) throw typeError(messages.noKeywords());
      checkArgumentCount(args.length, least, most);
      return start(...args);
    },
  );
}

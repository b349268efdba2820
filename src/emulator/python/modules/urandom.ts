/**
 * The `urandom` module: all of extmod/modurandom.c that needs no floats. It begins with the same numbers each time.
 */
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { Yasmarang } from '../../lib/yasmarang.ts';
import { length } from '../runtime/operators.ts';
import { subscript } from '../runtime/subscript.ts';
import { builtin } from '../types/builtin.ts';
import { IndexError, PyException, ValueError } from '../types/exceptions.ts';
import { toInt, toIntTruncated } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';

function noSuchRange(): PyException {
  return new PyException(ValueError, []);
}

/** Numbers in a range, rounded up; 0 or less where it is empty. Errors: ValueError for a step of 0. */
function countOf(start: number, stop: number, step: number): number {
  if (step === 0) throw noSuchRange();
  return Math.ceil((stop - start) / step);
}

export function makeUrandom(): PyBuiltinModule {
  const generator = new Yasmarang();

  const fromRange = (start: number, count: number, step: number): number => {
    if (count <= 0) throw noSuchRange();
    return start + step * generator.below(count);
  };

  return new PyBuiltinModule('urandom', {
    getrandbits: builtin('getrandbits', 1, 1, (count: Value) => {
      const bits = toInt(count);
      if (bits > 32 || bits === 0) throw noSuchRange();
      // The ARM shifts everything out for a negative number of bits.
      const drawn = generator.next();
      return bits < 0 ? 0 : drawn % 2 ** bits;
    }),
    seed: builtin('seed', 1, 1, (seed: Value) => {
      generator.seed(toIntTruncated(seed));
      return None;
    }),
    randrange: builtin('randrange', 1, 3, (first: Value, second?: Value, third: Value = 1) => {
      if (second === undefined) return fromRange(0, toInt(first), 1);
      const start = toInt(first);
      const step = toInt(third);
      return fromRange(start, countOf(start, toInt(second), step), step);
    }),
    randint: builtin('randint', 2, 2, (first: Value, last: Value) => {
      const start = toInt(first);
      return fromRange(start, toInt(last) - start + 1, 1);
    }),
    choice: builtin('choice', 1, 1, (sequence: Value) => {
      const count = toInt(length(sequence));
      if (count === 0) throw new PyException(IndexError, []);
      return subscript(sequence, generator.below(count));
    }),
  });
}

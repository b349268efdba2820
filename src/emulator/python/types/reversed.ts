/**
 * reversed. Follows py/objreversed.c: anything with a length will do, its items are asked for by index, last first.
 */
import { PyObject, PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { loadMethod } from '../runtime/attributes.ts';
import { length } from '../runtime/operators.ts';
import { subscript } from '../runtime/subscript.ts';
import { checkArguments } from './builtin.ts';
import { toInt } from './int.ts';

class PyReversed extends PyObject implements PyIterator {
  private readonly sequence: Value;
  private remaining: number;

  constructor(sequence: Value, remaining: number) {
    super();
    this.sequence = sequence;
    this.remaining = remaining;
  }

  next(): Value | undefined {
    return this.remaining === 0 ? undefined : subscript(this.sequence, --this.remaining);
  }
}

export const reversedType = defineType(new PyType('reversed'), {
  class: PyReversed,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 1);
    const sequence = args[0]!;
    const delegate = loadMethod(sequence, '__reversed__');
    return delegate ? delegate() : new PyReversed(sequence, toInt(length(sequence)));
  },
  iter: (self) => self as PyReversed,
  next: (self) => (self as PyReversed).next(),
});

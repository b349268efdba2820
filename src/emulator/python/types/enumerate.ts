/**
 * enumerate. Follows py/objenumerate.c.
 */
import { PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { iterate } from '../runtime/iteration.ts';
import { parseArguments } from './builtin.ts';
import { toInt } from './int.ts';
import { PyNestedIterator } from './nested-iterator.ts';
import { cutToSmallInt } from './range.ts';
import { PyTuple } from './tuple.ts';

class PyEnumerate extends PyNestedIterator implements PyIterator {
  private readonly iterator: PyIterator;
  private count: number;

  constructor(iterator: PyIterator, start: number) {
    super([iterator]);
    this.iterator = iterator;
    this.count = start;
  }

  next(): Value | undefined {
    this.checkDepth();
    const item = this.iterator.next();
    return item === undefined ? undefined : new PyTuple([cutToSmallInt(this.count++), item]);
  }
}

const PARAMETERS = [
  { name: 'iterable', required: true },
  { name: 'start', default: 0 },
];

export const enumerateType = defineType(new PyType('enumerate'), {
  class: PyEnumerate,
  make(_type, args, keywords) {
    const [iterable, start] = parseArguments(PARAMETERS, args, keywords);
    const first = toInt(start!);
    return new PyEnumerate(iterate(iterable!), first);
  },
  iter: (self) => self as PyEnumerate,
  next: (self) => (self as PyEnumerate).next(),
});

/**
 * filter. Follows py/objfilter.c; with None for a function it keeps what is true.
 */
import { None, PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { call } from '../runtime/call.ts';
import { iterate } from '../runtime/iteration.ts';
import { truth } from '../runtime/operators.ts';
import { checkArguments } from './builtin.ts';
import { PyNestedIterator } from './nested-iterator.ts';

class PyFilter extends PyNestedIterator implements PyIterator {
  private readonly test: Value;
  private readonly iterator: PyIterator;

  constructor(test: Value, iterator: PyIterator) {
    super([iterator]);
    this.test = test;
    this.iterator = iterator;
  }

  next(): Value | undefined {
    this.checkDepth();
    const { test, iterator } = this;
    for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
      if (truth(test === None ? item : call(test, item))) return item;
    }
    return undefined;
  }
}

export const filterType = defineType(new PyType('filter'), {
  class: PyFilter,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 2, 2);
    return new PyFilter(args[0]!, iterate(args[1]!));
  },
  iter: (self) => self as PyFilter,
  next: (self) => (self as PyFilter).next(),
});

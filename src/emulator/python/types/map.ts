/**
 * map. Follows py/objmap.c.
 */
import { PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { callValues } from '../runtime/call.ts';
import { iterate } from '../runtime/iteration.ts';
import { checkArguments } from './builtin.ts';
import { PyNestedIterator } from './nested-iterator.ts';
import { nextOfEach } from './zip.ts';

class PyMap extends PyNestedIterator implements PyIterator {
  private readonly callee: Value;
  private readonly iterators: readonly PyIterator[];

  constructor(callee: Value, iterators: readonly PyIterator[]) {
    super(iterators);
    this.callee = callee;
    this.iterators = iterators;
  }

  next(): Value | undefined {
    this.checkDepth();
    const items = nextOfEach(this.iterators);
    return items && callValues(this.callee, items);
  }
}

export const mapType = defineType(new PyType('map'), {
  class: PyMap,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 2, Infinity);
    return new PyMap(args[0]!, args.slice(1).map(iterate));
  },
  iter: (self) => self as PyMap,
  next: (self) => (self as PyMap).next(),
});

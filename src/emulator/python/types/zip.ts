/**
 * zip. Follows py/objzip.c: it ends with the shortest, and what it took from the earlier ones by then is lost.
 */
import { PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { iterate } from '../runtime/iteration.ts';
import { checkArguments } from './builtin.ts';
import { PyNestedIterator } from './nested-iterator.ts';
import { PyTuple } from './tuple.ts';

/** The next item of each, or undefined as soon as one has none. */
export function nextOfEach(iterators: readonly PyIterator[]): Value[] | undefined {
  const items: Value[] = [];
  for (const iterator of iterators) {
    const item = iterator.next();
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

class PyZip extends PyNestedIterator implements PyIterator {
  private readonly iterators: readonly PyIterator[];

  constructor(iterators: readonly PyIterator[]) {
    super(iterators);
    this.iterators = iterators;
  }

  next(): Value | undefined {
    this.checkDepth();
    const items = this.iterators.length === 0 ? undefined : nextOfEach(this.iterators);
    return items && new PyTuple(items);
  }
}

export const zipType = defineType(new PyType('zip'), {
  class: PyZip,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 0, Infinity);
    return new PyZip(args.map(iterate));
  },
  iter: (self) => self as PyZip,
  next: (self) => (self as PyZip).next(),
});

/**
 * Tuples whose items also have names, such as os.uname(). Follows py/objattrtuple.c.
 */
import { PyType, defineType, tupleType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { PyTuple, printNamedItems, tupleSlots } from './tuple.ts';

export class AttributeTuple extends PyTuple {
  readonly names: readonly string[];

  constructor(names: readonly string[], items: readonly Value[]) {
    super(items);
    this.names = names;
  }
}

const attributeTupleType = new PyType('tuple', [tupleType]);

defineType(attributeTupleType, {
  class: AttributeTuple,
  ...tupleSlots,
  printTo(self, printer) {
    const { names, items } = self as AttributeTuple;
    printNamedItems(printer, names, items);
  },
  load(self, name) {
    const { names, items } = self as AttributeTuple;
    return items[names.indexOf(name)];
  },
});

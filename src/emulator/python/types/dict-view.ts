/**
 * What dict.keys(), values() and items() return: a live view, of which only keys know `in`. Follows the second part of
 * py/objdict.c.
 */
import { ON_STACK } from '../memory/block-map.ts';
import { PyObject, PyType, defineType, iteratorType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import type { PyDict } from './dict.ts';
import { PyTuple, printItems } from './tuple.ts';

type Kind = 'items' | 'keys' | 'values';

export class PyDictView extends PyObject {
  readonly dict: PyDict;
  readonly kind: Kind;

  constructor(dict: PyDict, kind: Kind) {
    super();
    this.dict = dict;
    this.kind = kind;
  }
}

class ViewIterator extends PyObject implements PyIterator {
  private readonly view: PyDictView;
  private position = 0;

  constructor(view: PyDictView) {
    super(ON_STACK);
    this.view = view;
  }

  next(): Value | undefined {
    const { kind, dict } = this.view;
    const { table } = dict;
    for (;;) {
      const at = this.position++;
      if (at >= table.slots) return undefined;
      const key = table.keyAt(at);
      if (key === undefined) continue;
      if (kind === 'keys') return key;
      return kind === 'values' ? table.valueAt(at) : new PyTuple([key, table.valueAt(at)]);
    }
  }
}

defineType(iteratorType, { class: ViewIterator });

function* viewed(view: PyDictView): Generator<Value, void> {
  const iterator = new ViewIterator(view);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) yield item;
}

defineType(new PyType('dict_view'), {
  class: PyDictView,
  printTo(self, printer) {
    const view = self as PyDictView;
    printItems(printer, viewed(view), `dict_${view.kind}([`, '])');
  },
  binary(op, self, other) {
    const { kind, dict } = self as PyDictView;
    return op === 'in' && kind === 'keys' ? dict.table.get(other) !== undefined : undefined;
  },
  iter: (self) => new ViewIterator(self as PyDictView),
});

/**
 * The `ucollections` module: namedtuple and OrderedDict. Follows py/objnamedtuple.c: fields come as a list, a tuple or
 * words in a str, any str will do for a name, and a later field of the same name is never found.
 */
import { PyType, defineType, tupleType } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { attributeError, typeError } from '../runtime/raise.ts';
import { itemsOf } from '../runtime/sequence.ts';
import { builtin } from '../types/builtin.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { orderedDictType } from '../types/ordered-dict.ts';
import { split } from '../types/str-split.ts';
import { PyTuple, printNamedItems, tupleSlots } from '../types/tuple.ts';
import { nameOf } from '../types/text-argument.ts';

/** The values of the fields in their order. Errors: TypeError unless each field is given exactly once. */
function arrange(type: string, fields: readonly string[], args: readonly Value[], keywords: Keywords): Value[] {
  const given = args.length + (keywords?.size ?? 0);
  if (given !== fields.length) throw typeError(messages.namedPositionalCount(type, fields.length, given));
  const values: (Value | undefined)[] = [...args];
  for (const [name, value] of keywords ?? []) {
    const at = fields.indexOf(name);
    if (at < 0) throw typeError(messages.unexpectedField(name));
    if (values[at] !== undefined) throw typeError(messages.doubledField(name));
    values[at] = value;
  }
  return values as Value[];
}

/** `namedtuple(name, fields)`. Errors: TypeError. */
function namedTuple(nameArgument: Value, fieldsArgument: Value): PyType {
  const name = nameOf(nameArgument);
  const given = typeof fieldsArgument === 'string' ? split(fieldsArgument) : fieldsArgument;
  const fields = itemsOf(given).map(nameOf);
  const NamedTuple = class extends PyTuple {};
  return defineType(new PyType(name, [tupleType]), {
    class: NamedTuple,
    ...tupleSlots,
    printTo(self, printer) {
      printer.add(name);
      printNamedItems(printer, fields, (self as PyTuple).items);
    },
    make: (_type, args, keywords) => new NamedTuple(arrange(name, fields, args, keywords)),
    load: (self, field) => (self as PyTuple).items[fields.indexOf(field)],
    store() {
      throw attributeError(messages.cannotSetAttribute());
    },
  });
}

export function makeUcollections(): PyBuiltinModule {
  return new PyBuiltinModule('ucollections', {
    namedtuple: builtin('namedtuple', 2, 2, namedTuple),
    OrderedDict: orderedDictType,
  });
}

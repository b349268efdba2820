/**
 * Builtin functions that look at objects: callable, delattr, dir, getattr, hasattr, isinstance, issubclass, setattr, and
 * help(). Follows py/modbuiltins.c, the end of py/objtype.c and py/builtinhelp.c.
 */
import { None, PyType, typeName, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { loadAttribute, loadAttributeMaybe, storeAttribute } from '../runtime/attributes.ts';
import { isCallable } from '../runtime/call.ts';
import { tableOrder } from '../runtime/hash.ts';
import { interpreterHooks } from '../runtime/hooks.ts';
import { messages } from '../runtime/messages.ts';
import { str } from '../runtime/print.ts';
import { typeError } from '../runtime/raise.ts';
import { vm } from '../runtime/vm.ts';
import { builtin } from '../types/builtin.ts';
import { entryPositions } from '../types/dict.ts';
import type { PyDict } from '../types/dict.ts';
import { PyInstance, attributeNames } from '../types/instance.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule, PyModule } from '../types/module.ts';
import { isSubclassOfAny } from '../types/type.ts';
import { nameOf } from '../types/text-argument.ts';

const HELP_TEXT = `Welcome to MicroPython!
For online help please visit http://micropython.org/help/.
For further help on a specific object, type help(obj)
`;

function dictEntries({ table }: PyDict): [Value, Value][] {
  return [...entryPositions(table)].map((at) => [table.keyAt(at)!, table.valueAt(at)]);
}

/**
 * Keys and values of the one table that dir() and help() show: a module's globals, or the locals of a type. A class
 * here has its members in the order they were made; on the board they lie in the slots of a dict.
 */
function shownEntries(value: Value): [Value, Value][] {
  if (value instanceof PyModule) return dictEntries(value.dict);
  if (value instanceof PyBuiltinModule) return [...value.table];
  const { native, locals } = value instanceof PyType ? value : typeOf(value);
  return native ? [...locals] : tableOrder([...locals.keys()]).map((name) => [name, locals.get(name)!]);
}

function dir(...args: Value[]): Value {
  if (args.length === 0) return new PyList(dictEntries(interpreterHooks.locals()).map(([key]) => key));
  const value = args[0]!;
  const names = shownEntries(value).map(([key]) => key);
  if (value instanceof PyInstance) names.push(...tableOrder(attributeNames(value)));
  return new PyList(names);
}

function getAttribute(value: Value, name: Value, missing?: Value): Value {
  if (missing === undefined) return loadAttribute(value, nameOf(name));
  return loadAttributeMaybe(value, nameOf(name)) ?? missing;
}

function help(...args: Value[]): Value {
  if (args.length === 0) {
    vm.hooks.write(HELP_TEXT);
    return None;
  }
  const value = args[0]!;
  vm.hooks.write(`object ${str(value)} is of type ${typeName(value)}\n`);
  for (const [key, member] of shownEntries(value)) vm.hooks.write(`  ${str(key)} -- ${str(member)}\n`);
  return None;
}

export const attributeBuiltins: Record<string, Value> = {
  callable: builtin('callable', 1, 1, (value: Value) => isCallable(value)),
  delattr: builtin('delattr', 2, 2, (value: Value, name: Value) => {
    storeAttribute(value, nameOf(name), undefined);
    return None;
  }),
  dir: builtin('dir', 0, 1, dir),
  getattr: builtin('getattr', 2, 3, getAttribute),
  hasattr: builtin(
    'hasattr',
    2,
    2,
    (value: Value, name: Value) => loadAttributeMaybe(value, nameOf(name)) !== undefined,
  ),
  help: builtin('help', 0, 1, help),
  isinstance: builtin('isinstance', 2, 2, (value: Value, classes: Value) => isSubclassOfAny(typeOf(value), classes)),
  issubclass: builtin('issubclass', 2, 2, (type: Value, classes: Value) => {
    if (!(type instanceof PyType)) throw typeError(messages.issubclassFirst());
    return isSubclassOfAny(type, classes);
  }),
  setattr: builtin('setattr', 3, 3, (value: Value, name: Value, stored: Value) => {
    storeAttribute(value, nameOf(name), stored);
    return None;
  }),
};

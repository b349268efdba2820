/**
 * Calls with any arguments. Follows mp_call_function_n_kw and mp_call_prepare_args_n_kw_var of py/runtime.c.
 * Emitted code calls `fn` directly where only positional arguments are written, and comes here for the rest.
 */
import { typeName, typeOf } from './object.ts';
import type { Keywords, Value } from './object.ts';
import { loadMethod, noAttribute } from './attributes.ts';
import { keywordsOf } from './doubled-keywords.ts';
import { iterate, toArray } from './iteration.ts';
import { messages } from './messages.ts';
import { typeError } from './raise.ts';
import { PyDict } from '../types/dict.ts';
import { PyInstance } from '../types/instance.ts';
import { isInstanceCallable } from '../types/type.ts';

/** Errors: TypeError where the value cannot be called. */
export function callKeywords(callee: Value, args: Value[], keywords: Keywords): Value {
  if (keywords === null && typeof callee === 'object' && callee.fn !== undefined) return callee.fn(...args);
  const slot = typeOf(callee).call;
  if (!slot) throw typeError(messages.notCallable(typeName(callee)));
  return slot(callee, args, keywords);
}

export function callValues(callee: Value, args: Value[]): Value {
  return callKeywords(callee, args, null);
}

export function call(callee: Value, ...args: Value[]): Value {
  return callKeywords(callee, args, null);
}

/** Follows mp_obj_is_callable: of an instance, whether its class has `__call__`. */
export function isCallable(value: Value): boolean {
  return value instanceof PyInstance ? isInstanceCallable(value) : typeOf(value).call !== undefined;
}

/** `f(*values)`: the values as further positional arguments. */
export function spread(args: Value[], values: Value): Value[] {
  return [...args, ...toArray(values)];
}

/** `f(**mapping)`: its entries as further keyword arguments. */
export function spreadKeywords(keywords: Keywords, mapping: Value): Keywords {
  const all = [...(keywords ?? [])];
  const add = (key: Value, value: Value) => {
    if (typeof key !== 'string') throw typeError(messages.cannotConvertToStr(typeName(key)));
    all.push([key, value]);
  };
  if (mapping instanceof PyDict) {
    const { table } = mapping;
    for (let i = 0; i < table.slots; i++) {
      const key = table.keyAt(i);
      if (key !== undefined) add(key, table.valueAt(i));
    }
    return keywordsOf(all);
  }
  const keys = loadMethod(mapping, 'keys') ?? missing(mapping, 'keys');
  const getItem = loadMethod(mapping, '__getitem__') ?? missing(mapping, '__getitem__');
  const iterator = iterate(keys());
  for (let key = iterator.next(); key !== undefined; key = iterator.next()) add(key, getItem(key));
  return keywordsOf(all);
}

function missing(value: Value, name: string): never {
  throw noAttribute(value, name);
}

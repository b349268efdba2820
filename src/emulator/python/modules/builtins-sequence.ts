/**
 * Builtin functions on iterables: all, any, iter, len, max, min, next, sorted, sum. Follows py/modbuiltins.c; next()
 * takes no default, and max() and min() overlook keywords that they do not know.
 */
import { None } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { call } from '../runtime/call.ts';
import { iterate, iterateItems, iteratorOf } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { binary, length, truth } from '../runtime/operators.ts';
import { typeError, valueError } from '../runtime/raise.ts';
import { builtin, keywordBuiltin } from '../types/builtin.ts';
import { PyList, extend, sortList } from '../types/list.ts';
import { nextMethod } from '../types/next.ts';

/** True where some item is as true as `wanted`. */
function has(items: Value, wanted: boolean): boolean {
  const iterator = iterate(items);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (truth(item) === wanted) return true;
  return false;
}

/** Follows mp_builtin_min_max: the first of those that no other beats by `op`. */
function extreme(op: '<' | '>', args: readonly Value[], keywords: Keywords): Value {
  const key = keywords?.get('key');
  const iterator = args.length === 1 ? iterate(args[0]!) : iterateItems(args);
  let best: Value | undefined;
  let bestKey: Value = None;
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    const itemKey = key === undefined ? item : call(key, item);
    if (best !== undefined && binary(op, itemKey, bestKey) !== true) continue;
    best = item;
    bestKey = itemKey;
  }
  best ??= keywords?.get('default');
  if (best === undefined) throw valueError(messages.emptySequence());
  return best;
}

function sorted(args: readonly Value[], keywords: Keywords): Value {
  if (args.length > 1) throw typeError(messages.keywordKey());
  const list = new PyList([]);
  extend(list, args[0]!);
  sortList(list, [], keywords);
  return list;
}

function sum(items: Value, start: Value = 0): Value {
  const iterator = iterate(items);
  let total = start;
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) total = binary('+', total, item);
  return total;
}

export const sequenceBuiltins: Record<string, Value> = {
  all: builtin('all', 1, 1, (items: Value) => !has(items, false)),
  any: builtin('any', 1, 1, (items: Value) => has(items, true)),
  iter: builtin('iter', 1, 1, (items: Value) => iteratorOf(items)),
  len: builtin('len', 1, 1, (value: Value) => length(value)),
  max: keywordBuiltin('max', 1, Infinity, (args, keywords) => extreme('>', args, keywords)),
  min: keywordBuiltin('min', 1, Infinity, (args, keywords) => extreme('<', args, keywords)),
  next: nextMethod,
  sorted: keywordBuiltin('sorted', 1, Infinity, sorted),
  sum: builtin('sum', 1, 2, sum),
};

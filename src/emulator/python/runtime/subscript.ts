/**
 * `base[index]`, read, stored and deleted. Follows mp_obj_subscr of py/obj.c.
 */
import { typeName, typeOf } from './object.ts';
import type { Value } from './object.ts';
import { messages } from './messages.ts';
import { typeError } from './raise.ts';

/** Errors: TypeError where the base has no items; IndexError, KeyError by its type. */
export function subscript(base: Value, index: Value): Value {
  const item = typeOf(base).item?.(base, index);
  if (item === undefined) throw typeError(messages.notSubscriptable(typeName(base)));
  return item;
}

/** Stores, or deletes where `value` is undefined. Errors: as for reading. */
export function storeSubscript(base: Value, index: Value, value: Value | undefined): void {
  if (typeOf(base).storeItem?.(base, index, value)) return;
  throw typeError(
    value === undefined ? messages.noItemDeletion(typeName(base)) : messages.noItemAssignment(typeName(base)),
  );
}

/** next(), which is also the `__next__` of native iterators. Follows mp_iternext_allow_raise: it takes no default. */
import { typeName, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { loadMethod } from '../runtime/attributes.ts';
import { messages } from '../runtime/messages.ts';
import { stopIteration, typeError } from '../runtime/raise.ts';
import { builtin } from './builtin.ts';

export const nextMethod = builtin('next', 1, 1, (iterator: Value): Value => {
  const type = typeOf(iterator);
  if (type.next) {
    const item = type.next(iterator);
    if (item === undefined) throw stopIteration();
    return item;
  }
  const method = loadMethod(iterator, '__next__');
  if (method === undefined) throw typeError(messages.notIterator(typeName(iterator)));
  return method();
});

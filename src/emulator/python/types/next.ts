/** next(), which is also the `__next__` of native iterators. Follows mp_iternext_allow_raise: it takes no default. */
import { None, typeName, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { loadAttributeMaybe, loadMethod } from '../runtime/attributes.ts';
import { messages } from '../runtime/messages.ts';
import { stopIteration, typeError } from '../runtime/raise.ts';
import { finished, resume } from '../runtime/suspension.ts';
import type { Resumable } from '../runtime/suspension.ts';
import { blockingBuiltin } from './blocking-builtin.ts';
import { PyGenerator } from './generator.ts';
import { PyInstance } from './instance.ts';

function next(iterator: Value): Value {
  const type = typeOf(iterator);
  if (type.next) {
    const item = type.next(iterator);
    if (item === undefined) throw stopIteration();
    return item;
  }
  const method = loadMethod(iterator, '__next__');
  if (method === undefined) throw typeError(messages.notIterator(typeName(iterator)));
  return method();
}

/** The same for resumable code. */
function nextSteps(iterator: Value): Resumable<Value> {
  if (iterator instanceof PyGenerator) return iterator.sendSteps(None);
  const method = iterator instanceof PyInstance ? loadAttributeMaybe(iterator, '__next__') : undefined;
  return method === undefined ? finished(next(iterator)) : resume(method, [], null);
}

export const nextMethod = blockingBuiltin('next', 1, 1, nextSteps, next);

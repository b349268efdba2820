/**
 * What a `for` loop runs over: an iterator for which StopIteration is the end, whoever raised it and whatever it carries.
 */
import { ON_STACK } from '../memory/block-map.ts';
import type { HeapObject, Visit } from '../memory/marking.ts';
import {
  None,
  bytearrayType,
  bytesType,
  dictType,
  frozensetType,
  isHeapObject,
  rangeType,
  setType,
  strType,
  typeOf,
} from './object.ts';
import type { PyIterator, PyType, Value } from './object.ts';
import { lookupInClass } from './attributes.ts';
import { adaptIterator, iterate } from './iteration.ts';
import { resume } from './suspension.ts';
import type { Resumable } from './suspension.ts';
import { vm } from './vm.ts';
import { StopIteration, isInstanceOf, unwound } from '../types/exceptions.ts';
import { PyFunction } from '../types/function.ts';
import { PyGenerator } from '../types/generator.ts';
import { PyInstance } from '../types/instance.ts';
import { PyList } from '../types/list.ts';
import { nextMethod } from '../types/next.ts';
import { PyTuple } from '../types/tuple.ts';

/** Types whose iterators run no Python code and so cannot raise StopIteration. */
const SAFE_ITERATORS = new Set<PyType>([
  strType,
  bytesType,
  bytearrayType,
  dictType,
  setType,
  frozensetType,
  rangeType,
]);

class GuardedIterator implements PyIterator, HeapObject {
  block = ON_STACK;
  private readonly iterator: PyIterator;

  constructor(iterator: PyIterator) {
    this.iterator = iterator;
  }

  children(visit: Visit): void {
    if (isHeapObject(this.iterator)) visit(this.iterator);
  }

  chunks(): readonly number[] {
    return [];
  }

  next(): Value | undefined {
    const { depth } = vm;
    try {
      return this.iterator.next();
    } catch (thrown) {
      return ended(thrown, depth);
    }
  }
}

function ended(thrown: unknown, depth: number): undefined {
  const exc = unwound(thrown, depth);
  if (!isInstanceOf(exc, StopIteration)) throw exc;
}

export function loopOver(iterable: Value): PyIterator {
  const iterator = iterate(iterable);
  if (iterable instanceof PyList || iterable instanceof PyTuple || SAFE_ITERATORS.has(typeOf(iterable)))
    return iterator;
  return new GuardedIterator(iterator);
}

/** What a loop in resumable code runs over: each value comes from `next`, or where there is one from `nextSteps`. */
type ResumableLoop = { next(): Value | undefined; nextSteps?: undefined } | PythonLoop;

/** Over a generator or an instance with `__next__`, whose code may be left and taken up again. */
class PythonLoop implements HeapObject {
  block = ON_STACK;
  private readonly iterator: PyGenerator | PyInstance;

  constructor(iterator: PyGenerator | PyInstance) {
    this.iterator = iterator;
  }

  children(visit: Visit): void {
    visit(this.iterator);
  }

  chunks(): readonly number[] {
    return [];
  }

  *nextSteps(): Resumable<Value | undefined> {
    const { iterator } = this;
    const { depth } = vm;
    try {
      return iterator instanceof PyGenerator
        ? yield* iterator.stepSteps(None)
        : yield* resume(nextMethod, [iterator], null);
    } catch (thrown) {
      return ended(thrown, depth);
    }
  }
}

/** The same as loopOver() for resumable code. */
export function* loopOverSteps(iterable: Value): Resumable<ResumableLoop> {
  if (iterable instanceof PyGenerator) return new PythonLoop(iterable);
  const method = iterable instanceof PyInstance ? lookupInClass(typeOf(iterable), '__iter__', iterable, false) : null;
  if (!(method?.member instanceof PyFunction)) return loopOver(iterable);
  const iterator = yield* resume(method.member, method.self === undefined ? [] : [method.self], null);
  if (iterator instanceof PyGenerator || iterator instanceof PyInstance) return new PythonLoop(iterator);
  return new GuardedIterator(adaptIterator(iterator));
}

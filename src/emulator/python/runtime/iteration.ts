/**
 * The iteration protocol. Follows mp_getiter and mp_iternext of py/runtime.c: a native iterator is asked directly, an
 * object with __next__ is called, an object with only __getitem__ is indexed from 0 until IndexError.
 */
import { PyObject, defineType, iteratorType, typeName, typeOf } from './object.ts';
import type { PyIterator, Value } from './object.ts';
import { loadMethod } from './attributes.ts';
import { ON_STACK } from '../memory/block-map.ts';
import { heap } from '../memory/heap.ts';
import { messages } from './messages.ts';
import { typeError, valueError } from './raise.ts';
import { IndexError, StopIteration, isInstanceOf, unwound } from '../types/exceptions.ts';
import { PyList } from '../types/list.ts';
import { reserveNext } from '../memory/reserve.ts';
import { PyTuple } from '../types/tuple.ts';
import { vm } from './vm.ts';

const ITERATOR_BYTES = 16;

/** A native iterator as Python sees it; `<iterator>` unless a subclass has a type of its own. */
export abstract class PyNativeIterator extends PyObject implements PyIterator {
  /** A loop keeps its iterator on the stack; iter() gives it a block. */
  constructor() {
    super(ON_STACK);
  }

  abstract next(): Value | undefined;
}

defineType(iteratorType, {
  class: PyNativeIterator,
  iter: (self) => self as PyNativeIterator,
  next: (self) => (self as PyNativeIterator).next(),
});

/** Runs over a list by position, so that it sees what is appended meanwhile. */
class ListIterator extends PyNativeIterator {
  private readonly list: PyList;
  private at = 0;

  constructor(list: PyList) {
    super();
    this.list = list;
  }

  next(): Value | undefined {
    return this.at < this.list.items.length ? this.list.items[this.at++] : undefined;
  }
}

class TupleIterator extends PyNativeIterator {
  private readonly items: readonly Value[];
  private at = 0;

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }

  next(): Value | undefined {
    return this.at < this.items.length ? this.items[this.at++] : undefined;
  }
}

export function iterateList(list: PyList): PyNativeIterator {
  return new ListIterator(list);
}

export function iterateItems(items: readonly Value[]): PyNativeIterator {
  return new TupleIterator(items);
}

/** Iterates by calling `produce` until it answers undefined. */
export class ProducerIterator extends PyNativeIterator {
  private readonly produce: () => Value | undefined;
  /** What it runs over, which it keeps alive. */
  readonly over: Value | undefined;

  constructor(produce: () => Value | undefined, over?: Value) {
    super();
    this.produce = produce;
    this.over = over;
  }

  next(): Value | undefined {
    return this.produce();
  }
}

/** Calls `__getitem__` with 0, 1, 2 … until it raises IndexError. Follows py/objgetitemiter.c. */
class ItemIterator extends PyNativeIterator {
  private readonly getItem: (index: Value) => Value;
  private at = 0;

  constructor(getItem: (index: Value) => Value) {
    super();
    this.getItem = getItem;
  }

  next(): Value | undefined {
    const depth = vm.depth;
    try {
      return this.getItem(this.at++);
    } catch (thrown) {
      const exc = unwound(thrown, depth);
      if (isInstanceOf(exc, IndexError) || isInstanceOf(exc, StopIteration)) return undefined;
      throw exc;
    }
  }
}

/** An instance with `__next__`, adapted to native callers. */
class InstanceIterator implements PyIterator {
  readonly object: Value;

  constructor(object: Value) {
    this.object = object;
  }

  next(): Value | undefined {
    return nextOf(this.object);
  }
}

/** What `iter(value)` is. */
export function iteratorOf(value: Value): Value {
  const iterator = typeOf(value).iter?.(value);
  if (iterator === undefined) return onHeap(iterateByItem(value));
  return iterator instanceof InstanceIterator ? iterator.object : onHeap(iterator as PyNativeIterator);
}

/** Gives a block to an iterator that outlives the loop it was made for. Errors: MemoryError. */
export function onHeap<Iterator extends PyIterator | PyObject>(iterator: Iterator): Iterator {
  if (heap !== null && iterator instanceof PyObject && iterator.block === ON_STACK)
    iterator.block = heap.place(iterator, ITERATOR_BYTES);
  return iterator;
}

/** An iterator over a value. Errors: TypeError where it is not iterable. */
export function iterate(value: Value): PyIterator {
  if (value instanceof PyList) return new ListIterator(value);
  if (value instanceof PyTuple) return new TupleIterator(value.items);
  return typeOf(value).iter?.(value) ?? iterateByItem(value);
}

function iterateByItem(value: Value): PyNativeIterator {
  const getItem = loadMethod(value, '__getitem__');
  if (getItem === undefined) throw typeError(messages.notIterable(typeName(value)));
  return new ItemIterator((index) => getItem(index));
}

/** Makes what `__iter__` of an instance returned usable by native callers. */
export function adaptIterator(iterator: Value): PyIterator {
  return iterator instanceof PyNativeIterator ? iterator : new InstanceIterator(iterator);
}

/** The next value, or undefined at the end: StopIteration does not get out of here. Follows mp_iternext. */
function nextOf(iterator: Value): Value | undefined {
  const type = typeOf(iterator);
  if (type.next) return type.next(iterator);
  const next = loadMethod(iterator, '__next__');
  if (next === undefined) throw typeError(messages.notIterator(type.name));
  const { depth } = vm;
  try {
    return next();
  } catch (thrown) {
    const exc = unwound(thrown, depth);
    if (isInstanceOf(exc, StopIteration)) return undefined;
    throw exc;
  }
}

/** All values of an iterable in an array of their own. */
export function toArray(value: Value): Value[] {
  if (value instanceof PyList || value instanceof PyTuple) return value.items.slice();
  const items: Value[] = [];
  const iterator = iterate(value);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    reserveNext(items);
    items.push(item);
  }
  return items;
}

/** `a, b = value`. Follows mp_unpack_sequence. */
export function unpack(value: Value, count: number): readonly Value[] {
  if (value instanceof PyTuple || value instanceof PyList) {
    const { items } = value;
    if (items.length < count) throw valueError(messages.needMoreValues(items.length));
    if (items.length > count) throw valueError(messages.tooManyValues(count));
    return items.length === count && value instanceof PyTuple ? items : items.slice();
  }
  const items: Value[] = [];
  const iterator = iterate(value);
  while (items.length < count) {
    const item = iterator.next();
    if (item === undefined) throw valueError(messages.needMoreValues(items.length));
    items.push(item);
  }
  if (iterator.next() !== undefined) throw valueError(messages.tooManyValues(count));
  return items;
}

/** `a, *b, c = value` with `left` and `right` names about the star. Follows mp_unpack_ex. */
export function unpackStar(value: Value, left: number, right: number): Value[] {
  const items = toArray(value);
  if (items.length < left + right) throw valueError(messages.needMoreValues(items.length));
  const rest = new PyList(items.slice(left, items.length - right));
  return [...items.slice(0, left), rest, ...items.slice(items.length - right)];
}

/**
 * The `uheapq` module. Follows extmod/moduheapq.c, comparison for comparison; of two equal children the right one
 * moves up. A list that a comparison of the program changes ends in some other order, and nothing worse.
 */
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { binary } from '../runtime/operators.ts';
import { indexError, typeError } from '../runtime/raise.ts';
import { builtin } from '../types/builtin.ts';
import { PyList, append } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';

/** Errors: TypeError. */
function heapOf(value: Value): PyList {
  if (!(value instanceof PyList)) throw typeError(messages.heapList());
  return value;
}

function put({ items }: PyList, position: number, item: Value): void {
  if (position < items.length) items[position] = item;
}

/** Moves an item towards the root, as far as `start`, past its greater parents. */
function rise(heap: PyList, start: number, from: number, item: Value): void {
  let position = from;
  while (position > start) {
    const above = (position - 1) >> 1;
    const parent = heap.items[above];
    if (parent === undefined || binary('<', item, parent) !== true) break;
    put(heap, position, parent);
    position = above;
  }
  put(heap, position, item);
}

/** Moves the item at a position down to a leaf, the smaller child up each time, and lets it rise again from there. */
function sink(heap: PyList, start: number): void {
  const item = heap.items[start]!;
  let position = start;
  for (let child = 2 * start + 1; child < heap.items.length; child = 2 * position + 1) {
    const right = heap.items[child + 1];
    if (right !== undefined && binary('<', heap.items[child]!, right) !== true) child++;
    const smaller = heap.items[child];
    if (smaller === undefined) break;
    put(heap, position, smaller);
    position = child;
  }
  rise(heap, start, position, item);
}

function heapPush(heapArgument: Value, item: Value): Value {
  const heap = heapOf(heapArgument);
  append(heap, item);
  rise(heap, 0, heap.items.length - 1, item);
  return None;
}

/** Errors: IndexError. */
function heapPop(heapArgument: Value): Value {
  const heap = heapOf(heapArgument);
  const [smallest] = heap.items;
  const last = heap.items.pop();
  if (smallest === undefined || last === undefined) throw indexError(messages.emptyHeap());
  if (heap.items.length > 0) {
    heap.items[0] = last;
    sink(heap, 0);
  }
  return smallest;
}

function heapify(heapArgument: Value): Value {
  const heap = heapOf(heapArgument);
  for (let i = heap.items.length >> 1; i-- > 0;) if (i < heap.items.length) sink(heap, i);
  return None;
}

export function makeUheapq(): PyBuiltinModule {
  return new PyBuiltinModule('uheapq', {
    heappush: builtin('heappush', 2, 2, heapPush),
    heappop: builtin('heappop', 1, 1, heapPop),
    heapify: builtin('heapify', 1, 1, heapify),
  });
}

/**
 * The sort of lists. Follows mp_quicksort of py/objlist.c move by move: it is not stable, and key functions and
 * comparisons of user classes are called as often, and in the order, that the firmware calls them.
 */
import type { Value } from '../runtime/object.ts';
import { call } from '../runtime/call.ts';
import { binary } from '../runtime/operators.ts';
import { isPlain } from './text.ts';

interface Order {
  readonly keyOf: (item: Value) => Value;
  readonly precedes: (left: Value, right: Value) => boolean;
}

/** Sorts in place; where a key or a comparison raises, `items` stays as far as it was sorted. */
export function sortItems(items: Value[], key: Value | undefined, reverse: boolean): void {
  if (key === undefined && sortAlike(items, reverse)) return;
  const { fn } = typeof key === 'object' ? key : {};
  const order: Order = {
    keyOf: key === undefined ? (item) => item : (item) => (fn === undefined ? call(key, item) : fn.call(key, item)),
    precedes: (left, right) =>
      (typeof left === 'number' && typeof right === 'number' ? left < right : binary('<', left, right)) === !reverse,
  };
  // Works on a copy, since what it calls may change the length of the list.
  const sorted = items.slice();
  try {
    quicksort(sorted, 0, sorted.length - 1, order);
  } finally {
    const count = Math.min(items.length, sorted.length);
    for (let i = 0; i < count; i++) items[i] = sorted[i]!;
  }
}

/** Numbers alone, or plain text alone, come out the same whoever sorts them; false where they are anything else. */
function sortAlike(items: Value[], reverse: boolean): boolean {
  const isAlike =
    items.every((item) => typeof item === 'number') || items.every((item) => typeof item === 'string' && isPlain(item));
  if (!isAlike) return false;
  items.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  if (reverse) items.reverse();
  return true;
}

function quicksort(items: Value[], head: number, tail: number, order: Order): void {
  const { keyOf, precedes } = order;
  while (head < tail) {
    let low = head - 1;
    let high = tail;
    const pivot = keyOf(items[tail]!);
    for (;;) {
      do low++;
      while (low < high && precedes(keyOf(items[low]!), pivot));
      do high--;
      while (low < high && precedes(pivot, keyOf(items[high]!)));
      if (low >= high) break;
      swap(items, low, high);
    }
    swap(items, low, tail);
    // The smaller part first, so that the recursion stays shallow.
    if (high - head < tail - low - 1) {
      quicksort(items, head, high, order);
      head = low + 1;
    } else {
      quicksort(items, low + 1, tail, order);
      tail = high;
    }
  }
}

function swap(items: Value[], left: number, right: number): void {
  const held = items[left]!;
  items[left] = items[right]!;
  items[right] = held;
}

/**
 * list. Follows py/objlist.c: steps in slices may be read but neither assigned nor deleted, comparison with anything
 * but a list is False, and insert() takes any index that is no small int for the end.
 */
import { None, PyObject, defineType, listType } from '../runtime/object.ts';
import type { BinaryOp, Keywords, UnaryOp, Value } from '../runtime/object.ts';
import { iterate, iterateList } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { truth } from '../runtime/operators.ts';
import { indexError, notImplementedError } from '../runtime/raise.ts';
import { compareItems, indexOf, itemsOf, sliceBounds, sliceItems } from '../runtime/sequence.ts';
import { heap } from '../memory/heap.ts';
import type { Visit } from '../memory/marking.ts';
import { builtin, checkArguments, keywordBuiltin, parseArguments } from './builtin.ts';
import { isSmallInt, toIntMaybe } from './int.ts';
import { sortItems } from './list-sort.ts';
import { PySlice } from './slice.ts';
import { countItems, findItem, printItems, repeatItems } from './tuple.ts';

const ITEM_BYTES = 4;
const MIN_CAPACITY = 4;
/** What extend() takes beyond what it needs. */
const EXTRA_CAPACITY = 4;

export class PyList extends PyObject {
  items: Value[];
  /** Items there is room for. */
  capacity: number;

  constructor(items: Value[]) {
    super();
    this.items = items;
    this.capacity = Math.max(items.length, MIN_CAPACITY);
    heap?.attach(this, this.capacity * ITEM_BYTES);
  }

  override children(visit: Visit): void {
    for (const item of this.items) visit(item);
  }

  override chunks(): readonly number[] {
    return [...super.chunks(), this.capacity * ITEM_BYTES];
  }

  /** Errors: MemoryError. */
  resize(capacity: number): void {
    heap?.resize(this, Math.trunc(capacity) * ITEM_BYTES);
    this.capacity = Math.trunc(capacity);
  }
}

/** Adds one item. Errors: MemoryError. */
export function append(list: PyList, item: Value): void {
  if (list.items.length >= list.capacity) list.resize(list.capacity * 2);
  list.items.push(item);
}

/** Adds the items of any iterable; `list` itself is doubled. */
export function extend(list: PyList, added: Value): void {
  if (added instanceof PyList) {
    const length = list.items.length + added.items.length;
    if (length > list.capacity) list.resize(length + EXTRA_CAPACITY);
    for (const item of added.items.slice()) list.items.push(item);
    return;
  }
  const iterator = iterate(added);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) append(list, item);
}

function pop(list: PyList, index: Value = -1): Value {
  const { items } = list;
  if (items.length === 0) throw indexError(messages.popEmptyList());
  const at = indexOf('list', items.length, index);
  const item = items[at]!;
  removeAt(list, at);
  return item;
}

function removeAt(list: PyList, at: number): void {
  const { items, capacity } = list;
  if (at === items.length - 1) items.pop();
  else if (at === 0) items.shift();
  else items.splice(at, 1);
  if (capacity > MIN_CAPACITY && capacity > 2 * items.length) list.resize(capacity / 2);
}

function insert(list: PyList, index: Value, item: Value): void {
  const count = list.items.length;
  let at = isSmallInt(index) ? index : count;
  if (at < 0) at = Math.max(at + count, 0);
  append(list, item);
  if (at >= count) return;
  list.items.pop();
  list.items.splice(at, 0, item);
}

const SORT_PARAMETERS = [
  { name: 'key', keywordOnly: true },
  { name: 'reverse', keywordOnly: true, default: false },
];

/** Sorts in place. `args` and `keywords` are those of `list.sort` without the list. */
export function sortList(list: PyList, args: readonly Value[], keywords: Keywords): void {
  const [key, reverse] = parseArguments(SORT_PARAMETERS, args, keywords);
  sortItems(list.items, key === None ? undefined : key, truth(reverse!));
}

function listBinary(op: BinaryOp, self: PyList, other: Value): Value | undefined {
  switch (op) {
    case '+':
      if (!(other instanceof PyList)) return undefined;
      return new PyList([...self.items, ...other.items]);
    case '+=':
      extend(self, other);
      return self;
    case '*': {
      const count = toIntMaybe(other);
      return count === undefined ? undefined : new PyList(repeatItems(self.items, count));
    }
    case '==':
    case '<':
    case '>':
    case '<=':
    case '>=':
      return other instanceof PyList && compareItems(op, self.items, other.items);
    default:
      return undefined;
  }
}

function storeSlice(list: PyList, index: PySlice, items: readonly Value[]): void {
  const { start, stop, step } = sliceBounds(list.items.length, index);
  if (step !== 1) throw notImplementedError('');
  const length = list.items.length - (stop - start) + items.length;
  if (length > list.capacity) list.resize(length);
  list.items.splice(start, stop - start, ...items);
}

defineType(listType, {
  class: PyList,
  printTo: (self, printer) => printItems(printer, (self as PyList).items, '[', ']'),
  make(_type, args, keywords) {
    checkArguments(args, keywords, 0, 1);
    const list = new PyList([]);
    if (args.length === 1) extend(list, args[0]!);
    return list;
  },
  unary(op: UnaryOp, self) {
    const count = (self as PyList).items.length;
    return op === 'bool' ? count > 0 : op === 'len' ? count : undefined;
  },
  binary: (op, self, other) => listBinary(op, self as PyList, other),
  item(self, index) {
    const { items } = self as PyList;
    if (index instanceof PySlice) return new PyList(sliceItems(items, sliceBounds(items.length, index)));
    return items[indexOf('list', items.length, index)]!;
  },
  storeItem(self, index, value) {
    const list = self as PyList;
    if (index instanceof PySlice) storeSlice(list, index, value === undefined ? [] : itemsOf(value).slice());
    else if (value === undefined) pop(list, index);
    else list.items[indexOf('list', list.items.length, index)] = value;
    return true;
  },
  iter: (self) => iterateList(self as PyList),
  locals: {
    append: builtin('append', 2, 2, (self: PyList, item: Value) => {
      append(self, item);
      return None;
    }),
    clear: builtin('clear', 1, 1, (self: PyList) => {
      self.items.length = 0;
      self.resize(MIN_CAPACITY);
      return None;
    }),
    copy: builtin('copy', 1, 1, (self: PyList) => new PyList(self.items.slice())),
    count: builtin('count', 2, 2, (self: PyList, item: Value) => countItems(self.items, item)),
    extend: builtin('extend', 2, 2, (self: PyList, items: Value) => {
      extend(self, items);
      return None;
    }),
    index: builtin('index', 2, 4, (self: PyList, item: Value, from?: Value, to?: Value) =>
      findItem('list', self.items, item, from, to),
    ),
    insert: builtin('insert', 3, 3, (self: PyList, index: Value, item: Value) => {
      insert(self, index, item);
      return None;
    }),
    pop: builtin('pop', 1, 2, pop),
    remove: builtin('remove', 2, 2, (self: PyList, item: Value) => {
      removeAt(self, findItem('list', self.items, item));
      return None;
    }),
    reverse: builtin('reverse', 1, 1, (self: PyList) => {
      self.items.reverse();
      return None;
    }),
    sort: keywordBuiltin('sort', 1, Infinity, ([self, ...args], keywords) => {
      sortList(self as PyList, args, keywords);
      return None;
    }),
  },
});

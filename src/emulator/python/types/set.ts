/**
 * set and frozenset. Follows py/objset.c, where operators take any iterable on the right, `<` and its kin take one too,
 * and the methods that change a set are there on a frozenset but refuse. Order is that of the slots of the hash table.
 */
import { ON_STACK } from '../memory/block-map.ts';
import { None, PyObject, defineType, frozensetType, iteratorType, setType, typeOf } from '../runtime/object.ts';
import type { BinaryOp, Keywords, PyIterator, PyType, Slots, UnaryOp, Printer, Value } from '../runtime/object.ts';
import { HashTable } from '../runtime/hash-table.ts';
import { iterate } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { hashOf } from '../runtime/operators.ts';
import { attributeError, keyError } from '../runtime/raise.ts';
import { builtin, checkArguments } from './builtin.ts';
import { KeyError, PyException } from './exceptions.ts';
import { printItems } from './tuple.ts';

export class PySet extends PyObject {
  override readonly type: PyType;
  table: HashTable;

  /** Empty unless a table is given; that of a set display of n items starts with n slots. */
  constructor(type: PyType = setType, table = new HashTable(0, 'set')) {
    super();
    this.type = type;
    this.table = table;
  }

  /** Adds a value; an equal one that is there already stays. Errors: TypeError where it cannot be hashed. */
  add(value: Value): void {
    this.table.set(value, None);
  }

  has(value: Value): boolean {
    return this.table.find(value) >= 0;
  }
}

class SetIterator extends PyObject implements PyIterator {
  private readonly set: PySet;
  private position = 0;

  constructor(set: PySet) {
    super(ON_STACK);
    this.set = set;
  }

  next(): Value | undefined {
    const { table } = this.set;
    while (this.position < table.slots) {
      const item = table.keyAt(this.position++);
      if (item !== undefined) return item;
    }
    return undefined;
  }
}

defineType(iteratorType, { class: SetIterator });

function addAll(set: PySet, items: Value): void {
  const iterator = iterate(items);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) set.add(item);
}

/** `set(items)` of either type. */
function makeSet(type: PyType, items: Value): PySet {
  const set = new PySet(type);
  addAll(set, items);
  return set;
}

function copy(self: PySet): PySet {
  return new PySet(typeOf(self), self.table.copy());
}

function checkMutable(self: PySet): void {
  if (typeOf(self) === frozensetType) throw attributeError(messages.frozensetMutation());
}

function union(self: PySet, other: Value): PySet {
  const result = copy(self);
  addAll(result, other);
  return result;
}

/** Takes the items of each of `others` out of `self`. */
function subtract(self: PySet, others: readonly Value[]): PySet {
  for (const other of others) {
    if (other === self) {
      self.table.clear();
      continue;
    }
    const iterator = iterate(other);
    for (let item = iterator.next(); item !== undefined; item = iterator.next()) self.table.delete(item);
  }
  return self;
}

/** The items of `other` that are in `self`: a set, whatever `self` is, unless both are one. */
function intersection(self: PySet, other: Value): PySet {
  if (self === other) return copy(self);
  const result = new PySet();
  const iterator = iterate(other);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (self.has(item)) result.add(item);
  return result;
}

function toggleAll(self: PySet, other: Value): PySet {
  const iterator = iterate(other);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    const position = self.table.find(item);
    if (position >= 0) self.table.removeAt(position);
    else self.table.set(item, None);
  }
  return self;
}

function isDisjoint(self: PySet, other: Value): boolean {
  const iterator = iterate(other);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (self.has(item)) return false;
  return true;
}

function isSubset(left: Value, right: Value, proper: boolean): boolean {
  const self = left instanceof PySet ? left : makeSet(setType, left);
  const other = right instanceof PySet ? right : makeSet(setType, right);
  if (proper && self.table.used === other.table.used) return false;
  const iterator = new SetIterator(self);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (!other.has(item)) return false;
  return true;
}

function pop(self: PySet): Value {
  checkMutable(self);
  const { table } = self;
  for (let at = 0; at < table.slots; at++) {
    const item = table.keyAt(at);
    if (item === undefined) continue;
    table.removeAt(at);
    return item;
  }
  throw keyError(messages.popEmptySet());
}

function setBinary(op: BinaryOp, self: PySet, other: Value): Value | undefined {
  const mutable = typeOf(self) !== frozensetType;
  switch (op) {
    case '|':
      return union(self, other);
    case '^':
      return toggleAll(copy(self), other);
    case '&':
      return intersection(self, other);
    case '-':
      return subtract(copy(self), [other]);
    case '|=':
      if (!mutable) return union(self, other);
      addAll(self, other);
      return self;
    case '^=':
      return toggleAll(mutable ? self : copy(self), other);
    case '&=':
      if (!mutable) return intersection(self, other);
      self.table = intersection(self, other).table;
      return self;
    case '-=':
      return subtract(mutable ? self : copy(self), [other]);
    case '<':
      return isSubset(self, other, true);
    case '>':
      return isSubset(other, self, true);
    case '<=':
      return isSubset(self, other, false);
    case '>=':
      return isSubset(other, self, false);
    case '==':
      return other instanceof PySet && self.table.used === other.table.used && isSubset(self, other, false);
    case 'in':
      return self.has(other);
    default:
      return undefined;
  }
}

/** Hashes start from the address of the type frozenset, which the emulated firmware fixes. */
const FROZENSET_ADDRESS = 0x20039000;

function setUnary(op: UnaryOp, self: PySet): Value | undefined {
  const { table } = self;
  if (op === 'bool') return table.used !== 0;
  if (op === 'len') return table.used;
  if (op !== 'hash' || typeOf(self) !== frozensetType) return undefined;
  let hash = FROZENSET_ADDRESS;
  const iterator = new SetIterator(self);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) hash = (hash + hashOf(item)) | 0;
  return (hash << 1) >> 1;
}

function printSet(self: PySet, printer: Printer): void {
  const frozen = typeOf(self) === frozensetType;
  if (self.table.used === 0) printer.add(frozen ? 'frozenset()' : 'set()');
  else printItems(printer, itemsIn(self.table), frozen ? 'frozenset({' : '{', frozen ? '})' : '}');
}

function* itemsIn(table: HashTable): Generator<Value, void> {
  for (let i = 0; i < table.slots; i++) {
    const item = table.keyAt(i);
    if (item !== undefined) yield item;
  }
}

/** A method that changes the set and returns None. */
function mutator(name: string, least: number, most: number, change: (self: PySet, ...args: Value[]) => unknown) {
  return builtin(name, least, most, (self: PySet, ...args: Value[]) => {
    checkMutable(self);
    change(self, ...args);
    return None;
  });
}

const methods: Record<string, Value> = {
  add: mutator('add', 2, 2, (self, item) => self.add(item)),
  clear: mutator('clear', 1, 1, (self) => self.table.clear()),
  copy: builtin('copy', 1, 1, copy),
  discard: mutator('discard', 2, 2, (self, item) => self.table.delete(item)),
  difference: builtin('difference', 1, Infinity, (self: PySet, ...others: Value[]) => subtract(copy(self), others)),
  difference_update: mutator('difference_update', 1, Infinity, (self, ...others) => subtract(self, others)),
  intersection: builtin('intersection', 2, 2, intersection),
  intersection_update: mutator('intersection_update', 2, 2, (self, other) => {
    if (self !== other) self.table = intersection(self, other).table;
  }),
  isdisjoint: builtin('isdisjoint', 2, 2, isDisjoint),
  issubset: builtin('issubset', 2, 2, (self: PySet, other: Value) => isSubset(self, other, false)),
  issuperset: builtin('issuperset', 2, 2, (self: PySet, other: Value) => isSubset(other, self, false)),
  pop: builtin('pop', 1, 1, pop),
  remove: mutator('remove', 2, 2, (self, item) => {
    if (self.table.delete(item) === undefined) throw new PyException(KeyError, []);
  }),
  symmetric_difference: builtin('symmetric_difference', 2, 2, (self: PySet, other: Value) =>
    toggleAll(copy(self), other),
  ),
  symmetric_difference_update: mutator('symmetric_difference_update', 2, 2, (self, other) => toggleAll(self, other)),
  union: builtin('union', 2, 2, union),
  update: mutator('update', 1, Infinity, (self, ...others) => {
    for (const other of others) addAll(self, other);
  }),
  __contains__: builtin('__contains__', 2, 2, (self: PySet, item: Value) => self.has(item)),
};

const slots: Slots = {
  printTo: (self, printer) => printSet(self as PySet, printer),
  make(type: PyType, args: Value[], keywords: Keywords) {
    checkArguments(args, keywords, 0, 1);
    return args.length === 0 ? new PySet(type) : makeSet(type, args[0]!);
  },
  unary: (op, self) => setUnary(op, self as PySet),
  binary: (op, self, other) => setBinary(op, self as PySet, other),
  iter: (self) => new SetIterator(self as PySet),
};

defineType(setType, { ...slots, locals: methods });
defineType(frozensetType, { ...slots, locals: methods });

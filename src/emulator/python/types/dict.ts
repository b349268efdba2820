/**
 * dict. Follows py/objdict.c: entries come in the order of the table's slots, see runtime/hash-table.ts. The same
 * slots and methods serve OrderedDict, whose table keeps the order of insertion.
 */
import { ON_STACK } from '../memory/block-map.ts';
import { None, PyObject, defineType, dictType, iteratorType, typeOf } from '../runtime/object.ts';
import type { BinaryOp, Keywords, PyIterator, Slots, Printer, Value } from '../runtime/object.ts';
import type { Visit } from '../memory/marking.ts';
import { HashTable, OrderedTable } from '../runtime/hash-table.ts';
import type { Table } from '../runtime/hash-table.ts';
import { iterate } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { equal, lengthOf } from '../runtime/operators.ts';
import { keyError, valueError } from '../runtime/raise.ts';
import { builtin, checkArgumentCount, keywordBuiltin } from './builtin.ts';
import { PyDictView } from './dict-view.ts';
import { PyClassMethod } from './static-class-method.ts';
import { PyTuple } from './tuple.ts';

export class PyDict extends PyObject {
  table: Table;

  constructor(table: Table = new HashTable(0)) {
    super();
    this.table = table;
  }

  override children(visit: Visit): void {
    if (this.table instanceof HashTable || this.table instanceof OrderedTable) visit(this.table);
    else this.table.children(visit);
  }
}

/** The keys, in the order of the slots; what is added behind the present one is seen. */
class KeyIterator extends PyObject implements PyIterator {
  private readonly dict: PyDict;
  private position = 0;

  constructor(dict: PyDict) {
    super(ON_STACK);
    this.dict = dict;
  }

  next(): Value | undefined {
    const { table } = this.dict;
    while (this.position < table.slots) {
      const key = table.keyAt(this.position++);
      if (key !== undefined) return key;
    }
    return undefined;
  }
}

defineType(iteratorType, { class: KeyIterator });

/** Positions of a table that hold an entry. */
export function* entryPositions(table: Table): Generator<number, void> {
  for (let i = 0; i < table.slots; i++) if (table.keyAt(i) !== undefined) yield i;
}

/** The value of a key. Errors: KeyError. */
export function getItem(dict: PyDict, key: Value): Value {
  const value = dict.table.get(key);
  if (value === undefined) throw keyError(key);
  return value;
}

function deleteItem(dict: PyDict, key: Value): void {
  if (dict.table.delete(key) === undefined) throw keyError(key);
}

/** Takes over the entries of another dict, or the pairs of any iterable. */
function updateFrom(dict: PyDict, source: Value): void {
  const { table } = dict;
  if (source instanceof PyDict) {
    if (source === dict) return;
    for (const at of entryPositions(source.table)) table.set(source.table.keyAt(at)!, source.table.valueAt(at));
    return;
  }
  const iterator = iterate(source);
  for (let pair = iterator.next(); pair !== undefined; pair = iterator.next()) {
    const parts = iterate(pair);
    const key = parts.next();
    const value = parts.next();
    const surplus = parts.next();
    if (key === undefined || value === undefined || surplus !== undefined) throw valueError(messages.updateSequence());
    table.set(key, value);
  }
}

/** `dict.update`, and what the constructor does with its arguments. */
function update(dict: PyDict, args: readonly Value[], keywords: Keywords): void {
  checkArgumentCount(args.length + 1, 1, 2);
  if (args.length === 1) updateFrom(dict, args[0]!);
  for (const [name, value] of keywords ?? []) dict.table.set(name, value);
}

/** Follows the second half of dict_binary_op: an OrderedDict is equal to another only in the same order. */
function equalDicts(self: PyDict, other: Value): boolean {
  if (!(other instanceof PyDict)) return false;
  const left = self.table;
  const right = other.table;
  if (left instanceof OrderedTable && right instanceof OrderedTable) {
    const ours = [...entryPositions(left)];
    const theirs = [...entryPositions(right)];
    const same = (at: number, i: number) =>
      equal(left.keyAt(at)!, right.keyAt(theirs[i]!)!) && equal(left.valueAt(at), right.valueAt(theirs[i]!));
    return ours.length === theirs.length && ours.every(same);
  }
  if (typeOf(other) !== dictType || left.used !== right.used) return false;
  for (const at of entryPositions(left)) {
    const value = right.get(left.keyAt(at)!);
    if (value === undefined || !equal(left.valueAt(at), value)) return false;
  }
  return true;
}

function dictBinary(op: BinaryOp, self: PyDict, other: Value): Value | undefined {
  if (op === 'in') return self.table.get(other) !== undefined;
  return op === '==' ? equalDicts(self, other) : undefined;
}

function fromKeys(_type: Value, keys: Value, value: Value = None): Value {
  const iterator = iterate(keys);
  const length = lengthOf(keys);
  const dict = new PyDict(new HashTable(typeof length === 'number' ? length : 0));
  for (let key = iterator.next(); key !== undefined; key = iterator.next()) dict.table.set(key, value);
  return dict;
}

function copy(self: PyDict): PyDict {
  const other = typeOf(self).make!(typeOf(self), [], null) as PyDict;
  other.table = self.table.copy();
  return other;
}

function pop(self: PyDict, key: Value, missing?: Value): Value {
  const value = self.table.delete(key) ?? missing;
  if (value === undefined) throw keyError(key);
  return value;
}

function setDefault(self: PyDict, key: Value, missing: Value = None): Value {
  const value = self.table.get(key);
  if (value === undefined) self.table.set(key, missing);
  return value ?? missing;
}

function popItem(self: PyDict): Value {
  const entry = self.table.takeFirst();
  if (entry === undefined) throw keyError(messages.popitemEmpty());
  return new PyTuple(entry);
}

function printDict(self: PyDict, printer: Printer): void {
  const { table } = self;
  const isPlain = typeOf(self) === dictType;
  printer.add(isPlain ? '{' : `${typeOf(self).name}({`);
  let separator = '';
  for (const at of entryPositions(table)) {
    printer.add(separator);
    printer.show(table.keyAt(at)!, 'repr');
    printer.add(': ');
    printer.show(table.valueAt(at), 'repr');
    separator = ', ';
  }
  printer.add(isPlain ? '}' : '})');
}

/** Fills a dict just made from the arguments of its constructor. */
export function initDict(dict: PyDict, args: readonly Value[], keywords: Keywords): PyDict {
  if (args.length > 0 || keywords !== null) update(dict, args, keywords);
  return dict;
}

/** Slots and methods of dict, which OrderedDict shares. */
export function dictSlots() {
  return {
    printTo: (self, printer) => printDict(self as PyDict, printer),
    unary(op, self) {
      const { used } = (self as PyDict).table;
      return op === 'bool' ? used !== 0 : op === 'len' ? used : undefined;
    },
    binary: (op, self, other) => dictBinary(op, self as PyDict, other),
    item: (self, key) => getItem(self as PyDict, key),
    storeItem(self, key, value) {
      if (value === undefined) deleteItem(self as PyDict, key);
      else (self as PyDict).table.set(key, value);
      return true;
    },
    iter: (self) => new KeyIterator(self as PyDict),
  } satisfies Slots;
}

export function dictMethods(): Record<string, Value> {
  return {
    clear: builtin('clear', 1, 1, (self: PyDict) => {
      self.table.clear();
      return None;
    }),
    copy: builtin('copy', 1, 1, copy),
    fromkeys: new PyClassMethod(builtin('fromkeys', 2, 3, fromKeys)),
    get: builtin('get', 2, 3, (self: PyDict, key: Value, missing: Value = None) => self.table.get(key) ?? missing),
    items: builtin('items', 1, 1, (self: PyDict) => new PyDictView(self, 'items')),
    keys: builtin('keys', 1, 1, (self: PyDict) => new PyDictView(self, 'keys')),
    pop: builtin('pop', 2, 3, pop),
    popitem: builtin('popitem', 1, 1, popItem),
    setdefault: builtin('setdefault', 2, 3, setDefault),
    update: keywordBuiltin('update', 1, 2, ([self, ...args], keywords) => {
      update(self as PyDict, args, keywords);
      return None;
    }),
    values: builtin('values', 1, 1, (self: PyDict) => new PyDictView(self, 'values')),
    __getitem__: builtin('__getitem__', 2, 2, getItem),
    __setitem__: builtin('__setitem__', 3, 3, (self: PyDict, key: Value, value: Value) => {
      self.table.set(key, value);
      return None;
    }),
    __delitem__: builtin('__delitem__', 2, 2, (self: PyDict, key: Value) => {
      deleteItem(self, key);
      return None;
    }),
  };
}

defineType(dictType, {
  class: PyDict,
  ...dictSlots(),
  make: (_type, args, keywords) => initDict(new PyDict(), args, keywords),
  locals: dictMethods(),
});

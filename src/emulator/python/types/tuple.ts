/**
 * tuple. Follows py/objtuple.c; the classes of namedtuple print themselves, see modules/ucollections.ts.
 */
import { PyObject, defineType, isSubclass, tupleType, typeOf } from '../runtime/object.ts';
import type { BinaryOp, Printer, PyType, Value } from '../runtime/object.ts';
import { iterateItems, toArray } from '../runtime/iteration.ts';
import { equal, hashOf } from '../runtime/operators.ts';
import { notImplementedError, valueError } from '../runtime/raise.ts';
import { messages } from '../runtime/messages.ts';
import { clippedIndex, compareItems, indexOf, sliceBounds } from '../runtime/sequence.ts';
import type { Visit } from '../memory/marking.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin, checkArguments } from './builtin.ts';
import { PyInstance } from './instance.ts';
import { toIntMaybe } from './int.ts';
import { PySlice } from './slice.ts';

/** Bytes of a tuple; the empty one lies in ROM. */
function sizeOf(items: readonly Value[]): number {
  return items.length === 0 ? 0 : 8 + 4 * items.length;
}

export class PyTuple extends PyObject {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super(sizeOf(items));
    this.items = items;
    // There is but one empty tuple, and programs may ask for it with `is`.
    if (items.length === 0 && new.target === PyTuple) return (PyTuple.empty ??= this);
  }

  private static empty: PyTuple | undefined;

  override children(visit: Visit): void {
    for (const item of this.items) visit(item);
  }

  override chunks(): readonly number[] {
    return [sizeOf(this.items)];
  }
}

/** Prints items one by one, with commas between them. */
export function printItems(printer: Printer, items: Iterable<Value>, open: string, close: string): void {
  printer.add(open);
  let separator = '';
  for (const item of items) {
    printer.add(separator);
    printer.show(item, 'repr');
    separator = ', ';
  }
  printer.add(close);
}

/** The items `count` times over. Errors: MemoryError. */
export function repeatItems(items: readonly Value[], count: number): Value[] {
  if (count <= 0 || items.length === 0) return [];
  reserve(items.length * count * 4);
  const repeated: Value[] = [];
  for (let i = 0; i < count; i++) repeated.push(...items);
  return repeated;
}

export function countItems(items: readonly Value[], wanted: Value): number {
  return items.reduce((count: number, item) => count + (equal(item, wanted) ? 1 : 0), 0);
}

/** Position of a value between two optional bounds. Errors: ValueError where it is not there. */
export function findItem(type: string, items: readonly Value[], wanted: Value, from?: Value, to?: Value): number {
  const start = from === undefined ? 0 : clippedIndex(type, items.length, from);
  const stop = to === undefined ? items.length : clippedIndex(type, items.length, to);
  for (let i = start; i < stop; i++) if (equal(items[i]!, wanted)) return i;
  throw valueError(messages.notInSequence());
}

/** Follows tuple_cmp_helper: whatever is no tuple compares as false. */
function compareTuples(op: '<' | '>' | '<=' | '>=' | '==', self: PyTuple, other: Value): boolean {
  const tuple = other instanceof PyInstance && isSubclass(typeOf(other), tupleType) ? other.sub : other;
  return tuple instanceof PyTuple && compareItems(op, self.items, tuple.items);
}

function tupleBinary(op: BinaryOp, self: PyTuple, other: Value): Value | undefined {
  switch (op) {
    case '+':
    case '+=':
      return other instanceof PyTuple ? new PyTuple([...self.items, ...other.items]) : undefined;
    case '*': {
      const count = toIntMaybe(other);
      return count === undefined ? undefined : new PyTuple(repeatItems(self.items, count));
    }
    case '==':
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compareTuples(op, self, other);
    default:
      return undefined;
  }
}

/** Hashes start from the address of the empty tuple, which the emulated firmware fixes. */
const EMPTY_TUPLE_ADDRESS = 0x2003a000;

export const tupleSlots = {
  printTo(self, printer) {
    const { items } = self as PyTuple;
    printItems(printer, items, '(', items.length === 1 ? ',)' : ')');
  },
  unary(op, self) {
    const { items } = self as PyTuple;
    if (op === 'bool') return items.length > 0;
    if (op === 'len') return items.length;
    if (op !== 'hash') return undefined;
    let hash = EMPTY_TUPLE_ADDRESS;
    for (const item of items) hash = (hash + hashOf(item)) | 0;
    return (hash << 1) >> 1;
  },
  binary: (op, self, other) => tupleBinary(op, self as PyTuple, other),
  item(self, index) {
    const { items } = self as PyTuple;
    if (index instanceof PySlice) {
      const { start, stop, step } = sliceBounds(items.length, index);
      if (step !== 1) throw notImplementedError(messages.onlyStepOne());
      return new PyTuple(items.slice(start, stop));
    }
    return items[indexOf(typeOf(self).name, items.length, index)]!;
  },
  iter: (self) => iterateItems((self as PyTuple).items),
} satisfies Partial<PyType>;

/** `(a=1, b=2)`, as tuples print whose items have names. */
export function printNamedItems(printer: Printer, names: readonly string[], items: readonly Value[]): void {
  printer.add('(');
  for (const [i, name] of names.entries()) {
    printer.add(`${i > 0 ? ', ' : ''}${name}=`);
    printer.show(items[i]!, 'repr');
  }
  printer.add(')');
}

defineType(tupleType, {
  class: PyTuple,
  ...tupleSlots,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 0, 1);
    if (args.length === 0) return new PyTuple([]);
    return args[0] instanceof PyTuple && typeOf(args[0]) === tupleType ? args[0] : new PyTuple(toArray(args[0]!));
  },
  locals: {
    count: builtin('count', 2, 2, (self: PyTuple, value: Value) => countItems(self.items, value)),
    index: builtin('index', 2, 4, (self: PyTuple, value: Value, from?: Value, to?: Value) =>
      findItem('tuple', self.items, value, from, to),
    ),
  },
});

/**
 * Everything that emitted code may call: the runtime as seen from codegen/. The names here are the names there.
 */
import {
  Ellipsis,
  None,
  bytearrayType,
  bytesType,
  dictType,
  frozensetType,
  isSubclass,
  rangeType,
  setType,
  strType,
  typeName,
  typeOf,
} from './object.ts';
import type { BinaryOp, Keywords, PyIterator, PyType, Value } from './object.ts';
import { loadAttribute, methodForCall, storeAttribute } from './attributes.ts';
import { callKeywords, callValues, spread, spreadKeywords } from './call.ts';
import { importFrom, importName, importStar } from './import.ts';
import { iterate, iteratorOf, unpack, unpackStar } from './iteration.ts';
import { messages } from './messages.ts';
import { add, binary, contains, equal, truth, unary } from './operators.ts';
import { keyError, nameError, runtimeError, typeError } from './raise.ts';
import { storeSubscript, subscript } from './subscript.ts';
import { Frame, MAX_DEPTH, vm } from './vm.ts';
import { HashTable } from './hash-table.ts';
import type { Table } from './hash-table.ts';
import { PyBytes } from '../types/bytes.ts';
import { PyDict, getItem as dictItem } from '../types/dict.ts';
import {
  StopIteration,
  caught,
  exceptionToRaise,
  isExceptionType,
  isInstanceOf,
  unwound,
} from '../types/exceptions.ts';
import { PyCell, PyFunction, fillDefaults } from '../types/function.ts';
import { PyGenerator, yieldFrom } from '../types/generator.ts';
import { PyList } from '../types/list.ts';
import type { Namespace } from '../types/module.ts';
import { PySet } from '../types/set.ts';
import { PySlice } from '../types/slice.ts';
import { PyTuple } from '../types/tuple.ts';
import { buildClass } from '../types/type.ts';

function compare(op: BinaryOp) {
  return (left: Value, right: Value): Value => binary(op, left, right);
}

/** Keyword arguments of a call, from `name, value, name, value …`. */
function keywords(pairs: readonly (string | Value)[]): Keywords {
  const map = new Map<string, Value>();
  for (let i = 0; i < pairs.length; i += 2) {
    const name = pairs[i] as string;
    if (map.has(name)) throw typeError(messages.multipleValues(name));
    map.set(name, pairs[i + 1]!);
  }
  return map;
}

/** A dict display, from `value, key, value, key …`, the order in which they are evaluated. */
function dictOf(pairs: readonly Value[]): PyDict {
  const table = new HashTable(pairs.length / 2);
  for (let i = 0; i < pairs.length; i += 2) table.set(pairs[i + 1]!, pairs[i]!);
  return new PyDict(table);
}

function setOf(items: readonly Value[]): PySet {
  const table = new HashTable(items.length, 'set');
  for (const member of items) table.set(member, member);
  return new PySet(setType, table);
}

/** An exception matched against what an `except` clause names. Follows MP_BINARY_OP_EXCEPTION_MATCH. */
function matches(exc: Value, wanted: Value): boolean {
  const type = typeOf(exc);
  if (isExceptionType(wanted)) return isSubclass(type, wanted);
  if (!(wanted instanceof PyTuple)) throw typeError(messages.unsupportedBinary('', type.name, typeName(wanted)));
  return wanted.items.some((each) => {
    if (!isExceptionType(each)) throw typeError(messages.unsupportedBinary('', type.name, typeName(each)));
    return isSubclass(type, each);
  });
}

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

/** In a `for` loop StopIteration is the end, whoever raised it and whatever it carries. */
class GuardedIterator implements PyIterator {
  private readonly iterator: PyIterator;

  constructor(iterator: PyIterator) {
    this.iterator = iterator;
  }

  next(): Value | undefined {
    const { depth } = vm;
    try {
      return this.iterator.next();
    } catch (thrown) {
      const exc = unwound(thrown, depth);
      if (isInstanceOf(exc, StopIteration)) return undefined;
      throw exc;
    }
  }
}

function loopOver(iterable: Value): PyIterator {
  const iterator = iterate(iterable);
  if (iterable instanceof PyList || iterable instanceof PyTuple || SAFE_ITERATORS.has(typeOf(iterable)))
    return iterator;
  return new GuardedIterator(iterator);
}

/** A context manager that has been entered. Follows MP_BC_SETUP_WITH and MP_BC_WITH_CLEANUP. */
class EnteredContext {
  readonly value: Value;
  private readonly leave: Value;

  constructor(context: Value) {
    this.leave = loadAttribute(context, '__exit__');
    this.value = callValues(loadAttribute(context, '__enter__'), []);
  }

  exit(): void {
    callValues(this.leave, [None, None, None]);
  }

  /** Leaves because of an exception; true where the manager swallowed it. */
  exitWith(exc: Value): boolean {
    return truth(callValues(this.leave, [typeOf(exc), exc, None]));
  }
}

function deleteGlobal(globals: Namespace, name: string): void {
  if (globals.get(name) === undefined) throw keyError(name);
  globals.set(name, undefined);
}

function deleteFromTable(table: Table, name: string): void {
  if (table.delete(name) === undefined) throw keyError(name);
}

export const support = {
  vm,
  FR: vm.frames,
  MAX_DEPTH,
  MAX: Number.MAX_SAFE_INTEGER,
  MIN: Number.MIN_SAFE_INTEGER,
  None,
  Ellipsis,
  Tuple: PyTuple,
  List: PyList,
  Slice: PySlice,
  Fun: PyFunction,
  Generator: PyGenerator,
  Frame,
  Cell: PyCell,
  poll: () => vm.hooks.poll(),
  halt(): never {
    throw vm.halted!;
  },
  tooDeep(): never {
    throw runtimeError(messages.recursion());
  },
  unbound(): never {
    throw nameError(messages.localUnbound());
  },
  undefinedName(name: string): never {
    throw nameError(messages.nameNotDefined(name));
  },
  noActiveException: () => runtimeError(messages.noActiveException()),
  bytes: (data: Uint8Array) => new PyBytes(data),
  setOf,
  addToSet: (set: PySet, member: Value) => set.table.set(member, member),
  dictOf,
  unary,
  binary,
  add,
  truth,
  contains,
  equal,
  less: compare('<'),
  more: compare('>'),
  lessEqual: compare('<='),
  moreEqual: compare('>='),
  attribute: loadAttribute,
  setAttribute: (object: Value, name: string, value: Value) => storeAttribute(object, name, value),
  deleteAttribute: (object: Value, name: string) => storeAttribute(object, name, undefined),
  method: methodForCall,
  item: (object: Value, index: Value) =>
    object instanceof PyDict ? dictItem(object, index) : subscript(object, index),
  setItem: (object: Value, index: Value, value: Value) => storeSubscript(object, index, value),
  deleteItem: (object: Value, index: Value) => storeSubscript(object, index, undefined),
  call: callValues,
  callKeywords,
  keywords,
  spread,
  spreadKeywords,
  fillDefaults,
  caught,
  matches,
  toRaise: exceptionToRaise,
  enter: (context: Value) => new EnteredContext(context),
  loopOver,
  iteratorOf,
  yieldFrom,
  unpack,
  unpackStar,
  importName,
  importFrom,
  importStar,
  deleteGlobal,
  deleteFromTable,
  buildClass,
};

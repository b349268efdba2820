/**
 * Everything that emitted code may call: the runtime as seen from codegen/. The names here are the names there.
 */
import { Ellipsis, None, isSubclass, setType, typeName, typeOf } from './object.ts';
import type { BinaryOp, Keywords, PyType, Value } from './object.ts';
import { loadAbsent, methodForCall, storeAttribute } from './attributes.ts';
import { callKeywords, callValues, spread, spreadKeywords } from './call.ts';
import { keywordsOf } from './doubled-keywords.ts';
import { enter, enterSteps } from './entered-context.ts';
import { importFrom, importName, importStar } from './import.ts';
import { iteratorOf, unpack, unpackStar } from './iteration.ts';
import { loopOver, loopOverSteps } from './loop-over.ts';
import { callPlaced } from './placed-call.ts';
import { messages } from './messages.ts';
import { add, binary, contains, equal, truth, unary } from './operators.ts';
import { keyError, nameError, runtimeError, typeError } from './raise.ts';
import { storeSubscript, subscript } from './subscript.ts';
import { SWITCH, resume } from './suspension.ts';
import { viperSupport } from './viper.ts';
import { Frame, MAX_DEPTH, vm } from './vm.ts';
import { HashTable } from './hash-table.ts';
import type { Table } from './hash-table.ts';
import { MAX_SMALL_INT, MIN_SMALL_INT } from '../../lib/small-int.ts';
import { PyDict, getItem as dictItem } from '../types/dict.ts';
import { caught, exceptionToRaise, isExceptionType } from '../types/exceptions.ts';
import { PyCell, PyFunction, fillDefaults } from '../types/function.ts';
import { PyGenerator, yieldFrom } from '../types/generator.ts';
import { PyList, append } from '../types/list.ts';
import type { Namespace } from '../types/module.ts';
import { PySet } from '../types/set.ts';
import { PySlice } from '../types/slice.ts';
import { PyTuple } from '../types/tuple.ts';
import { PySuper, buildClass } from '../types/type.ts';
import { ON_STACK } from '../memory/block-map.ts';

function compare(op: BinaryOp) {
  return (left: Value, right: Value): Value => binary(op, left, right);
}

/** Keyword arguments of a call, from `name, value, name, value …`. */
function keywords(pairs: readonly (string | Value)[]): Keywords {
  const named: [string, Value][] = [];
  for (let i = 0; i < pairs.length; i += 2) named.push([pairs[i] as string, pairs[i + 1]!]);
  return keywordsOf(named);
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
  if (type === wanted) return true;
  if (isExceptionType(wanted)) return isSubclass(type, wanted);
  if (!(wanted instanceof PyTuple)) throw typeError(messages.unsupportedBinary('', type.name, typeName(wanted)));
  for (const each of wanted.items) {
    if (!isExceptionType(each)) throw typeError(messages.unsupportedBinary('', type.name, typeName(each)));
    if (isSubclass(type, each)) return true;
  }
  return false;
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
  MAX: MAX_SMALL_INT,
  MIN: MIN_SMALL_INT,
  None,
  Ellipsis,
  Tuple: PyTuple,
  List: PyList,
  Dict: PyDict,
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
  superOnStack: (of: PyType, self: Value) => new PySuper(of, self, ON_STACK),
  append,
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
  attribute: loadAbsent,
  setAttribute: (object: Value, name: string, value: Value) => storeAttribute(object, name, value),
  deleteAttribute: (object: Value, name: string) => storeAttribute(object, name, undefined),
  method: methodForCall,
  item: (object: Value, index: Value) =>
    object instanceof PyDict ? dictItem(object, index) : subscript(object, index),
  setItem(object: Value, index: Value, value: Value) {
    if (object instanceof PyDict) object.table.set(index, value);
    else storeSubscript(object, index, value);
  },
  deleteItem: (object: Value, index: Value) => storeSubscript(object, index, undefined),
  call: callValues,
  callKeywords,
  callPlaced,
  keywords,
  spread,
  spreadKeywords,
  fillDefaults,
  caught,
  matches,
  toRaise: exceptionToRaise,
  enter,
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
  ...viperSupport,
};

/** What only the resumable form of a function calls. */
export const resumableSupport = { SWITCH, resume, enterSteps, loopOverSteps };

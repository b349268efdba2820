/**
 * Operators on any values. Follows py/runtime.c mp_unary_op and mp_binary_op: ints first, then the left operand's
 * slot; there are no reflected operators. Emitted code has the common int cases inline and comes here for the rest.
 */
import { None, bytesType, typeName, typeOf } from './object.ts';
import type { BinaryOp, UnaryOp, Value } from './object.ts';
import { iterate } from './iteration.ts';
import { hashBytes, hashString } from './hash.ts';
import { hashInteger } from './hash-table.ts';
import { messages } from './messages.ts';
import { newInt, newStr } from '../memory/plain-values.ts';
import { typeError } from './raise.ts';
import type { PyBytes } from '../types/bytes.ts';
import { PyDict } from '../types/dict.ts';
import { integerBinary, isInteger, isSmallInt } from '../types/int.ts';

/** Names of the operators in detailed messages: those with a special method have it, the others are blank. */
const METHOD_NAMES: Partial<Record<BinaryOp, string>> = {
  '+': '__add__',
  '-': '__sub__',
  '*': '__mul__',
  '//': '__floordiv__',
  '/': '__truediv__',
  '+=': '__iadd__',
  '-=': '__isub__',
  '<': '__lt__',
  '>': '__gt__',
  '<=': '__le__',
  '>=': '__ge__',
  '==': '__eq__',
  in: '__contains__',
};

const UNARY_METHOD_NAMES: Record<UnaryOp, string> = {
  '+': '__pos__',
  '-': '__neg__',
  '~': '__invert__',
  bool: '__bool__',
  len: '__len__',
  hash: '__hash__',
};

export function methodNameOf(op: BinaryOp): string | undefined {
  return METHOD_NAMES[op];
}

export function unaryMethodNameOf(op: UnaryOp): string {
  return UNARY_METHOD_NAMES[op];
}

export function unary(op: UnaryOp, value: Value): Value {
  const result = typeOf(value).unary?.(op, value);
  if (result === undefined) throw typeError(messages.unsupportedUnary(UNARY_METHOD_NAMES[op], typeName(value)));
  return result;
}

export function binary(op: BinaryOp, left: Value, right: Value): Value {
  if (op === '==') return equal(left, right);
  if (isInteger(left) && isInteger(right)) {
    const result = integerBinary(op, left, right);
    if (isSmallInt(result!)) return result;
    if (result !== undefined) return isInteger(result) ? newInt(result) : result;
  } else {
    const result = typeOf(left).binary?.(op, left, right);
    if (result !== undefined) return result;
  }
  throw unsupportedBinary(op, left, right);
}

function unsupportedBinary(op: BinaryOp, left: Value, right: Value) {
  // By then an integer has taken a bool for the integer that it stands for.
  const isInteger = typeof right === 'boolean' && (typeof left === 'number' || typeof left === 'bigint');
  const rightName = isInteger ? 'int' : typeName(right);
  return typeError(messages.unsupportedBinary(METHOD_NAMES[op] ?? '', typeName(left), rightName));
}

/** `left + right` and `left += right`: text, the commonest, is joined here. */
export function add(op: '+' | '+=', left: Value, right: Value): Value {
  if (typeof left !== 'string' || typeof right !== 'string') return binary(op, left, right);
  // Nothing added: the same string.
  if (left === '') return right;
  return right === '' ? left : newStr(left + right);
}

export function contains(item: Value, container: Value): boolean {
  if (container instanceof PyDict) return container.table.get(item) !== undefined;
  if ((isSmallInt(item) || typeof item === 'boolean') && isSmallInt(container)) {
    throw unsupportedBinary('in', container, item);
  }
  const type = typeOf(container);
  const result = type.binary?.('in', container, item);
  if (result !== undefined) return truth(result);
  if (!type.iter) throw typeError(messages.notIterable(type.name));
  const iterator = iterate(container);
  for (let value = iterator.next(); value !== undefined; value = iterator.next()) {
    if (equal(value, item)) return true;
  }
  return false;
}

/** Follows mp_obj_equal. */
export function equal(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === None || right === None) return false;
  if (typeof left === 'number') {
    if (typeof right === 'number') return false;
    [left, right] = [right, left];
  }
  if (typeof left === 'string' || typeof right === 'string') return false;
  const result = typeOf(left).binary?.('==', left, right);
  return result === true;
}

/** Follows mp_obj_is_true. */
export function truth(value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length > 0;
    case 'bigint':
      return true;
    default: {
      if (value === None) return false;
      const result = value.type.unary?.('bool', value);
      if (result !== undefined) return result === true;
      const length = lengthOf(value);
      return length === undefined || length !== 0;
    }
  }
}

/** bytes have no slot for unary operators: as in py/obj.c they are looked at here. */
function isBytes(value: Value): value is PyBytes {
  return typeof value === 'object' && value.type === bytesType;
}

/** Length, or undefined for objects that have none. */
export function lengthOf(value: Value): Value | undefined {
  return isBytes(value) ? value.data.length : typeOf(value).unary?.('len', value);
}

export function length(value: Value): Value {
  const result = lengthOf(value);
  if (result === undefined) throw typeError(messages.noLength(typeName(value)));
  return result;
}

/** Hash as a table uses it: an unsigned 32-bit number. */
export function hashOf(value: Value): number {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return hashInteger(value);
    case 'string':
      return hashString(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
      return isBytes(value) ? hashBytes(value.data) : hashInteger(unary('hash', value) as number | bigint);
  }
}

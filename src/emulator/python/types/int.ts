/**
 * int: a JavaScript number while it is a safe integer, a bigint beyond. Follows py/objint.c, py/objint_mpz.c and the
 * small int cases of mp_binary_op in py/runtime.c, down to a long int to a negative power being 0.
 */
import { isSmallInt as isSmall } from '../../lib/small-int.ts';
import { defineType, intType, typeName, typeOf } from '../runtime/object.ts';
import type { BinaryOp, UnaryOp, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { overflowError, typeError, valueError, zeroDivisionError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { PyTuple } from './tuple.ts';

export function isInteger(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A bigint as the int it is: a number where that is exact. */
export function normalize(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** Small ints of the 32-bit firmware. */
export function isSmallInt(value: Value): value is number {
  return typeof value === 'number' && isSmall(value);
}

/** Follows mp_obj_get_int_maybe: ints and bools as a machine word. Errors: OverflowError beyond 32 bits. */
export function toIntMaybe(value: Value): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (!isInteger(value)) return undefined;
  if (value > 0x7fffffff || value < -0x7fffffff) throw overflowError(messages.wordOverflow());
  return value as number;
}

/** Follows mp_obj_get_int. Errors: TypeError where it is not an int. */
export function toInt(value: Value): number {
  const int = toIntMaybe(value);
  if (int === undefined) throw typeError(messages.cannotConvertToInt(typeName(value)));
  return int;
}

/** Follows mp_obj_get_int_truncated: the low 32 bits, signed. */
export function toIntTruncated(value: Value): number {
  return isInteger(value) ? Number(BigInt.asIntN(32, BigInt(value))) : toInt(value);
}

/** Bytes that a long int of so many bits takes; asked for before making it. */
function reserveBits(bits: number): void {
  if (bits > 256) reserve(Math.ceil(bits / 8));
}

function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(16).length * 4;
}

function floorDivide(left: number, right: number): number {
  const remainder = left % right;
  const quotient = (left - remainder) / right;
  return remainder !== 0 && remainder < 0 !== right < 0 ? quotient - 1 : quotient + 0;
}

function modulo(left: number, right: number): number {
  const remainder = left % right;
  return remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder + 0;
}

function bigFloorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function bigModulo(left: bigint, right: bigint): bigint {
  const remainder = left % right;
  return remainder !== 0n && remainder < 0n !== right < 0n ? remainder + right : remainder;
}

function power(left: number | bigint, right: number | bigint): number | bigint {
  if (right < 0) {
    if (isSmallInt(left) && isSmallInt(right)) throw valueError(messages.negativePower());
    return 0;
  }
  if (left === 0 || left === 1 || right === 0) return right === 0 ? 1 : left;
  if (typeof left === 'number' && typeof right === 'number') {
    const quick = left ** right;
    if (Number.isSafeInteger(quick)) return quick;
  }
  const base = BigInt(left);
  if (base === -1n) return BigInt(right) % 2n === 0n ? 1 : -1;
  reserveBits((bitLength(base) - 3) * Number(right));
  return normalize(base ** BigInt(right));
}

function shiftCount(value: number | bigint): number {
  if (value > 0x7fff_ffff || value < -0x7fff_ffff) throw overflowError(messages.wordOverflow());
  if (value < 0) throw valueError(messages.negativeShift());
  return Number(value);
}

function shiftLeft(left: number | bigint, right: number | bigint): number | bigint {
  const count = shiftCount(right);
  if (left === 0) return 0;
  if (typeof left === 'number' && count < 53) {
    const quick = left * 2 ** count;
    if (Number.isSafeInteger(quick)) return quick;
  }
  reserveBits(count + 64);
  return normalize(BigInt(left) << BigInt(count));
}

function shiftRight(left: number | bigint, right: number | bigint): number | bigint {
  const count = shiftCount(right);
  if (typeof left === 'number') return count > 52 ? (left < 0 ? -1 : 0) : Math.floor(left / 2 ** count) + 0;
  return normalize(left >> BigInt(count));
}

const BITWISE = {
  '&': (a: bigint, b: bigint) => a & b,
  '|': (a: bigint, b: bigint) => a | b,
  '^': (a: bigint, b: bigint) => a ^ b,
};

function bitwise(op: '&' | '|' | '^', left: number | bigint, right: number | bigint): number | bigint {
  if (typeof left === 'number' && typeof right === 'number' && (left | 0) === left && (right | 0) === right) {
    return op === '&' ? left & right : op === '|' ? left | right : left ^ right;
  }
  return normalize(BITWISE[op](BigInt(left), BigInt(right)));
}

function multiply(left: number | bigint, right: number | bigint): number | bigint {
  if (typeof left === 'number' && typeof right === 'number') {
    const quick = left * right;
    if (Number.isSafeInteger(quick)) return quick + 0;
  }
  const a = BigInt(left);
  const b = BigInt(right);
  return normalize(a * b);
}

/** An operator on two ints; undefined for those that ints do not have (`/`, `in`). */
export function integerBinary(op: BinaryOp, left: number | bigint, right: number | bigint): Value | undefined {
  switch (op) {
    case '+':
    case '+=': {
      const sum = typeof left === 'number' && typeof right === 'number' ? left + right : undefined;
      return sum !== undefined && Number.isSafeInteger(sum) ? sum : normalize(BigInt(left) + BigInt(right));
    }
    case '-':
    case '-=': {
      const difference = typeof left === 'number' && typeof right === 'number' ? left - right : undefined;
      return difference !== undefined && Number.isSafeInteger(difference)
        ? difference
        : normalize(BigInt(left) - BigInt(right));
    }
    case '*':
    case '*=':
      return multiply(left, right);
    case '//':
    case '//=':
      if (right === 0) throw zeroDivisionError(messages.divisionByZero());
      return typeof left === 'number' && typeof right === 'number'
        ? floorDivide(left, right)
        : normalize(bigFloorDivide(BigInt(left), BigInt(right)));
    case '%':
    case '%=':
      if (right === 0) throw zeroDivisionError(messages.divisionByZero());
      return typeof left === 'number' && typeof right === 'number'
        ? modulo(left, right)
        : normalize(bigModulo(BigInt(left), BigInt(right)));
    case 'divmod':
      return new PyTuple([integerBinary('//', left, right)!, integerBinary('%', left, right)!]);
    case '**':
    case '**=':
      return power(left, right);
    case '<<':
    case '<<=':
      return shiftLeft(left, right);
    case '>>':
    case '>>=':
      return shiftRight(left, right);
    case '&':
    case '&=':
      return bitwise('&', left, right);
    case '|':
    case '|=':
      return bitwise('|', left, right);
    case '^':
    case '^=':
      return bitwise('^', left, right);
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    default:
      return undefined;
  }
}

export function integerUnary(op: UnaryOp, value: number | bigint): Value | undefined {
  switch (op) {
    case 'bool':
      return value !== 0;
    case '+':
    case 'hash':
      return value;
    case '-':
      return typeof value === 'number' ? 0 - value : normalize(-value);
    case '~':
      return typeof value === 'number' ? -1 - value : normalize(~value);
    default:
      return undefined;
  }
}

/** Follows mp_obj_int_binary_op_extra_cases: bools count as ints, and `3 * sequence` is turned round. */
function integerWithOther(op: BinaryOp, left: number | bigint, right: Value): Value | undefined {
  if (typeof right === 'boolean') return integerBinary(op, left, right ? 1 : 0);
  if ((op === '*' || op === '*=') && !isInteger(right)) {
    const type = typeOf(right);
    return ['str', 'bytes', 'tuple', 'list'].includes(type.name) && type.native
      ? type.binary!(op, right, left)
      : undefined;
  }
  return undefined;
}

defineType(intType, {
  print: (self) => (self as number | bigint).toString(),
  unary: (op, self) => integerUnary(op, self as number | bigint),
  binary: (op, self, other) =>
    isInteger(other)
      ? integerBinary(op, self as number | bigint, other)
      : integerWithOther(op, self as number | bigint, other),
});

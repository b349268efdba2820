/**
 * Builtin functions on numbers, characters and identity: abs, bin, chr, divmod, hash, hex, id, oct, ord, pow, round.
 * Follows py/modbuiltins.c, where bin() is a format string and hex() and oct() are the `%` operator.
 */
import { strType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { binary, hashOf, unary } from '../runtime/operators.ts';
import { notImplementedError } from '../runtime/raise.ts';
import { callValues } from '../runtime/call.ts';
import { addressOf } from '../memory/addresses.ts';
import { builtin } from '../types/builtin.ts';
import { chrOf, ordOf } from '../types/int-text.ts';
import { isInteger, toInt } from '../types/int.ts';

function abs(value: Value): Value {
  const number = isInteger(value) ? value : toInt(value);
  return number < 0 ? unary('-', number) : number;
}

function pow(base: Value, exponent: Value, modulus?: Value): Value {
  if (modulus !== undefined) throw notImplementedError(messages.threeArgumentPow());
  return binary('**', base, exponent);
}

export const numberBuiltins: Record<string, Value> = {
  abs: builtin('abs', 1, 1, abs),
  bin: builtin('bin', 1, 1, (value: Value) => callValues(strType.locals.get('format')!, ['{:#b}', value])),
  chr: builtin('chr', 1, 1, (value: Value) => chrOf(value)),
  divmod: builtin('divmod', 2, 2, (left: Value, right: Value) => binary('divmod', left, right)),
  hash: builtin('hash', 1, 1, (value: Value) => hashOf(value) | 0),
  hex: builtin('hex', 1, 1, (value: Value) => binary('%', '%#x', value)),
  id: builtin('id', 1, 1, (value: Value) => addressOf(value)),
  oct: builtin('oct', 1, 1, (value: Value) => binary('%', '%#o', value)),
  ord: builtin('ord', 1, 1, (value: Value) => ordOf(value)),
  pow: builtin('pow', 2, 3, pow),
  round: builtin('round', 1, 2, (value: Value) => (isInteger(value) ? value : toInt(value))),
};

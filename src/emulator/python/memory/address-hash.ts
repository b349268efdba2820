/**
 * The operators of objects that have no value but themselves: true, and hashed by address. Follows mp_generic_unary_op.
 */
import type { UnaryOp, Value } from '../runtime/object.ts';
import { addressOf } from './addresses.ts';

export function addressHash(op: UnaryOp, self: Value): Value | undefined {
  return op === 'hash' ? addressOf(self) : undefined;
}

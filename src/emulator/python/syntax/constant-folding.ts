/**
 * Works out what is constant, as the parser goes. Follows fold_constants and fold_logical_constants of py/parse.c: a
 * chain of operators of one precedence is folded whole or not at all, `/` and `**` never, True and False only by
 * `not`, `and` and `or`.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import type { BinaryOperator, Expression, UnaryOperator } from './nodes-expressions.ts';
import { SourceError } from './source-error.ts';

type Integer = number | bigint;

/** Beyond this many bits a result is left for run time, where the board's memory is counted. */
const MAX_BITS = 1 << 16;
/** Shifts go by machine words. */
const MAX_SHIFT = 0x7fff_ffff;

/** False or a small 0: a branch on it is not compiled. */
export function isConstantFalse(node: Expression): boolean {
  if (node.kind === 'integer') return node.value === 0;
  return node.kind === 'constant' && node.value === 'False';
}

/** True or a small integer other than 0. */
export function isConstantTrue(node: Expression): boolean {
  if (node.kind === 'integer') return node.value !== 0 && isSmallInt(node.value);
  return node.kind === 'constant' && node.value === 'True';
}

/** A literal or folded constant: as a statement in a file it is dropped. */
export function isConstant(node: Expression): boolean {
  return node.kind === 'integer' || node.kind === 'string' || node.kind === 'bytes' || node.kind === 'constant';
}

/** One or more operators of the same precedence, from left to right. */
export function foldBinary(
  line: number,
  operators: readonly BinaryOperator[],
  operands: readonly Expression[],
): Expression {
  const value = foldedChain(operators, operands);
  if (value !== null) return { kind: 'integer', line, value, isFolded: true };
  let left = operands[0]!;
  for (let i = 0; i < operators.length; i++) {
    left = { kind: 'binary', line, operator: operators[i]!, left, right: operands[i + 1]! };
  }
  return left;
}

export function foldUnary(line: number, operator: UnaryOperator, operand: Expression): Expression {
  if (operator === 'not') {
    if (isConstantFalse(operand)) return { kind: 'constant', line, value: 'True' };
    if (isConstantTrue(operand)) return { kind: 'constant', line, value: 'False' };
  } else if (operand.kind === 'integer') {
    return { kind: 'integer', line, value: unary(operator, operand.value), isFolded: true };
  }
  return { kind: 'unary', line, operator, operand };
}

/** True if what follows this operand is never looked at. */
function cutsShort(operator: 'and' | 'or', operand: Expression): boolean {
  return operator === 'or' ? isConstantTrue(operand) : isConstantFalse(operand);
}

/** Two or more operands of one `and` or `or`. */
export function foldBoolean(line: number, operator: 'and' | 'or', operands: readonly Expression[]): Expression {
  const kept: Expression[] = [];
  for (const operand of operands) {
    if (operand === operands.at(-1) || cutsShort(operator, operand)) {
      kept.push(operand);
      break;
    }
    const passesOn = operator === 'or' ? isConstantFalse(operand) : isConstantTrue(operand);
    if (!passesOn) kept.push(operand);
  }
  return kept.length === 1 ? kept[0]! : { kind: 'boolean', line, operator, operands: kept };
}

/**
 * The value of a chain, null where it is not folded. What is worked out with large integers stays an object to the
 * compiler, however small: that it is constant does not count then, as if it were not folded.
 */
function foldedChain(operators: readonly BinaryOperator[], operands: readonly Expression[]): Integer | null {
  const first = operands[0]!;
  if (first.kind !== 'integer') return null;
  let value: Integer | null = first.value;
  let isSmall = isSmallInt(value);
  for (let i = 0; i < operators.length; i++) {
    const operand = operands[i + 1]!;
    if (operand.kind !== 'integer') return null;
    isSmall &&= isSmallInt(operand.value);
    value = binary(operators[i]!, value, operand.value);
    if (value === null || (!isSmall && isSmallInt(value))) return null;
    isSmall &&= isSmallInt(value);
  }
  return value;
}

/** The result, null where it is not folded. */
function binary(operator: BinaryOperator, first: Integer, second: Integer): Integer | null {
  const left = BigInt(first);
  const right = BigInt(second);
  switch (operator) {
    case '+':
      return normal(left + right);
    case '-':
      return normal(left - right);
    case '*':
      return bits(left) + bits(right) > MAX_BITS ? null : normal(left * right);
    case '//':
      return right === 0n ? null : normal(floorDivide(left, right));
    case '%':
      return right === 0n ? null : normal(left - floorDivide(left, right) * right);
    case '<<':
    case '>>':
      if (right < 0n) return null;
      if (right > MAX_SHIFT) throw new SourceError('OverflowError', 'overflow converting long int to machine word', 0);
      if (operator === '>>') return normal(left >> right);
      return right > MAX_BITS - bits(left) ? null : normal(left << right);
    case '&':
      return normal(left & right);
    case '|':
      return normal(left | right);
    case '^':
      return normal(left ^ right);
    default:
      return null;
  }
}

function unary(operator: '+' | '-' | '~', operand: Integer): Integer {
  const value = BigInt(operand);
  if (operator === '+') return operand;
  return normal(operator === '-' ? -value : ~value);
}

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function normal(value: bigint): Integer {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** An upper bound of the number of bits, at most four too many. */
function bits(value: bigint): number {
  return value.toString(16).length * 4;
}

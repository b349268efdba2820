/**
 * The lines that the parse tree of MicroPython knows. Names and small constants are leaves of it and have none; follows
 * push_result_token of py/parse.c.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import type { Expression } from './nodes-expressions.ts';

/** The line of a mere name or number. */
export const NO_LINE = 0;

/** Strings up to this long are interned, and then are as good as names. */
const INTERN_LENGTH = 10;

/** The line that the parse tree of MicroPython has for an expression that begins on `line`. */
export function notedLine(node: Expression, line: number): number {
  switch (node.kind) {
    case 'name':
    case 'constant':
      return NO_LINE;
    case 'integer':
      return isSmallInt(node.value) || node.isFolded === true ? NO_LINE : line;
    case 'string':
    case 'bytes':
      return node.value.length <= INTERN_LENGTH ? NO_LINE : line;
    default:
      return line;
  }
}

/**
 * What the tests of the parser share: trees as text, and faults as one line `type: message @line block`.
 */
import { analyse } from '../../../../src/emulator/python/scope/analyse.ts';
import { parseModule } from '../../../../src/emulator/python/syntax/parser.ts';
import type { Messages, ParseMode, ParseOptions } from '../../../../src/emulator/python/syntax/parser-state.ts';
import { SourceError } from '../../../../src/emulator/python/syntax/source-error.ts';
import type { Expression } from '../../../../src/emulator/python/syntax/nodes-expressions.ts';
import { expressionText, statementsText } from './tree-text.ts';

export function parsed(source: string, mode: ParseMode = 'file', options: ParseOptions = {}): string {
  return statementsText(parseModule(source, mode, 'detailed', options).body);
}

export function expression(source: string): Expression {
  const [statement] = parseModule(source, 'eval', 'detailed').body;
  if (statement?.kind !== 'expression') throw new Error('not an expression');
  return statement.value;
}

export function parsedExpression(source: string): string {
  return expressionText(expression(source));
}

/** The fault that the parser or the scope pass finds, as text; 'accepted' where there is none. Anything but a SourceError is thrown on. */
export function fault(source: string, mode: ParseMode = 'file', messages: Messages = 'detailed'): string {
  try {
    analyse(parseModule(source, mode, messages));
    return 'accepted';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return `${error.type}: ${error.message} @${error.line}${error.block === null ? '' : ` ${error.block}`}`;
  }
}

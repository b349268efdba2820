/**
 * From source text to tree. Follows mp_parse of py/parse.c and its start symbols. What only the compiler refuses becomes
 * part of the tree, for a fault of the parser goes first, wherever it is; scope/analyse.ts comes upon it.
 */
import { parseTestList } from './parser-expressions.ts';
import { ParserState } from './parser-state.ts';
import type { Messages, ParseMode, ParseOptions } from './parser-state.ts';
import { parseStatement, parseStatements } from './parser-statements.ts';
import type { Module, Statement } from './nodes-statements.ts';

/**
 * Parses Python as MicroPython 1.9.1 has it on the WiPy.
 * `source` may hold U+DC80 to U+DCFF for bytes that are not UTF-8. For `eval` the body is one expression statement, for
 * `single` what was typed at the prompt. Integer constants come folded, constants that stand alone as `pass`.
 * Errors: SourceError.
 */
export function parseModule(source: string, mode: ParseMode, messages: Messages, options: ParseOptions = {}): Module {
  const p = new ParserState(source, mode, messages, options);
  const { line } = p;
  const body = parseBody(p);
  if (!p.at('END')) p.fail();
  return { kind: 'module', line, body };
}

function parseBody(p: ParserState): Statement[] {
  if (p.mode === 'file') return parseFile(p);
  return p.mode === 'single' ? parseSingle(p) : parseEval(p);
}

/** file_input: (NEWLINE | stmt)* END */
function parseFile(p: ParserState): Statement[] {
  p.accept('NEWLINE');
  return p.at('END') ? [] : parseStatements(p, 'END');
}

/** single_input: NEWLINE | simple_stmt | compound_stmt */
function parseSingle(p: ParserState): Statement[] {
  const body: Statement[] = [];
  if (!p.accept('NEWLINE')) parseStatement(p, body);
  return body;
}

/** eval_input: testlist [NEWLINE] END */
function parseEval(p: ParserState): Statement[] {
  const { line } = p;
  const value = parseTestList(p);
  p.accept('NEWLINE');
  return [{ kind: 'expression', line, value }];
}

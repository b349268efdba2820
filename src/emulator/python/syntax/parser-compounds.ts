/**
 * Compound statements. Follows compound_stmt of py/grammar.h; the rule stands above its function. What py/compile.c
 * leaves out because its condition is constant can hold no fault of the compiler.
 */
import { NO_LINE } from './noted-line.ts';
import { isConstantFalse, isConstantTrue } from './constant-folding.ts';
import { parseParameters } from './parser-parameters.ts';
import { parseExpr, parseExprList, parseTest, parseTestList } from './parser-expressions.ts';
import { parseSimpleStatement, parseStatements } from './parser-statements.ts';
import { parseArguments } from './parser-trailers.ts';
import type { Expression } from './nodes-expressions.ts';
import type {
  ClassStatement,
  Emitter,
  ExceptHandler,
  ForStatement,
  FunctionStatement,
  Statement,
  TryStatement,
  WhileStatement,
  WithStatement,
} from './nodes-statements.ts';
import type { ParserState } from './parser-state.ts';
import type { TokenKind } from './tokens.ts';

/** compound_stmt, by its first token */
export const compoundStatements: ReadonlyMap<TokenKind, (p: ParserState) => Statement> = new Map<
  TokenKind,
  (p: ParserState) => Statement
>([
  ['if', parseIf],
  ['while', parseWhile],
  ['for', parseFor],
  ['try', parseTry],
  ['with', parseWith],
  ['def', (p) => parseFunction(p, [], null)],
  ['class', (p) => parseClass(p, [], null)],
  ['@', parseDecorated],
]);

/** The condition of an `else` that is all that is left of its `if`. */
const ALWAYS: Expression = { kind: 'constant', line: NO_LINE, value: 'True' };

/** ':' suite with suite: simple_stmt | NEWLINE INDENT stmt+ DEDENT */
function parseSuite(p: ParserState): Statement[] {
  p.expect(':');
  p.nest();
  let body: Statement[] = [];
  if (p.accept('NEWLINE')) {
    p.expect('INDENT');
    body = parseStatements(p, 'DEDENT');
    p.expect('DEDENT');
  } else parseSimpleStatement(p, body);
  p.unnest();
  return body;
}

/** ['else' ':' suite] */
function parseElse(p: ParserState): Statement[] {
  return p.accept('else') ? parseSuite(p) : [];
}

/** if_stmt: 'if' test ':' suite ('elif' test ':' suite)* ['else' ':' suite] */
function parseIf(p: ParserState): Statement {
  const { line: start } = p;
  const arms: { line: number; condition: Expression; body: Statement[] }[] = [];
  let isDecided = false;
  do {
    const { line } = p;
    p.advance();
    const condition = parseTest(p);
    const body = parseSuite(p);
    if (!isDecided && !isConstantFalse(condition)) arms.push({ line, condition, body });
    isDecided ||= isConstantTrue(condition);
  } while (p.at('elif'));
  let otherwise = parseElse(p);
  if (isDecided) otherwise = [];
  const [first, ...more] = arms;
  for (const arm of more.toReversed()) otherwise = [{ kind: 'if', isElif: true, ...arm, otherwise }];
  if (first !== undefined) return { kind: 'if', isElif: false, ...first, line: start, otherwise };
  if (otherwise.length === 0) return { kind: 'pass', line: start };
  return { kind: 'if', isElif: false, line: start, condition: ALWAYS, body: otherwise, otherwise: [] };
}

/** while_stmt: 'while' test ':' suite ['else' ':' suite] */
function parseWhile(p: ParserState): WhileStatement {
  const { line } = p;
  p.expect('while');
  const condition = parseTest(p);
  const body = parseSuite(p);
  return { kind: 'while', line, condition, body: isConstantFalse(condition) ? [] : body, otherwise: parseElse(p) };
}

/** for_stmt: 'for' exprlist 'in' testlist ':' suite ['else' ':' suite] */
function parseFor(p: ParserState): ForStatement {
  const { line } = p;
  p.expect('for');
  const target = parseExprList(p);
  p.expect('in');
  const iterable = parseTestList(p);
  const body = parseSuite(p);
  return { kind: 'for', line, target, iterable, body, otherwise: parseElse(p) };
}

/** try_stmt: 'try' ':' suite (except_clause+ ['else' ':' suite] ['finally' ':' suite] | 'finally' ':' suite) */
function parseTry(p: ParserState): TryStatement {
  const { line } = p;
  p.expect('try');
  const body = parseSuite(p);
  const handlers: ExceptHandler[] = [];
  while (p.at('except')) handlers.push(parseExcept(p));
  const otherwise = handlers.length > 0 ? parseElse(p) : [];
  if (handlers.length === 0 && !p.at('finally')) p.fail();
  return { kind: 'try', line, body, handlers, otherwise, finally: p.accept('finally') ? parseSuite(p) : null };
}

/** except_clause: 'except' [test ['as' NAME]] ':' suite */
function parseExcept(p: ParserState): ExceptHandler {
  const { line } = p;
  p.expect('except');
  const type = p.at(':') ? null : parseTest(p);
  const name = type !== null && p.accept('as') ? p.expectName() : null;
  return { line, type, name, body: parseSuite(p) };
}

/** with_stmt: 'with' test ['as' expr] (',' test ['as' expr])* ':' suite */
function parseWith(p: ParserState): WithStatement {
  const { line } = p;
  p.expect('with');
  const items: { context: Expression; target: Expression | null }[] = [];
  do {
    const context = parseTest(p);
    items.push({ context, target: p.accept('as') ? parseExpr(p) : null });
  } while (p.accept(','));
  let body = parseSuite(p);
  for (const item of items.slice(1).reverse()) body = [{ kind: 'with', line, ...item, body }];
  return { kind: 'with', line, ...items[0]!, body };
}

/** funcdef: 'def' NAME '(' [typedargslist] ')' ['->' test] ':' suite */
function parseFunction(p: ParserState, decorators: readonly Expression[], emitter: Emitter | null): FunctionStatement {
  const { line } = p;
  p.expect('def');
  const name = p.expectName();
  p.expect('(');
  const { parameters, annotations } = parseParameters(p, ')');
  p.expect(')');
  const returns = p.accept('->') ? parseTest(p) : null;
  return {
    kind: 'function',
    line,
    firstLine: line,
    name,
    decorators,
    emitter,
    parameters,
    returns,
    annotations,
    body: parseSuite(p),
  };
}

/** classdef: 'class' NAME ['(' [arglist] ')'] ':' suite */
function parseClass(p: ParserState, decorators: readonly Expression[], emitter: Emitter | null): ClassStatement {
  const { line } = p;
  p.expect('class');
  const name = p.expectName();
  const bases = p.at('(') ? parseArguments(p) : [];
  return { kind: 'class', line, firstLine: line, name, decorators, emitter, arguments: bases, body: parseSuite(p) };
}

/** decorated: decorator+ (classdef | funcdef) */
function parseDecorated(p: ParserState): Statement {
  const { line } = p;
  const decorators: Expression[] = [];
  let emitter: Emitter | null = null;
  while (p.accept('@')) {
    const decorator = parseDecorator(p, line);
    if (!isForTheCompiler(decorator)) {
      decorators.push(decorator);
      continue;
    }
    emitter = emitterOf(p, decorator);
    if (emitter === null) {
      decorators.push({ kind: 'fault', line: NO_LINE, message: 'invalid micropython decorator' });
    }
  }
  const node = p.at('class') ? parseClass(p, decorators, emitter) : parseFunction(p, decorators, emitter);
  return { ...node, firstLine: line };
}

/** `@micropython.something`: a word to the compiler, never looked up. */
function isForTheCompiler(node: Expression): boolean {
  let base = node.kind === 'call' ? node.callee : node;
  while (base.kind === 'attribute') base = base.object;
  return base.kind === 'name' && base.id === 'micropython';
}

/** What a decorator tells the compiler to use; null for what this one has not. */
function emitterOf(p: ParserState, node: Expression): Emitter | null {
  const named = node.kind === 'call' ? node.callee : node;
  const word = named.kind === 'attribute' && named.object.kind === 'name' ? named.name : '';
  if (word === 'bytecode') return word;
  return p.native && (word === 'native' || word === 'viper') ? word : null;
}

/** decorator: '@' dotted_name ['(' [arglist] ')'] NEWLINE; its line is that of the first of the decorators. */
function parseDecorator(p: ParserState, line: number): Expression {
  let node: Expression = { kind: 'name', line, id: p.expectName() };
  while (p.accept('.')) node = { kind: 'attribute', line, object: node, name: p.expectName() };
  if (p.at('(')) node = { kind: 'call', line: p.line, callee: node, arguments: parseArguments(p) };
  p.expect('NEWLINE');
  return node;
}

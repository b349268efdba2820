/**
 * Statements, down to those of one line. Follows stmt, simple_stmt and small_stmt of py/grammar.h; the rule stands
 * above its function. Compound statements are in parser-compounds.ts.
 */
import { NO_LINE } from './noted-line.ts';
import { isConstant } from './constant-folding.ts';
import { startsExpression } from './parser-atoms.ts';
import { compoundStatements } from './parser-compounds.ts';
import { parseExprList, parseTest, parseTestList, parseTestListStarExpr, parseYield } from './parser-expressions.ts';
import { parseImport, parseImportFrom } from './parser-imports.ts';
import type { BinaryOperator, CallExpression, Expression, NameExpression } from './nodes-expressions.ts';
import { SourceError } from './source-error.ts';
import type { Statement } from './nodes-statements.ts';
import type { ParserState } from './parser-state.ts';
import type { TokenKind } from './tokens.ts';

const AUGMENTED: ReadonlyMap<TokenKind, BinaryOperator> = new Map([
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['//=', '//'],
  ['%=', '%'],
  ['**=', '**'],
  ['<<=', '<<'],
  ['>>=', '>>'],
  ['&=', '&'],
  ['|=', '|'],
  ['^=', '^'],
]);

/** stmt+, up to the given token */
export function parseStatements(p: ParserState, end: 'DEDENT' | 'END'): Statement[] {
  const body: Statement[] = [];
  do parseStatement(p, body);
  while (!p.at(end));
  return body;
}

/** stmt: compound_stmt | simple_stmt */
export function parseStatement(p: ParserState, body: Statement[]): void {
  const parseCompound = compoundStatements.get(p.kind);
  if (parseCompound === undefined) parseSimpleStatement(p, body);
  else body.push(parseCompound(p));
}

/** simple_stmt: small_stmt (';' small_stmt)* [';'] NEWLINE */
export function parseSimpleStatement(p: ParserState, body: Statement[]): void {
  do body.push(parseSmallStatement(p));
  while (p.accept(';') && !p.at('NEWLINE'));
  p.expect('NEWLINE');
}

/** small_stmt: del_stmt | pass_stmt | flow_stmt | import_stmt | global_stmt | ... | expr_stmt, by the first token */
function parseSmallStatement(p: ParserState): Statement {
  const { kind, line } = p;
  switch (kind) {
    case 'del':
      return parseDelete(p);
    case 'pass':
    case 'break':
    case 'continue':
      p.advance();
      return { kind, line };
    case 'return':
      p.advance();
      return { kind, line, value: startsExpression(p.kind) ? parseTestList(p) : null };
    case 'raise':
      return parseRaise(p);
    case 'import':
      return parseImport(p);
    case 'from':
      return parseImportFrom(p);
    case 'global':
    case 'nonlocal':
      p.advance();
      return { kind, line, names: parseNames(p) };
    case 'assert':
      return parseAssert(p);
    case 'yield':
      return { kind: 'expression', line, value: parseYield(p) };
    default:
      return parseExpressionStatement(p);
  }
}

/** del_stmt: 'del' exprlist */
function parseDelete(p: ParserState): Statement {
  const { line } = p;
  p.expect('del');
  const list = parseExprList(p);
  const isBareTuple = list.kind === 'tuple' && !list.parenthesised;
  return { kind: 'delete', line, targets: isBareTuple ? list.items : [list] };
}

/** raise_stmt: 'raise' [test ['from' test]] */
function parseRaise(p: ParserState): Statement {
  const { line } = p;
  p.expect('raise');
  const exception = startsExpression(p.kind) ? parseTest(p) : null;
  const cause = exception !== null && p.accept('from') ? parseTest(p) : null;
  return { kind: 'raise', line, exception, cause };
}

/** name_list: NAME (',' NAME)* */
function parseNames(p: ParserState): string[] {
  const names: string[] = [];
  do {
    names.push(p.expectName());
  } while (p.accept(','));
  return names;
}

/** assert_stmt: 'assert' test [',' test] */
function parseAssert(p: ParserState): Statement {
  const { line } = p;
  p.expect('assert');
  const condition = parseTest(p);
  const message = p.accept(',') ? parseTest(p) : null;
  return p.debug ? { kind: 'assert', line, condition, message } : { kind: 'pass', line };
}

/** expr_stmt: testlist_star_expr (augassign value | ('=' value)*) with value: yield_expr | testlist_star_expr */
function parseExpressionStatement(p: ParserState): Statement {
  const { line } = p;
  const first = parseTestListStarExpr(p);
  const operator = AUGMENTED.get(p.kind);
  if (operator !== undefined) {
    p.advance();
    return { kind: 'augmented-assign', line, target: first, operator, value: parseValue(p) };
  }
  if (p.at('=')) {
    const chain = [first];
    while (p.accept('=')) chain.push(parseValue(p));
    if (chain.length === 2 && first.kind === 'name' && isCallOfConst(chain[1]!)) {
      return defineConstant(p, line, first, chain[1]);
    }
    return { kind: 'assign', line, targets: chain.slice(0, -1), value: chain.at(-1)! };
  }
  // A constant by itself, such as a doc string, is dropped at once; the prompt prints it.
  if (isConstant(first) && p.mode !== 'single') return { kind: 'pass', line };
  return { kind: 'expression', line, value: first };
}

function isCallOfConst(node: Expression): node is CallExpression {
  return node.kind === 'call' && node.callee.kind === 'name' && node.callee.id === 'const';
}

/** `X = const(1)`: X stands for 1 from here on, and a name with a leading underscore is not even stored. */
function defineConstant(p: ParserState, line: number, target: NameExpression, call: CallExpression): Statement {
  const [argument, ...more] = call.arguments;
  if (argument?.kind !== 'positional' || argument.value.kind !== 'integer' || more.length > 0) {
    throw new SourceError('SyntaxError', 'constant must be an integer', call.line);
  }
  const { value } = argument;
  p.constants.set(target.id, value.value);
  if (target.id.startsWith('_')) return { kind: 'pass', line: NO_LINE };
  return { kind: 'assign', line, targets: [target], value };
}

function parseValue(p: ParserState): Expression {
  return p.at('yield') ? parseYield(p) : parseTestListStarExpr(p);
}

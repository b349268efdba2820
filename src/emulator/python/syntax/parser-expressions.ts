/**
 * Expressions, from lambda and `if` down to trailers. Follows py/grammar.h: the rule stands above its function.
 * The line of a node is that of its first token, except where py/compile.c has another: a call or subscript has that of
 * its bracket, an attribute that of its point, and the call of a method that of the object.
 */
import { parseAtom, startsExpression } from './parser-atoms.ts';
import { parseArguments, parseSubscripts } from './parser-trailers.ts';
import { parseParameters } from './parser-parameters.ts';
import { foldBinary, foldBoolean, foldUnary } from './constant-folding.ts';
import type { BinaryOperator, ComparisonOperator, Expression, UnaryOperator } from './nodes-expressions.ts';
import type { ParserState } from './parser-state.ts';
import type { TokenKind } from './tokens.ts';

/** The higher, the tighter. Unary `not` is 3; the other unary operators bind tighter than all, `**` tighter still. */
const PRECEDENCE: ReadonlyMap<TokenKind, number> = new Map<TokenKind, number>([
  ['or', 1],
  ['and', 2],
  ...(['<', '>', '==', '>=', '<=', '!=', 'in', 'not', 'is'] as const).map((kind) => [kind, 4] as const),
  ['|', 5],
  ['^', 6],
  ['&', 7],
  ['<<', 8],
  ['>>', 8],
  ['+', 9],
  ['-', 9],
  ['*', 10],
  ['/', 10],
  ['%', 10],
  ['//', 10],
]);
const OR_TEST = 1;
const NOT_TEST = 3;
const COMPARISON = 4;
const EXPR = 5;

/** test: or_test ['if' or_test 'else' test] | lambdef */
export function parseTest(p: ParserState): Expression {
  if (p.at('lambda')) return parseLambda(p, parseTest);
  const { line } = p;
  const then = parseOrTest(p);
  if (!p.accept('if')) return then;
  p.nest();
  const condition = parseOrTest(p);
  p.expect('else');
  const otherwise = parseTest(p);
  p.unnest();
  // oxlint-disable-next-line unicorn/no-thenable -- a node is never awaited, nor is this field a function.
  return { kind: 'conditional', line, condition, then, otherwise };
}

/** test_nocond: or_test | lambdef_nocond */
export function parseTestNoCondition(p: ParserState): Expression {
  return p.at('lambda') ? parseLambda(p, parseTestNoCondition) : parseOrTest(p);
}

/**
 * lambdef: 'lambda' [varargslist] ':' test
 * lambdef_nocond: 'lambda' [varargslist] ':' test_nocond
 */
function parseLambda(p: ParserState, parseBody: (p: ParserState) => Expression): Expression {
  const { line } = p;
  p.nest();
  p.expect('lambda');
  const { parameters } = parseParameters(p, ':');
  p.expect(':');
  const body = parseBody(p);
  p.unnest();
  return { kind: 'lambda', line, parameters, body };
}

/** or_test: and_test ('or' and_test)* */
export function parseOrTest(p: ParserState): Expression {
  return parseOperation(p, OR_TEST);
}

/** expr: xor_expr ('|' xor_expr)* */
export function parseExpr(p: ParserState): Expression {
  return parseOperation(p, EXPR);
}

/**
 * All that has a precedence of `lowest` or more. One function for all levels, since nested brackets go through it:
 * or_test: and_test ('or' and_test)*
 * and_test: not_test ('and' not_test)*
 * not_test: 'not' not_test | comparison
 * comparison: expr (comp_op expr)*
 * expr: xor_expr ('|' xor_expr)*, and so on down to term: factor (('*' | '/' | '%' | '//') factor)*
 */
function parseOperation(p: ParserState, lowest: number): Expression {
  const { line } = p;
  let left = lowest <= NOT_TEST && p.at('not') ? parseNot(p) : parseFactor(p);
  for (;;) {
    const precedence = PRECEDENCE.get(p.kind) ?? 0;
    if (precedence < lowest) return left;
    if (precedence < NOT_TEST) left = parseBoolean(p, line, left, p.kind as 'and' | 'or');
    else if (precedence === COMPARISON) left = parseComparison(p, line, left);
    else left = parseBinary(p, line, left, precedence);
  }
}

function parseNot(p: ParserState): Expression {
  const { line } = p;
  p.nest();
  p.expect('not');
  const operand = parseOperation(p, NOT_TEST);
  p.unnest();
  return foldUnary(line, 'not', operand);
}

function parseBoolean(p: ParserState, line: number, first: Expression, operator: 'and' | 'or'): Expression {
  const tighter = PRECEDENCE.get(operator)! + 1;
  const operands = [first];
  p.nest();
  while (p.accept(operator)) operands.push(parseOperation(p, tighter));
  p.unnest();
  return foldBoolean(line, operator, operands);
}

function parseComparison(p: ParserState, line: number, first: Expression): Expression {
  const operands = [first];
  const operators: ComparisonOperator[] = [];
  p.nest();
  while (PRECEDENCE.get(p.kind) === COMPARISON) {
    operators.push(parseComparisonOperator(p));
    operands.push(parseExpr(p));
  }
  p.unnest();
  return { kind: 'comparison', line, operands, operators };
}

function parseBinary(p: ParserState, line: number, first: Expression, precedence: number): Expression {
  const operands = [first];
  const operators: BinaryOperator[] = [];
  p.nest();
  while (PRECEDENCE.get(p.kind) === precedence) {
    operators.push(p.kind as BinaryOperator);
    p.advance();
    operands.push(parseOperation(p, precedence + 1));
  }
  p.unnest();
  return foldBinary(line, operators, operands);
}

/** comp_op: '<' | '>' | '==' | '>=' | '<=' | '!=' | 'in' | 'not' 'in' | 'is' | 'is' 'not' */
function parseComparisonOperator(p: ParserState): ComparisonOperator {
  if (p.accept('not')) {
    p.expect('in');
    return 'not in';
  }
  if (p.accept('is')) return p.accept('not') ? 'is not' : 'is';
  const operator = p.kind as ComparisonOperator;
  p.advance();
  return operator;
}

/** star_expr: '*' expr */
function parseStarExpr(p: ParserState): Expression {
  const { line } = p;
  p.expect('*');
  return { kind: 'star', line, value: parseExpr(p) };
}

export function parseStarExprOrTest(p: ParserState): Expression {
  return p.at('*') ? parseStarExpr(p) : parseTest(p);
}

function parseStarExprOrExpr(p: ParserState): Expression {
  return p.at('*') ? parseStarExpr(p) : parseExpr(p);
}

/** testlist: test (',' test)* [','] */
export function parseTestList(p: ParserState): Expression {
  return parseTuple(p, parseTest, false);
}

/** testlist_star_expr: (test | star_expr) (',' (test | star_expr))* [','] */
export function parseTestListStarExpr(p: ParserState): Expression {
  return parseTuple(p, parseStarExprOrTest, true);
}

/** exprlist: (expr | star_expr) (',' (expr | star_expr))* [','] */
export function parseExprList(p: ParserState): Expression {
  return parseTuple(p, parseStarExprOrExpr, true);
}

function parseTuple(p: ParserState, parseItem: (p: ParserState) => Expression, takesStar: boolean): Expression {
  const { line } = p;
  const first = parseItem(p);
  if (!p.at(',')) return first;
  const items = [first];
  const goesOn = () => startsExpression(p.kind) || (takesStar && p.at('*'));
  while (p.accept(',') && goesOn()) items.push(parseItem(p));
  return { kind: 'tuple', line, items, parenthesised: false };
}

/**
 * factor: ('+' | '-' | '~') factor | power
 * power: atom_expr ['**' factor]
 */
function parseFactor(p: ParserState): Expression {
  const { line } = p;
  if (p.at('+') || p.at('-') || p.at('~')) {
    const operator = p.kind as UnaryOperator;
    p.nest();
    p.advance();
    const operand = parseFactor(p);
    p.unnest();
    return foldUnary(line, operator, operand);
  }
  const left = parseAtomExpr(p);
  if (!p.accept('**')) return left;
  p.nest();
  const right = parseFactor(p);
  p.unnest();
  return { kind: 'binary', line, operator: '**', left, right };
}

/**
 * atom_expr: atom trailer*
 * trailer: '(' [arglist] ')' | '[' subscriptlist ']' | '.' NAME
 */
function parseAtomExpr(p: ParserState): Expression {
  const atom = parseAtom(p);
  const node = parseTrailers(p, atom);
  if (node.kind !== 'attribute' || node.object !== atom || atom.kind !== 'name') return node;
  const value = p.moduleConstant(atom.id, node.name);
  return value === undefined ? node : { kind: 'integer', line: node.line, value };
}

function parseTrailers(p: ParserState, atom: Expression): Expression {
  let node = atom;
  for (;;) {
    const { line } = p;
    switch (p.kind) {
      case '(':
        node = { kind: 'call', line, callee: node, arguments: parseArguments(p) };
        break;
      case '[':
        node = { kind: 'subscript', line, object: node, index: parseSubscripts(p) };
        break;
      case '.': {
        p.advance();
        const name = p.expectName();
        if (!p.at('(')) {
          node = { kind: 'attribute', line, object: node, name };
          break;
        }
        const callee = { kind: 'attribute', line: node.line, object: node, name } as const;
        node = { kind: 'call', line: node.line, callee, arguments: parseArguments(p) };
        break;
      }
      default:
        return node;
    }
  }
}

/** yield_expr: 'yield' ['from' test | testlist] */
export function parseYield(p: ParserState): Expression {
  const { line } = p;
  p.expect('yield');
  if (p.accept('from')) return { kind: 'yield', line, value: parseTest(p), from: true };
  return { kind: 'yield', line, value: startsExpression(p.kind) ? parseTestList(p) : null, from: false };
}

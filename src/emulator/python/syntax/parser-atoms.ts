/**
 * Atoms, displays and comprehensions. Follows atom, testlist_comp, dictorsetmaker and comp_for of py/grammar.h;
 * the rule stands above its function.
 */
import { parseInteger } from '../../lib/integer-literal.ts';
import {
  parseExprList,
  parseOrTest,
  parseStarExprOrTest,
  parseTest,
  parseTestNoCondition,
  parseYield,
} from './parser-expressions.ts';
import type { ComprehensionClause, ComprehensionExpression, Expression } from './nodes-expressions.ts';
import type { ParserState } from './parser-state.ts';
import type { TokenKind } from './tokens.ts';

const EXPRESSION_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['NAME', 'INTEGER', 'FLOAT', 'STRING', 'BYTES', '...', 'None', 'True', 'False'] as const),
  ...(['(', '[', '{', '+', '-', '~', 'not', 'lambda'] as const),
]);

/** Whether a test can begin with this token. */
export function startsExpression(kind: TokenKind): boolean {
  return EXPRESSION_STARTS.has(kind);
}

/** atom: '(' ... ')' | '[' ... ']' | '{' ... '}' | NAME | NUMBER | STRING | '...' | 'None' | 'True' | 'False' */
export function parseAtom(p: ParserState): Expression {
  const { kind, line } = p;
  switch (kind) {
    case 'NAME': {
      const id = p.expectName();
      const value = p.constants.get(id);
      return value === undefined ? { kind: 'name', line, id } : { kind: 'integer', line, value };
    }
    case 'INTEGER':
      return { kind: 'integer', line, value: parseNumber(p) };
    case 'FLOAT':
      return p.refuse('decimal numbers not supported');
    case 'STRING': {
      const { text } = p.tokens;
      p.advance();
      return { kind: 'string', line, value: text };
    }
    case 'BYTES': {
      const { bytes } = p.tokens;
      p.advance();
      return { kind: 'bytes', line, value: bytes };
    }
    case 'None':
    case 'True':
    case 'False':
    case '...':
      p.advance();
      return { kind: 'constant', line, value: kind };
    case '(':
      return parseParenthesised(p);
    case '[':
      return parseList(p);
    case '{':
      return parseDictOrSet(p);
    default:
      return p.fail();
  }
}

function parseNumber(p: ParserState): number | bigint {
  const value = parseInteger(p.tokens.text, 0);
  if (typeof value === 'object') {
    const detail = p.messages === 'terse' ? '' : ` with base ${value.base}: '${value.digits}'`;
    p.refuse(`invalid syntax for integer${detail}`);
  }
  p.advance();
  return value;
}

/** '(' [yield_expr | testlist_comp] ')' */
function parseParenthesised(p: ParserState): Expression {
  const { line } = p;
  p.nest();
  p.expect('(');
  let node: Expression;
  if (p.at(')')) node = { kind: 'tuple', line, items: [], parenthesised: true };
  else if (p.at('yield')) node = parseYield(p);
  else {
    const { line: start } = p;
    node = parseStarExprOrTest(p);
    if (p.at('for')) node = parseComprehension(p, 'generator', line, start, node);
    else if (p.at(',')) node = { kind: 'tuple', line, items: parseTupleItems(p, node), parenthesised: true };
  }
  p.expect(')');
  p.unnest();
  return node;
}

/** '[' [testlist_comp] ']' */
function parseList(p: ParserState): Expression {
  const { line } = p;
  p.nest();
  p.expect('[');
  let node: Expression;
  if (p.at(']')) node = { kind: 'list', line, items: [], trailingComma: false };
  else {
    const { line: start } = p;
    const first = parseStarExprOrTest(p);
    if (p.at('for')) node = parseComprehension(p, 'list', line, start, first);
    else node = parseListItems(p, line, first);
  }
  p.expect(']');
  p.unnest();
  return node;
}

/** testlist_comp: (test | star_expr) (comp_for | (',' (test | star_expr))* [',']) */
function parseTupleItems(p: ParserState, first: Expression): Expression[] {
  const items = [first];
  while (p.accept(',') && !p.at(')')) items.push(parseStarExprOrTest(p));
  return items;
}

/** testlist_comp of a list */
function parseListItems(p: ParserState, line: number, first: Expression): Expression {
  const items = [first];
  let trailingComma = false;
  while (p.accept(',')) {
    trailingComma = p.at(']');
    if (trailingComma) break;
    items.push(parseStarExprOrTest(p));
  }
  return { kind: 'list', line, items, trailingComma };
}

/**
 * '{' [dictorsetmaker] '}'
 * dictorsetmaker: item (comp_for | (',' item)* [',']) with item: test [':' test]; the first item says which it is.
 */
function parseDictOrSet(p: ParserState): Expression {
  const { line } = p;
  p.nest();
  p.expect('{');
  if (p.accept('}')) {
    p.unnest();
    return { kind: 'dict', line, keys: [], values: [] };
  }
  const { line: start } = p;
  const element = parseTest(p);
  const isDict = p.accept(':');
  const value = isDict ? parseTest(p) : null;
  let node: Expression;
  if (p.at('for')) node = parseComprehension(p, isDict ? 'dict' : 'set', line, start, element, value);
  else {
    const items = [element];
    const values = value === null ? [] : [value];
    while (p.accept(',') && !p.at('}')) {
      const item = parseTest(p);
      const its = p.accept(':') ? parseTest(p) : null;
      if (isDict) {
        items.push(its === null ? misfit(p, start, 'expecting key:value for dict') : item);
        values.push(its ?? item);
      } else if (its === null) items.push(item);
      else items.push(its, item, misfit(p, start, 'expecting just a value for set'));
    }
    node = isDict ? { kind: 'dict', line, keys: items, values } : { kind: 'set', line, items };
  }
  p.expect('}');
  p.unnest();
  return node;
}

/** Where a value stands in a set, or none in a dict; the compiler comes upon it after what stands there. */
function misfit(p: ParserState, line: number, message: string): Expression {
  return { kind: 'fault', line, message: p.messages === 'terse' ? 'invalid syntax' : message };
}

/**
 * comp_for: 'for' exprlist 'in' or_test [comp_iter]
 * comp_iter: comp_for | comp_if
 * comp_if: 'if' test_nocond [comp_iter]
 */
export function parseComprehension(
  p: ParserState,
  result: ComprehensionExpression['result'],
  line: number,
  elementLine: number,
  element: Expression,
  value: Expression | null = null,
): ComprehensionExpression {
  const clauses: ComprehensionClause[] = [];
  while (p.accept('for')) {
    const target = parseExprList(p);
    p.expect('in');
    const iterable = parseOrTest(p);
    const conditions: Expression[] = [];
    while (p.accept('if')) conditions.push(parseTestNoCondition(p));
    clauses.push({ target, iterable, conditions });
  }
  return { kind: 'comprehension', line, elementLine, result, element, value, clauses };
}

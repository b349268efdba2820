/**
 * What stands in the brackets of calls and subscripts. Follows arglist and subscriptlist of py/grammar.h, and
 * compile_trailer_paren_helper of py/compile.c for the order of arguments; the rule stands above its function.
 */
import { notedLine } from './compiler-faults.ts';
import { elementStart, parseComprehension } from './parser-atoms.ts';
import { parseTest } from './parser-expressions.ts';
import type { Argument, Expression } from './nodes-expressions.ts';
import type { ParserState } from './parser-state.ts';

/** '(' [arglist] ')' with arglist: argument (',' argument)* [','] */
export function parseArguments(p: ParserState): Argument[] {
  const found: Argument[] = [];
  const seen = new Set<Argument['kind']>();
  p.nest();
  p.expect('(');
  while (!p.at(')')) {
    const argument = parseArgument(p, seen);
    found.push(argument);
    seen.add(argument.kind);
    if (!p.accept(',')) break;
  }
  p.expect(')');
  p.unnest();
  return found;
}

/** argument: test [comp_for] | test '=' test | '*' test | '**' test */
function parseArgument(p: ParserState, seen: ReadonlySet<Argument['kind']>): Argument {
  const start = elementStart(p);
  const { line, mark } = start;
  if (p.accept('*')) {
    if (seen.has('star')) p.faults.add("can't have multiple *x", line);
    return { kind: 'star', value: parseTest(p) };
  }
  if (p.accept('**')) {
    if (seen.has('double-star')) p.faults.add("can't have multiple **x", line);
    return { kind: 'double-star', value: parseTest(p) };
  }
  const value = parseTest(p);
  if (p.accept('=')) {
    if (value.kind === 'name') return { kind: 'keyword', name: value.id, value: parseTest(p) };
    p.faults.add('LHS of keyword arg must be an id', line, mark);
    return { kind: 'keyword', name: '', value: parseTest(p) };
  }
  // The compiler forgets to ask whether a bare comprehension comes too late.
  if (p.at('for')) {
    return { kind: 'positional', value: parseComprehension(p, 'generator', line, start, value) };
  }
  if (seen.has('keyword')) {
    p.faults.add('non-keyword arg after keyword arg', notedLine(value, line), mark);
  }
  return { kind: 'positional', value };
}

/** '[' subscriptlist ']' with subscriptlist: subscript (',' subscript)* [','] */
export function parseSubscripts(p: ParserState): Expression {
  p.nest();
  p.expect('[');
  const { line } = p;
  let index = parseSubscript(p);
  if (p.at(',')) {
    const items = [index];
    while (p.accept(',') && !p.at(']')) items.push(parseSubscript(p));
    index = { kind: 'tuple', line, items, parenthesised: false };
  }
  p.expect(']');
  p.unnest();
  return index;
}

/** subscript: test | [test] ':' [test] [':' [test]] */
function parseSubscript(p: ParserState): Expression {
  const { line } = p;
  const start = p.at(':') ? null : parseTest(p);
  if (!p.accept(':')) return start!;
  const stop = endsSlicePart(p) ? null : parseTest(p);
  const step = p.accept(':') && !endsSlicePart(p) ? parseTest(p) : null;
  return { kind: 'slice', line, start, stop, step };
}

function endsSlicePart(p: ParserState): boolean {
  return p.at(':') || p.at(',') || p.at(']');
}

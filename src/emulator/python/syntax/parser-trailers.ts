/**
 * What stands in the brackets of calls and subscripts. Follows arglist and subscriptlist of py/grammar.h, and
 * compile_trailer_paren_helper of py/compile.c for the order of arguments; the rule stands above its function.
 */
import { NO_LINE, notedLine } from './noted-line.ts';
import { parseComprehension } from './parser-atoms.ts';
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
  const { line } = p;
  if (p.accept('*')) {
    const value = parseTest(p);
    return seen.has('star') ? fault("can't have multiple *x", line) : { kind: 'star', value };
  }
  if (p.accept('**')) {
    const value = parseTest(p);
    return seen.has('double-star') ? fault("can't have multiple **x", line) : { kind: 'double-star', value };
  }
  const value = parseTest(p);
  if (p.accept('=')) {
    const given = parseTest(p);
    if (value.kind !== 'name') return fault('LHS of keyword arg must be an id', line);
    return { kind: 'keyword', name: value.id, value: given };
  }
  // The compiler forgets to ask whether a bare comprehension comes too late, and notes no line for it.
  if (p.at('for')) return { kind: 'positional', value: parseComprehension(p, 'generator', NO_LINE, line, value) };
  if (seen.has('keyword')) return fault('non-keyword arg after keyword arg', notedLine(value, line));
  return { kind: 'positional', value };
}

function fault(message: string, line: number): Argument {
  return { kind: 'positional', value: { kind: 'fault', line, message } };
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

/**
 * Parameters of functions and lambdas. Follows typedargslist and varargslist of py/grammar.h, which let through more
 * than is allowed; compile_scope_func_lambda_param of py/compile.c then refuses it, and scope/analyse.ts here.
 */
import { NO_LINE } from './noted-line.ts';
import { parseTest } from './parser-expressions.ts';
import type { Expression } from './nodes-expressions.ts';
import type { Parameter, Parameters } from './nodes-statements.ts';
import type { ParserState } from './parser-state.ts';

interface ParsedParameters {
  readonly parameters: Parameters;
  readonly annotations: ReadonlyMap<string, Expression>;
}

/**
 * typedargslist: item (',' item)* [',']
 * item: NAME [':' test] ['=' test] | '*' [NAME [':' test]] | '**' NAME [':' test]
 * varargslist: the same without annotations; it is closed by ':', the other by ')'.
 */
export function parseParameters(p: ParserState, closing: ')' | ':'): ParsedParameters {
  const positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  const annotations = new Map<string, Expression>();
  let star: string | null = null;
  let doubleStar: string | null = null;
  let misplaced: number | null = null;

  const annotation = (name: string): boolean => {
    if (closing === ':' || !p.accept(':')) return false;
    annotations.set(name, parseTest(p));
    return true;
  };

  while (!p.at(closing)) {
    const { line } = p;
    const isLate = doubleStar !== null;
    if (p.accept('*')) {
      if (isLate || star !== null) misplaced ??= line;
      star = p.at('NAME') ? p.expectName() : '';
      if (star !== '') annotation(star);
    } else if (p.accept('**')) {
      if (isLate) misplaced ??= line;
      doubleStar = p.expectName();
      annotation(doubleStar);
    } else {
      const name = p.expectName();
      const isAnnotated = annotation(name);
      const value = p.accept('=') ? parseTest(p) : null;
      if (isLate) misplaced ??= isAnnotated || value !== null ? line : NO_LINE;
      (star === null ? positional : keywordOnly).push({ name, line, default: value });
    }
    if (!p.accept(',')) break;
  }
  return { parameters: { positional, star, keywordOnly, doubleStar, misplaced }, annotations };
}

/**
 * The two import statements. Follows import_stmt of py/grammar.h; the rule stands above its function.
 */
import type { ImportFromStatement, ImportStatement } from './nodes-statements.ts';
import type { ParserState } from './parser-state.ts';

/** import_name: 'import' dotted_as_name (',' dotted_as_name)* */
export function parseImport(p: ParserState): ImportStatement {
  const { line } = p;
  const names: { path: string; as: string | null }[] = [];
  p.expect('import');
  do {
    names.push({ path: parseDottedName(p).join('.'), as: parseAs(p) });
  } while (p.accept(','));
  return { kind: 'import', line, names };
}

/** import_from: 'from' (('.' | '...')* dotted_name | ('.' | '...')+) 'import' ('*' | '(' as_names ')' | as_names) */
export function parseImportFrom(p: ParserState): ImportFromStatement {
  const { line } = p;
  p.expect('from');
  let level = 0;
  for (;;) {
    if (p.accept('.')) level++;
    else if (p.accept('...')) level += 3;
    else break;
  }
  const path = level > 0 && !p.at('NAME') ? '' : parseDottedName(p).join('.');
  p.expect('import');
  if (p.accept('*')) return { kind: 'import-from', line, level, path, names: null };
  const isParenthesised = p.accept('(');
  const names = parseAsNames(p);
  if (isParenthesised) p.expect(')');
  return { kind: 'import-from', line, level, path, names };
}

/** as_names: NAME ['as' NAME] (',' NAME ['as' NAME])* [','] */
function parseAsNames(p: ParserState): { name: string; as: string | null }[] {
  const names: { name: string; as: string | null }[] = [];
  do {
    names.push({ name: p.expectName(), as: parseAs(p) });
  } while (p.accept(',') && p.at('NAME'));
  return names;
}

function parseAs(p: ParserState): string | null {
  return p.accept('as') ? p.expectName() : null;
}

/** dotted_name: NAME ('.' NAME)* */
function parseDottedName(p: ParserState): string[] {
  const names: string[] = [];
  do {
    names.push(p.expectName());
  } while (p.accept('.'));
  return names;
}

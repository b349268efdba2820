/**
 * Tab completion at the prompt. Follows mp_repl_autocomplete of py/repl.c: names of the present block, then those in
 * the table of each object on the way; instances show what their class has.
 */

/** Where names come from: those of the block for an empty path; undefined where an object on the path has none. */
export type NameSource = (path: readonly string[]) => readonly string[] | undefined;

export type Completion =
  | { readonly kind: 'none' }
  | { readonly kind: 'insert'; readonly text: string }
  /** Several names, in columns, a line break at both ends. */
  | { readonly kind: 'list'; readonly text: string };

const COLUMN = 16;
const LINE = 4 * COLUMN;
const IMPORT = 'import ';
const NONE: Completion = { kind: 'none' };

/** What Tab does with the text left of the cursor. */
export function complete(left: string, names: NameSource): Completion {
  const word = /[A-Za-z0-9_.]*$/.exec(left)![0];
  const path = word.split('.');
  const prefix = path.pop()!;
  const known = names(path);
  if (known === undefined) return NONE;
  const matches = known.filter((name) => name.startsWith(prefix));
  const [first] = matches;
  if (first === undefined) {
    return path.length === 0 && IMPORT.startsWith(prefix) && word === left
      ? { kind: 'insert', text: IMPORT.slice(prefix.length) }
      : NONE;
  }
  const common = matches.reduce(commonPrefix, first);
  // A name that is complete already leaves the line alone, with nothing redrawn.
  if (matches.length === 1 && first === prefix) return NONE;
  if (matches.length === 1 || common.length > prefix.length) {
    return { kind: 'insert', text: common.slice(prefix.length) };
  }
  return { kind: 'list', text: columns(matches) };
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function columns(names: readonly string[]): string {
  let text = '';
  let width = LINE;
  for (const name of names) {
    let gap = Math.ceil(width / COLUMN) * COLUMN - width;
    if (gap < 2) gap += COLUMN;
    if (width + gap + name.length <= LINE) {
      text += ' '.repeat(gap) + name;
      width += gap + name.length;
    } else {
      text += `\r\n${name}`;
      width = name.length;
    }
  }
  return `${text}\r\n`;
}

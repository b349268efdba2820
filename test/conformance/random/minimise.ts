/**
 * Makes a program that shows a difference as small as dropping statements can: blocks of lines go, larger ones first,
 * as long as the difference stays.
 */

/** `differs` runs a candidate. */
export async function minimised(source: string, differs: (candidate: string) => Promise<boolean>): Promise<string> {
  let lines = source.split('\n');
  for (let again = true; again;) {
    again = false;
    for (let at = 0; at < lines.length; at++) {
      for (const candidate of candidates(lines, at)) {
        if (!(await differs(candidate.join('\n')))) continue;
        lines = candidate;
        again = true;
        at--;
        break;
      }
    }
  }
  return lines.join('\n');
}

/** The program without the statement at a line, without its head, with its block replaced, or with nothing in it. */
function candidates(lines: readonly string[], at: number): string[][] {
  const line = lines[at]!;
  const end = blockEnd(lines, at);
  const [before, after] = [lines.slice(0, at), lines.slice(end)];
  const result = [[...before, ...after]];
  if (end > at + 1) {
    const inner = lines.slice(at + 1, end);
    result.push([...before, ...inner.map((inside) => inside.replace(/^ {2}/, '')), ...after]);
    const next = lines[end] ?? '';
    if (indentation(next) === indentation(line) && /^\s*(except|finally|else|elif)\b/.test(next)) {
      const last = blockEnd(lines, end);
      result.push([...before, ...inner.map((inside) => inside.replace(/^ {2}/, '')), ...lines.slice(last)]);
    }
  } else if (line.trim() !== 'pass' && line.trim() !== '') {
    result.push([...before, `${' '.repeat(indentation(line))}pass`, ...after]);
  }
  return result;
}

/** The line after a statement's own block; `else` and its like are apart. */
function blockEnd(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && lines[end] !== '' && indentation(lines[end]!) > indentation(lines[at]!)) end++;
  return end;
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

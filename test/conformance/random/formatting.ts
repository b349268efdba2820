/**
 * Format strings: the `%` operator, str.format(), and what they are given.
 */
import { int } from './values.ts';
import type { Writer } from './writer.ts';

/** A text made by formatting; `value` writes an argument. */
export function formatted(w: Writer, value: () => string): string {
  return w.chance(50) ? percent(w, value) : braces(w, value);
}

function argument(w: Writer, value: () => string): string {
  return w.chance(60) ? int(w) : w.pick(['s', "'é'", "'abc'", 'None', '(1, 2)', "b'ab'", value()]);
}

function percent(w: Writer, value: () => string): string {
  let pattern = '';
  const given: string[] = [];
  const specifiers = 1 + w.below(3);
  for (let n = 0; n < specifiers; n++) {
    pattern += w.pick(['', 'x', 'é ', '%%', '|']);
    let spec = '%';
    if (w.chance(6)) spec += `(${w.pick(['a', 'b'])})`;
    spec += w.several(0, 2, () => w.pick(['-', '+', ' ', '#', '0'])).join('');
    if (w.chance(50)) spec += starOr(w, given, ['0', '1', '2', '5', '8', '12', '20']);
    if (w.chance(25)) spec += `.${starOr(w, given, ['', '0', '1', '3', '5', '8'])}`;
    pattern += spec + w.pick(['d', 'd', 'i', 'u', 'x', 'X', 'o', 's', 's', 'r', 'c', 'a', 'z', 'é', 'e', '']);
    given.push(argument(w, value));
  }
  if (w.chance(6)) given.pop();
  if (w.chance(4)) given.push('1');
  const alone = given.length === 1 && w.chance(35);
  const all =
    pattern.includes('(') && w.chance(80) ? "{'a': 1, 'b': 'x'}" : alone ? given[0]! : `(${given.join(', ')},)`;
  return `'${pattern}' % ${all === '(,)' ? '()' : all}`;
}

/** A width or precision, or `*`, which takes it from the arguments. */
function starOr(w: Writer, given: string[], choices: readonly string[]): string {
  if (!w.chance(12)) return w.pick(choices);
  given.push(w.pick(['5', '0', '-5', '12', 'True', "'a'"]));
  return '*';
}

function braces(w: Writer, value: () => string): string {
  const given = w.several(1, 3, () => argument(w, value));
  const pattern = w.several(1, 3, () => w.pick(['', 'x', 'é', '{{', '}}', '|']) + field(w)).join('');
  const named = w.pick(['', ', a=1, w=5', ", a='q'", ', a=[1], w=10']);
  return `'${pattern}'.format(${given.join(', ')}${named})`;
}

function field(w: Writer): string {
  const name = w.chance(60) ? '' : w.pick(['0', '1', '2', 'a', 'w', 'a.b', 'a[0]', '0.x', 'missing', 'é']);
  const conversion = w.chance(15) ? w.pick(['!r', '!s', '!x', '!', '!rr']) : '';
  const end = w.chance(97) ? '}' : w.pick(['', '}}', '{']);
  return `{${name}${conversion}${w.chance(75) ? `:${specification(w)}` : ''}${end}`;
}

function specification(w: Writer): string {
  return [
    w.chance(50) ? w.pick(['', '', '*', '0', 'x', 'é', '<', '{']) + w.pick(['<', '>', '=', '^']) : '',
    w.chance(30) ? w.pick(['+', '-', ' ']) : '',
    w.chance(25) ? '#' : '',
    w.chance(25) ? '0' : '',
    w.chance(60) ? w.pick(['1', '2', '5', '8', '12', '20', '{w}', '{a}']) : '',
    w.chance(20) ? ',' : '',
    w.chance(15) ? w.pick(['.', '.0', '.2', '.5']) : '',
    w.chance(75) ? w.pick(['d', 'd', 'b', 'o', 'x', 'X', 's', 'c', 'n', 'e', 'f', 'g', '%', 'z']) : '',
  ].join('');
}

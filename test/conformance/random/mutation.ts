/**
 * Programs with mistakes: tokens of a sound one are dropped, doubled, exchanged or replaced, for the sake of syntax
 * errors and of what the parser lets pass.
 */
import type { Writer } from './writer.ts';

/** Names, numbers, texts, operators, line ends with their indentation, and the space between. */
const TOKEN = /\n *|\w+|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\*\*|\/\/|<<|>>|[<>=!+\-*/%&|^]=|\s+|./gu;

const STRAY = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '.',
  '=',
  '*',
  '**',
  'if',
  'else',
  'for',
  'in',
  'lambda',
  'not',
  'def',
  '@',
  ';',
  '\\',
  "'",
  '"""',
  '\n',
  '\n  ',
  '\n    ',
  '	',
  'yield',
  'return',
  'import',
  'from',
  'as',
  'None',
  '0',
  '1.5',
  '0x',
  '09',
  '1j',
  '$',
  '?',
  '!',
  'é',
  '->',
  '...',
  'global',
  'nonlocal',
  'del',
  'pass',
  'break',
  'try:',
  'except',
  'finally:',
  'with',
  'class',
  'x',
  '==',
  '+=',
  "b'é'",
  "u'x'",
  '# comment\n',
];

export function mutated(w: Writer, source: string): string {
  const tokens = source.match(TOKEN) ?? [];
  const mistakes = 1 + w.below(2);
  for (let n = 0; n < mistakes; n++) {
    const at = w.below(tokens.length);
    const other = w.below(tokens.length);
    w.oneOf(
      () => tokens.splice(at, 1),
      () => tokens.splice(at, 1),
      () => tokens.splice(at, 0, tokens[at]!),
      () => tokens.splice(at, 0, w.pick(STRAY)),
      () => tokens.splice(at, 1, w.pick(STRAY)),
      () => tokens.splice(at, 1, tokens[other]!),
      () => ([tokens[at], tokens[other]] = [tokens[other]!, tokens[at]!]),
    );
  }
  return tokens.join('');
}

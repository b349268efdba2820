/**
 * Whether the prompt should ask for another line. Follows mp_repl_continue_with_input of py/repl.c, which looks at
 * brackets, quotes and the first word only: an `else` does not count, and quotes of one line may stay open.
 */
import { isAsciiWord } from '../../lib/characters.ts';

const COMPOUND_KEYWORDS = ['if', 'while', 'for', 'try', 'with', 'def', 'class'];

/** `text` is what has been typed so far, its lines ended by `\n`, without the last line end. */
export function needsContinuation(text: string): boolean {
  if (text === '') return false;
  if (isOpen(text) || text.endsWith('\\')) return true;
  return startsCompound(text) && !text.endsWith('\n');
}

function startsCompound(text: string): boolean {
  if (text.startsWith('@')) return true;
  return COMPOUND_KEYWORDS.some((word) => text.startsWith(word) && !isAsciiWord(text.charCodeAt(word.length)));
}

/** True if a bracket of some kind is open, or a triple quote. */
function isOpen(text: string): boolean {
  let parentheses = 0;
  let brackets = 0;
  let braces = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === "'" || character === '"') {
      const triple = character.repeat(3);
      if ((quote === '' || quote === triple) && text.startsWith(triple, at)) {
        quote = quote === '' ? triple : '';
        at += 2;
      } else if (quote === '') quote = character;
      else if (quote === character) quote = '';
    } else if (character === '\\') {
      const next = text[at + 1];
      if (quote !== '' && (next === "'" || next === '"' || next === '\\')) at++;
    } else if (quote === '') {
      if (character === '(') parentheses++;
      else if (character === ')') parentheses--;
      else if (character === '[') brackets++;
      else if (character === ']') brackets--;
      else if (character === '{') braces++;
      else if (character === '}') braces--;
    }
  }
  return parentheses > 0 || brackets > 0 || braces > 0 || quote.length === 3;
}

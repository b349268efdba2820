/**
 * The kinds of tokens. Follows py/lexer.h and the tables of py/lexer.c, built without async and await: a keyword or an
 * operator is its own kind, so that the grammar reads as it is written; the other kinds are in capitals.
 */
const KEYWORDS = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
] as const;

const OPERATORS = [
  ...(['(', ')', '[', ']', '{', '}', ',', ':', ';', '@', '~', '.', '...', '->'] as const),
  ...(['<', '>', '==', '<=', '>=', '!='] as const),
  ...(['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^'] as const),
  ...(['=', '+=', '-=', '*=', '/=', '//=', '%=', '**=', '<<=', '>>=', '&=', '|=', '^='] as const),
];

export type Keyword = (typeof KEYWORDS)[number];
export type Operator = (typeof OPERATORS)[number];

export type TokenKind =
  | Keyword
  | Operator
  | 'NAME'
  | 'INTEGER'
  /** A number with a point, an exponent or a `j`: the board knows none of them. */
  | 'FLOAT'
  | 'STRING'
  | 'BYTES'
  | 'NEWLINE'
  | 'INDENT'
  | 'DEDENT'
  /** Stands in place of a NEWLINE whose next line is indented as no line around it. */
  | 'DEDENT_MISMATCH'
  /** Fits nowhere: a stray character, a string that does not end, an escape that means nothing. */
  | 'INVALID'
  | 'END';

export const keywords: ReadonlyMap<string, Keyword> = new Map(KEYWORDS.map((word) => [word, word]));

/** By the code of their first character, longest first. */
export const operators: readonly (readonly Operator[] | undefined)[] = Array.from({ length: 0x80 }, (_, code) => {
  const here = OPERATORS.filter((operator) => operator.charCodeAt(0) === code);
  return here.length === 0 ? undefined : here.sort((a, b) => b.length - a.length);
});

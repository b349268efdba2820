/**
 * Cuts source text into tokens, one at a time. Follows py/lexer.c: tabs go to the next multiple of 8, CR and CRLF are
 * line ends, a missing last line end is added, adjacent literals are one token, and a NEWLINE has the line of what
 * comes after it.
 */
import { isDigit, isIdentifierPart, isIdentifierStart, isLetterOrDigit, isSpace } from '../../lib/characters.ts';
import { StringLiteral } from './string-literal.ts';
import { keywords, operators } from './tokens.ts';
import type { TokenKind } from './tokens.ts';

const TAB = 0x09;
const NEWLINE = 0x0a;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const QUOTE = 0x27;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const BACKSLASH = 0x5c;
const LOWER_B = 0x62;
const LOWER_E = 0x65;
const LOWER_J = 0x6a;
const LOWER_O = 0x6f;
const LOWER_R = 0x72;
const LOWER_U = 0x75;
const LOWER_X = 0x78;
/** Set in lower-case letters, clear in capitals. */
const CASE_BIT = 0x20;

const TAB_SIZE = 8;
const NO_BYTES = new Uint8Array(0);

export class Tokenizer {
  /** The current token. */
  kind: TokenKind = 'END';
  /** The line it begins on, from 1. */
  line = 1;
  /** Of NAME, INTEGER and FLOAT the text as written, of STRING the value. */
  text = '';
  /** Of BYTES the value. */
  bytes: Uint8Array = NO_BYTES;

  private readonly source: string;
  private readonly debugConstant: TokenKind;
  private at = 0;
  private currentLine = 1;
  private lineStart = 0;
  private openBrackets = 0;
  private readonly indents = [0];
  /** INDENT tokens still to come where positive, DEDENT tokens where negative. */
  private dents = 0;

  /**
   * `debug` is what `__debug__` stands for.
   * Errors, here and in advance: SourceError NotImplementedError for `\N` in a string.
   */
  constructor(source: string, debug: boolean) {
    this.source = withLineEnds(source);
    this.debugConstant = debug ? 'True' : 'False';
    const afterNewline = this.skipSpace(false);
    const isIndented = this.column() !== 0;
    this.read(afterNewline);
    if (isIndented) this.kind = 'INDENT';
  }

  /** Moves on to the next token; after the last one it stays at END. */
  advance(): void {
    this.read(this.skipSpace(false));
  }

  /** Skips spaces, comments and continued lines, and line ends too unless told to stop; true if it passed one. */
  private skipSpace(stopAtNewline: boolean): boolean {
    const { source } = this;
    let passedNewline = false;
    for (;;) {
      const code = source.charCodeAt(this.at);
      if (code === NEWLINE) {
        if (stopAtNewline && this.openBrackets === 0) break;
        passedNewline = true;
        this.startLine(1);
      } else if (isSpace(code)) this.at++;
      else if (code === HASH) this.at = source.indexOf('\n', this.at);
      else if (code === BACKSLASH && source.charCodeAt(this.at + 1) === NEWLINE) this.startLine(2);
      else break;
    }
    return passedNewline;
  }

  private startLine(width: number): void {
    this.at += width;
    this.currentLine++;
    this.lineStart = this.at;
  }

  /** The column of the current position, which only white space may precede on its line. */
  private column(): number {
    let column = 0;
    for (let at = this.lineStart; at < this.at; at++) {
      column = this.source.charCodeAt(at) === TAB ? (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE : column + 1;
    }
    return column;
  }

  private read(afterNewline: boolean): void {
    const { source } = this;
    this.line = this.currentLine;
    if (this.dents < 0) {
      this.dents++;
      this.kind = 'DEDENT';
      return;
    }
    if (this.dents > 0) {
      this.dents--;
      this.kind = 'INDENT';
      return;
    }
    if (afterNewline && this.openBrackets === 0) {
      this.kind = this.newline();
      return;
    }
    if (this.at >= source.length) {
      this.kind = 'END';
      return;
    }
    const code = source.charCodeAt(this.at);
    if (this.quoteOffset(code) >= 0) this.strings();
    else if (isIdentifierStart(code)) this.name();
    else if (isDigit(code) || (code === POINT && isDigit(source.charCodeAt(this.at + 1)))) this.number(code);
    else this.operator(code);
  }

  private newline(): TokenKind {
    const { indents } = this;
    const column = this.column();
    if (column > indents.at(-1)!) {
      indents.push(column);
      this.dents++;
      return 'NEWLINE';
    }
    while (column < indents.at(-1)!) {
      indents.pop();
      this.dents--;
    }
    return column === indents.at(-1) ? 'NEWLINE' : 'DEDENT_MISMATCH';
  }

  /** How far away the quote is of the literal that begins here, prefixes being r, u, b, rb and br; else -1. */
  private quoteOffset(code: number): number {
    if (code === QUOTE || code === DOUBLE_QUOTE) return 0;
    if (code !== LOWER_R && code !== LOWER_B && code !== LOWER_U) return -1;
    const second = this.source.charCodeAt(this.at + 1);
    if (second === QUOTE || second === DOUBLE_QUOTE) return 1;
    if (!(code === LOWER_R && second === LOWER_B) && !(code === LOWER_B && second === LOWER_R)) return -1;
    const third = this.source.charCodeAt(this.at + 2);
    return third === QUOTE || third === DOUBLE_QUOTE ? 2 : -1;
  }

  private strings(): void {
    const { source } = this;
    let literal: StringLiteral | undefined;
    for (;;) {
      const first = source.charCodeAt(this.at);
      const offset = this.quoteOffset(first);
      if (offset < 0) break;
      const isBytes = first === LOWER_B || offset === 2;
      literal ??= new StringLiteral(source, isBytes);
      // A string and bytes are not joined: the parser will not like the second.
      if (literal.isBytes !== isBytes) break;
      this.at = literal.read(this.at + offset, first === LOWER_R || offset === 2);
      if (!literal.valid) {
        this.kind = 'INVALID';
        return;
      }
      this.currentLine += literal.newlines;
      literal.newlines = 0;
      this.skipSpace(true);
    }
    if (literal!.isBytes) {
      this.kind = 'BYTES';
      this.bytes = Uint8Array.from(literal!.bytes);
    } else {
      this.kind = 'STRING';
      this.text = literal!.text;
    }
  }

  private name(): void {
    const { source } = this;
    const start = this.at;
    let at = start + 1;
    while (isIdentifierPart(source.charCodeAt(at))) at++;
    this.at = at;
    const text = source.slice(start, at);
    this.text = text;
    if (text === '__debug__') this.kind = this.debugConstant;
    else this.kind = keywords.get(text) ?? 'NAME';
  }

  /** Takes letters too: whether they make sense, the parser finds out. */
  private number(first: number): void {
    const { source } = this;
    const start = this.at;
    const prefix = source.charCodeAt(start + 1) | CASE_BIT;
    const isPrefixed = first === ZERO && (prefix === LOWER_B || prefix === LOWER_O || prefix === LOWER_X);
    let kind: TokenKind = first === POINT ? 'FLOAT' : 'INTEGER';
    let at = start + 1;
    for (;;) {
      const code = source.charCodeAt(at);
      const letter = code | CASE_BIT;
      if (!isLetterOrDigit(code) && code !== POINT) break;
      at++;
      if (letter === LOWER_E && !isPrefixed) {
        kind = 'FLOAT';
        const sign = source.charCodeAt(at);
        if (sign === PLUS || sign === MINUS) at++;
      } else if (code === POINT || letter === LOWER_J) kind = 'FLOAT';
    }
    this.at = at;
    this.kind = kind;
    this.text = source.slice(start, at);
  }

  private operator(first: number): void {
    for (const operator of operators[first] ?? []) {
      if (operator.length > 1 && !this.source.startsWith(operator, this.at)) continue;
      this.at += operator.length;
      this.kind = operator;
      if (operator === '(' || operator === '[' || operator === '{') this.openBrackets++;
      else if (operator === ')' || operator === ']' || operator === '}') this.openBrackets--;
      return;
    }
    this.at++;
    this.kind = 'INVALID';
  }
}

function withLineEnds(source: string): string {
  const text = source.includes('\r') ? source.replaceAll(/\r\n?/g, '\n') : source;
  return text.endsWith('\n') ? text : `${text}\n`;
}

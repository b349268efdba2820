/**
 * Reads the quoted part of a string or bytes literal. Follows parse_string_literal of py/lexer.c, down to what it makes
 * of a backslash before a character outside ASCII: that character's first byte becomes a character of its own.
 */
import { encodeUtf8 } from '../../lib/utf8.ts';
import { digitValue } from '../../lib/characters.ts';
import { SourceError } from './source-error.ts';

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const LAST_CODE_POINT = 0x10ffff;
/** A byte that is not valid UTF-8 stands in a text as this plus its value. */
const RAW_BYTE = 0xdc00;

/** Escapes of one character, by what follows the backslash. */
const SIMPLE_ESCAPES = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
]);

const HEX_DIGITS = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** One token's worth of adjacent literals, all of the same kind. */
export class StringLiteral {
  readonly isBytes: boolean;
  /** What has been read, of a string. */
  text = '';
  /** What has been read, of bytes. */
  readonly bytes: number[] = [];
  /** Line ends inside the quotes. */
  newlines = 0;
  /** False once an escape made no sense or the closing quote was missing. */
  valid = true;

  private readonly source: string;
  private at = 0;

  constructor(source: string, isBytes: boolean) {
    this.source = source;
    this.isBytes = isBytes;
  }

  /**
   * Reads one literal whose opening quote is at `start`; the source ends with a newline. Returns where it ends.
   * Errors: SourceError NotImplementedError for `\N`.
   */
  read(start: number, raw: boolean): number {
    const { source } = this;
    const quote = source.charCodeAt(start);
    const isTriple = (at: number) => source.charCodeAt(at + 1) === quote && source.charCodeAt(at + 2) === quote;
    const triple = isTriple(start);
    let chunk = start + (triple ? 3 : 1);
    this.at = chunk;
    for (;;) {
      const code = source.charCodeAt(this.at);
      if (code === quote && (!triple || isTriple(this.at))) break;
      if (code === BACKSLASH) {
        this.append(source.slice(chunk, this.at));
        this.at++;
        if (raw) this.verbatim();
        else this.escape();
        chunk = this.at;
        continue;
      }
      if (this.at >= source.length || (code === NEWLINE && !triple)) {
        this.valid = false;
        return this.at;
      }
      if (code === NEWLINE) this.newlines++;
      this.at++;
    }
    this.append(source.slice(chunk, this.at));
    return this.at + (triple ? 3 : 1);
  }

  private append(text: string): void {
    if (!this.isBytes) this.text += text;
    else for (const byte of encodeUtf8(text)) this.bytes.push(byte);
  }

  private appendCode(code: number): void {
    if (code > (this.isBytes ? 0xff : LAST_CODE_POINT)) this.valid = false;
    else if (this.isBytes) this.bytes.push(code);
    else this.text += String.fromCodePoint(code);
  }

  /** Reads what follows a backslash, up to and with its last character. */
  private escape(): void {
    const letter = this.source[this.at]!;
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      if (letter === '\n') this.newlines++;
      this.append(simple);
      this.at++;
    } else if (letter === 'x' || (HEX_DIGITS.has(letter) && !this.isBytes)) this.hexEscape(HEX_DIGITS.get(letter)!);
    else if (letter === 'N') throw new SourceError('NotImplementedError', 'unicode name escapes', 0);
    else if (letter >= '0' && letter <= '7') this.octalEscape();
    else this.verbatim();
  }

  private hexEscape(digits: number): void {
    let code = 0;
    for (; digits > 0; digits--) {
      const digit = digitValue(this.source.charCodeAt(++this.at));
      if (digit >= 16) {
        this.valid = false;
        break;
      }
      code = code * 16 + digit;
    }
    this.at++;
    // DIFFERS from every other code out of range: the lexer takes this one for the end of the text and drops it.
    if (code !== 0xffffffff) this.appendCode(code);
  }

  private octalEscape(): void {
    let code = 0;
    for (let digits = 0; digits < 3; digits++) {
      const digit = digitValue(this.source.charCodeAt(this.at));
      if (digit >= 8) break;
      code = code * 8 + digit;
      this.at++;
    }
    this.appendCode(code);
  }

  /** Keeps the backslash and the character after it, as raw literals and unknown escapes do. */
  private verbatim(): void {
    const code = this.source.codePointAt(this.at)!;
    const character = String.fromCodePoint(code);
    this.at += character.length;
    if (code === NEWLINE) this.newlines++;
    if (code < 0x80 || this.isBytes) this.append(`\\${character}`);
    else {
      const [first, ...rest] = encodeUtf8(character);
      this.append(`\\${String.fromCharCode(first!, ...rest.map((byte) => RAW_BYTE + byte))}`);
    }
  }
}

/**
 * ujson.load() and loads(): a parser without recursion that goes through its input once. Follows extmod/modujson.c:
 * commas and colons are white space, brackets need not be of the same kind, the outermost
 * may stay open, NUL is the end. What JSON allows, but for floats, is read as JSON means it.
 */
import { newStr } from '../memory/plain-values.ts';
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { messages } from '../runtime/messages.ts';
import { valueError } from '../runtime/raise.ts';
import { PyDict } from '../types/dict.ts';
import { parseIntText } from '../types/int-text.ts';
import { PyList, append } from '../types/list.ts';

/** Gives one byte after the other, 0 at the end and ever after. */
export type ByteReader = () => number;

const END = 0;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
/** From the character behind 9 to `a`. */
const LETTERS_AFTER_DIGITS = 39;

const WORDS: Readonly<Record<string, { readonly rest: string; readonly value: Value }>> = {
  n: { rest: 'ull', value: None },
  f: { rest: 'alse', value: false },
  t: { rest: 'rue', value: true },
};

/** What a letter behind a backslash stands for; others stand for themselves. */
const ESCAPES = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);

function fault() {
  return valueError(messages.jsonSyntax());
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** UTF-8 of a number, surrogates in three bytes too. Follows vstr_add_char. */
function encodeUnit(unit: number): number[] {
  if (unit < 0x80) return [unit];
  const last = 0x80 | (unit & 0x3f);
  if (unit < 0x800) return [0xc0 | (unit >> 6), last];
  const middle = 0x80 | ((unit >> 6) & 0x3f);
  if (unit < 0x10000) return [0xe0 | (unit >> 12), middle, last];
  return [0xf0 | (unit >> 18), 0x80 | ((unit >> 12) & 0x3f), middle, last];
}

class JsonReader {
  private readonly readByte: ByteReader;
  private current: number;

  constructor(readByte: ByteReader) {
    this.readByte = readByte;
    this.current = readByte();
  }

  private next(): number {
    this.current = this.readByte();
    return this.current;
  }

  /** The only value of the input. Errors: ValueError, and those of the stream. */
  read(): Value {
    const outer: (PyList | PyDict)[] = [];
    let container: PyList | PyDict | undefined;
    // One for all dicts: a key without a value waits for the next dict.
    let key: Value | undefined;
    let result: Value | undefined;
    while (this.current !== END) {
      const byte = this.current;
      this.next();
      const character = String.fromCharCode(byte);
      if (',: \t\n\r'.includes(character)) continue;
      if (character === ']' || character === '}') {
        if (container === undefined) throw fault();
        if (outer.length === 0) {
          result = container;
          break;
        }
        container = outer.pop();
        continue;
      }
      const value = this.value(character);
      const opened = character === '[' || character === '{' ? (value as PyList | PyDict) : undefined;
      if (container === undefined) {
        if (opened === undefined) {
          result = value;
          break;
        }
      } else {
        if (container instanceof PyList) {
          append(container, value);
        } else if (key === undefined) {
          if (opened !== undefined) throw fault();
          key = value;
        } else {
          container.table.set(key, value);
          key = undefined;
        }
        if (opened !== undefined) outer.push(container);
      }
      if (opened !== undefined) container = opened;
    }
    // The outermost bracket may stay open to the end.
    if (result === undefined && outer.length === 0) result = container;
    while (isSpace(this.current)) this.next();
    if (this.current !== END || result === undefined) throw fault();
    return result;
  }

  /** The value that a character begins; the reader stands behind it. */
  private value(first: string): Value {
    const word = WORDS[first];
    if (word !== undefined) return this.word(word.rest, word.value);
    if (first === '"') return this.text();
    if (first === '-' || (first >= '0' && first <= '9')) return this.number(first);
    if (first === '[') return new PyList([]);
    if (first === '{') return new PyDict();
    throw fault();
  }

  private word(rest: string, value: Value): Value {
    for (const letter of rest) {
      if (this.current !== letter.charCodeAt(0)) throw fault();
      this.next();
    }
    return value;
  }

  private text(): string {
    const bytes: number[] = [];
    while (this.current !== END && this.current !== QUOTE) {
      if (this.current !== BACKSLASH) bytes.push(this.current);
      else if (this.next() === LETTER_U) bytes.push(...encodeUnit(this.unit()));
      else bytes.push(ESCAPES.get(this.current) ?? this.current);
      this.next();
    }
    if (this.current === END) throw fault();
    this.next();
    return newStr(decodeUtf8(Uint8Array.from(bytes)));
  }

  /** The four digits of `\u`; the firmware makes a number of any four bytes, and so does this. */
  private unit(): number {
    let unit = 0;
    for (let i = 0; i < 4; i++) {
      const digit = ((this.next() | 0x20) - 0x30) & 0xff;
      unit = (unit << 4) | (digit > 9 ? (digit - LETTERS_AFTER_DIGITS) & 0xff : digit);
    }
    return unit;
  }

  /** Errors: ValueError, also for whatever would be a float. */
  private number(first: string): Value {
    let text = first;
    for (let c = String.fromCharCode(this.current); /[-0-9.eE]/.test(c); c = String.fromCharCode(this.next()))
      text += c;
    if (/[.eE]/.test(text)) throw valueError(messages.decimalNumbers());
    return parseIntText(text, 10);
  }
}

export function readJson(readByte: ByteReader): Value {
  return new JsonReader(readByte).read();
}

/**
 * str and bytes as the methods of py/objstr.c see them. The firmware works on bytes of UTF-8; here a str whose
 * characters are one UTF-16 unit each is worked on as it is, and only the others are taken apart into bytes, so that
 * invalid UTF-8 behaves as on the chip too. A `Text` hides which of the two it is.
 */
import { newStr } from '../memory/plain-values.ts';
import { decodeUtf8, encodeUtf8, isAscii } from '../../lib/utf8.ts';
import { typeName, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { indexError, typeError } from '../runtime/raise.ts';
import { clippedIndex } from '../runtime/sequence.ts';
import { PyBytes } from './bytes.ts';
import { toIntMaybe } from './int.ts';

const SURROGATE = /[\ud800-\udfff]/;

/** Shorter texts are looked through in a loop at once; of longer ones the last is remembered. */
const SHORT = 24;

const lastLooked = { text: '', plain: true };

/** True where each character is one UTF-16 unit: no code point above U+FFFF and no invalid byte. */
export function isPlain(text: string): boolean {
  if (text.length <= SHORT) {
    for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xf800) === 0xd800) return false;
    return true;
  }
  if (text !== lastLooked.text) {
    lastLooked.text = text;
    lastLooked.plain = !SURROGATE.test(text);
  }
  return lastLooked.plain;
}

/** A string with one unit per byte. */
export function unitsOfBytes(data: Uint8Array): string {
  let units = '';
  for (let i = 0; i < data.length; i += 8192) units += String.fromCharCode(...data.subarray(i, i + 8192));
  return units;
}

export function bytesOfUnits(units: string): Uint8Array {
  const data = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) data[i] = units.charCodeAt(i);
  return data;
}

/** True for bytes that UTF-8 has only behind others: they begin no character. */
export function isContinuation(code: number): boolean {
  return (code & 0xc0) === 0x80;
}

/**
 * Position of the character that an index means in UTF-8, one unit per byte; -1 where it is out of range.
 * Follows str_index_to_ptr of py/objstrunicode.c.
 */
function utf8Position(units: string, index: number): number {
  let left = index;
  if (left < 0) {
    let at = units.length - 1;
    for (; left !== 0; at--) {
      if (at < 0) return -1;
      if (!isContinuation(units.charCodeAt(at))) left++;
    }
    return at + 1;
  }
  for (let at = 0; at < units.length; at = nextCharacter(units, at)) if (left-- === 0) return at;
  return -1;
}

/** Where the next character begins. */
export function nextCharacter(units: string, at: number): number {
  do at++;
  while (isContinuation(units.charCodeAt(at)));
  return at;
}

/** The bytes of the character at a position: as many as its first byte announces, NULs behind the end of the text. */
export function characterAt(units: string, at: number): Uint8Array {
  const first = units.charCodeAt(at);
  let length = 1;
  if (first >= 0x80) for (let mask = 0x40; first & mask; mask >>= 1) length++;
  return bytesOfUnits(units.slice(at, at + length).padEnd(length, '\0'));
}

/** Characters between two positions of UTF-8, one unit per byte. */
function countCharacters(units: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (!isContinuation(units.charCodeAt(i))) count++;
  return count;
}

/** An index into a str as a number. Errors: TypeError, OverflowError. */
function stringIndex(index: Value): number {
  const wanted = toIntMaybe(index);
  if (wanted === undefined) throw typeError(messages.stringIndexType(typeName(index)));
  return wanted;
}

export class Text {
  /** `characters` are those of a plain str; a str in `utf8` and `bytes` have one unit per byte. */
  readonly form: 'characters' | 'utf8' | 'bytes';
  readonly units: string;

  constructor(form: Text['form'], units: string) {
    this.form = form;
    this.units = units;
  }

  /** Another str or bytes in units of this one. */
  read(other: string | PyBytes): string {
    if (other instanceof PyBytes) return unitsOfBytes(other.data);
    return this.form === 'characters' ? other : unitsOfBytes(encodeUtf8(other));
  }

  /** A piece of this text as a value of its type. */
  make(units: string): string | PyBytes {
    if (this.form === 'characters') return newStr(units);
    const data = bytesOfUnits(units);
    return this.form === 'bytes' ? new PyBytes(data) : newStr(decodeUtf8(data));
  }

  get length(): number {
    return this.form === 'utf8' ? countCharacters(this.units, 0, this.units.length) : this.units.length;
  }

  /** Position of a bound that a method was given, clipped to the text. Errors: TypeError, OverflowError. */
  bound(index: Value): number {
    const { form, units } = this;
    if (form === 'bytes') return clippedIndex('bytes', units.length, index);
    const wanted = stringIndex(index);
    if (form === 'characters') return Math.min(Math.max(wanted < 0 ? wanted + units.length : wanted, 0), units.length);
    const at = utf8Position(units, wanted);
    return at >= 0 ? at : wanted < 0 ? 0 : units.length;
  }

  /** Position of the character that an index of a str means. Errors: TypeError, IndexError, OverflowError. */
  position(index: Value): number {
    const { units } = this;
    const wanted = stringIndex(index);
    const at = this.form === 'characters' ? (wanted < 0 ? wanted + units.length : wanted) : utf8Position(units, wanted);
    if (at < 0 || at >= units.length) throw indexError(messages.stringIndexRange());
    return at;
  }

  /** The index that Python has for a position. */
  index(position: number): number {
    return this.form === 'utf8' ? countCharacters(this.units, 0, position) : position;
  }

  /** Where the search goes on after a position that did not match; bytes too are stepped over as if they were UTF-8. */
  next(position: number): number {
    return this.form === 'characters' ? position + 1 : nextCharacter(this.units, position);
  }

  /** Characters between two positions; as with next(), bytes count as if they were UTF-8. */
  characters(from: number, to: number): number {
    return this.form === 'characters' ? Math.max(to - from, 0) : countCharacters(this.units, from, to);
  }
}

/** The Text of a str, or of bytes, to be worked on together with `others`. */
export function textOf(self: string | PyBytes, ...others: (string | PyBytes)[]): Text {
  if (self instanceof PyBytes) return new Text('bytes', unitsOfBytes(self.data));
  for (const text of [self, ...others]) if (text instanceof PyBytes || !isPlain(text)) return utf8Of(self);
  return new Text('characters', self);
}

/** The same, byte by byte wherever bytes and characters differ. */
export function byteTextOf(self: string | PyBytes, ...others: (string | PyBytes)[]): Text {
  const ascii = [self, ...others].every((text) => typeof text === 'string' && isAscii(text));
  return ascii || self instanceof PyBytes ? textOf(self, ...others) : utf8Of(self);
}

function utf8Of(text: string): Text {
  return new Text('utf8', unitsOfBytes(encodeUtf8(text)));
}

/** An argument that must be of the type of `self`. Errors: TypeError. */
export function sameType<T extends string | PyBytes>(self: T, argument: Value): T {
  if (typeOf(argument) !== typeOf(self)) throw typeError(messages.cannotConvertToStr(typeName(argument)));
  return argument as T;
}

/**
 * The methods of str and bytes that take texts apart and put them together: split, rsplit, splitlines, strip, join.
 * Follows py/objstr.c, down to strip() taking NUL for white space and rsplit(None, n) being missing.
 */
import { utf8Length } from '../../lib/utf8.ts';
import { newStr } from '../memory/plain-values.ts';
import { None, typeOf } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { toArray } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { truth } from '../runtime/operators.ts';
import { notImplementedError, typeError, valueError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { isSpace } from '../../lib/characters.ts';
import { parseArguments } from './builtin.ts';
import { PyBytes } from './bytes.ts';
import { toInt } from './int.ts';
import { PyList } from './list.ts';
import { byteTextOf, sameType, textOf } from './text.ts';
import { strOrBytes } from './text-argument.ts';

const LINE_END = /\r\n|\n|\r/g;
const STRIPPED_BY_DEFAULT = ' \t\n\r\v\f\0';

/** The pieces between runs of white space; behind `limit` of them (-1: no limit) comes the rest as it is. */
function splitAtSpaces(units: string, limit: number): string[] {
  const pieces: string[] = [];
  const skip = (at: number, spaces: boolean): number => {
    while (at < units.length && isSpace(units.charCodeAt(at)) === spaces) at++;
    return at;
  };
  let at = skip(0, true);
  while (at < units.length && pieces.length !== limit) {
    const end = skip(at, false);
    pieces.push(units.slice(at, end));
    at = skip(end, true);
  }
  if (at < units.length) pieces.push(units.slice(at));
  return pieces;
}

function splitAtSeparator(units: string, separator: string, limit: number): string[] {
  const pieces: string[] = [];
  let at = 0;
  while (pieces.length !== limit) {
    const next = units.indexOf(separator, at);
    if (next < 0) break;
    pieces.push(units.slice(at, next));
    at = next + separator.length;
  }
  pieces.push(units.slice(at));
  return pieces;
}

function splitFromEnd(units: string, separator: string, limit: number): string[] {
  const pieces: string[] = [];
  let end = units.length;
  while (pieces.length !== limit && end >= separator.length) {
    const next = units.lastIndexOf(separator, end - separator.length);
    if (next < 0) break;
    pieces.push(units.slice(next + separator.length, end));
    end = next;
  }
  pieces.push(units.slice(0, end));
  return pieces.reverse();
}

export function split(self: string | PyBytes, separator: Value = None, limit?: Value): PyList {
  const most = limit === undefined ? -1 : Math.max(toInt(limit), -1);
  if (separator === None) {
    const text = textOf(self);
    return new PyList(splitAtSpaces(text.units, most).map((piece) => text.make(piece)));
  }
  const wanted = sameType(self, separator);
  const text = textOf(self, wanted);
  const between = text.read(wanted);
  if (between === '') throw valueError(messages.emptySeparator());
  return new PyList(splitAtSeparator(text.units, between, most).map((piece) => text.make(piece)));
}

export function rsplit(self: string | PyBytes, separator: Value = None, limit?: Value): PyList {
  const most = limit === undefined ? -1 : toInt(limit);
  if (most < 0) return split(self, separator);
  // The list is made for as many pieces as there may be.
  reserve((most + 1) * 4);
  if (separator === None) throw notImplementedError(messages.rsplitSpaces());
  const wanted = strOrBytes(separator);
  const text = textOf(self, wanted);
  const between = text.read(wanted);
  if (between === '') throw valueError(messages.emptySeparator());
  return new PyList(splitFromEnd(text.units, between, most).map((piece) => text.make(piece)));
}

const SPLITLINES_PARAMETERS = [{ name: 'keepends', default: false }];

export function splitLines([self, ...args]: Value[], keywords: Keywords): PyList {
  const [keepEnds] = parseArguments(SPLITLINES_PARAMETERS, args, keywords);
  const keep = truth(keepEnds!);
  const text = textOf(strOrBytes(self!));
  const lines: Value[] = [];
  let start = 0;
  for (const { 0: lineEnd, index } of text.units.matchAll(LINE_END)) {
    const next = index + lineEnd.length;
    lines.push(text.make(text.units.slice(start, keep ? next : index)));
    start = next;
  }
  if (start < text.units.length) lines.push(text.make(text.units.slice(start)));
  return new PyList(lines);
}

/** Takes the bytes in `chars` off one end or both, byte by byte: a character outside ASCII may be cut in two. */
export function strip(self: string | PyBytes, ends: 'both' | 'left' | 'right', chars?: Value): string | PyBytes {
  const given = chars === undefined ? '' : sameType(self, chars);
  const text = given === '' ? textOf(self) : byteTextOf(self, given);
  const { units } = text;
  const removed = chars === undefined ? STRIPPED_BY_DEFAULT : text.read(given);
  let start = 0;
  let end = units.length;
  if (ends !== 'right') while (start < end && removed.includes(units[start]!)) start++;
  if (ends !== 'left') while (start < end && removed.includes(units[end - 1]!)) end--;
  return end - start === units.length ? self : text.make(units.slice(start, end));
}

export function join(self: string | PyBytes, items: Value): string | PyBytes {
  const pieces = toArray(items);
  const type = typeOf(self);
  for (const piece of pieces) if (typeOf(piece) !== type) throw typeError(messages.joinList());
  return self instanceof PyBytes ? joinBytes(self, pieces as PyBytes[]) : joinStrings(self, pieces as string[]);
}

function joinStrings(separator: string, pieces: string[]): string {
  const between = utf8Length(separator) * Math.max(pieces.length - 1, 0);
  reserve(pieces.reduce((sum, piece) => sum + utf8Length(piece), between) + 1);
  return newStr(pieces.join(separator));
}

function joinBytes(separator: PyBytes, pieces: PyBytes[]): PyBytes {
  const between = separator.data.length * Math.max(pieces.length - 1, 0);
  const length = pieces.reduce((sum, { data }) => sum + data.length, between);
  reserve(length + 1);
  const joined = new Uint8Array(length);
  let at = 0;
  for (const [i, { data }] of pieces.entries()) {
    if (i > 0) {
      joined.set(separator.data, at);
      at += separator.data.length;
    }
    joined.set(data, at);
    at += data.length;
  }
  return new PyBytes(joined);
}

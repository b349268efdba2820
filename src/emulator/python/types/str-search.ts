/**
 * The methods of str and bytes that look for something: find and its kin, count, startswith, endswith, replace.
 * Follows py/objstr.c.
 */
import { utf8Length } from '../../lib/utf8.ts';
import { None, typeName } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { bufferOf } from '../runtime/buffer.ts';
import { messages } from '../runtime/messages.ts';
import { notImplementedError, typeError, valueError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { PyBytes } from './bytes.ts';
import { toInt } from './int.ts';
import { byteTextOf, sameType, textOf } from './text.ts';
import type { Text } from './text.ts';

type Search = 'first' | 'last';

/** Bounds that a method was given, as positions; `end` may come before `start`. */
function bounds(text: Text, from: Value | undefined, to: Value | undefined): { start: number; end: number } {
  const start = from === undefined || from === None ? 0 : text.bound(from);
  const end = to === undefined || to === None ? text.units.length : text.bound(to);
  return { start, end };
}

/**
 * Position of the needle between two bounds, or -1. Bounds that are the wrong way round make the firmware search on to
 * the end of the text, or to its start. DIFFERS: there it goes on into memory that is not the text's.
 */
function search(units: string, needle: string, start: number, end: number, which: Search): number {
  const crossed = end < start;
  if (which === 'first') {
    const at = units.indexOf(needle, start);
    return at >= 0 && (crossed || at + needle.length <= end) ? at : -1;
  }
  if (end < needle.length) return -1;
  const at = units.lastIndexOf(needle, end - needle.length);
  return at >= start || crossed ? at : -1;
}

/** Index of the needle, or -1. */
export function find(
  self: string | PyBytes,
  needle: Value,
  from: Value | undefined,
  to: Value | undefined,
  which: Search,
): number {
  const wanted = sameType(self, needle);
  const text = textOf(self, wanted);
  const { start, end } = bounds(text, from, to);
  const at = search(text.units, text.read(wanted), start, end, which);
  return at < 0 ? -1 : text.index(at);
}

/** Index of the needle. Errors: ValueError where it is not there. */
export function index(
  self: string | PyBytes,
  needle: Value,
  from: Value | undefined,
  to: Value | undefined,
  which: Search,
): number {
  const at = find(self, needle, from, to, which);
  if (at < 0) throw valueError(messages.substring());
  return at;
}

export function count(self: string | PyBytes, needle: Value, from?: Value, to?: Value): number {
  const wanted = sameType(self, needle);
  const text = textOf(self, wanted);
  const { start, end } = bounds(text, from, to);
  const { units } = text;
  const sought = text.read(wanted);
  if (sought === '') return text.characters(start, end) + 1;
  let found = 0;
  if (text.form === 'characters') {
    for (let at = start; (at = units.indexOf(sought, at)) >= 0 && at + sought.length <= end; at += sought.length)
      found++;
    return found;
  }
  for (let at = start; at + sought.length <= end;) {
    if (units.startsWith(sought, at)) {
      found++;
      at += sought.length;
    } else at = text.next(at);
  }
  return found;
}

/**
 * What startswith() and endswith() compare with. The firmware checks nothing here and reads any object as if it were
 * a str: arrays happen to fit, a tuple never matches. DIFFERS: what makes the chip fault is a TypeError.
 */
function affix(argument: Value): string | PyBytes | undefined {
  if (typeof argument === 'string' || argument instanceof PyBytes) return argument;
  const buffer = bufferOf(argument);
  if (buffer) return new PyBytes(buffer.bytes);
  if (typeName(argument) === 'tuple') return undefined;
  throw typeError(messages.cannotConvertToStr(typeName(argument)));
}

export function startsWith(self: string | PyBytes, argument: Value, from?: Value): boolean {
  const prefix = affix(argument);
  const text = prefix === undefined ? textOf(self) : textOf(self, prefix);
  const start = from === undefined ? 0 : text.bound(from);
  return prefix !== undefined && text.units.startsWith(text.read(prefix), start);
}

export function endsWith(self: string | PyBytes, argument: Value, from?: Value): boolean {
  const suffix = affix(argument);
  if (from !== undefined) throw notImplementedError(messages.startEndIndices());
  if (suffix === undefined) return false;
  const text = textOf(self, suffix);
  return text.units.endsWith(text.read(suffix));
}

/** The text cut where the old piece is to be replaced: an empty one is at each byte, up to `most` times (-1: all). */
function cut(units: string, old: string, most: number): string[] {
  const pieces: string[] = [];
  let at = 0;
  if (old === '') {
    pieces.push('');
    while (pieces.length !== most && at < units.length) pieces.push(units[at++]!);
  } else {
    while (pieces.length !== most) {
      const next = units.indexOf(old, at);
      if (next < 0) break;
      pieces.push(units.slice(at, next));
      at = next + old.length;
    }
  }
  pieces.push(units.slice(at));
  return pieces;
}

export function replace(self: string | PyBytes, old: Value, replacement: Value, limit?: Value): string | PyBytes {
  const most = limit === undefined ? -1 : Math.max(toInt(limit), -1);
  if (most === 0) return self;
  const removed = sameType(self, old);
  const added = sameType(self, replacement);
  const text = removed === '' ? byteTextOf(self, added) : textOf(self, removed, added);
  const pieces = cut(text.units, text.read(removed), most);
  if (pieces.length === 1) return self;
  const addedUnits = text.read(added);
  const kept = pieces.reduce((sum, piece) => sum + utf8Length(piece), 0);
  reserve(kept + (pieces.length - 1) * utf8Length(addedUnits) + 1);
  return text.make(pieces.join(addedUnits));
}

/**
 * str: a JavaScript string in which an invalid byte is a lone surrogate, see lib/utf8.ts. Follows py/objstrunicode.c
 * and py/objstr.c. Operators work in place for `+=` alone.
 * DIFFERS: invalid bytes that `+` brings together stay invalid, where on the chip they may make up a character.
 */
import { newStr } from '../memory/plain-values.ts';
import { None, defineType, strType } from '../runtime/object.ts';
import type { BinaryOp, PyIterator, UnaryOp, Value } from '../runtime/object.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../../lib/utf8.ts';
import { compareBytes, getBuffer } from '../runtime/buffer.ts';
import { hashString } from '../runtime/hash.ts';
import { ProducerIterator } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { str } from '../runtime/print.ts';
import { notImplementedError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin, checkArgumentCount } from './builtin.ts';
import { makeBytes } from './bytes.ts';
import { toIntMaybe } from './int.ts';
import { percentFormat } from './percent-format.ts';
import { quoteStr } from './quoted.ts';
import { PySlice } from './slice.ts';
import { textMethods } from './str-methods.ts';
import { bytesOfUnits, characterAt, isPlain, nextCharacter, textOf } from './text.ts';

/** Characters of a str. */
function strLength(text: string): number {
  return isPlain(text) ? text.length : textOf(text).length;
}

/** Order of two strs by their code points, as their UTF-8 has it. */
function compare(left: string, right: string): number {
  if (isPlain(left) && isPlain(right)) return left < right ? -1 : left > right ? 1 : 0;
  return compareBytes(encodeUtf8(left), encodeUtf8(right));
}

function contains(text: string, sought: string): boolean {
  const within = textOf(text, sought);
  return within.units.includes(within.read(sought));
}

function concatenate(left: string, right: string): string {
  return newStr(left + right);
}

function repeat(text: string, count: number): string {
  if (count <= 0) return '';
  reserve(utf8Length(text) * count + 1);
  return newStr(text.repeat(count));
}

function strBinary(op: BinaryOp, self: string, other: Value): Value | undefined {
  if (op === '%') return newStr(percentFormat(self, other, false));
  if (op === '*') {
    const count = toIntMaybe(other);
    return count === undefined ? undefined : repeat(self, count);
  }
  if (typeof other !== 'string') return undefined;
  switch (op) {
    case '+':
    case '+=':
      return concatenate(self, other);
    case 'in':
      return contains(self, other);
    case '==':
      return self === other;
    case '<':
      return compare(self, other) < 0;
    case '<=':
      return compare(self, other) <= 0;
    case '>':
      return compare(self, other) > 0;
    case '>=':
      return compare(self, other) >= 0;
    default:
      return undefined;
  }
}

function strUnary(op: UnaryOp, self: string): Value | undefined {
  switch (op) {
    case 'bool':
      return self !== '';
    case 'len':
      return strLength(self);
    case 'hash':
      return hashString(self);
    default:
      return undefined;
  }
}

/** Errors: TypeError, IndexError; NotImplementedError for a slice with a step. */
function item(self: string, index: Value): string {
  if (typeof index === 'number' && index >= 0 && index < self.length && isPlain(self)) return self[index]!;
  const text = textOf(self);
  if (!(index instanceof PySlice)) {
    const at = text.position(index);
    return text.form === 'characters' ? self[at]! : decodeUtf8(characterAt(text.units, at));
  }
  const { start, stop, step } = index;
  if (step !== None && step !== 1) throw notImplementedError(messages.onlyStepOne());
  const from = start === None ? 0 : text.bound(start);
  const to = stop === None ? text.units.length : text.bound(stop);
  return text.make(text.units.slice(from, Math.max(from, to))) as string;
}

function iterateStr(self: string): PyIterator {
  const text = textOf(self);
  const { units } = text;
  let at = 0;
  return new ProducerIterator(() => {
    if (at >= units.length) return undefined;
    const start = at;
    at = text.form === 'characters' ? at + 1 : nextCharacter(units, at);
    return text.form === 'characters' ? units[start]! : decodeUtf8(bytesOfUnits(units.slice(start, at)));
  });
}

/** `str(value)`, `str(buffer, encoding)`; the encoding is not looked at. Errors: TypeError, NotImplementedError. */
function makeStr(args: readonly Value[]): string {
  checkArgumentCount(args.length, 0, 3);
  const [value = ''] = args;
  if (args.length >= 2) return newStr(decodeUtf8(getBuffer(value).bytes));
  return typeof value === 'string' ? value : newStr(str(value));
}

defineType(strType, {
  print: (self, kind) => (kind === 'str' ? (self as string) : quoteStr(self as string)),
  make(_type, args, keywords) {
    if (keywords !== null && keywords.size > 0) throw notImplementedError(messages.keywordsUnimplemented());
    return makeStr(args);
  },
  unary: (op, self) => strUnary(op, self as string),
  binary: (op, self, other) => strBinary(op, self as string, other),
  item: (self, index) => item(self as string, index),
  iter: (self) => iterateStr(self as string),
  buffer: (self, writable) => (writable ? undefined : { bytes: encodeUtf8(self as string), typecode: 'B' }),
  locals: {
    encode: builtin('encode', 1, 3, (self: Value) => makeBytes([self, 'utf-8'])),
    ...textMethods(),
  },
});

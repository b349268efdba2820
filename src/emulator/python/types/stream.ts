/**
 * Streams of bytes that Python reads: the protocol between native streams, and the methods made of it. Follows
 * py/stream.c: a text stream counts read(n) in characters of UTF-8, everything else is counted in bytes.
 */
import { newStr } from '../memory/plain-values.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { None, PyType, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { loadMethod } from '../runtime/attributes.ts';
import { messages } from '../runtime/messages.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin } from './builtin.ts';
import { PyBytes } from './bytes.ts';
import { OSError, PyException } from './exceptions.ts';
import { PyInstance } from './instance.ts';
import { toInt } from './int.ts';

/** What every native stream that can be read offers. */
export interface ByteStream {
  /** Its content is str rather than bytes. */
  readonly text: boolean;
  /** Up to `count` bytes (Infinity for the rest), fewer only at the end. Errors: those of the stream. */
  readBytes(count: number): Uint8Array;
  /** A line with its LF, of at most `limit` bytes, where the stream finds it quicker than byte by byte. */
  readLine?(limit: number): Uint8Array;
}

const LINE_FEED = 10;

/** The native stream in a value. Errors: OSError where it is none. */
export function streamOf(value: Value): ByteStream {
  const stream = value instanceof PyInstance ? value.sub : value;
  if (typeof stream === 'object' && 'readBytes' in stream) return stream as unknown as ByteStream;
  throw new PyException(OSError, [messages.streamOperation()]);
}

function valueOf(stream: ByteStream, bytes: Uint8Array): Value {
  return stream.text ? newStr(decodeUtf8(bytes)) : new PyBytes(bytes.slice());
}

/** Bytes of the character that a byte begins; for a byte that begins none the firmware says 5. */
function characterBytes(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >> 5 === 0b110) return 2;
  if (lead >> 4 === 0b1110) return 3;
  return lead >> 3 === 0b11110 ? 4 : 5;
}

/** Bytes of so many characters: as many bytes, then what is still missing, so that none is read too many. */
function readCharacters(stream: ByteStream, count: number): Uint8Array {
  const gathered: number[] = [];
  let missing = count;
  let characters = count;
  let counted = 0;
  while (missing > 0) {
    const more = stream.readBytes(missing);
    if (more.length === 0) break;
    for (const byte of more) gathered.push(byte);
    while (counted < gathered.length) {
      const next = counted + characterBytes(gathered[counted]!);
      if (next > gathered.length) break;
      counted = next;
      characters--;
    }
    const partial = counted === gathered.length ? 0 : characterBytes(gathered[counted]!);
    missing = partial === 0 ? characters : counted + partial - gathered.length + characters - 1;
  }
  return Uint8Array.from(gathered);
}

/** Nothing at all does not touch the stream: not even one that is closed minds. */
function readSome(stream: ByteStream, count: number): Uint8Array {
  return count === 0 ? new Uint8Array(0) : stream.readBytes(count);
}

function read(self: Value, count?: Value): Value {
  const stream = streamOf(self);
  const wanted = count === undefined ? -1 : toInt(count);
  if (wanted === -1) return valueOf(stream, stream.readBytes(Infinity));
  // A negative size is a huge one in the firmware's unsigned arithmetic.
  const bytes = wanted >>> 0;
  reserve(stream.text ? bytes : bytes + 1);
  return valueOf(stream, stream.text ? readCharacters(stream, bytes) : readSome(stream, bytes));
}

function readInto(self: Value, target: Value, count?: Value): Value {
  const stream = streamOf(self);
  const { bytes } = getBuffer(target, true);
  const wanted = count === undefined ? bytes.length : Math.min(toInt(count) >>> 0, bytes.length);
  const data = readSome(stream, wanted);
  bytes.set(data);
  return data.length;
}

/** A line with its LF, of at most `limit` bytes; empty at the end. */
function readLine(stream: ByteStream, limit = Infinity): Value {
  if (stream.readLine) return valueOf(stream, stream.readLine(limit));
  const line: number[] = [];
  while (line.length < limit) {
    const [byte] = stream.readBytes(1);
    if (byte === undefined) break;
    line.push(byte);
    if (byte === LINE_FEED) break;
  }
  return valueOf(stream, Uint8Array.from(line));
}

function readLineMethod(self: Value, limit?: Value): Value {
  const most = limit === undefined ? -1 : toInt(limit);
  if (most < -1) reserve(most >>> 0);
  return readLine(streamOf(self), most === -1 ? Infinity : most);
}

/** The next line for iteration, or undefined at the end. */
export function nextLine(stream: ByteStream): Value | undefined {
  const line = readLine(stream);
  const isEmpty = line === '' || (line instanceof PyBytes && line.data.length === 0);
  return isEmpty ? undefined : line;
}

/** The methods that read. */
export function readMethods(): Record<string, Value> {
  return {
    read: builtin('read', 1, 2, read),
    readinto: builtin('readinto', 2, 3, readInto),
    readline: builtin('readline', 1, 2, readLineMethod),
  };
}

/** A native stream that can be written. */
export interface WritableStream {
  /** Writes the bytes; the result is how many were taken. Errors: those of the stream. */
  write(bytes: Uint8Array): number;
}

function write(self: WritableStream, data: Value, second?: Value, third?: Value): number {
  const { bytes } = getBuffer(data);
  const from = third === undefined ? 0 : toInt(second!) >>> 0;
  const length = third ?? second;
  const part = bytes.subarray(from, length === undefined ? undefined : from + (toInt(length) >>> 0));
  return part.length === 0 ? 0 : self.write(part);
}

/** `write(data)`, `write(data, length)`, `write(data, from, length)`. */
export function writeMethod(): Value {
  return builtin('write', 2, 4, write);
}

/**
 * Prints to a stream. A class of the program is none, even if it has a `write` method. Errors: OSError where it is none,
 * and those of the stream.
 */
export function printTo(stream: Value, text: string): void {
  const isObject = typeOf(stream).native && !(stream instanceof PyType);
  const print = isObject ? loadMethod(stream, 'write') : undefined;
  if (!print) throw new PyException(OSError, [messages.streamOperation()]);
  print(text);
}

/** `flush()` of a stream that keeps nothing back. */
export function flushMethod(): Value {
  return builtin('flush', 1, 1, () => None);
}

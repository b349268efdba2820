/**
 * Files opened by open(): text and binary. Follows py/stream.c and extmod/vfs_fat_file.c; positions count bytes,
 * text is UTF-8 and read(n) counts characters, write() answers with the number of bytes.
 */
import { StorageError } from '../../storage/errno.ts';
import type { OpenFile } from '../../storage/file-system.ts';
import { decodeUtf8, encodeUtf8 } from '../../lib/utf8.ts';
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { iterate } from '../runtime/iteration.ts';
import { osError } from '../runtime/raise.ts';
import { hexAddress } from '../memory/addresses.ts';
import { builtin } from '../types/builtin.ts';
import { PyBytes } from '../types/bytes.ts';
import { toInt } from '../types/int.ts';
import { PyList } from '../types/list.ts';

/** Runs a storage operation; its errors become OSError with the board's number. */
export function withOsErrors<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof StorageError) throw osError(error.errno);
    throw error;
  }
}

/** Errno of seek() relative to the position by anything but 0. */
const EOPNOTSUPP = 95;
const CHUNK = 512;

export class PyFile extends PyObject implements PyIterator {
  readonly file: OpenFile;
  readonly text: boolean;

  constructor(file: OpenFile, text: boolean) {
    super();
    this.file = file;
    this.text = text;
  }

  /** Up to `count` bytes, fewer only at the end of the file. */
  readBytes(count: number): Uint8Array {
    return withOsErrors(() => {
      const wanted = Math.min(count, Math.max(0, this.file.size - this.file.tell()));
      const bytes = new Uint8Array(Math.max(wanted, Math.min(count, 1)));
      return bytes.subarray(0, this.file.read(bytes));
    });
  }

  private value(bytes: Uint8Array): Value {
    return this.text ? decodeUtf8(bytes) : new PyBytes(bytes.slice());
  }

  read(count: number): Value {
    if (count < 0) return this.value(this.readBytes(Infinity));
    return this.text ? decodeUtf8(this.readCharacters(count)) : this.value(this.readBytes(count));
  }

  /** Bytes of `count` characters: as many bytes, then what the last characters still lack. */
  private readCharacters(count: number): Uint8Array {
    const gathered: number[] = [];
    let characters = 0;
    while (characters < count) {
      const more = this.readBytes(count - characters);
      if (more.length === 0) break;
      for (const byte of more) {
        gathered.push(byte);
        if (byte >> 6 !== 2) characters++;
      }
    }
    let missing = trailingBytesMissing(gathered);
    while (missing-- > 0) {
      const [next] = this.readBytes(1);
      if (next === undefined) break;
      gathered.push(next);
    }
    return Uint8Array.from(gathered);
  }

  /** A line with its LF, at most `limit` bytes; empty at the end of the file. */
  readLine(limit = Infinity): Uint8Array {
    const start = withOsErrors(() => this.file.tell());
    const parts: number[] = [];
    for (;;) {
      const chunk = this.readBytes(Math.min(CHUNK, limit - parts.length));
      const end = chunk.indexOf(10);
      parts.push(...(end < 0 ? chunk : chunk.subarray(0, end + 1)));
      if (end >= 0 || chunk.length === 0 || parts.length >= limit) break;
    }
    withOsErrors(() => this.file.seek(start + parts.length));
    return Uint8Array.from(parts);
  }

  next(): Value | undefined {
    const line = this.readLine();
    return line.length === 0 ? undefined : this.value(line);
  }

  line(limit: number): Value {
    return this.value(this.readLine(limit < 0 ? Infinity : limit));
  }

  write(data: Value, from = 0, length = Infinity): number {
    const bytes = typeof data === 'string' ? encodeUtf8(data) : getBuffer(data, false).bytes;
    return withOsErrors(() => this.file.write(bytes.subarray(from, from + length)));
  }
}

function trailingBytesMissing(bytes: readonly number[]): number {
  let lead = bytes.length - 1;
  while (lead >= 0 && bytes[lead]! >> 6 === 2) lead--;
  const first = bytes[lead] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return Math.max(0, lead + length - bytes.length);
}

function close(self: PyFile): Value {
  withOsErrors(() => self.file.close());
  return None;
}

function seek(self: PyFile, offset: Value, whence: Value = 0): Value {
  const from = toInt(whence);
  const by = toInt(offset);
  if (from === 1 && by !== 0) throw osError(EOPNOTSUPP);
  return withOsErrors(() => {
    if (self.file.closed) throw new StorageError('EINVAL');
    const base = from === 1 ? self.file.tell() : from === 2 ? self.file.size : 0;
    return self.file.seek(base + by);
  });
}

function readInto(self: PyFile, target: Value, count?: Value): Value {
  const { bytes } = getBuffer(target, true);
  const room = count === undefined ? bytes : bytes.subarray(0, toInt(count));
  return withOsErrors(() => self.file.read(room));
}

function methods(): Record<string, Value> {
  return {
    read: builtin('read', 1, 2, (self: PyFile, count: Value = -1) => self.read(count === None ? -1 : toInt(count))),
    readinto: builtin('readinto', 2, 3, readInto),
    readline: builtin('readline', 1, 2, (self: PyFile, limit: Value = -1) => self.line(toInt(limit))),
    readlines: builtin('readlines', 1, 1, (self: PyFile) => {
      const lines: Value[] = [];
      const lineIterator = iterate(self);
      for (let line = lineIterator.next(); line !== undefined; line = lineIterator.next()) lines.push(line);
      return new PyList(lines);
    }),
    write: builtin('write', 2, 4, (self: PyFile, data: Value, second?: Value, third?: Value) => {
      if (third !== undefined) return self.write(data, toInt(second!), toInt(third));
      return second === undefined ? self.write(data) : self.write(data, 0, toInt(second));
    }),
    flush: builtin('flush', 1, 1, (self: PyFile) => {
      withOsErrors(() => {
        if (self.file.closed) throw new StorageError('EINVAL');
        self.file.flush();
      });
      return None;
    }),
    close: builtin('close', 1, 1, close),
    seek: builtin('seek', 2, 3, seek),
    tell: builtin('tell', 1, 1, (self: PyFile) => seek(self, 0, 1)),
    __del__: builtin('__del__', 1, 1, close),
    __enter__: builtin('__enter__', 1, 1, (self: PyFile) => self),
    __exit__: builtin('__exit__', 4, 4, close),
  };
}

function fileType(name: string): PyType {
  return defineType(new PyType(name), {
    print: (self) => `<io.${name} ${hexAddress(self)}>`,
    iter: (self) => self as PyFile,
    next: (self) => (self as PyFile).next(),
    locals: methods(),
  });
}

export const textIoType = fileType('TextIOWrapper');
export const fileIoType = fileType('FileIO');
Object.defineProperty(PyFile.prototype, 'type', {
  get(this: PyFile): PyType {
    return this.text ? textIoType : fileIoType;
  },
});

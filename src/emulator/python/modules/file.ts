/**
 * Files opened by open(): text and binary. Follows extmod/vfs_fat_file.c; reading and writing are those of all streams
 * (types/stream.ts), positions count bytes.
 */
import { heap } from '../memory/heap.ts';
import { StorageError } from '../../storage/errno.ts';
import type { OpenFile } from '../../storage/file-system.ts';
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { iterate } from '../runtime/iteration.ts';
import { osError } from '../runtime/raise.ts';
import { hexAddress } from '../memory/addresses.ts';
import { builtin } from '../types/builtin.ts';
import { toInt } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import { nextLine, readMethods, writeMethod } from '../types/stream.ts';
import type { ByteStream, WritableStream } from '../types/stream.ts';

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
/** The object with its FAT file record and a sector. */
const FILE_BYTES = 560;

export class PyFile extends PyObject implements ByteStream, WritableStream, PyIterator {
  readonly file: OpenFile;
  readonly text: boolean;

  constructor(file: OpenFile, text: boolean) {
    super(FILE_BYTES);
    this.file = file;
    this.text = text;
    heap?.watch(this);
  }

  finalise(): void {
    this.file.close();
  }

  /** Up to `count` bytes, fewer only at the end of the file. */
  readBytes(count: number): Uint8Array {
    return withOsErrors(() => {
      const wanted = Math.min(count, Math.max(0, this.file.size - this.file.tell()));
      const bytes = new Uint8Array(Math.max(wanted, Math.min(count, 1)));
      return bytes.subarray(0, this.file.read(bytes));
    });
  }

  readLine(limit: number): Uint8Array {
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
    return nextLine(this);
  }

  write(bytes: Uint8Array): number {
    return withOsErrors(() => this.file.write(bytes));
  }
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

function methods(): Record<string, Value> {
  return {
    ...readMethods(),
    readlines: builtin('readlines', 1, 1, (self: PyFile) => {
      const lines: Value[] = [];
      const lineIterator = iterate(self);
      for (let line = lineIterator.next(); line !== undefined; line = lineIterator.next()) lines.push(line);
      return new PyList(lines);
    }),
    write: writeMethod(),
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

/**
 * io.StringIO and io.BytesIO: files in memory. Follows py/objstringio.c: both hold bytes, a StringIO shows them as
 * text; positions count bytes, also beyond the end, and what lies between is filled with zeros on writing.
 */
import { newStr } from '../memory/plain-values.ts';
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Keywords, PyIterator, Value } from '../runtime/object.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { messages } from '../runtime/messages.ts';
import { osError, valueError } from '../runtime/raise.ts';
import { hexAddress } from '../memory/addresses.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin } from './builtin.ts';
import { PyBytes } from './bytes.ts';
import { isInteger, toInt } from './int.ts';
import { flushMethod, nextLine, readMethods, writeMethod } from './stream.ts';
import type { ByteStream, WritableStream } from './stream.ts';

const EFBIG = 27;
const WORD_LIMIT = 0x1_0000_0000;
const SEEK_CURRENT = 1;
const SEEK_END = 2;

class PyMemoryStream extends PyObject implements ByteStream, WritableStream, PyIterator {
  override readonly type: PyType;
  readonly text: boolean;
  /** With room behind the content; null once closed. */
  private storage: Uint8Array | null;
  private length: number;
  private position = 0;

  constructor(type: PyType, text: boolean, content: Uint8Array) {
    super();
    this.type = type;
    this.text = text;
    this.storage = content.slice();
    this.length = content.length;
  }

  /** The bytes. Errors: ValueError once closed. */
  get content(): Uint8Array {
    return this.open().subarray(0, this.length);
  }

  private open(): Uint8Array {
    if (this.storage === null) throw valueError(messages.closedFile());
    return this.storage;
  }

  readBytes(count: number): Uint8Array {
    const data = this.content.subarray(this.position, this.position + count);
    this.position += data.length;
    return data;
  }

  next(): Value | undefined {
    return nextLine(this);
  }

  /** Writes at the position, which may lie beyond the end. Errors: ValueError, OSError, MemoryError. */
  write(bytes: Uint8Array): number {
    let storage = this.open();
    const end = this.position + bytes.length;
    if (end >= WORD_LIMIT) throw osError(EFBIG);
    if (end > storage.length) {
      reserve(end);
      storage = new Uint8Array(Math.max(end, storage.length * 2));
      storage.set(this.content);
      this.storage = storage;
    }
    storage.set(bytes, this.position);
    this.position = end;
    this.length = Math.max(this.length, end);
    return bytes.length;
  }

  seek(offset: number, whence: number): number {
    const from = whence === SEEK_CURRENT ? this.position : whence === SEEK_END ? this.content.length : 0;
    this.position = (from + offset) >>> 0;
    return this.position;
  }

  close(): void {
    this.storage = null;
  }
}

/** `StringIO(…)`: of a text or bytes, or of a size to begin with; whatever else is given goes unnoticed. */
function make(text: boolean) {
  return (type: PyType, args: Value[], _keywords: Keywords): PyMemoryStream => {
    const [source] = args;
    if (source !== undefined && !isInteger(source)) return new PyMemoryStream(type, text, getBuffer(source).bytes);
    if (source !== undefined) reserve(toInt(source) >>> 0);
    return new PyMemoryStream(type, text, new Uint8Array(0));
  };
}

function close(self: PyMemoryStream): Value {
  self.close();
  return None;
}

function memoryStreamType(name: string, text: boolean): PyType {
  return defineType(new PyType(name), {
    print: (self) => `<io.${name} 0x${hexAddress(self)}>`,
    make: make(text),
    iter: (self) => self as PyMemoryStream,
    next: (self) => (self as PyMemoryStream).next(),
    locals: {
      ...readMethods(),
      write: writeMethod(),
      seek: builtin('seek', 2, 3, (self: PyMemoryStream, offset: Value, whence: Value = 0) =>
        self.seek(toInt(offset), toInt(whence)),
      ),
      flush: flushMethod(),
      close: builtin('close', 1, 1, close),
      getvalue: builtin('getvalue', 1, 1, ({ content, text }: PyMemoryStream) =>
        text ? newStr(decodeUtf8(content)) : new PyBytes(content.slice()),
      ),
      __enter__: builtin('__enter__', 1, 1, (self: PyMemoryStream) => self),
      __exit__: builtin('__exit__', 4, 4, close),
    },
  });
}

export const stringIoType = memoryStreamType('StringIO', true);
export const bytesIoType = memoryStreamType('BytesIO', false);

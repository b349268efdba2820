/**
 * A Python stream that can be read and written anywhere, as a file or a BytesIO can, in the form that libraries take:
 * bytes at positions. Objects of the program's own will do if they have read(), write() and seek(), and flush() if they
 * care.
 */
import type { RandomAccess } from '../../lib/btree-file/storage.ts';
import type { Entry, Value } from '../runtime/object.ts';
import { loadMethod } from '../runtime/attributes.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { messages } from '../runtime/messages.ts';
import { None } from '../runtime/object.ts';
import { osError } from '../runtime/raise.ts';
import { PyBytes } from '../types/bytes.ts';
import { OSError, PyException } from '../types/exceptions.ts';
import { PyInstance } from '../types/instance.ts';
import { toInt } from '../types/int.ts';
import { streamOf } from '../types/stream.ts';

const EIO = 5;
const EINVAL = 22;
const SEEK_END = 2;

export class StreamStorage implements RandomAccess {
  private readonly readBytes: (count: number) => Uint8Array;
  private readonly writeMethod: Entry;
  private readonly seekMethod: Entry;
  private readonly flushMethod: Entry | undefined;

  /** Errors: OSError where the value is no such stream. */
  constructor(stream: Value) {
    const readMethod = method(stream, 'read');
    this.writeMethod = method(stream, 'write');
    this.seekMethod = method(stream, 'seek');
    this.flushMethod = loadMethod(stream, 'flush');
    // A native stream may show its bytes as text, which is of no use here.
    if (stream instanceof PyInstance) this.readBytes = (count) => bytesIn(readMethod(count));
    else this.readBytes = (count) => streamOf(stream).readBytes(count);
  }

  size(): number {
    return toInt(this.seekMethod(0, SEEK_END));
  }

  read(position: number, count: number): Uint8Array {
    this.seek(position);
    return this.readBytes(count).slice(0, count);
  }

  /** Errors: OSError where the stream did not take all of it. */
  write(position: number, bytes: Uint8Array): void {
    this.seek(position);
    if (toInt(this.writeMethod(new PyBytes(bytes))) !== bytes.length) throw osError(EIO);
  }

  flush(): void {
    this.flushMethod?.();
  }

  private seek(position: number): void {
    if (toInt(this.seekMethod(position)) !== position) throw osError(EINVAL);
  }
}

function method(stream: Value, name: string): Entry {
  const found = loadMethod(stream, name);
  if (found === undefined) throw new PyException(OSError, [messages.streamOperation()]);
  return found;
}

/** What read() gave; None means nothing. */
function bytesIn(data: Value): Uint8Array {
  return data === None ? new Uint8Array(0) : getBuffer(data).bytes;
}

/**
 * The `uzlib` module. Follows extmod/moduzlib.c, its small window of zlib streams included: DecompIO keeps
 * 2 ** (bits - 8) bytes of them.
 * DIFFERS: compressed data that end too soon are a ValueError in decompress(); the firmware reads on behind them.
 */
import { PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { checked, readGzipHeader, readZlibHeader } from '../../lib/compressed-formats.ts';
import type { Wrapping } from '../../lib/compressed-formats.ts';
import { InflateError, inflate } from '../../lib/inflate.ts';
import type { ByteSource, InflateFault } from '../../lib/inflate.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { messages } from '../runtime/messages.ts';
import { osError, valueError } from '../runtime/raise.ts';
import { vm } from '../runtime/vm.ts';
import { reserve } from '../memory/reserve.ts';
import { bytearrayOf } from '../types/bytearray.ts';
import { builtin, checkArguments } from '../types/builtin.ts';
import { EOFError, PyException, ValueError } from '../types/exceptions.ts';
import { toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { readMethods, streamOf } from '../types/stream.ts';
import type { ByteStream } from '../types/stream.ts';

const EINVAL = 22;
const FAULT_NUMBERS: Readonly<Record<InflateFault, number>> = { data: -3, checksum: -4, window: -5 };
/** From here on the size of the window also says that the data are gzip. */
const GZIP_BITS = 16;
/** More than any memory has. */
const MAX_WINDOW_BITS = 31;
/** Bytes made between two looks at the poll point. */
const POLL_INTERVAL = 256;

/** Up to `limit` bytes. Errors: MemoryError where they do not fit; what the poll point raises. */
function gather(data: Generator<number, void>, limit = Infinity): Uint8Array {
  const bytes: number[] = [];
  while (bytes.length < limit) {
    const { value } = data.next();
    if (value === undefined) break;
    bytes.push(value);
    if (bytes.length % POLL_INTERVAL === 0) {
      reserve(bytes.length);
      if (--vm.fuel < 0) vm.hooks.poll();
    }
  }
  return Uint8Array.from(bytes);
}

class PyDecompressor extends PyObject implements ByteStream {
  readonly text = false;
  private readonly data: Generator<number, void>;

  constructor(data: Generator<number, void>) {
    super();
    this.data = data;
  }

  /** Errors: OSError where the data are bad, EOFError where they end too soon. */
  readBytes(count: number): Uint8Array {
    try {
      return gather(this.data, count);
    } catch (error) {
      if (error instanceof InflateError) throw osError(EINVAL);
      throw error;
    }
  }
}

function byteSource(stream: ByteStream): ByteSource {
  return () => {
    const [byte] = stream.readBytes(1);
    if (byte === undefined) throw new PyException(EOFError, []);
    return byte;
  };
}

/** How the data are wrapped, and the size of their window. Errors: ValueError. */
function readHeader(nextByte: ByteSource, option: number): { wrapping: Wrapping; windowSize: number } {
  try {
    if (option >= GZIP_BITS) {
      readGzipHeader(nextByte);
      return { wrapping: 'gzip', windowSize: 2 ** Math.min(option - GZIP_BITS, MAX_WINDOW_BITS) };
    }
    if (option >= 0) return { wrapping: 'zlib', windowSize: 2 ** readZlibHeader(nextByte) };
    return { wrapping: 'raw', windowSize: 2 ** Math.min(-option, MAX_WINDOW_BITS) };
  } catch (error) {
    if (error instanceof InflateError) throw valueError(messages.compressionHeader());
    throw error;
  }
}

const decompressorType = defineType(new PyType('DecompIO'), {
  class: PyDecompressor,
  /** `DecompIO(stream, bits)`. */
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 2);
    const nextByte = byteSource(streamOf(args[0]!));
    const { wrapping, windowSize } = readHeader(nextByte, toInt(args[1] ?? 0));
    reserve(windowSize);
    return new PyDecompressor(checked(inflate(nextByte, windowSize), wrapping, nextByte));
  },
  locals: readMethods(),
});

/** `decompress(data, bits)`: negative bits mean data without a header. Errors: ValueError with the number of the fault. */
function decompress(data: Value, bits: Value = 0): Value {
  const { bytes } = getBuffer(data);
  let next = 0;
  const nextByte = (): number => {
    const byte = bytes[next++];
    if (byte === undefined) throw new InflateError('data');
    return byte;
  };
  const wrapping = toInt(bits) < 0 ? 'raw' : 'zlib';
  try {
    if (wrapping === 'zlib') readZlibHeader(nextByte);
    return bytearrayOf(gather(checked(inflate(nextByte), wrapping, nextByte)));
  } catch (error) {
    if (error instanceof InflateError) throw new PyException(ValueError, [FAULT_NUMBERS[error.fault]]);
    throw error;
  }
}

export function makeUzlib(): PyBuiltinModule {
  return new PyBuiltinModule('uzlib', {
    decompress: builtin('decompress', 1, 3, decompress),
    DecompIO: decompressorType,
  });
}

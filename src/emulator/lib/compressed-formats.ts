/**
 * The wrappings of DEFLATE: zlib (RFC 1950) and gzip (RFC 1952), their headers and the checksum behind the data.
 */
import { Adler32, Crc32 } from './checksum.ts';
import type { Checksum } from './checksum.ts';
import { InflateError } from './inflate.ts';
import type { ByteSource } from './inflate.ts';

/** How what was decompressed is checked at the end; `raw` data are not. */
export type Wrapping = 'raw' | 'zlib' | 'gzip';

const DEFLATE = 8;
const GZIP_FLAGS = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };

/** Reads the header of zlib; its result is the exponent of the window less 8. Errors: InflateError. */
export function readZlibHeader(nextByte: ByteSource): number {
  const method = nextByte();
  const flags = nextByte();
  const hasDictionary = (flags & 0x20) !== 0;
  const windowBits = method >> 4;
  if ((256 * method + flags) % 31 !== 0 || (method & 15) !== DEFLATE || windowBits > 7 || hasDictionary) {
    throw new InflateError('data');
  }
  return windowBits;
}

/** Reads the header of gzip, name and comment included; its own checksum is not looked at. Errors: InflateError. */
export function readGzipHeader(nextByte: ByteSource): void {
  const skip = (count: number): void => {
    for (let i = 0; i < count; i++) nextByte();
  };
  const skipText = (): void => {
    while (nextByte() !== 0);
  };
  if (nextByte() !== 0x1f || nextByte() !== 0x8b || nextByte() !== DEFLATE) throw new InflateError('data');
  const flags = nextByte();
  if (flags & GZIP_FLAGS.reserved) throw new InflateError('data');
  skip(6);
  if (flags & GZIP_FLAGS.extra) {
    const low = nextByte();
    skip(low | (nextByte() << 8));
  }
  if (flags & GZIP_FLAGS.name) skipText();
  if (flags & GZIP_FLAGS.comment) skipText();
  if (flags & GZIP_FLAGS.headerChecksum) skip(2);
}

/** Passes the data on and compares the checksum behind them with theirs. Errors: InflateError. */
export function* checked(data: Iterable<number>, wrapping: Wrapping, nextByte: ByteSource): Generator<number, void> {
  if (wrapping === 'raw') {
    yield* data;
    return;
  }
  const checksum: Checksum = wrapping === 'zlib' ? new Adler32() : new Crc32();
  for (const byte of data) {
    checksum.add(byte);
    yield byte;
  }
  const stored = [nextByte(), nextByte(), nextByte(), nextByte()];
  if (wrapping === 'gzip') stored.reverse();
  const expected = stored.reduce((value, byte) => value * 256 + byte, 0);
  if (checksum.value !== expected) throw new InflateError('checksum');
  // The length that follows is read, but not looked at.
  if (wrapping === 'gzip') for (let i = 0; i < 4; i++) nextByte();
}

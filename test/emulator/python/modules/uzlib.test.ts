import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { resultOf } from '../table.ts';

const TEXT = 'All work and no play makes Jack a dull boy. '.repeat(20);

/** The bytes as Python writes them. */
function literal(bytes: Uint8Array): string {
  return `b'${Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}'`;
}

/** A program that has `z`, compressed data, and the text behind them. */
function using(bytes: Uint8Array, program: string): string {
  return `import uzlib, uio\nz = ${literal(bytes)}\ntext = b'${TEXT}'\n${program}`;
}

describe('decompress()', () => {
  test('reads zlib and, for negative bits, bare data', () => {
    expect(resultOf(using(deflateSync(TEXT), 'r = uzlib.decompress(z) == text'))).toBe('True');
    expect(resultOf(using(deflateRawSync(TEXT), 'r = uzlib.decompress(z, -15) == text'))).toBe('True');
  });

  test('says by its number what is wrong', () => {
    const good = deflateSync(TEXT);
    const badHeader = Uint8Array.from([0, ...good.subarray(1)]);
    const badChecksum = Uint8Array.from([...good.subarray(0, -1), good.at(-1)! ^ 1]);

    expect(resultOf(using(badHeader, 'uzlib.decompress(z)'))).toBe('ValueError: -3');
    expect(resultOf(using(badChecksum, 'uzlib.decompress(z)'))).toBe('ValueError: -4');
  });

  test('refuses data cut off anywhere', () => {
    const good = deflateSync(TEXT);

    for (let length = 0; length < good.length; length++) {
      expect(resultOf(using(good.subarray(0, length), 'uzlib.decompress(z)'))).toBe('ValueError: -3');
    }
  });

  test('of more than the memory holds is refused', () => {
    const bomb = deflateSync(new Uint8Array(1_000_000));

    expect(resultOf(using(bomb, 'uzlib.decompress(z)'))).toMatch(/^MemoryError: /);
    expect(resultOf(using(bomb, 'uzlib.DecompIO(uio.BytesIO(z)).read()'))).toMatch(/^(MemoryError: |OSError: )/);
  });
});

describe('DecompIO', () => {
  test('reads gzip piece by piece', () => {
    const program = `f = uzlib.DecompIO(uio.BytesIO(z), 31)
r = f.read(5) + f.readline() + f.read() == text and f.read()`;

    expect(resultOf(using(gzipSync(TEXT), program))).toBe("b''");
  });

  test('keeps few bytes of a zlib stream, as the firmware does', () => {
    const far = deflateSync(`0123456789${Array.from({ length: 300 }, (_, i) => i).join()}0123456789`);

    expect(resultOf(using(far, 'uzlib.DecompIO(uio.BytesIO(z)).read()'))).toBe('OSError: [Errno 22] EINVAL');
  });

  test('tells a bad header, a bad checksum and an end too soon apart', () => {
    const good = gzipSync(TEXT);
    const badChecksum = Uint8Array.from(good);
    badChecksum[good.length - 5]! ^= 1;

    expect(resultOf(using(good, 'uzlib.DecompIO(uio.BytesIO(z))'))).toBe('ValueError: compression header');
    expect(resultOf(using(badChecksum, 'uzlib.DecompIO(uio.BytesIO(z), 31).read()'))).toBe(
      'OSError: [Errno 22] EINVAL',
    );
    expect(resultOf(using(good.subarray(0, 30), 'uzlib.DecompIO(uio.BytesIO(z), 31).read()'))).toBe('EOFError: ');
    expect(resultOf('import uzlib\nuzlib.DecompIO(5)')).toBe('OSError: stream operation not supported');
  });
});

import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checked, readGzipHeader, readZlibHeader } from '../../../src/emulator/lib/compressed-formats.ts';
import { InflateError, inflate } from '../../../src/emulator/lib/inflate.ts';

/** Gives the bytes one by one; to go beyond them is a fault of the test. */
function source(bytes: Uint8Array): () => number {
  let next = 0;
  return () => {
    if (next === bytes.length) throw new Error('read too far');
    return bytes[next++]!;
  };
}

describe('zlib', () => {
  test('a header names the window, less 8 bits', () => {
    expect(readZlibHeader(source(deflateSync('abc', { windowBits: 15 })))).toBe(7);
    expect(readZlibHeader(source(deflateSync('abc', { windowBits: 9 })))).toBe(1);
  });

  test.each([
    ['a wrong check', [0x78, 0x9d]],
    ['another method', [0x77, 0x85]],
    ['too large a window', [0x88, 0x1c]],
    ['a preset dictionary', [0x78, 0x20]],
  ])('a header with %s is refused', (_fault, header) => {
    expect(() => readZlibHeader(source(Uint8Array.from(header)))).toThrow(new InflateError('data'));
  });

  test('the checksum is the last that is read', () => {
    const nextByte = source(deflateSync('abc'));

    readZlibHeader(nextByte);

    expect([...checked(inflate(nextByte), 'zlib', nextByte)]).toEqual([0x61, 0x62, 0x63]);
    expect(() => nextByte()).toThrow('read too far');
  });
});

describe('gzip', () => {
  const plain = gzipSync('abc');
  const body = plain.subarray(10);

  test('headers with extra data, name, comment and checksum are skipped', () => {
    const header = [0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 0x6e, 0, 0x63, 0, 1, 2];
    const nextByte = source(Uint8Array.from([...header, ...body]));

    readGzipHeader(nextByte);

    expect([...checked(inflate(nextByte), 'gzip', nextByte)]).toEqual([0x61, 0x62, 0x63]);
  });

  test('data with a wrong checksum are refused at their end', () => {
    const wrong = Uint8Array.from(body);
    wrong[wrong.length - 8]! ^= 0x80;
    const nextByte = source(wrong);

    expect(() => [...checked(inflate(nextByte), 'gzip', nextByte)]).toThrow(new InflateError('checksum'));
  });
});

import { expect, test } from 'vitest';
import { Adler32, Crc32 } from '../../../src/emulator/lib/checksum.ts';
import type { Checksum } from '../../../src/emulator/lib/checksum.ts';

function sumOf(checksum: Checksum, text: string): number {
  for (const character of text) checksum.add(character.charCodeAt(0));
  return checksum.value;
}

test('CRC-32 of its check text is the published one', () => {
  expect(sumOf(new Crc32(), '123456789')).toBe(0xcbf43926);
  expect(new Crc32().value).toBe(0);
});

test('CRC-32 goes on where another has ended', () => {
  expect(sumOf(new Crc32(sumOf(new Crc32(), '12345')), '6789')).toBe(0xcbf43926);
});

test('Adler-32 of known texts is the published one', () => {
  expect(sumOf(new Adler32(), 'Wikipedia')).toBe(0x11e60398);
  expect(new Adler32().value).toBe(1);
});

test('Adler-32 stays a sum of 32 bits over long data', () => {
  expect(sumOf(new Adler32(), '\xff'.repeat(10_000))).toBe(0xb623eb2b);
});

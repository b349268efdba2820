import { expect, test } from 'vitest';
import { RamDisk } from '../../../src/emulator/storage/ram-disk.ts';
import { codeOf, pattern } from '../../drivers/fat-volumes.ts';

test('Blocks come back as they were written, in the bytes that were given', () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(4 * 512));
  const disk = new RamDisk(bytes);
  const back = new Uint8Array(1_024);

  disk.write(1, pattern(1_024));
  new RamDisk(bytes).read(1, back);

  expect(disk.blockCount).toBe(4);
  expect(back).toEqual(pattern(1_024));
  expect(bytes.slice(512, 1_536)).toEqual(pattern(1_024));
});

test('What is no block of the disk is EIO', () => {
  const disk = RamDisk.blank(4);

  expect(codeOf(() => disk.read(4, new Uint8Array(512)))).toBe('EIO');
  expect(codeOf(() => disk.read(3, new Uint8Array(1_024)))).toBe('EIO');
  expect(codeOf(() => disk.write(-1, new Uint8Array(512)))).toBe('EIO');
  expect(codeOf(() => disk.write(0, new Uint8Array(100)))).toBe('EIO');
});

test('A write-protected disk is EROFS', () => {
  const disk = new RamDisk(new Uint8Array(512), { writable: false });

  expect(codeOf(() => disk.write(0, new Uint8Array(512)))).toBe('EROFS');
});

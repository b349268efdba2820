import { expect, test } from 'vitest';
import {
  FlashDisk,
  createFlashMemory,
  flashBlockName,
  takeDirtyBlocks,
} from '../../../src/emulator/storage/flash-disk.ts';
import { codeOf, pattern } from '../../drivers/fat-volumes.ts';

test('New flash is erased: 384 sectors of 512 bytes, all ones', () => {
  const memory = createFlashMemory();
  const disk = new FlashDisk(memory);
  const sector = new Uint8Array(512);

  disk.read(383, sector);

  expect(disk.blockCount).toBe(384);
  expect(memory.bytes.length).toBe(196_608);
  expect(sector).toEqual(new Uint8Array(512).fill(0xff));
  expect(codeOf(() => disk.read(384, sector))).toBe('EIO');
});

test('Flash can begin with saved content', () => {
  const memory = createFlashMemory(pattern(4_096));

  expect(memory.bytes.slice(0, 4_096)).toEqual(pattern(4_096));
  expect(memory.bytes[4_096]).toBe(0xff);
  expect(takeDirtyBlocks(memory)).toEqual([]);
});

test('Blocks of 2 KB that were written are named once', () => {
  const memory = createFlashMemory();
  const disk = new FlashDisk(memory);

  disk.write(0, pattern(512));
  disk.write(3, pattern(1_024));
  disk.write(127, pattern(512));
  disk.write(383, pattern(512));
  disk.write(383, pattern(512));

  expect(takeDirtyBlocks(memory)).toEqual([0, 1, 31, 95]);
  expect(takeDirtyBlocks(memory)).toEqual([]);
});

test('A write that fails marks nothing', () => {
  const memory = createFlashMemory();

  expect(codeOf(() => new FlashDisk(memory).write(383, pattern(1_024)))).toBe('EIO');

  expect(takeDirtyBlocks(memory)).toEqual([]);
});

test('Blocks are saved under the names of the hidden store', () => {
  expect([0, 7, 95].map(flashBlockName)).toEqual(['__000__.fsb', '__007__.fsb', '__095__.fsb']);
});

test('Two threads that were sent the same memory see the same bytes and marks', () => {
  const memory = createFlashMemory();
  const sent = structuredClone(memory);

  new FlashDisk(sent).write(4, pattern(512));

  expect(memory.bytes.slice(2_048, 2_560)).toEqual(pattern(512));
  expect(takeDirtyBlocks(memory)).toEqual([1]);
});

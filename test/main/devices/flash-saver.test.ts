import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { FlashDisk, createFlashMemory } from '../../../src/emulator/index.ts';
import { BoardFolder } from '../../../src/main/devices/board-folder.ts';
import { FlashSaver } from '../../../src/main/devices/flash-saver.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

const SECTOR = new Uint8Array(512).fill(0x5a);

function board(path = temporaryFolder(), isNew = false) {
  const flash = createFlashMemory();
  const folder = BoardFolder.open(path);
  const saver = new FlashSaver(flash, folder, isNew);
  const told = { changes: 0, problems: [] as string[] };
  saver.onDidChange(() => told.changes++);
  saver.onDidFail((sentence) => told.problems.push(sentence));
  onTestFinished(() => saver.close());
  return { disk: new FlashDisk(flash), flash, folder, path, saver, told };
}

const blocksIn = (path: string) => readdirSync(path).filter((name) => name.endsWith('.fsb'));

test('only blocks that were written are saved', async () => {
  const { disk, folder, path, saver, told } = board();
  disk.write(5, SECTOR);
  disk.write(383, SECTOR);

  await saver.save();

  expect(blocksIn(path)).toEqual(['__001__.fsb', '__095__.fsb']);
  expect(folder.load()!.subarray(5 * 512, 6 * 512)).toEqual(SECTOR);
  expect(told.changes).toBe(1);

  await saver.save();
  expect(told.changes).toBe(1);
});

test('a new folder gets all blocks, so that it is known as a disk', async () => {
  const { path, saver } = board(temporaryFolder(), true);

  await saver.save();

  expect(blocksIn(path)).toHaveLength(96);
});

test('closing saves what is left and gives the folder up', async () => {
  const { disk, path, saver } = board();
  disk.write(0, SECTOR);

  await saver.close();

  expect(readdirSync(path)).toEqual(['__000__.fsb']);
});

test('a folder that fails is told once, and what it missed is saved when it works again', async () => {
  const { disk, path, saver, told } = board();
  rmSync(path, { recursive: true });
  writeFileSync(path, 'a file in the way');

  disk.write(0, SECTOR);
  await saver.save();
  disk.write(8, SECTOR);
  await saver.save();
  expect(told.problems).toEqual([
    expect.stringMatching(/^The board folder .* The board goes on with its flash in memory\.$/),
  ]);

  rmSync(path);
  mkdirSync(path);
  await saver.save();
  expect(blocksIn(path)).toEqual(['__000__.fsb', '__002__.fsb']);
});

test('without a folder, changes are told all the same', async () => {
  const flash = createFlashMemory();
  const saver = new FlashSaver(flash, null, true);
  let changes = 0;
  saver.onDidChange(() => changes++);
  await saver.save();
  new FlashDisk(flash).write(0, SECTOR);

  await saver.close();

  expect(changes).toBe(2);
});

/** Two volumes over the same bytes, as the board's thread and the host's: each sees what the other does. */
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { DEFAULT_BOOT_PY, DEFAULT_MAIN_PY } from '../../../../src/emulator/firmware/default-files.ts';
import { createFlashMemory, flashLock } from '../../../../src/emulator/storage/flash-disk.ts';
import { openFlashVolume } from '../../../../src/emulator/storage/flash-volume.ts';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import { faultsOf, hasNoFsck } from '../../../drivers/external-programs.ts';
import {
  START_OF_2015,
  codeOf,
  names,
  newVolume,
  pattern,
  readAll,
  readText,
  writeAll,
} from '../../../drivers/fat-volumes.ts';

function twoMounts(blocks = 384): [FatVolume, FatVolume] {
  const { disk, volume } = newVolume(blocks);
  return [volume, FatVolume.mount(disk, { now: () => START_OF_2015 })];
}

describe('Two mounts of one disk', () => {
  test('see each other’s files, directories and free space', () => {
    const [board, host] = twoMounts();

    board.mkdir('lib');
    writeAll(host, 'lib/up.py', pattern(2_000));
    writeAll(board, 'main.py', 'x');

    expect(readAll(board, 'lib/up.py')).toEqual(pattern(2_000));
    expect(names(host)).toEqual(['lib', 'main.py']);
    expect(host.freeClusters()).toBe(board.freeClusters());
    host.remove('lib/up.py');
    expect(names(board, 'lib')).toEqual([]);
  });

  test('never hand out one cluster twice', () => {
    const [board, host] = twoMounts();
    const files = [board, host].map((volume, i) => volume.open(`f${i}`, { write: true, create: true }));

    for (let i = 0; i < 40; i++) files[i % 2]!.write(pattern(700, i % 2));
    for (const file of files) file.close();

    for (const i of [0, 1]) {
      const expected = new Uint8Array(14_000);
      for (let piece = 0; piece < 20; piece++) expected.set(pattern(700, i), piece * 700);
      expect(readAll(board, `f${i}`)).toEqual(expected);
    }
  });

  test('a file replaced by one does not take writes of the other’s old handle', () => {
    const [board, host] = twoMounts();
    writeAll(board, 'log', pattern(1_500));
    const log = board.open('log', { write: true, create: true, append: true });

    writeAll(host, 'log', 'fresh');
    writeAll(host, 'other', pattern(3_000));

    expect(codeOf(() => log.write(pattern(100)))).toBe('EINVAL');
    log.close();
    expect(readText(host, 'log')).toBe('fresh');
    expect(readAll(host, 'other')).toEqual(pattern(3_000));
  });

  test('a current directory that the other removed is ENOENT, also when its cluster has become a file’s', () => {
    const [board, host] = twoMounts();
    board.mkdir('work');
    board.chdir('work');

    host.rmdir('work');
    expect(codeOf(() => board.list(''))).toBe('ENOENT');
    expect(codeOf(() => board.getcwd())).toBe('ENOENT');
    writeAll(host, 'data', pattern(5_000));
    expect(codeOf(() => writeAll(board, 'x', 'x'))).toBe('ENOENT');

    board.chdir('/');
    expect(names(board)).toEqual(['data']);
  });

  test('a listing ends where the other removes the directory', () => {
    const [board, host] = twoMounts();
    board.mkdir('d');
    for (const name of ['a', 'b', 'c']) writeAll(board, `d/${name}`, '');
    const listing = board.list('d');
    listing.next();

    for (const name of ['a', 'b', 'c']) host.remove(`d/${name}`);
    host.rmdir('d');

    expect([...listing]).toEqual([]);
  });
});

describe('Two threads', () => {
  test('work on one flash under its lock, and leave it sound', async () => {
    const memory = createFlashMemory();
    const options = { now: () => START_OF_2015, lock: flashLock(memory, 'host') };
    const host = openFlashVolume(memory, options, { mainPy: DEFAULT_MAIN_PY, bootPy: DEFAULT_BOOT_PY });
    const program = `
      import { workerData } from 'node:worker_threads';
      import { FlashDisk, flashLock } from './src/emulator/storage/flash-disk.ts';
      import { FatVolume } from './src/emulator/storage/fat/volume.ts';
      const lock = flashLock(workerData, 'board');
      const volume = FatVolume.mount(new FlashDisk(workerData), { now: () => ${START_OF_2015}, lock });
      for (let i = 0; i < 300; i++) {
        const file = volume.open('board' + (i % 5), { write: true, create: true, truncate: true });
        for (let piece = 0; piece < 8; piece++) file.write(new Uint8Array(300).fill(i));
        file.close();
        if (i % 3 === 0) volume.remove('board' + (i % 5));
      }`;
    const { outputFiles } = buildSync({
      stdin: { contents: program, resolveDir: new URL('../../../..', import.meta.url).pathname, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
    });
    const worker = new Worker(outputFiles[0]!.text, { eval: true, workerData: memory });
    const ended = new Promise((resolve, reject) => {
      worker.once('exit', resolve);
      worker.once('error', reject);
    });

    for (let i = 0; i < 300; i++) {
      const content = pattern(2_500, i);
      writeAll(host, `host${i % 5}`, content);
      expect(readAll(host, `host${i % 5}`)).toEqual(content);
      if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;

    expect(names(host).filter((name) => name.startsWith('host'))).toHaveLength(5);
    for (const name of names(host).filter((each) => each.startsWith('board'))) {
      if (name === 'boot.py') continue;
      const content = readAll(host, name);
      expect(content).toEqual(new Uint8Array(2_400).fill(content[0]!));
    }
    if (!hasNoFsck) expect(faultsOf(memory.bytes)).toBe('');
  });
});

import { expect, test } from 'vitest';
import { DEFAULT_BOOT_PY, DEFAULT_MAIN_PY } from '../../../src/emulator/firmware/default-files.ts';
import { createFlashMemory, flashLock, takeDirtyBlocks } from '../../../src/emulator/storage/flash-disk.ts';
import { SharedLock } from '../../../src/emulator/storage/lock.ts';
import { openFlashVolume } from '../../../src/emulator/storage/flash-volume.ts';
import { START_OF_2015, codeOf, names, readAll, readText, writeAll } from '../../drivers/fat-volumes.ts';

const FILES = { mainPy: DEFAULT_MAIN_PY, bootPy: DEFAULT_BOOT_PY };

function boot(memory = createFlashMemory()) {
  const volume = openFlashVolume(memory, { now: () => START_OF_2015, lock: flashLock(memory, 'board') }, FILES);
  return { memory, volume };
}

test('A new board lists its first files in the order of the real one and has 344 clusters free', () => {
  const { volume } = boot();

  expect(names(volume)).toEqual(['main.py', 'sys', 'lib', 'cert', 'boot.py']);
  expect(volume.statvfs()).toMatchObject({ blockSize: 512, blocks: 349, freeBlocks: 344 });
  expect(readAll(volume, 'main.py')).toEqual(DEFAULT_MAIN_PY);
  expect(readAll(volume, 'boot.py')).toEqual(DEFAULT_BOOT_PY);
  expect(volume.stat('lib').isDirectory).toBe(true);
  expect(volume.getcwd()).toBe('/');
});

test('The next start finds everything as it was and writes nothing', () => {
  const { memory, volume } = boot();
  writeAll(volume, 'main.py', 'print(1)');
  takeDirtyBlocks(memory);

  const again = boot(memory).volume;

  expect(readText(again, 'main.py')).toBe('print(1)');
  expect(takeDirtyBlocks(memory)).toEqual([]);
});

test('What is missing is made again', () => {
  const { memory, volume } = boot();
  volume.remove('main.py');
  volume.rmdir('cert');
  volume.remove('boot.py');
  writeAll(volume, 'own.py', '');

  const again = boot(memory).volume;

  expect(new Set(names(again))).toEqual(new Set(['main.py', 'sys', 'lib', 'cert', 'boot.py', 'own.py']));
  expect(readAll(again, 'boot.py')).toEqual(DEFAULT_BOOT_PY);
});

test('A directory called boot.py stays what it is', () => {
  const { memory, volume } = boot();
  volume.remove('boot.py');
  volume.mkdir('boot.py');

  expect(boot(memory).volume.stat('boot.py').isDirectory).toBe(true);
});

test('A full flash that has lost its first files starts without them', () => {
  const { memory, volume } = boot();
  volume.rmdir('cert');
  expect(codeOf(() => writeAll(volume, 'big', new Uint8Array(200_000)))).toBe('ENOSPC');

  const again = boot(memory).volume;

  expect(names(again)).toEqual(['main.py', 'sys', 'lib', 'big', 'boot.py']);
});

test('A flash that stays locked is fatal', () => {
  const memory = createFlashMemory();
  const holder = flashLock(memory, 'host');

  const start = () => openFlashVolume(memory, { now: () => 0, lock: new SharedLock(memory.words, 3, 2, 10) }, FILES);

  expect(holder.withLock(() => codeOf(start))).toBe('EIO');
});

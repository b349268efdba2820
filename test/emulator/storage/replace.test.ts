import { expect, test } from 'vitest';
import { replaceFile } from '../../../src/emulator/storage/replace.ts';
import { Vfs } from '../../../src/emulator/storage/vfs.ts';
import { codeOf, names, newVolume, pattern, readAll, readText, writeAll } from '../../drivers/fat-volumes.ts';

test('A saved file keeps its place in the listing and leaves nothing beside it', () => {
  const { volume } = newVolume(384);
  for (const name of ['main.py', 'lib.py', 'boot.py']) writeAll(volume, name, name);

  replaceFile(volume, '/main.py', pattern(3_000));

  expect(names(volume)).toEqual(['main.py', 'lib.py', 'boot.py']);
  expect(readAll(volume, 'main.py')).toEqual(pattern(3_000));
  expect(volume.freeClusters()).toBe(349 - 2 - 6);
});

test('A new file is made, also through the mount table', () => {
  const { volume } = newVolume(384);
  const vfs = new Vfs();
  vfs.mount(volume, '/flash');
  vfs.mkdir('/flash/lib');

  replaceFile(vfs, '/flash/lib/new.py', new TextEncoder().encode('x = 1'));

  expect(readText(vfs, '/flash/lib/new.py')).toBe('x = 1');
  expect(names(vfs, '/flash/lib')).toEqual(['new.py']);
});

test('When there is no room for both, the old file stays and the room is given back', () => {
  const { volume } = newVolume(50);
  writeAll(volume, 'main.py', pattern(5_000, 1));
  const free = volume.freeClusters();

  expect(() => replaceFile(volume, 'main.py', pattern(5_000, 2))).toThrow(/ENOSPC: no room for the new content/);

  expect(readAll(volume, 'main.py')).toEqual(pattern(5_000, 1));
  expect(names(volume)).toEqual(['main.py']);
  expect(volume.freeClusters()).toBe(free);
});

test('In a directory without a free slot the old file stays', () => {
  const { volume } = newVolume(384);
  for (let i = 0; i < 512; i++) writeAll(volume, `f${i}`, i === 7 ? 'old' : '');

  expect(codeOf(() => replaceFile(volume, 'f7', pattern(10)))).toBe('EACCES');

  expect(readText(volume, 'f7')).toBe('old');
});

test('A directory is not replaced, and nothing is left behind', () => {
  const { volume } = newVolume(50);
  volume.mkdir('lib');

  expect(codeOf(() => replaceFile(volume, 'lib', pattern(10)))).toBe('EISDIR');
  expect(codeOf(() => replaceFile(volume, 'none/x', pattern(10)))).toBe('ENOENT');
  expect(codeOf(() => replaceFile(volume, 'a*', pattern(10)))).toBe('EINVAL');

  expect(names(volume)).toEqual(['lib']);
});

test('The leftover of a save that was cut off does no harm', () => {
  const { volume } = newVolume(50);
  writeAll(volume, '~saving.tmp', pattern(2_000));

  replaceFile(volume, 'main.py', pattern(10));

  expect(names(volume)).toEqual(['main.py']);
});

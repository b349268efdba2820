import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../../src/main/platform/make-folder.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

test('a folder and those above it are made with the mode asked for', () => {
  const path = join(temporaryFolder(), 'a', 'b');

  makeFolder(path, 0o700);

  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('a folder that is there stays as it is', () => {
  const path = join(temporaryFolder(), 'a');
  mkdirSync(path, { mode: 0o750 });

  makeFolder(path, 0o700);

  expect(statSync(path).mode & 0o777).toBe(0o750);
});

test('a file in the way is an error', () => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, '');

  expect(() => makeFolder(join(path, 'a'))).toThrow('ENOTDIR');
});

test.skipIf(!existsSync('/proc/self'))('a file system that takes no folders is an error', () => {
  expect(() => makeFolder('/proc/wipy/board')).toThrow('ENOENT');
});

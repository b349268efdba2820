import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTemporaryName, writeAtomically } from '../../../src/main/platform/atomic-write.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

test('a file is made, then replaced, and nothing else is left', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.txt');

  await writeAtomically(path, 'one');
  await writeAtomically(path, Uint8Array.of(0x32));

  expect(readFileSync(path, 'utf8')).toBe('2');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('who reads meanwhile finds the old content or the new, never a part', async () => {
  const path = join(temporaryFolder(), 'a.txt');
  writeFileSync(path, 'a'.repeat(100_000));
  const seen = new Set<string>();

  const progress = { isWriting: true };
  const writing = writeAtomically(path, 'b'.repeat(100_000)).then(() => (progress.isWriting = false));
  while (progress.isWriting) {
    seen.add(readFileSync(path, 'utf8'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
  seen.add(readFileSync(path, 'utf8'));

  expect(Array.from(seen, (content) => `${content[0]} ${content.length}`).sort()).toEqual(['a 100000', 'b 100000']);
});

test('the mode of the file stays', async () => {
  const path = join(temporaryFolder(), 'run.sh');
  writeFileSync(path, '');
  chmodSync(path, 0o750);

  await writeAtomically(path, 'new');

  expect(statSync(path).mode & 0o777).toBe(0o750);
});

test('a write that fails leaves the folder as it was', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a.txt'));

  await expect(writeAtomically(join(folder, 'a.txt'), 'x')).rejects.toThrow();

  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test.each([
  ['.~main.py.0a1b2c3d', true],
  ['main.py', false],
  ['.~lock', false],
  ['.main.py.0a1b2c3d', false],
])('%s is a file still being written: %s', (name, expected) => {
  expect(isTemporaryName(name)).toBe(expected);
});

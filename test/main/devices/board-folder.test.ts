import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BoardFolder, tryBoardFolder } from '../../../src/main/devices/board-folder.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

function open(path: string): BoardFolder {
  const folder = BoardFolder.open(path);
  onTestFinished(() => folder.close());
  return folder;
}

test('a folder that is not there yet is made, and holds no flash', () => {
  const path = join(temporaryFolder(), 'boards', 'mine');

  expect(open(path).load()).toBeNull();
  expect(existsSync(path)).toBe(true);
});

test('blocks are files of 2,048 bytes with the names of the chip', async () => {
  const path = temporaryFolder();
  const folder = open(path);

  await folder.save(0, new Uint8Array(2_048).fill(1));
  await folder.save(95, new Uint8Array(2_048).fill(2));

  expect(readdirSync(path).filter((name) => name.endsWith('.fsb'))).toEqual(['__000__.fsb', '__095__.fsb']);
  expect(statSync(join(path, '__095__.fsb')).size).toBe(2_048);
});

test('what was saved is loaded, and missing blocks are erased flash', async () => {
  const path = temporaryFolder();
  await open(path).save(3, new Uint8Array(2_048).fill(7));

  const flash = BoardFolder.prototype.load.call({ path } as BoardFolder)!;

  expect(flash).toHaveLength(96 * 2_048);
  expect(flash.subarray(3 * 2_048, 4 * 2_048).every((byte) => byte === 7)).toBe(true);
  expect(flash.subarray(0, 3 * 2_048).every((byte) => byte === 0xff)).toBe(true);
});

describe('a folder in use', () => {
  test('is kept from a second board until the first gives it up', () => {
    const path = temporaryFolder();
    const first = BoardFolder.open(path);

    expect(() => BoardFolder.open(path)).toThrow(`process ${process.pid} is using it`);

    first.close();
    expect(open(path).load()).toBeNull();
  });

  test('by a process that died is free', () => {
    const path = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(path, 'in-use'), String(pid));

    expect(open(path).path).toBe(path);
    expect(readFileSync(join(path, 'in-use'), 'utf8')).toBe(String(process.pid));
  });
});

describe('a folder that cannot be used costs one sentence', () => {
  test('a file in its place', () => {
    const path = join(temporaryFolder(), 'board');
    writeFileSync(path, '');

    expect(tryBoardFolder(path)).toEqual({
      folder: null,
      notice: `The board folder ${path} cannot be used: there is already something of that name. The flash is in memory only: it is lost when the board is off.`,
    });
  });

  // The superuser may write everywhere.
  test.skipIf(process.getuid?.() === 0)('no permission', () => {
    const path = temporaryFolder();
    chmodSync(path, 0o500);

    expect(tryBoardFolder(path).notice).toContain('you have no permission for it');
  });
});

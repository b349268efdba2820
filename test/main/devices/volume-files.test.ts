import { beforeEach, describe, expect, test } from 'vitest';
import { FatVolume, FlashDisk, createFlashMemory } from '../../../src/emulator/index.ts';
import { formatVolume } from '../../../src/emulator/storage/fat/format.ts';
import { VolumeFiles } from '../../../src/main/devices/volume-files.ts';

const text = (content: string) => new TextEncoder().encode(content);

let volume: FatVolume;
let files: VolumeFiles;
beforeEach(() => {
  const disk = new FlashDisk(createFlashMemory());
  formatVolume(disk, { now: () => 0 });
  volume = FatVolume.mount(disk, { now: () => 0 });
  files = new VolumeFiles({ '/flash': () => volume });
});

test('the root shows the volumes, a volume its files with folders first', async () => {
  await files.createFolder('/flash/lib');
  await files.write('/flash/main.py', text('print(1)\n'));
  await files.write('/flash/boot.py', text(''));

  expect(await files.list('/')).toEqual([{ name: 'flash', kind: 'folder', size: 0 }]);
  expect(await files.list('/flash')).toEqual([
    { name: 'lib', kind: 'folder', size: 0 },
    { name: 'boot.py', kind: 'file', size: 0 },
    { name: 'main.py', kind: 'file', size: 9 },
  ]);
});

test('files are written, replaced, read, moved and removed, folders with all in them', async () => {
  await files.createFolder('/flash/lib');
  await files.createFolder('/flash/lib/deep');
  await files.write('/flash/lib/deep/net.py', text('long content'));
  await files.write('/flash/lib/deep/net.py', text('short'));
  await files.rename('/flash/lib/deep/net.py', '/flash/net.py');
  expect(await files.read('/flash/net.py', 100)).toEqual(text('short'));

  await files.write('/flash/lib/deep/other.py', text('x'));
  await files.remove('/flash/lib');
  expect((await files.list('/flash')).map(({ name }) => name)).toEqual(['net.py']);
});

describe('a file that does not fit', () => {
  test('is refused with a sentence, and the old one stays', async () => {
    await files.write('/flash/data.bin', text('old'));
    const { freeBlocks } = volume.statvfs();

    await expect(files.write('/flash/data.bin', new Uint8Array(200_000))).rejects.toMatchObject({
      code: 'no-space',
      message: expect.stringMatching(/^\/flash\/data\.bin does not fit: the board’s flash is full\./),
    });

    expect(await files.read('/flash/data.bin', 100)).toEqual(text('old'));
    expect(volume.statvfs().freeBlocks).toBe(freeBlocks);
  });
});

test.each([
  ['/flash/../secret', 'bad-path'],
  ['/flash//x', 'bad-path'],
  ['flash/x', 'bad-path'],
  ['/sd/x', 'not-found'],
  ['/__proto__/x', 'not-found'],
  ['/flash/gone.py', 'not-found'],
  ['/flash/main.py/x', 'not-found'],
])('reading %j fails with %s', async (path, code) => {
  await files.write('/flash/main.py', text(''));

  await expect(files.read(path, 100)).rejects.toMatchObject({ code });
});

test('a name that is taken is not taken over; another case of the same name is no conflict', async () => {
  await files.write('/flash/a.py', text('a'));
  await files.write('/flash/b.py', text('b'));

  await expect(files.rename('/flash/a.py', '/flash/B.PY')).rejects.toMatchObject({ code: 'exists' });
  await expect(files.createFolder('/flash/a.py')).rejects.toMatchObject({ code: 'exists' });

  await files.rename('/flash/a.py', '/flash/A.py');
  expect((await files.list('/flash')).map(({ name }) => name)).toEqual(['A.py', 'b.py']);
});

test('volumes stay, and files do not move between them', async () => {
  files = new VolumeFiles({ '/flash': () => volume, '/sd': () => volume });
  await files.write('/flash/a.py', text('a'));

  await expect(files.remove('/flash')).rejects.toMatchObject({ code: 'refused' });
  await expect(files.rename('/flash/a.py', '/sd/a.py')).rejects.toMatchObject({ code: 'other-volume' });
});

test('a folder is neither read nor written as a file', async () => {
  await files.createFolder('/flash/lib');

  await expect(files.write('/flash/lib', text('x'))).rejects.toMatchObject({ code: 'is-folder' });
  await expect(files.write('/flash', text('x'))).rejects.toMatchObject({ code: 'is-folder' });
  await expect(files.read('/flash/lib', 100)).rejects.toMatchObject({ code: 'is-folder' });
});

test('before the board has made its file system there is a sentence', async () => {
  const empty = new FlashDisk(createFlashMemory());
  files = new VolumeFiles({ '/flash': () => FatVolume.mount(empty, { now: () => 0 }) });

  await expect(files.list('/flash')).rejects.toMatchObject({ code: 'not-ready' });
});

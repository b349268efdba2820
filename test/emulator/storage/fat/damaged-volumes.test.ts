/** Volumes that contradict themselves end in EIO, never in an endless loop or an error of another kind. */
import { expect, test } from 'vitest';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import { StorageError } from '../../../../src/emulator/storage/errno.ts';
import { RamDisk } from '../../../../src/emulator/storage/ram-disk.ts';
import { codeOf, newVolume, pattern, readAll, writeAll } from '../../../drivers/fat-volumes.ts';
import { VolumeSubject, randomOperation } from '../../../drivers/random-file-operations.ts';
import { Random } from '../../../drivers/random.ts';

const TABLE = 512;

test('A chain that ends too early is EIO', () => {
  const { bytes, volume } = newVolume(384);
  writeAll(volume, 'data', pattern(5_000));
  bytes.fill(0, TABLE + 3, TABLE + 20);

  expect(codeOf(() => readAll(volume, 'data'))).toBe('EIO');
});

test('A directory whose chain goes round in a circle is read to the end and no further', () => {
  const { bytes, volume } = newVolume(384);
  volume.mkdir('d');
  for (let i = 0; i < 14; i++) writeAll(volume, `d/f${i}`, '');
  // Cluster 2 follows itself: entry 2 of a FAT12 table is bytes 3 and the low half of 4.
  bytes[TABLE + 3] = 2;
  bytes[TABLE + 4] = (bytes[TABLE + 4]! & 0xf0) | 0;

  expect([...volume.list('d')].length).toBeGreaterThan(14);
  expect(codeOf(() => volume.stat('d/none'))).toBe('ENOENT');
});

test('A device that fails passes its error on, and works again afterwards', () => {
  const { bytes, disk } = newVolume(384);
  let isBroken = false;
  const flaky = new (class extends RamDisk {
    override write(first: number, buffer: Uint8Array): void {
      if (isBroken) throw new StorageError('EIO', 'broken');
      super.write(first, buffer);
    }
  })(bytes);
  const volume = FatVolume.mount(flaky, { now: () => 0 });
  writeAll(volume, 'a', 'x');

  isBroken = true;
  expect(codeOf(() => writeAll(volume, 'b', 'y'))).toBe('EIO');
  isBroken = false;
  writeAll(volume, 'c', 'z');

  expect([...FatVolume.mount(disk, { now: () => 0 }).list('/')].map((item) => item.name)).toEqual(['a', 'c']);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('Random bytes over random places raise storage errors only (seed %i)', (seed) => {
  const { bytes, volume } = newVolume(384);
  const subject = new VolumeSubject(volume);
  const random = new Random(seed);

  for (let i = 0; i < 1_500; i++) {
    // apply() lets anything but a StorageError through, which fails the test.
    subject.apply(randomOperation(random));
    if (i % 20 === 19) bytes[512 + random.below(60 * 512)] = random.below(256);
  }
});

import { describe, expect, test } from 'vitest';
import { Boot, readGeometry } from '../../../../src/emulator/storage/fat/boot-sector.ts';
import { type Field, setField } from '../../../../src/emulator/storage/fat/record.ts';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import { RamDisk } from '../../../../src/emulator/storage/ram-disk.ts';
import { codeOf, names, newVolume, pattern, readAll, writeAll } from '../../../drivers/fat-volumes.ts';

test('The geometry of the board’s flash', () => {
  expect(readGeometry(newVolume(384).disk)).toEqual({
    type: 12,
    sectorSize: 512,
    sectorsPerCluster: 1,
    volumeStart: 0,
    tableStart: 1,
    tableSectors: 2,
    tableCount: 1,
    rootStart: 3,
    rootEntries: 512,
    rootCluster: 0,
    dataStart: 35,
    clusterLimit: 351,
    infoSector: 0,
  });
});

/** A disk whose partition `slot` begins at `start` and holds a formatted volume. */
function partitionedDisk(slot: number, start: number): RamDisk {
  const volume = newVolume(384);
  writeAll(volume.volume, 'inside', 'x');
  const bytes = new Uint8Array((start + 384) * 512);
  bytes.set(volume.bytes, start * 512);
  const entry = 446 + slot * 16;
  setField(bytes, [entry + 4, 1], 0x01);
  setField(bytes, [entry + 8, 4], start);
  setField(bytes, Boot.signature, 0xaa55);
  return new RamDisk(bytes);
}

describe('A partition table', () => {
  test.each([0, 1, 3])('leads to the volume in partition %i', (slot) => {
    const disk = partitionedDisk(slot, 63);
    const volume = FatVolume.mount(disk, { now: () => 0 });

    writeAll(volume, 'more', pattern(2_000));

    expect(readGeometry(disk)).toMatchObject({ volumeStart: 63, tableStart: 64, dataStart: 98 });
    expect(names(volume)).toEqual(['inside', 'more']);
    expect(readAll(volume, 'more')).toEqual(pattern(2_000));
  });

  test('that leads past the end of the disk is no volume', () => {
    const disk = partitionedDisk(0, 63);
    const short = new Uint8Array(63 * 512);
    disk.read(0, short);

    expect(codeOf(() => readGeometry(new RamDisk(short)))).toBe('ENODEV');
  });
});

test('A volume of 22 blocks works, as the smallest that mkfs of other systems makes', () => {
  const { bytes } = newVolume(50);
  setField(bytes, Boot.rootEntries, 16);
  setField(bytes, Boot.totalSectors16, 22);
  bytes.fill(0, 1_024);
  const volume = FatVolume.mount(new RamDisk(bytes.subarray(0, 22 * 512)), { now: () => 0 });

  expect(volume.freeClusters()).toBe(19);
  writeAll(volume, 'f', pattern(19 * 512));
  expect(readAll(volume, 'f')).toEqual(pattern(19 * 512));
});

describe('No volume (ENODEV) is', () => {
  test('erased flash', () => {
    expect(codeOf(() => readGeometry(new RamDisk(new Uint8Array(50 * 512).fill(0xff))))).toBe('ENODEV');
  });

  test('a device with blocks of no size that FAT knows', () => {
    expect(codeOf(() => readGeometry(RamDisk.blank(100, 128)))).toBe('ENODEV');
  });

  test.each<[string, Field, number]>([
    ['no signature', Boot.signature, 0],
    ['no jump', Boot.jump, 0],
    ['sectors of another size', Boot.bytesPerSector, 1024],
    ['three tables', Boot.tableCount, 3],
    ['clusters of 3 sectors', Boot.sectorsPerCluster, 3],
    ['clusters of none', Boot.sectorsPerCluster, 0],
    ['no reserved sector', Boot.reservedSectors, 0],
    ['no root directory', Boot.rootEntries, 0],
    ['a root directory that ends inside a sector', Boot.rootEntries, 17],
    ['no room for data', Boot.totalSectors16, 35],
    ['a table too short for its clusters', Boot.totalSectors16, 5_000],
    ['the number of clusters of FAT32 with the root of FAT16', Boot.totalSectors32, 0],
  ])('a boot sector with %s', (name, field, value) => {
    const { bytes, disk } = newVolume(384);
    setField(bytes, field, value);
    if (name.includes('FAT32')) {
      setField(bytes, Boot.totalSectors16, 0);
      setField(bytes, Boot.totalSectors32, 200_000);
      setField(bytes, Boot.tableSectors16, 2_000);
    }

    expect(codeOf(() => readGeometry(disk))).toBe('ENODEV');
  });
});

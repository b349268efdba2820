import { describe, expect, test } from 'vitest';
import { readGeometry } from '../../../../src/emulator/storage/fat/boot-sector.ts';
import { type FormatOptions, formatVolume } from '../../../../src/emulator/storage/fat/format.ts';
import type { BlockDevice } from '../../../../src/emulator/storage/block-device.ts';
import { RamDisk } from '../../../../src/emulator/storage/ram-disk.ts';
import { codeOf, newVolume } from '../../../drivers/fat-volumes.ts';

/** A device that keeps only its first 64 sectors: enough to see how a large one was laid out. */
function largeDevice(blockCount: number): BlockDevice {
  const head = RamDisk.blank(64);
  return {
    blockSize: 512,
    blockCount,
    writable: true,
    read: (first, buffer) => (first < 64 ? head.read(first, buffer) : buffer.fill(0)),
    write: (first, buffer) => first < 64 && head.write(first, buffer),
    sync() {},
  };
}

describe('The layout follows f_mkfs', () => {
  // Expected numbers: f_mkfs of lib/oofatfs (MicroPython 1.9.1), compiled and run with the same sizes.
  test.each<[blocks: number, kind: FormatOptions['kind'], type: number, perCluster: number, limit: number]>([
    [50, 'fat', 12, 1, 18],
    [384, 'fat', 12, 1, 351],
    [4_095, 'fat', 12, 2, 2_029],
    [4_096, 'fat', 12, 2, 2_030],
    [16_384, 'fat', 12, 8, 2_045],
    [65_536, 'fat', 16, 8, 8_185],
    [131_072, 'fat', 16, 8, 16_373],
    [1_048_576, 'fat', 16, 32, 32_764],
    [2_097_152, 'fat', 16, 64, 32_767],
    [4_194_304, 'fat', 16, 128, 32_768],
    [4_300_000, 'fat', 16, 128, 33_594],
    [250_000, 'any', 16, 8, 31_232],
    [4_194_304, 'any', 32, 64, 65_529],
    [4_300_000, 'any', 32, 64, 67_180],
    [16_777_216, 'any', 32, 64, 262_113],
    [140_000, 'fat32', 32, 2, 69_712],
  ])('%i sectors as %s: FAT%i, %i sectors per cluster, clusters below %i', (blocks, kind, type, perCluster, limit) => {
    const device = largeDevice(blocks);

    formatVolume(device, { now: () => 0, kind: kind! });

    const { type: madeType, sectorsPerCluster, clusterLimit, tableCount } = readGeometry(device);
    expect([madeType, sectorsPerCluster, clusterLimit]).toEqual([type, perCluster, limit]);
    expect(tableCount).toBe(1);
  });

  test('a cluster size can be asked for', () => {
    const { volume } = newVolume(384, { clusterSize: 2_048 });

    expect(volume.statvfs()).toMatchObject({ blockSize: 2_048, blocks: 87, freeBlocks: 87 });
  });

  test('FAT32 counts its free clusters in the information sector too', () => {
    const { bytes, volume } = newVolume(70_000, { kind: 'fat32' });
    const storedCount = () => new DataView(bytes.buffer).getUint32(512 + 488, true);

    expect(storedCount()).toBe(volume.freeClusters());
    volume.mkdir('d');
    expect(storedCount()).toBe(volume.freeClusters());
  });
});

function format(device: BlockDevice, options: Partial<FormatOptions> = {}): string {
  return codeOf(() => formatVolume(device, { now: () => 0, ...options }));
}

describe('Formatting refuses', () => {
  test('less than 50 sectors (EIO)', () => {
    expect(format(RamDisk.blank(49))).toBe('EIO');
  });

  test('what is too small or too large for the kind (EIO)', () => {
    expect(format(RamDisk.blank(384), { kind: 'fat32' })).toBe('EIO');
    expect(format(largeDevice(9_000_000), { kind: 'fat' })).toBe('EIO');
    expect(format(RamDisk.blank(384), { clusterSize: 65_536 })).toBe('EIO');
  });

  test('odd cluster sizes (EINVAL)', () => {
    for (const clusterSize of [100, 256, 1_536, 131_072, -512]) {
      expect(format(RamDisk.blank(384), { clusterSize })).toBe('EINVAL');
    }
  });

  test('a write-protected device (EROFS)', () => {
    expect(format(new RamDisk(new Uint8Array(384 * 512), { writable: false }))).toBe('EROFS');
  });
});

/**
 * The boot sector: field tables, and finding and measuring a volume on a device. Follows "Microsoft FAT32 File System
 * Specification" 1.03 (fatgen103) for the fields and find_volume in lib/oofatfs/ff.c for what is accepted.
 */
import type { BlockDevice } from '../block-device.ts';
import { FatError } from './result.ts';
import { type Field, getField } from './record.ts';

/** BIOS parameter block, common part. */
export const Boot = {
  jump: [0, 1],
  jumpEnd: [2, 1],
  bytesPerSector: [11, 2],
  sectorsPerCluster: [13, 1],
  reservedSectors: [14, 2],
  tableCount: [16, 1],
  rootEntries: [17, 2],
  totalSectors16: [19, 2],
  media: [21, 1],
  tableSectors16: [22, 2],
  sectorsPerTrack: [24, 2],
  heads: [26, 2],
  hiddenSectors: [28, 4],
  totalSectors32: [32, 4],
  signature: [510, 2],
} as const satisfies Record<string, Field>;

/** Its continuation on FAT12 and FAT16 volumes. */
export const Boot16 = {
  driveNumber: [36, 1],
  bootSignature: [38, 1],
  serialNumber: [39, 4],
  typeName: [54, 4],
} as const satisfies Record<string, Field>;

/** Its continuation on FAT32 volumes. */
export const Boot32 = {
  tableSectors: [36, 4],
  version: [42, 2],
  rootCluster: [44, 4],
  infoSector: [48, 2],
  backupSector: [50, 2],
  driveNumber: [64, 1],
  bootSignature: [66, 1],
  serialNumber: [67, 4],
  typeName: [82, 4],
} as const satisfies Record<string, Field>;

/** Byte positions of the texts: maker, then volume label followed by type name. */
export const BOOT_TEXT = { oemName: 3, label16: 43, label32: 71 } as const;

/** One partition of the master boot record. */
const Partition = { system: [4, 1], firstSector: [8, 4] } as const satisfies Record<string, Field>;
const PARTITION_TABLE = 446;
const PARTITION_SIZE = 16;

export const BOOT_SIGNATURE = 0xaa55;
const ENTRY_SIZE = 32;

/** More clusters than these make FAT16 of FAT12, and FAT32 of FAT16. */
export const MAX_FAT12 = 0xff5;
export const MAX_FAT16 = 0xfff5;
export const MAX_FAT32 = 0x0ffffff5;

export type FatType = 12 | 16 | 32;

/** Where things are on a volume. Sectors are numbered from the start of the device. */
export interface Geometry {
  readonly type: FatType;
  readonly sectorSize: number;
  readonly sectorsPerCluster: number;
  readonly volumeStart: number;
  readonly tableStart: number;
  readonly tableSectors: number;
  readonly tableCount: number;
  /** Fixed root directory of FAT12 and FAT16. */
  readonly rootStart: number;
  readonly rootEntries: number;
  /** First cluster of the root directory of FAT32, else 0. */
  readonly rootCluster: number;
  /** Sector of cluster 2. */
  readonly dataStart: number;
  /** Clusters are numbered from 2 to below this. */
  readonly clusterLimit: number;
  /** Sector that holds FAT32's free count, or 0. */
  readonly infoSector: number;
}

/** Finds the first FAT volume: the whole device, else one of the four primary partitions. */
export function readGeometry(device: BlockDevice): Geometry {
  const size = device.blockSize;
  if (size < 512 || size > 4096 || (size & (size - 1)) !== 0) {
    throw new FatError('noFilesystem', `sectors of ${size} bytes`);
  }
  const sector = new Uint8Array(size);
  device.read(0, sector);
  if (isFatBootSector(sector)) return parseBootSector(sector, 0);
  if (getField(sector, Boot.signature) === BOOT_SIGNATURE) {
    for (const start of partitionStarts(sector)) {
      if (start >= device.blockCount) continue;
      device.read(start, sector);
      if (isFatBootSector(sector)) return parseBootSector(sector, start);
    }
  }
  throw new FatError('noFilesystem');
}

function partitionStarts(masterBoot: Uint8Array): number[] {
  const starts: number[] = [];
  for (let i = 0; i < 4; i++) {
    const base = PARTITION_TABLE + i * PARTITION_SIZE;
    const start = getField(masterBoot, Partition.firstSector, base);
    if (getField(masterBoot, Partition.system, base) !== 0 && start !== 0) starts.push(start);
  }
  return starts;
}

function isFatBootSector(sector: Uint8Array): boolean {
  if (getField(sector, Boot.signature) !== BOOT_SIGNATURE) return false;
  const jump = getField(sector, Boot.jump);
  if (jump !== 0xe9 && !(jump === 0xeb && getField(sector, Boot.jumpEnd) === 0x90)) return false;
  const fat = 0x544146; // 'FAT'
  return (getField(sector, Boot16.typeName) & 0xffffff) === fat || getField(sector, Boot32.typeName) === 0x33544146;
}

function parseBootSector(sector: Uint8Array, volumeStart: number): Geometry {
  const sectorSize = getField(sector, Boot.bytesPerSector);
  const tableSectors = getField(sector, Boot.tableSectors16) || getField(sector, Boot32.tableSectors);
  const tableCount = getField(sector, Boot.tableCount);
  const sectorsPerCluster = getField(sector, Boot.sectorsPerCluster);
  const rootEntries = getField(sector, Boot.rootEntries);
  const totalSectors = getField(sector, Boot.totalSectors16) || getField(sector, Boot.totalSectors32);
  const reserved = getField(sector, Boot.reservedSectors);

  accept(sectorSize === sector.length, 'sector size differs from the device');
  accept(tableCount === 1 || tableCount === 2, 'neither 1 nor 2 tables');
  accept(sectorsPerCluster !== 0 && (sectorsPerCluster & (sectorsPerCluster - 1)) === 0, 'cluster size');
  accept((rootEntries * ENTRY_SIZE) % sectorSize === 0, 'root directory ends inside a sector');
  accept(reserved !== 0, 'no reserved sector');

  const rootOffset = reserved + tableSectors * tableCount;
  const dataOffset = rootOffset + (rootEntries * ENTRY_SIZE) / sectorSize;
  const clusters = Math.floor((totalSectors - dataOffset) / sectorsPerCluster);
  accept(clusters > 0, 'no room for data');
  const type = fatTypeOf(clusters);
  const clusterLimit = clusters + 2;
  accept(tableSectors >= Math.ceil(Math.ceil((clusterLimit * type) / 8) / sectorSize), 'table too short');
  const is32 = type === 32;
  accept(is32 ? rootEntries === 0 && getField(sector, Boot32.version) === 0 : rootEntries !== 0, 'root directory');

  return {
    type,
    sectorSize,
    sectorsPerCluster,
    volumeStart,
    tableStart: volumeStart + reserved,
    tableSectors,
    tableCount,
    rootStart: volumeStart + rootOffset,
    rootEntries,
    rootCluster: is32 ? getField(sector, Boot32.rootCluster) : 0,
    dataStart: volumeStart + dataOffset,
    clusterLimit,
    infoSector: is32 && getField(sector, Boot32.infoSector) === 1 ? volumeStart + 1 : 0,
  };
}

/** The kind of a volume is defined by its number of clusters and nothing else. */
function fatTypeOf(clusters: number): FatType {
  if (clusters <= MAX_FAT12) return 12;
  return clusters <= MAX_FAT16 ? 16 : 32;
}

function accept(condition: boolean, reason: string): void {
  if (!condition) throw new FatError('noFilesystem', reason);
}

/**
 * Makes an empty FAT volume. Follows f_mkfs in lib/oofatfs/ff.c in all choices: one table, 512 root entries, cluster
 * size from the size of the device, no partition table.
 */
import type { BlockDevice } from '../block-device.ts';
import { INFO_LEAD, INFO_STRUCTURE, Info } from './allocation-table.ts';
import {
  BOOT_SIGNATURE,
  BOOT_TEXT,
  Boot,
  Boot16,
  Boot32,
  type FatType,
  MAX_FAT12,
  MAX_FAT16,
  MAX_FAT32,
} from './boot-sector.ts';
import { SLOT_SIZE } from './directory-entry.ts';
import { toDosTime } from './dos-time.ts';
import { setField, setText } from './record.ts';
import { FatError } from './result.ts';

const ROOT_ENTRIES = 512;
const MIN_SECTORS = 50;
const MIN_CLUSTERS = 16;
/** Sectors in a cluster. */
const CLUSTER_SIZES = [1, 2, 4, 8, 16, 32, 64, 128];
/** Device sizes from which a cluster is doubled, in units of 4096 sectors, and for FAT32 of 131072. */
const CLUSTER_STEPS = [1, 4, 16, 64, 256, 512];
const CLUSTER_STEPS_32 = [1, 2, 4, 8, 16, 32];

const RESERVED_32 = 32;
const ROOT_CLUSTER = 2;
const INFO_SECTOR = 1;
const BACKUP_SECTOR = 6;

export interface FormatOptions {
  /** Seconds since 2000-01-01: becomes the serial number. */
  readonly now: () => number;
  /** 'fat' makes FAT12 or FAT16, as MicroPython's mkfs does; 'any' also FAT32 where the others do not reach. */
  readonly kind?: 'fat' | 'fat32' | 'any';
  /** Bytes in a cluster, a power of two from the sector size to 128 sectors. */
  readonly clusterSize?: number;
}

interface Layout {
  readonly type: FatType;
  readonly sectorsPerCluster: number;
  readonly reserved: number;
  readonly tableSectors: number;
  readonly rootSectors: number;
  readonly clusters: number;
}

/**
 * Formats the whole device. Throws EIO if it is too small (less than 50 sectors) or too large for the kind, EROFS if it
 * is write-protected, EINVAL for a bad cluster size. Volumes mounted on it must be mounted anew.
 */
export function formatVolume(device: BlockDevice, options: FormatOptions): void {
  if (!device.writable) throw new FatError('writeProtected');
  const layout = chooseLayout(device, options);
  const serialNumber = toDosTime(options.now());
  const boot = bootSector(device, layout, serialNumber);
  device.write(0, boot);
  if (layout.type === 32) {
    const info = infoSector(device, layout);
    device.write(BACKUP_SECTOR, boot);
    device.write(BACKUP_SECTOR + 1, info);
    device.write(INFO_SECTOR, info);
  }

  const sector = firstTableSector(device, layout);
  const rootSectors = layout.type === 32 ? layout.sectorsPerCluster : layout.rootSectors;
  for (let i = 0; i < layout.tableSectors + rootSectors; i++) {
    device.write(layout.reserved + i, sector);
    if (i === 0) sector.fill(0);
  }
  device.sync();
}

function chooseLayout(device: BlockDevice, options: FormatOptions): Layout {
  const kind = options.kind ?? 'fat';
  const wanted = options.clusterSize === undefined ? 0 : sectorsPerCluster(device, options.clusterSize);
  if (device.blockCount < MIN_SECTORS) throw new FatError('mkfsAborted', 'device too small');
  // FatFs starts with the size of its table and tries larger ones for FAT16, smaller ones for FAT32.
  if (kind !== 'fat32') {
    const first = wanted || fromSteps(CLUSTER_STEPS, device.blockCount / 0x1000);
    const last = wanted || (kind === 'any' ? 64 : 128);
    for (const size of CLUSTER_SIZES) {
      const layout = size >= first && size <= last ? layoutFor(device, size) : undefined;
      if (layout !== undefined) return layout;
    }
  }
  if (kind !== 'fat') {
    const first = wanted || fromSteps(CLUSTER_STEPS_32, device.blockCount / 0x20000);
    for (const size of CLUSTER_SIZES.toReversed()) {
      const layout = size <= first && size >= wanted ? layoutFor32(device, size) : undefined;
      if (layout !== undefined) return layout;
    }
  }
  throw new FatError('mkfsAborted', 'no layout fits the device');
}

function sectorsPerCluster(device: BlockDevice, clusterSize: number): number {
  const sectors = clusterSize / device.blockSize;
  if (!CLUSTER_SIZES.includes(sectors)) throw new FatError('invalidParameter', 'cluster size');
  return sectors;
}

function fromSteps(steps: readonly number[], size: number): number {
  return 1 << steps.filter((step) => step <= Math.floor(size)).length;
}

/** FAT12 or FAT16 with clusters of that size, or undefined if the number of clusters does not fit the table. */
function layoutFor(device: BlockDevice, size: number): Layout | undefined {
  const estimate = Math.floor(device.blockCount / size);
  const type = estimate > MAX_FAT12 ? 16 : 12;
  const tableBytes = type === 16 ? estimate * 2 + 4 : Math.floor((estimate * 3 + 1) / 2) + 3;
  const tableSectors = Math.ceil(tableBytes / device.blockSize);
  const rootSectors = (ROOT_ENTRIES * SLOT_SIZE) / device.blockSize;
  const layout = measure(device, { type, sectorsPerCluster: size, reserved: 1, tableSectors, rootSectors });
  const fits = type === 12 || (layout.clusters > MAX_FAT12 && layout.clusters <= MAX_FAT16);
  return fits ? layout : undefined;
}

function layoutFor32(device: BlockDevice, size: number): Layout | undefined {
  const estimate = Math.floor(device.blockCount / size);
  if (estimate <= MAX_FAT16 || estimate > MAX_FAT32) return undefined;
  const tableSectors = Math.ceil((estimate * 4 + 8) / device.blockSize);
  const parts = { type: 32, sectorsPerCluster: size, reserved: RESERVED_32, tableSectors, rootSectors: 0 } as const;
  const layout = measure(device, parts);
  return layout.clusters > MAX_FAT16 ? layout : undefined;
}

function measure(device: BlockDevice, parts: Omit<Layout, 'clusters'>): Layout {
  const dataSectors = device.blockCount - parts.reserved - parts.tableSectors - parts.rootSectors;
  if (dataSectors < parts.sectorsPerCluster * MIN_CLUSTERS) throw new FatError('mkfsAborted', 'device too small');
  return { ...parts, clusters: Math.floor(dataSectors / parts.sectorsPerCluster) };
}

function bootSector(device: BlockDevice, layout: Layout, serialNumber: number): Uint8Array {
  const sector = new Uint8Array(device.blockSize);
  const is32 = layout.type === 32;
  // A jump to itself: there is no boot code.
  sector.set([0xeb, 0xfe, 0x90]);
  setText(sector, BOOT_TEXT.oemName, 'MSDOS5.0');
  setField(sector, Boot.bytesPerSector, device.blockSize);
  setField(sector, Boot.sectorsPerCluster, layout.sectorsPerCluster);
  setField(sector, Boot.reservedSectors, layout.reserved);
  setField(sector, Boot.tableCount, 1);
  setField(sector, Boot.rootEntries, is32 ? 0 : ROOT_ENTRIES);
  setField(sector, device.blockCount < 0x10000 ? Boot.totalSectors16 : Boot.totalSectors32, device.blockCount);
  setField(sector, Boot.media, 0xf8);
  setField(sector, Boot.sectorsPerTrack, 63);
  setField(sector, Boot.heads, 255);
  const tail = is32 ? Boot32 : Boot16;
  setField(sector, tail.serialNumber, serialNumber);
  setField(sector, tail.driveNumber, 0x80);
  setField(sector, tail.bootSignature, 0x29);
  if (is32) {
    setField(sector, Boot32.tableSectors, layout.tableSectors);
    setField(sector, Boot32.rootCluster, ROOT_CLUSTER);
    setField(sector, Boot32.infoSector, INFO_SECTOR);
    setField(sector, Boot32.backupSector, BACKUP_SECTOR);
    setText(sector, BOOT_TEXT.label32, 'NO NAME    FAT32   ');
  } else {
    setField(sector, Boot.tableSectors16, layout.tableSectors);
    setText(sector, BOOT_TEXT.label16, 'NO NAME    FAT     ');
  }
  setField(sector, Boot.signature, BOOT_SIGNATURE);
  return sector;
}

function infoSector(device: BlockDevice, layout: Layout): Uint8Array {
  const sector = new Uint8Array(device.blockSize);
  setField(sector, Info.leadSignature, INFO_LEAD);
  setField(sector, Info.structureSignature, INFO_STRUCTURE);
  setField(sector, Info.freeCount, layout.clusters - 1);
  setField(sector, Info.lastAllocated, ROOT_CLUSTER);
  setField(sector, Boot.signature, BOOT_SIGNATURE);
  return sector;
}

/** The two reserved entries, and the end of FAT32's root directory. */
function firstTableSector(device: BlockDevice, layout: Layout): Uint8Array {
  const sector = new Uint8Array(device.blockSize);
  if (layout.type === 32) {
    setField(sector, [0, 4], 0xfffffff8);
    setField(sector, [4, 4], 0xffffffff);
    setField(sector, [8, 4], 0x0fffffff);
  } else {
    setField(sector, [0, 4], layout.type === 12 ? 0xfffff8 : 0xfffffff8);
  }
  return sector;
}

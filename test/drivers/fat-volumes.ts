/** Small FAT volumes in memory for tests, and whole-file reading and writing. */
import type { FileSystem } from '../../src/emulator/storage/file-system.ts';
import { StorageError } from '../../src/emulator/storage/errno.ts';
import { type FormatOptions, formatVolume } from '../../src/emulator/storage/fat/format.ts';
import { FatVolume, type VolumeOptions } from '../../src/emulator/storage/fat/volume.ts';
import { RamDisk } from '../../src/emulator/storage/ram-disk.ts';

/** 2015-01-01, where the board's clock starts, in seconds since 2000. */
export const START_OF_2015 = 473_385_600;

export interface TestVolume {
  readonly bytes: Uint8Array;
  readonly disk: RamDisk;
  readonly volume: FatVolume;
}

/** A formatted and mounted volume. */
export function newVolume(
  blockCount: number,
  options: Partial<FormatOptions & VolumeOptions & { blockSize: number }> = {},
): TestVolume {
  const blockSize = options.blockSize ?? 512;
  const bytes = new Uint8Array(blockCount * blockSize).fill(0xff);
  const disk = new RamDisk(bytes, { blockSize });
  const settings = { now: () => START_OF_2015, ...options };
  formatVolume(disk, settings);
  return { bytes, disk, volume: FatVolume.mount(disk, settings) };
}

export function writeAll(files: Pick<FileSystem, 'open'>, path: string, content: Uint8Array | string): void {
  const file = files.open(path, { write: true, create: true, truncate: true });
  try {
    file.write(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } finally {
    file.close();
  }
}

export function readAll(files: Pick<FileSystem, 'open'>, path: string): Uint8Array {
  const file = files.open(path, { read: true });
  const content = new Uint8Array(file.size);
  const count = file.read(content);
  file.close();
  return content.subarray(0, count);
}

export function readText(files: Pick<FileSystem, 'open'>, path: string): string {
  return new TextDecoder().decode(readAll(files, path));
}

export function names(files: Pick<FileSystem, 'list'>, path = '/'): string[] {
  return [...files.list(path)].map((item) => item.name);
}

/** The error code that `action` throws; 'ok' if it does not. */
export function codeOf(action: () => unknown): string {
  try {
    action();
    return 'ok';
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
}

/** `length` bytes that depend on `seed` and repeat only after 251. */
export function pattern(length: number, seed = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + seed * 31 + (i >> 8)) % 251);
}

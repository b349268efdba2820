/**
 * Brings up the board's /flash at start, as mptask_init_sflash_filesystem in cc3200/mptask.c does: format it if there is
 * no volume, then make whatever of the first files and directories is missing, in the order that a new board lists.
 */
import { StorageError } from './errno.ts';
import { exists } from './exists.ts';
import { FatVolume, type VolumeOptions } from './fat/volume.ts';
import { formatVolume } from './fat/format.ts';
import { FlashDisk, type FlashMemory } from './flash-disk.ts';

const DIRECTORIES = ['/sys', '/lib', '/cert'];

export interface FirstFiles {
  readonly mainPy: Uint8Array;
  readonly bootPy: Uint8Array;
}

/**
 * Mounts the flash in `memory`, complete with its first files; `options.lock` must be the flash lock if another thread
 * mounts it too. A file where a directory should be, or the reverse, stays; what a full flash has no room for is left
 * out, as on the board. A flash that can be neither mounted nor formatted is fatal to the board: the error is thrown.
 */
export function openFlashVolume(memory: FlashMemory, options: VolumeOptions, files: FirstFiles): FatVolume {
  const volume = mountOrFormat(memory, options);
  provide(volume, '/main.py', (path) => writeFile(volume, path, files.mainPy));
  for (const directory of DIRECTORIES) provide(volume, directory, (path) => volume.mkdir(path));
  provide(volume, '/boot.py', (path) => writeFile(volume, path, files.bootPy));
  return volume;
}

function mountOrFormat(memory: FlashMemory, options: VolumeOptions): FatVolume {
  const disk = new FlashDisk(memory);
  const volume = new FatVolume(disk, options);
  try {
    volume.mount();
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'ENODEV') throw error;
    const format = () => formatVolume(disk, { now: options.now });
    if (options.lock === undefined) format();
    else options.lock.withLock(format);
    volume.mount();
  }
  return volume;
}

/** Makes what is missing. */
function provide(volume: FatVolume, path: string, make: (path: string) => void): void {
  try {
    if (!exists(volume, path)) make(path);
  } catch (error) {
    const isFull = error instanceof StorageError && (error.code === 'ENOSPC' || error.code === 'EACCES');
    if (!isFull) throw error;
  }
}

function writeFile(volume: FatVolume, path: string, content: Uint8Array): void {
  const file = volume.open(path, { write: true, create: true, truncate: true });
  try {
    file.write(content);
  } finally {
    file.close();
  }
}

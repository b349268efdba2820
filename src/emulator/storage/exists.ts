/** Asks a file system for something without minding that it is not there. */
import { StorageError } from './errno.ts';
import type { FileSystem } from './file-system.ts';

/** Whether there is something at `path`. Throws what stat() throws, except that there is nothing. */
export function exists(files: Pick<FileSystem, 'stat'>, path: string): boolean {
  try {
    files.stat(path);
    return true;
  } catch (error) {
    if (error instanceof StorageError && error.code === 'ENOENT') return false;
    throw error;
  }
}

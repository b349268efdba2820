/**
 * Writes a whole file so that it is never half there: the IDE's save. The new content goes to a temporary file in the
 * same directory, which then takes the old one's name; until that moment the old file is untouched.
 */
import { StorageError } from './errno.ts';
import type { FileSystem } from './file-system.ts';

/** One 8.3 name, so that it takes one slot in a directory. A leftover of a save that was cut off is overwritten. */
const TEMPORARY_NAME = '~saving.tmp';

/**
 * Makes `content` the content of the file at `path`; `files` is a volume or the whole Vfs. Throws ENOSPC if there is no
 * room for the new content beside the old (EACCES if the directory is full), EISDIR if `path` is a directory, and as
 * `open` does; the old file is then as it was.
 */
export function replaceFile(
  files: Pick<FileSystem, 'open' | 'rename' | 'remove'>,
  path: string,
  content: Uint8Array,
): void {
  const temporary = path.slice(0, path.lastIndexOf('/') + 1) + TEMPORARY_NAME;
  const file = files.open(temporary, { write: true, create: true, truncate: true });
  try {
    try {
      file.write(content);
    } finally {
      file.close();
    }
    files.rename(temporary, path);
  } catch (error) {
    files.remove(temporary);
    if (error instanceof StorageError && error.code === 'ENOSPC') {
      throw new StorageError('ENOSPC', 'no room for the new content beside the old');
    }
    throw error;
  }
}

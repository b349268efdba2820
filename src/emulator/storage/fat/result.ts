/**
 * What can go wrong inside the FAT driver, and the one table that turns it into error numbers. The results are those of
 * FatFs (lib/oofatfs/ff.h), the table follows fresult_to_errno_table in extmod/vfs_fat_file.c.
 */
import { type ErrnoName, StorageError } from '../errno.ts';

const RESULT_TO_ERRNO = {
  /** A chain or a directory contradicts itself. */
  internal: 'EIO',
  noFile: 'ENOENT',
  /** A directory on the way is missing, or is a file. */
  noPath: 'ENOENT',
  invalidName: 'EINVAL',
  /** Read-only file, directory not empty, directory full, handle without that right. */
  denied: 'EACCES',
  exists: 'EEXIST',
  /** The handle is closed, or its file or volume is gone. */
  invalidObject: 'EINVAL',
  writeProtected: 'EROFS',
  noFilesystem: 'ENODEV',
  /** The device is too small or too large for the kind of volume. */
  mkfsAborted: 'EIO',
  invalidParameter: 'EINVAL',
  /** A path longer than the board's buffer. */
  notEnoughCore: 'ENOMEM',
} as const satisfies Record<string, ErrnoName>;

export type FatResult = keyof typeof RESULT_TO_ERRNO;

export class FatError extends StorageError {
  override readonly name = 'FatError';
  readonly result: FatResult;

  constructor(result: FatResult, reason?: string) {
    super(RESULT_TO_ERRNO[result], reason);
    this.result = result;
  }
}

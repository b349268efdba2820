/**
 * The errors of the storage room. Numbers are those of py/mperrno.h in MicroPython (Linux's); the names are what
 * callers compare. Python never appears here: the `os` module turns a StorageError into `OSError(errno)`.
 */

/** Error numbers that file operations of the board can raise, by symbolic name. */
export const ERRNO = {
  EPERM: 1,
  ENOENT: 2,
  EIO: 5,
  ENOMEM: 12,
  EACCES: 13,
  EBUSY: 16,
  EEXIST: 17,
  ENODEV: 19,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  EMFILE: 24,
  ENOSPC: 28,
  EROFS: 30,
} as const;

export type ErrnoName = keyof typeof ERRNO;

/** A storage operation failed. `code` names the reason, `errno` is its number on the board. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
  readonly code: ErrnoName;
  readonly errno: number;

  constructor(code: ErrnoName, reason?: string) {
    super(reason === undefined ? code : `${code}: ${reason}`);
    this.code = code;
    this.errno = ERRNO[code];
  }
}

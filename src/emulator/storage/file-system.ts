/**
 * What a mounted file system offers: the methods that extmod/vfs.c of MicroPython calls on a mounted object.
 * FatVolume is one; a Python class with these methods can be wrapped into another. All calls are synchronous and throw
 * StorageError. Paths are relative to the file system's own root ('/x') or to its own current directory ('x').
 */

/** How to open a file. With none of the flags the file must exist and can be neither read nor written. */
export interface OpenMode {
  readonly read?: boolean;
  readonly write?: boolean;
  /** Make the file if it is missing. */
  readonly create?: boolean;
  /** With `create`: EEXIST if the file is there. */
  readonly exclusive?: boolean;
  /** With `create`: empty the file if it is there. */
  readonly truncate?: boolean;
  /** Start at the end of the file. Later writes go where the position is, as on the board. */
  readonly append?: boolean;
}

export interface FileInfo {
  readonly isDirectory: boolean;
  /** Bytes; 0 for directories. */
  readonly size: number;
  /** Seconds since 2000-01-01; files of FAT volumes know it to 2 seconds. */
  readonly modified: number;
}

export interface DirectoryItem extends FileInfo {
  readonly name: string;
}

export interface OpenFile {
  /** Bytes in the file as this handle knows it. */
  readonly size: number;
  readonly closed: boolean;
  /** Reads up to `buffer.length` bytes at the position. Returns how many; 0 at the end of the file. */
  read(buffer: Uint8Array): number;
  /** Writes all bytes at the position and returns their number. ENOSPC when the disk is full: what fitted is kept. */
  write(bytes: Uint8Array): number;
  /** Moves the position and returns it. Past the end: stops there, or extends the file if it can be written. */
  seek(position: number): number;
  tell(): number;
  /** Cuts the file at the position. */
  truncate(): void;
  /** Makes the file's length and content visible to others. */
  flush(): void;
  /** Flushes and gives the handle up. A second close does nothing. */
  close(): void;
}

export interface FileSystemUsage {
  /** Bytes in an allocation unit. */
  readonly blockSize: number;
  /** Allocation units in all, and free. */
  readonly blocks: number;
  readonly freeBlocks: number;
  /** Longest name, in bytes. */
  readonly nameLimit: number;
}

export interface FileSystem {
  /** Called when the file system enters the mount table. ENODEV if there is none on the device. */
  mount(options?: { readonly readonly?: boolean }): void;
  umount(): void;
  chdir(path: string): void;
  getcwd(): string;
  /** The items of a directory in its own order, without `.` and `..`. Throws at once if there is no such directory. */
  list(path: string): IterableIterator<DirectoryItem>;
  stat(path: string): FileInfo;
  statvfs(): FileSystemUsage;
  open(path: string, mode: OpenMode): OpenFile;
  mkdir(path: string): void;
  rmdir(path: string): void;
  remove(path: string): void;
  /** Renames or moves; a file of the new name is replaced. */
  rename(from: string, to: string): void;
}

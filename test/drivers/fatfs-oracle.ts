/**
 * ChaN's FatFs itself, compiled to WebAssembly (js-fatfs), as the referee for our FAT driver. Needs at least 128
 * sectors. Errors are named as the board names them.
 */
import * as FatFs from 'js-fatfs';
import { pattern } from './fat-volumes.ts';
import { type FileOperation, type FileSubject, digest } from './random-file-operations.ts';

const SECTOR_SIZE = 512;
const CODE_OF_RESULT: Record<number, string> = {
  [FatFs.FR_NO_FILE]: 'ENOENT',
  [FatFs.FR_NO_PATH]: 'ENOENT',
  [FatFs.FR_INVALID_NAME]: 'EINVAL',
  [FatFs.FR_DENIED]: 'EACCES',
  [FatFs.FR_EXIST]: 'EEXIST',
};

class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export class FatFsOracle implements FileSubject {
  private readonly ff: FatFs.FatFs;
  private readonly file: number;
  private readonly directory: number;
  private readonly info: number;
  private readonly word: number;

  private constructor(ff: FatFs.FatFs) {
    this.ff = ff;
    this.file = ff.malloc(FatFs.sizeof_FIL);
    this.directory = ff.malloc(FatFs.sizeof_DIR);
    this.info = ff.malloc(FatFs.sizeof_FILINFO);
    this.word = ff.malloc(4);
    this.check(ff.f_mount(ff.malloc(FatFs.sizeof_FATFS), '', 1));
  }

  /** Mounts the volume in `image`, which changes as the oracle works. */
  static async mount(image: Uint8Array): Promise<FatFsOracle> {
    // A disk callback must not throw, so they do nothing that can.
    const diskio: FatFs.DiskIO = {
      initialize: () => 0,
      status: () => 0,
      read: (ff, _drive, buffer, sector, count) => {
        ff.HEAPU8.set(image.subarray(sector * SECTOR_SIZE, (sector + count) * SECTOR_SIZE), buffer);
        return FatFs.RES_OK;
      },
      write: (ff, _drive, buffer, sector, count) => {
        image.set(ff.HEAPU8.subarray(buffer, buffer + count * SECTOR_SIZE), sector * SECTOR_SIZE);
        return FatFs.RES_OK;
      },
      ioctl: (ff, _drive, command, buffer) => {
        if (command === FatFs.GET_SECTOR_COUNT) ff.setValue(buffer, image.length / SECTOR_SIZE, 'i32');
        if (command === FatFs.GET_SECTOR_SIZE) ff.setValue(buffer, SECTOR_SIZE, 'i16');
        if (command === FatFs.GET_BLOCK_SIZE) ff.setValue(buffer, 1, 'i32');
        return FatFs.RES_OK;
      },
    };
    return new FatFsOracle(await FatFs.create({ diskio, codepage: 437 }));
  }

  apply(operation: FileOperation): string {
    try {
      return this.perform(operation) ?? 'ok';
    } catch (error) {
      if (error instanceof Refused) return error.code;
      throw error;
    }
  }

  private perform(operation: FileOperation): string | undefined {
    const { ff } = this;
    switch (operation.kind) {
      case 'write':
        return this.store(operation.path, FatFs.FA_CREATE_ALWAYS, undefined, pattern(operation.length, operation.seed));
      case 'append':
        return this.store(operation.path, FatFs.FA_OPEN_APPEND, undefined, pattern(operation.length, operation.seed));
      case 'overwrite':
        return this.store(operation.path, FatFs.FA_OPEN_EXISTING, operation.at, pattern(operation.length));
      case 'read':
        return digest(this.content(operation.path));
      case 'stat':
        this.check(ff.f_stat(operation.path, this.info));
        return this.isDirectory() ? 'directory' : `${ff.FILINFO_fsize(this.info)} bytes`;
      case 'list':
        return this.list(operation.path).join(', ');
      case 'mkdir':
        return this.check(ff.f_mkdir(operation.path));
      case 'remove':
        return this.unlink(operation.path, /* directory */ false);
      case 'rmdir':
        return this.unlink(operation.path, /* directory */ true);
      case 'rename':
        return this.rename(operation.path, operation.to);
      default:
        return operation satisfies never;
    }
  }

  /** As extmod/vfs_fat.c: a file of the new name is removed first. */
  private rename(from: string, to: string): undefined {
    const result = this.ff.f_rename(from, to);
    if (result !== FatFs.FR_EXIST) return this.check(result);
    this.unlink(to, /* directory */ false);
    return this.check(this.ff.f_rename(from, to));
  }

  private store(path: string, mode: number, at: number | undefined, content: Uint8Array): string | undefined {
    const { ff } = this;
    this.check(ff.f_open(this.file, path, FatFs.FA_WRITE | mode));
    const buffer = ff.malloc(content.length + 1);
    ff.HEAPU8.set(content, buffer);
    if (at !== undefined) this.check(ff.f_lseek(this.file, Math.min(at, ff.f_size(this.file))));
    this.check(ff.f_write(this.file, buffer, content.length, this.word));
    const isFull = ff.getValue(this.word, 'i32') < content.length;
    ff.free(buffer);
    this.check(ff.f_close(this.file));
    return isFull ? 'ENOSPC' : undefined;
  }

  private content(path: string): Uint8Array {
    const { ff } = this;
    this.check(ff.f_open(this.file, path, FatFs.FA_READ));
    const size = ff.f_size(this.file);
    const buffer = ff.malloc(size + 1);
    this.check(ff.f_read(this.file, buffer, size, this.word));
    const content = ff.HEAPU8.slice(buffer, buffer + ff.getValue(this.word, 'i32'));
    ff.free(buffer);
    this.check(ff.f_close(this.file));
    return content;
  }

  private list(path: string): string[] {
    const { ff } = this;
    this.check(ff.f_opendir(this.directory, path));
    const items: string[] = [];
    for (;;) {
      this.check(ff.f_readdir(this.directory, this.info));
      const name = ff.FILINFO_fname(this.info);
      if (name === '') break;
      items.push(`${name}${this.isDirectory() ? '/' : ` ${ff.FILINFO_fsize(this.info)}`}`);
    }
    this.check(ff.f_closedir(this.directory));
    return items;
  }

  private unlink(path: string, directory: boolean): undefined {
    this.check(this.ff.f_stat(path, this.info));
    if (this.isDirectory() !== directory) throw new Refused(directory ? 'ENOTDIR' : 'EISDIR');
    return this.check(this.ff.f_unlink(path));
  }

  private isDirectory(): boolean {
    return (this.ff.FILINFO_fattrib(this.info) & FatFs.AM_DIR) !== 0;
  }

  private check(result: number): undefined {
    if (result !== FatFs.FR_OK) throw new Refused(CODE_OF_RESULT[result] ?? `FatFs result ${result}`);
    return undefined;
  }
}

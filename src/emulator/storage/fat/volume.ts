/**
 * A FAT volume on a block device: FAT12, FAT16 and FAT32 with long names. Follows the functions of lib/oofatfs/ff.c as
 * extmod/vfs_fat.c calls them, errors included. No fact about the disk is kept between operations but its geometry,
 * so two threads may mount the same bytes under one lock.
 * DIFFERS: a directory cannot be moved into itself (EINVAL); FatFs would cut it off from the tree.
 */
import { encodeUtf8 } from '../../lib/utf8.ts';
import type { BlockDevice } from '../block-device.ts';
import { StorageError } from '../errno.ts';
import type { DirectoryItem, FileInfo, FileSystem, FileSystemUsage, OpenMode } from '../file-system.ts';
import { FatCore, type VolumeOptions } from './core.ts';
import { Attribute, Entry, getCluster, nextGeneration, setCluster } from './directory-entry.ts';
import { Directory, type EntryPlace, isDotEntry, loadEntry, objectName, objectSize, objectTime } from './directory.ts';
import { FatFile } from './file.ts';
import { readLabel, writeLabel } from './label.ts';
import { MAX_NAME_LENGTH } from './names.ts';
import { type Target, directoryOf, requireObject, resolvePath } from './path.ts';
import { getField, setField } from './record.ts';
import { FatError } from './result.ts';
import { childOf, isWithin, linkParent, parentOf, unlink, writeDotEntries } from './tree.ts';

/** The board's buffer for getcwd (MICROPY_ALLOC_PATH_MAX + 1) less what f_getcwd leaves free. */
const MAX_CWD_LENGTH = 127;
/** A renamed file keeps the bytes of its entry from here on. */
const TIMES_AND_CLUSTERS = Entry.created[0];

export type { VolumeOptions } from './core.ts';

export class FatVolume implements FileSystem {
  readonly #device: BlockDevice;
  readonly #options: VolumeOptions;
  #core: FatCore | undefined;
  #isReadonly = false;
  /** First cluster of the current directory, 0 for the root. Survives the directory's renaming, as on the board. */
  #current = 0;

  /** Does not touch the device: the first operation, or `mount`, looks for the volume. */
  constructor(device: BlockDevice, options: VolumeOptions) {
    this.#device = device;
    this.#options = options;
  }

  /** Mounts the volume on `device`. Throws ENODEV if there is none. */
  static mount(device: BlockDevice, options: VolumeOptions): FatVolume {
    const volume = new FatVolume(device, options);
    volume.mount();
    return volume;
  }

  mount(options: { readonly readonly?: boolean } = {}): void {
    this.umount();
    if (options.readonly) this.#isReadonly = true;
    this.#mounted();
  }

  /** Forgets the volume; its open files become invalid. A later operation mounts it again. */
  umount(): void {
    if (this.#core !== undefined) this.#core.isMounted = false;
    this.#core = undefined;
    this.#current = 0;
  }

  chdir(path: string): void {
    this.#at(path, (_, target) => {
      this.#current = directoryOf(target);
    });
  }

  getcwd(): string {
    const core = this.#mounted();
    return core.run(() => {
      let path = '';
      let child = this.#current;
      while (child !== 0) {
        const parent = parentOf(core, child);
        path = `/${objectName(childOf(core, parent, child))}${path}`;
        if (encodeUtf8(path).length > MAX_CWD_LENGTH) throw new FatError('notEnoughCore');
        child = parent;
      }
      return path || '/';
    });
  }

  list(path: string): IterableIterator<DirectoryItem> {
    const start = this.#at(path, (_, target) => directoryOf(target));
    return listItems(this.#mounted(), start);
  }

  stat(path: string): FileInfo {
    if (path === '' || path === '/') return { isDirectory: true, size: 0, modified: 0 };
    return this.#at(path, (_, target) => {
      const object = requireObject(target);
      return { isDirectory: object.isDirectory, size: objectSize(object), modified: objectTime(object) };
    });
  }

  open(path: string, mode: OpenMode): FatFile {
    if (mode.write || mode.create) this.#mounted().requireWritable();
    const file = this.#at(path, (core, target) => {
      if (target.name === undefined) throw new FatError('invalidName');
      const { object } = target;
      if (!mode.create) {
        if (object === undefined || object.isDirectory) throw new FatError('noFile');
        if (mode.write && object.isReadOnly) throw new FatError('denied', 'read-only file');
        return new FatFile(core, object, mode, /* modified */ false);
      }
      if (object?.isDirectory || object?.isReadOnly) throw new FatError('denied', 'directory or read-only file');
      if (object !== undefined && mode.exclusive) throw new FatError('exists');
      if (object !== undefined && !mode.truncate) return new FatFile(core, object, mode, /* modified */ false);
      const place = object ?? new Directory(core, target.directory).register(target.name);
      makeEmpty(core, place);
      return new FatFile(core, place, mode, /* modified */ true);
    });
    if (mode.append) file.seek(file.size);
    return file;
  }

  mkdir(path: string): void {
    this.#change(path, (core, target) => {
      if (target.name === undefined || target.object !== undefined) throw new FatError('exists');
      const cluster = core.table.allocate();
      if (cluster === 0) throw new FatError('denied', 'disk full');
      const stamp = core.timeStamp();
      writeDotEntries(core, cluster, target.directory, stamp);
      try {
        const place = new Directory(core, target.directory).register(target.name);
        const entry = loadEntry(core, place);
        setField(entry, Entry.attributes, Attribute.directory);
        setField(entry, Entry.modified, stamp);
        setCluster(entry, core.geometry.type, cluster);
        core.window.touch();
      } catch (error) {
        if (error instanceof FatError) core.table.free(cluster);
        throw error;
      }
    });
  }

  rmdir(path: string): void {
    this.#at(path, (core, target) => {
      const object = requireObject(target);
      if (!object.isDirectory) throw new StorageError('ENOTDIR');
      core.requireWritable();
      if (target.name?.isDots) throw new FatError('invalidName');
      if (object.start === this.#current) throw new FatError('denied', 'current directory');
      if (!new Directory(core, object.start).isEmpty) throw new FatError('denied', 'directory not empty');
      unlink(core, target.directory, object);
    });
    this.#device.sync();
  }

  remove(path: string): void {
    this.#at(path, (core, target) => {
      const object = requireObject(target);
      if (object.isDirectory) throw new StorageError('EISDIR');
      core.requireWritable();
      unlink(core, target.directory, object);
    });
    this.#device.sync();
  }

  rename(from: string, to: string): void {
    this.#change(from, (core, source) => {
      const object = requireObject(source);
      if (source.name?.isDots) throw new FatError('invalidName');
      const target = resolvePath(core, to, this.#current);
      if (target.name === undefined) throw new FatError('invalidName');
      const isMoved = target.directory !== source.directory;
      if (isMoved && object.isDirectory && isWithin(core, target.directory, object.start)) {
        throw new FatError('invalidName', 'directory into itself');
      }
      if (target.object !== undefined && (isMoved || target.object.index !== object.index)) {
        if (target.object.isDirectory) throw new StorageError('EISDIR');
        // FatFs removes the old file first and then may find that `A.py` takes more slots than `a.py` did.
        if (!new Directory(core, target.directory).hasRoomFor(target.name, target.object)) {
          throw new FatError('denied', 'directory full');
        }
        unlink(core, target.directory, target.object);
      }
      const entry = loadEntry(core, new Directory(core, target.directory).register(target.name));
      entry.set(object.entry.subarray(TIMES_AND_CLUSTERS), TIMES_AND_CLUSTERS);
      setField(entry, Entry.attributes, getField(object.entry, Entry.attributes) | Attribute.archive);
      core.window.touch();
      if (isMoved && object.isDirectory) linkParent(core, object.start, target.directory);
      new Directory(core, source.directory).remove(object);
    });
  }

  freeClusters(): number {
    const core = this.#mounted();
    return core.run(() => core.table.countFree());
  }

  statvfs(): FileSystemUsage {
    const core = this.#mounted();
    return {
      blockSize: core.clusterSize,
      blocks: core.geometry.clusterLimit - 2,
      freeBlocks: this.freeClusters(),
      nameLimit: MAX_NAME_LENGTH,
    };
  }

  /** The volume's label, '' if it has none. */
  label(): string {
    const core = this.#mounted();
    return core.run(() => readLabel(core));
  }

  /** Sets the label: at most 11 characters of code page 437, stored in capitals. '' removes it. */
  setLabel(label: string): void {
    const core = this.#mounted();
    core.requireWritable();
    core.run(() => writeLabel(core, label));
    this.#device.sync();
  }

  #mounted(): FatCore {
    const mount = () => new FatCore(this.#device, this.#options, !this.#isReadonly);
    this.#core ??= this.#options.lock === undefined ? mount() : this.#options.lock.withLock(mount);
    return this.#core;
  }

  /** Runs `action` with what `path` leads to, as one operation. */
  #at<T>(path: string, action: (core: FatCore, target: Target) => T): T {
    const core = this.#mounted();
    return core.run(() => action(core, resolvePath(core, path, this.#current)));
  }

  /** The same for operations that a write-protected volume refuses before it looks at the path. */
  #change(path: string, action: (core: FatCore, target: Target) => void): void {
    this.#mounted().requireWritable();
    this.#at(path, action);
    this.#device.sync();
  }
}

/** Makes the entry at `place` that of an empty file. */
function makeEmpty(core: FatCore, place: EntryPlace): void {
  const entry = loadEntry(core, place);
  const start = getCluster(entry, core.geometry.type);
  const stamp = core.timeStamp();
  setField(entry, Entry.created, stamp);
  setField(entry, Entry.modified, stamp);
  setField(entry, Entry.attributes, Attribute.archive);
  setCluster(entry, core.geometry.type, 0);
  setField(entry, Entry.size, 0);
  nextGeneration(entry);
  core.window.touch();
  core.changes++;
  if (start === 0) return;
  core.table.free(start);
  core.table.startSearchAfter(start - 1); // Fills the hole first, as FatFs does.
}

/** One operation for each item, so that the directory may change while it is being listed. */
function* listItems(core: FatCore, start: number): Generator<DirectoryItem, undefined> {
  const directory = new Directory(core, start);
  let next = 0;
  while (core.isMounted) {
    const found = core.run(() => {
      if (!directory.exists) return undefined;
      for (const object of directory.objects(next)) {
        if (!isDotEntry(object)) return object;
      }
      return undefined;
    });
    if (found === undefined) return undefined;
    next = found.index + 1;
    yield {
      name: objectName(found),
      isDirectory: found.isDirectory,
      size: objectSize(found),
      modified: objectTime(found),
    };
  }
  return undefined;
}

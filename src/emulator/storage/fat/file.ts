/**
 * An open file of a FAT volume. Follows f_read, f_write, f_lseek, f_truncate, f_sync and f_close in lib/oofatfs/ff.c:
 * the handle keeps the length to itself until it is flushed, data goes to the disk at once.
 * DIFFERS: a handle whose file was removed or replaced meanwhile refuses to work (EINVAL), where FatFs would write into
 * clusters that are no longer the file's; closing it drops what was not flushed, as on the board.
 */
import { StorageError } from '../errno.ts';
import type { OpenFile, OpenMode } from '../file-system.ts';
import type { FatCore } from './core.ts';
import { Attribute, Entry, getCluster, nextGeneration, setCluster } from './directory-entry.ts';
import { type EntryPlace, loadEntry } from './directory.ts';
import { SHORT_NAME_LENGTH } from './names.ts';
import { getField, setField } from './record.ts';
import { FatError } from './result.ts';

const MAX_FILE_SIZE = 0xffffffff;

export class FatFile implements OpenFile {
  readonly #core: FatCore;
  readonly #mode: OpenMode;
  readonly #place: EntryPlace;
  /** What the directory entry said when this handle last wrote or read it. */
  readonly #shortName: Uint8Array;
  #savedStart: number;
  #savedGeneration: number;
  /** The core's `changes` when the entry was last looked at. */
  #seenChanges = -1;

  /** First cluster, 0 while the file is empty. */
  #start: number;
  #size: number;
  #position = 0;
  /** Cluster of the byte before the position; of no meaning at position 0. */
  #cluster = 0;
  #modified: boolean;
  #closed = false;

  /** Opens the entry at `place`. `modified`: it was just made or emptied, closing writes its time. */
  constructor(core: FatCore, place: EntryPlace, mode: OpenMode, modified: boolean) {
    this.#core = core;
    this.#mode = mode;
    this.#place = place;
    this.#modified = modified;
    const entry = loadEntry(core, place);
    this.#shortName = entry.slice(0, SHORT_NAME_LENGTH);
    this.#start = getCluster(entry, core.geometry.type);
    this.#savedStart = this.#start;
    this.#savedGeneration = getField(entry, Entry.generation);
    this.#size = getField(entry, Entry.size);
  }

  get size(): number {
    return this.#size;
  }

  get closed(): boolean {
    return this.#closed;
  }

  tell(): number {
    return this.#position;
  }

  read(buffer: Uint8Array): number {
    return this.#run(() => {
      if (!this.#mode.read) throw new FatError('denied', 'not open for reading');
      const total = Math.min(buffer.length, this.#size - this.#position);
      if (total > 0) this.#requireCurrent();
      let done = 0;
      while (done < total) {
        if (!this.#enterCluster(false)) throw new FatError('internal', 'file is longer than its chain');
        done += this.#readPiece(buffer.subarray(done, total));
      }
      return done;
    });
  }

  write(bytes: Uint8Array): number {
    const written = this.#run(() => {
      this.#requireWriting();
      this.#requireCurrent();
      const total = Math.min(bytes.length, MAX_FILE_SIZE - this.#position);
      this.#modified = true;
      let done = 0;
      while (done < total && this.#enterCluster(true)) {
        done += this.#writePiece(bytes.subarray(done, total));
        this.#size = Math.max(this.#size, this.#position);
      }
      return done;
    });
    if (written < bytes.length) throw new StorageError('ENOSPC');
    return written;
  }

  seek(position: number): number {
    return this.#run(() => {
      if (!Number.isInteger(position) || position < 0) throw new FatError('invalidParameter', `position ${position}`);
      const limit = this.#mode.write ? MAX_FILE_SIZE : this.#size;
      const target = Math.min(position, limit);
      if (target > 0) {
        this.#requireCurrent();
        this.#walkTo(target);
      } else {
        this.#position = 0;
      }
      if (this.#position > this.#size) {
        this.#size = this.#position;
        this.#modified = true;
      }
      return this.#position;
    });
  }

  truncate(): void {
    this.#run(() => {
      this.#requireWriting();
      this.#requireCurrent();
      if (this.#size <= this.#position) return;
      if (this.#position > 0) {
        this.#core.table.cutAfter(this.#cluster);
      } else if (this.#start !== 0) {
        this.#core.table.free(this.#start);
        this.#start = 0;
      }
      this.#size = this.#position;
      // Not left for later: until then the entry would lead to clusters that are free.
      nextGeneration(loadEntry(this.#core, this.#place));
      this.#save();
    });
  }

  flush(): void {
    this.#finish(() => {
      this.#requireCurrent();
      this.#save();
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#finish(() => {
      if (this.#isCurrent()) this.#save();
      // The entry is gone. Clusters that it never knew belong to nobody else.
      else if (this.#savedStart === 0 && this.#start !== 0) this.#core.table.free(this.#start);
    });
    this.#closed = true;
  }

  /** Runs `save` if there is something to save. */
  #finish(save: () => void): void {
    const isModified = this.#modified;
    this.#run(() => isModified && save());
    if (isModified) this.#core.device.sync();
  }

  #run<T>(action: () => T): T {
    if (this.#closed || !this.#core.isMounted) throw new FatError('invalidObject', 'file is closed');
    return this.#core.run(action);
  }

  #requireWriting(): void {
    if (!this.#mode.write) throw new FatError('denied', 'not open for writing');
  }

  #requireCurrent(): void {
    if (this.#core.exclusive && this.#seenChanges === this.#core.changes) return;
    if (!this.#isCurrent()) throw new FatError('invalidObject', 'file was removed or replaced');
    this.#seenChanges = this.#core.changes;
  }

  /** Does the directory entry still describe the file that was opened? */
  #isCurrent(): boolean {
    const entry = loadEntry(this.#core, this.#place);
    if (getField(entry, Entry.attributes) & (Attribute.directory | Attribute.volume)) return false;
    if (getField(entry, Entry.generation) !== this.#savedGeneration) return false;
    if (!this.#shortName.every((byte, i) => entry[i] === byte)) return false;
    const start = getCluster(entry, this.#core.geometry.type);
    if (this.#start === 0) {
      // Another handle gave the file its first clusters.
      this.#start = start;
      this.#savedStart = start;
    }
    return start === this.#savedStart;
  }

  #save(): void {
    const entry = loadEntry(this.#core, this.#place);
    setField(entry, Entry.attributes, getField(entry, Entry.attributes) | Attribute.archive);
    setCluster(entry, this.#core.geometry.type, this.#start);
    setField(entry, Entry.size, this.#size);
    setField(entry, Entry.modified, this.#core.timeStamp());
    setField(entry, Entry.accessDate, 0);
    this.#core.window.touch();
    this.#core.changes++;
    this.#savedStart = this.#start;
    this.#savedGeneration = getField(entry, Entry.generation);
    this.#modified = false;
  }

  /**
   * Makes `#cluster` the cluster of the byte at the position, when the position is at the start of a cluster. With
   * `allocate` the chain grows at its end. False if there is no such cluster.
   */
  #enterCluster(allocate: boolean): boolean {
    if (this.#position % this.#core.clusterSize !== 0) return true;
    const following = this.#position === 0 ? this.#firstCluster(allocate) : this.#following(this.#cluster, allocate);
    if (following === 0) return false;
    this.#cluster = following;
    return true;
  }

  #firstCluster(allocate: boolean): number {
    if (this.#start === 0 && allocate) this.#start = this.#core.table.allocate();
    return this.#start;
  }

  #following(cluster: number, allocate: boolean): number {
    return allocate ? this.#core.table.nextOrAllocate(cluster) : this.#core.table.next(cluster);
  }

  /** Sets the position to `target` (over 0), growing a writable file as far as the disk has room. */
  #walkTo(target: number): void {
    const { clusterSize } = this.#core;
    const allocate = this.#mode.write === true;
    const startOfCluster = (position: number) => position - 1 - ((position - 1) % clusterSize);
    let at = 0;
    let cluster: number;
    if (this.#position > 0 && startOfCluster(target) >= startOfCluster(this.#position)) {
      at = startOfCluster(this.#position);
      cluster = this.#cluster;
    } else {
      cluster = this.#firstCluster(allocate);
      if (cluster === 0) {
        this.#position = 0;
        return;
      }
    }
    while (target - at > clusterSize) {
      const following = this.#following(cluster, allocate);
      if (following === 0) {
        if (!allocate) throw new FatError('internal', 'file is longer than its chain');
        break;
      }
      cluster = following;
      at += clusterSize;
    }
    this.#cluster = cluster;
    this.#position = Math.min(target, at + clusterSize);
  }

  /** Reads at most to the end of the cluster. */
  #readPiece(target: Uint8Array): number {
    const { window } = this.#core;
    const { sector, offset, wholeBytes } = this.#locate(target.length);
    let count = wholeBytes;
    if (wholeBytes > 0) {
      window.readThrough(sector, target.subarray(0, wholeBytes));
    } else {
      const bytes = window.load(sector).subarray(offset);
      count = Math.min(bytes.length, target.length);
      target.set(bytes.subarray(0, count));
    }
    this.#position += count;
    return count;
  }

  /** Writes at most to the end of the cluster. */
  #writePiece(source: Uint8Array): number {
    const { window } = this.#core;
    const { sector, offset, wholeBytes } = this.#locate(source.length);
    let count = wholeBytes;
    if (wholeBytes > 0) {
      window.writeThrough(sector, source.subarray(0, wholeBytes));
    } else {
      const isNew = offset === 0 && this.#position >= this.#size;
      const bytes = isNew ? window.blank(sector) : window.load(sector);
      count = Math.min(bytes.length - offset, source.length);
      bytes.set(source.subarray(0, count), offset);
      window.touch();
    }
    this.#position += count;
    return count;
  }

  /** Sector and offset of the position, and how many of `length` bytes are whole sectors of this cluster. */
  #locate(length: number): { sector: number; offset: number; wholeBytes: number } {
    const { sectorSize } = this.#core.geometry;
    const inCluster = this.#position % this.#core.clusterSize;
    const offset = inCluster % sectorSize;
    const room = Math.min(length, this.#core.clusterSize - inCluster);
    return {
      sector: this.#core.table.sectorOf(this.#cluster) + Math.floor(inCluster / sectorSize),
      offset,
      wholeBytes: offset === 0 ? room - (room % sectorSize) : 0,
    };
  }
}

/**
 * Walks the 32-byte slots of a directory: the fixed root of FAT12 and FAT16, or a chain of clusters that can grow.
 * Follows dir_sdi and dir_next in lib/oofatfs/ff.c.
 */
import type { FatCore } from './core.ts';
import { SLOT_SIZE } from './directory-entry.ts';

/** 2 MB of slots, the most that the format allows. */
const MAX_SLOTS = 0x200000 / SLOT_SIZE;

export class SlotCursor {
  /** Number of the slot, from 0. */
  index: number;
  /** Where the slot lies on the device. */
  sector = 0;
  offset = 0;
  /** There is no such slot: the directory ends before it. */
  isPastEnd = false;
  /** Cluster of the slot, 0 in a fixed root. */
  #cluster: number;
  readonly #core: FatCore;
  readonly #slotsPerCluster: number;
  readonly #slotLimit: number;

  /** At slot `index` of the directory that starts at cluster `directory`; 0 is the root. */
  constructor(core: FatCore, directory: number, index = 0) {
    this.#core = core;
    this.#slotsPerCluster = core.clusterSize / SLOT_SIZE;
    // No directory has more clusters than the volume; a damaged chain may lead round in a circle.
    this.#slotLimit = Math.min(MAX_SLOTS, core.geometry.clusterLimit * this.#slotsPerCluster);
    this.index = index;
    this.#cluster = directory || core.geometry.rootCluster;
    if (this.#cluster === 0) {
      this.isPastEnd = index >= core.geometry.rootEntries;
      this.#place(core.geometry.rootStart, index);
      return;
    }
    for (let passed = this.#slotsPerCluster; passed <= index && this.#cluster !== 0; passed += this.#slotsPerCluster) {
      this.#cluster = core.table.next(this.#cluster);
    }
    if (this.#cluster === 0) this.isPastEnd = true;
    else this.#place(core.table.sectorOf(this.#cluster), index % this.#slotsPerCluster);
  }

  /** The slot's bytes in the sector window; valid until the next access to the device. */
  load(): Uint8Array {
    return this.#core.window.load(this.sector).subarray(this.offset, this.offset + SLOT_SIZE);
  }

  /** Goes to the next slot. False at the directory's end; with `grow` only if no room for another slot can be had. */
  next(grow = false): boolean {
    if (this.index + 1 >= this.#slotLimit) return false;
    if (this.offset + SLOT_SIZE < this.#core.geometry.sectorSize) {
      this.offset += SLOT_SIZE;
    } else if (this.#cluster === 0) {
      if (this.index + 1 >= this.#core.geometry.rootEntries) return false;
      this.#place(this.sector + 1, 0);
    } else if ((this.index + 1) % this.#slotsPerCluster !== 0) {
      this.#place(this.sector + 1, 0);
    } else {
      const following = this.#core.table.next(this.#cluster) || (grow ? this.#append() : 0);
      if (following === 0) return false;
      this.#cluster = following;
      this.#place(this.#core.table.sectorOf(following), 0);
    }
    this.index++;
    return true;
  }

  /** A new cluster of empty slots at the chain's end, 0 when the disk is full. */
  #append(): number {
    const cluster = this.#core.table.nextOrAllocate(this.#cluster);
    if (cluster !== 0) blankCluster(this.#core, cluster);
    return cluster;
  }

  #place(firstSector: number, slot: number): void {
    const { sectorSize } = this.#core.geometry;
    this.sector = firstSector + Math.floor((slot * SLOT_SIZE) / sectorSize);
    this.offset = (slot * SLOT_SIZE) % sectorSize;
  }
}

/** Fills a cluster with zeros: free slots of a directory. Leaves its first sector in the window. */
export function blankCluster(core: FatCore, cluster: number): void {
  const first = core.table.sectorOf(cluster);
  for (let i = core.geometry.sectorsPerCluster - 1; i >= 0; i--) core.window.blank(first + i);
}

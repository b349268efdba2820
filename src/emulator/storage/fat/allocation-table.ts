/**
 * The file allocation table: which cluster follows which, and which are free. Follows get_fat, put_fat, create_chain
 * and remove_chain in lib/oofatfs/ff.c, so that clusters are handed out in the board's order. Free clusters are counted
 * from the table each time; the count that FAT32 keeps on disk is adjusted there and never trusted.
 */
import type { Geometry } from './boot-sector.ts';
import { BOOT_SIGNATURE, Boot } from './boot-sector.ts';
import { type Field, getField, setField } from './record.ts';
import { FatError } from './result.ts';
import type { SectorWindow } from './sector-window.ts';

/** FAT32's information sector. */
export const Info = {
  leadSignature: [0, 4],
  structureSignature: [484, 4],
  freeCount: [488, 4],
  lastAllocated: [492, 4],
} as const satisfies Record<string, Field>;
export const INFO_LEAD = 0x41615252;
export const INFO_STRUCTURE = 0x61417272;

const ENTRY16: Field = [0, 2];
const ENTRY32: Field = [0, 4];
const END_OF_CHAIN = 0x0fffffff;

export class AllocationTable {
  readonly #geometry: Geometry;
  readonly #window: SectorWindow;
  /** Where the search for a free cluster starts. Only a hint: another mount's allocations do not invalidate it. */
  #lastAllocated = 1;
  /** Clusters freed less clusters taken since the information sector was adjusted. */
  #freed = 0;

  constructor(geometry: Geometry, window: SectorWindow) {
    this.#geometry = geometry;
    this.#window = window;
    if (geometry.infoSector !== 0) {
      const info = this.#loadInfo();
      if (info !== undefined) this.startSearchAfter(getField(info, Info.lastAllocated));
    }
  }

  /** True for numbers of clusters that exist. */
  isCluster(cluster: number): boolean {
    return cluster >= 2 && cluster < this.#geometry.clusterLimit;
  }

  /** First sector of `cluster`. */
  sectorOf(cluster: number): number {
    if (!this.isCluster(cluster)) throw new FatError('internal', `cluster ${cluster}`);
    return this.#geometry.dataStart + (cluster - 2) * this.#geometry.sectorsPerCluster;
  }

  /** The table's word for `cluster`: 0 free, a cluster number, or something that is no cluster at the chain's end. */
  get(cluster: number): number {
    if (!this.isCluster(cluster)) throw new FatError('internal', `cluster ${cluster}`);
    const { type, sectorSize, tableStart } = this.#geometry;
    if (type === 12) {
      const at = cluster + (cluster >>> 1);
      const low = this.#window.load(tableStart + Math.floor(at / sectorSize))[at % sectorSize]!;
      const high = this.#window.load(tableStart + Math.floor((at + 1) / sectorSize))[(at + 1) % sectorSize]!;
      const pair = low | (high << 8);
      return cluster & 1 ? pair >>> 4 : pair & 0xfff;
    }
    const at = cluster * (type / 8);
    const bytes = this.#window.load(tableStart + Math.floor(at / sectorSize));
    const field = type === 16 ? ENTRY16 : ENTRY32;
    return getField(bytes, field, at % sectorSize) & 0x0fffffff;
  }

  /** The cluster after `cluster`, 0 at the chain's end. Throws where the chain runs into a free cluster. */
  next(cluster: number): number {
    const next = this.get(cluster);
    if (next < 2) throw new FatError('internal', `chain is broken at cluster ${cluster}`);
    return this.isCluster(next) ? next : 0;
  }

  /** Takes a free cluster, the first after the last one taken, as a chain of its own. 0 when the disk is full. */
  allocate(): number {
    return this.#take(this.#lastAllocated, 0);
  }

  /** The cluster after `cluster`, taken and linked if there was none. 0 when the disk is full. */
  nextOrAllocate(cluster: number): number {
    return this.next(cluster) || this.#take(cluster, cluster);
  }

  /** Frees the chain that starts at `first`. */
  free(first: number): void {
    let cluster = first;
    do {
      const next = this.get(cluster);
      if (next === 0) return;
      if (next === 1) throw new FatError('internal', `chain is broken at cluster ${cluster}`);
      this.#set(cluster, 0);
      this.#freed++;
      cluster = next;
    } while (this.isCluster(cluster));
  }

  /** Ends the chain at `last` and frees what followed. */
  cutAfter(last: number): void {
    const rest = this.next(last);
    if (rest === 0) return;
    this.#set(last, END_OF_CHAIN);
    this.free(rest);
  }

  /** Makes the next search begin after `cluster`. */
  startSearchAfter(cluster: number): void {
    this.#lastAllocated = this.isCluster(cluster) ? cluster : 1;
  }

  countFree(): number {
    let free = 0;
    for (let cluster = 2; cluster < this.#geometry.clusterLimit; cluster++) {
      if (this.get(cluster) === 0) free++;
    }
    return free;
  }

  /** Brings FAT32's information sector up to date. To be called at the end of an operation. */
  saveInfo(): void {
    const freed = this.#freed;
    this.#freed = 0;
    if (freed === 0 || this.#geometry.infoSector === 0) return;
    const info = this.#loadInfo();
    if (info === undefined) return;
    const count = getField(info, Info.freeCount);
    // 0xFFFFFFFF, or any other impossible number, means that nobody counted.
    if (count <= this.#geometry.clusterLimit - 2) setField(info, Info.freeCount, count + freed);
    setField(info, Info.lastAllocated, this.#lastAllocated);
    this.#window.touch();
  }

  /** Marks the first free cluster after `start`, going round, as the end of a chain and links it from `previous`. */
  #take(start: number, previous: number): number {
    const { clusterLimit } = this.#geometry;
    let cluster = start;
    for (let tried = 2; tried < clusterLimit; tried++) {
      cluster = cluster + 1 < clusterLimit ? cluster + 1 : 2;
      if (this.get(cluster) !== 0) continue;
      this.#set(cluster, END_OF_CHAIN);
      if (previous !== 0) this.#set(previous, cluster);
      this.#lastAllocated = cluster;
      this.#freed--;
      return cluster;
    }
    return 0;
  }

  #set(cluster: number, value: number): void {
    const { type, sectorSize, tableStart } = this.#geometry;
    if (type === 12) {
      const at = cluster + (cluster >>> 1);
      const odd = (cluster & 1) === 1;
      const first = this.#window.load(tableStart + Math.floor(at / sectorSize));
      const low = at % sectorSize;
      first[low] = odd ? (first[low]! & 0x0f) | (value << 4) : value;
      this.#window.touch();
      const second = this.#window.load(tableStart + Math.floor((at + 1) / sectorSize));
      const high = (at + 1) % sectorSize;
      second[high] = odd ? value >>> 4 : (second[high]! & 0xf0) | ((value >>> 8) & 0x0f);
    } else {
      const at = cluster * (type / 8);
      const bytes = this.#window.load(tableStart + Math.floor(at / sectorSize));
      const base = at % sectorSize;
      if (type === 16) setField(bytes, ENTRY16, value, base);
      // The upper four bits are reserved and keep their value.
      else setField(bytes, ENTRY32, (getField(bytes, ENTRY32, base) & 0xf0000000) | value, base);
    }
    this.#window.touch();
  }

  #loadInfo(): Uint8Array | undefined {
    const info = this.#window.load(this.#geometry.infoSector);
    const valid =
      getField(info, Boot.signature) === BOOT_SIGNATURE &&
      getField(info, Info.leadSignature) === INFO_LEAD &&
      getField(info, Info.structureSignature) === INFO_STRUCTURE;
    return valid ? info : undefined;
  }
}

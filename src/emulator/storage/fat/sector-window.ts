/**
 * One sector of the volume in memory: the place where tables, directories and partial sectors are read and changed.
 * Follows move_window in lib/oofatfs/ff.c (tiny configuration). The volume empties it after each operation when
 * another thread may mount the same device.
 */
import type { BlockDevice } from '../block-device.ts';
import type { Geometry } from './boot-sector.ts';

export class SectorWindow {
  readonly bytes: Uint8Array;
  readonly #device: BlockDevice;
  readonly #tableStart: number;
  readonly #tableSectors: number;
  readonly #tableCount: number;
  #sector = -1;
  #dirty = false;

  constructor(device: BlockDevice, geometry: Geometry) {
    this.bytes = new Uint8Array(geometry.sectorSize);
    this.#device = device;
    this.#tableStart = geometry.tableStart;
    this.#tableSectors = geometry.tableSectors;
    this.#tableCount = geometry.tableCount;
  }

  /** The content of `sector`, valid until the next call of any method. Call `touch` after changing it. */
  load(sector: number): Uint8Array {
    if (sector !== this.#sector) {
      this.flush();
      this.#sector = -1;
      this.#device.read(sector, this.bytes);
      this.#sector = sector;
    }
    return this.bytes;
  }

  /** Like `load` for a sector whose old content does not matter: all zeros. */
  blank(sector: number): Uint8Array {
    if (sector !== this.#sector) this.flush();
    this.bytes.fill(0);
    this.#sector = sector;
    this.#dirty = true;
    return this.bytes;
  }

  /** Says that the loaded sector was changed. */
  touch(): void {
    this.#dirty = true;
  }

  /** Writes the sector back if it was changed; a sector of the first table into its copies too. */
  flush(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#device.write(this.#sector, this.bytes);
    const offset = this.#sector - this.#tableStart;
    if (offset < 0 || offset >= this.#tableSectors) return;
    for (let copy = 1; copy < this.#tableCount; copy++) {
      this.#device.write(this.#sector + copy * this.#tableSectors, this.bytes);
    }
  }

  /** Drops the sector, changed or not. */
  forget(): void {
    this.#sector = -1;
    this.#dirty = false;
  }

  /** Reads whole sectors past the window. */
  readThrough(first: number, buffer: Uint8Array): void {
    if (this.#covers(first, buffer.length)) this.flush();
    this.#device.read(first, buffer);
  }

  /** Writes whole sectors past the window. */
  writeThrough(first: number, buffer: Uint8Array): void {
    if (this.#covers(first, buffer.length)) this.forget();
    this.#device.write(first, buffer);
  }

  #covers(first: number, length: number): boolean {
    return this.#sector >= first && this.#sector < first + length / this.bytes.length;
  }
}

/**
 * A mounted volume's parts, shared by the volume and its open files, and the bracket around each operation: the lock
 * outside, the sector window brought back to the device inside.
 */
import type { BlockDevice } from '../block-device.ts';
import type { Lock } from '../lock.ts';
import { AllocationTable } from './allocation-table.ts';
import { type Geometry, readGeometry } from './boot-sector.ts';
import { toDosTime } from './dos-time.ts';
import { FatError } from './result.ts';
import { SectorWindow } from './sector-window.ts';

export interface VolumeOptions {
  /** Seconds since 2000-01-01, local time: the board's clock, for time stamps. */
  readonly now: () => number;
  /** Taken around each operation. Needed where two threads mount the same bytes. */
  readonly lock?: Lock;
  /**
   * Nobody else writes to the device while it is mounted: the sector in memory may be kept from one operation to the
   * next. Spares a device that is slow to read, such as one written in Python. Default false.
   */
  readonly exclusive?: boolean;
}

export class FatCore {
  readonly device: BlockDevice;
  readonly geometry: Geometry;
  readonly window: SectorWindow;
  readonly table: AllocationTable;
  readonly writable: boolean;
  readonly exclusive: boolean;
  /** False after umount: handles of this mount are dead. */
  isMounted = true;
  /** Counts the operations of this mount after which another handle's directory entry may have changed. */
  changes = 0;
  readonly #options: VolumeOptions;

  /** Reads the volume's geometry; the caller holds the lock. */
  constructor(device: BlockDevice, options: VolumeOptions, writable: boolean) {
    this.device = device;
    this.geometry = readGeometry(device);
    this.window = new SectorWindow(device, this.geometry);
    this.table = new AllocationTable(this.geometry, this.window);
    this.writable = writable && device.writable;
    this.exclusive = options.exclusive ?? false;
    this.#options = options;
  }

  get clusterSize(): number {
    return this.geometry.sectorsPerCluster * this.geometry.sectorSize;
  }

  /** Runs one operation of the volume. */
  run<T>(action: () => T): T {
    const lock = this.#options.lock;
    return lock === undefined ? this.#bracket(action) : lock.withLock(() => this.#bracket(action));
  }

  /** For operations that change the volume. */
  requireWritable(): void {
    if (!this.writable) throw new FatError('writeProtected');
  }

  timeStamp(): number {
    return toDosTime(this.#options.now());
  }

  #bracket<T>(action: () => T): T {
    try {
      const result = action();
      this.#settle();
      return result;
    } catch (error) {
      // A refused operation leaves a sound volume behind; a failing device is not asked again.
      if (error instanceof FatError) this.#settle();
      else this.window.forget();
      throw error;
    } finally {
      if (!this.exclusive) this.window.forget();
    }
  }

  #settle(): void {
    this.table.saveInfo();
    this.window.flush();
  }
}

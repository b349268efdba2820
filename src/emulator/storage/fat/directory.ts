/**
 * A directory: its objects, and entering and removing names. Follows dir_read, dir_find, dir_register, dir_alloc and
 * dir_remove in lib/oofatfs/ff.c; slots are reused in its order, which the listing shows. Nothing is remembered
 * between operations.
 */
import { foldCase } from './code-page.ts';
import type { FatCore } from './core.ts';
import {
  ATTRIBUTE_MASK,
  Attribute,
  Entry,
  LongNameCollector,
  SLOT_SIZE,
  UNITS_PER_SLOT,
  displayName,
  getCluster,
  nextGeneration,
  shortNameChecksum,
  writeLongSlot,
} from './directory-entry.ts';
import { fromDosTime } from './dos-time.ts';
import { DELETED, type EntryName, SHORT_NAME_LENGTH, numberedShortName } from './names.ts';
import { getField, setField } from './record.ts';
import { FatError } from './result.ts';
import { SlotCursor } from './slot-cursor.ts';

/** After this many names that look alike in short form, FatFs gives up. */
const MAX_NUMBER = 99;
const DOT = 0x2e;

/** Where a short entry lies on the device. */
export interface EntryPlace {
  readonly sector: number;
  readonly offset: number;
}

/** A file or a subdirectory as found in a directory. */
export interface DirectoryObject extends EntryPlace {
  /** First of its slots (long-name part or the entry itself), and the slot of the short entry. */
  readonly firstIndex: number;
  readonly index: number;
  /** Copy of the short entry. */
  readonly entry: Uint8Array;
  readonly longName: Uint16Array | undefined;
  readonly isDirectory: boolean;
  readonly isReadOnly: boolean;
  /** First cluster, 0 for none or for the root. */
  readonly start: number;
}

export class Directory {
  readonly #core: FatCore;
  readonly #start: number;

  /** The directory that starts at cluster `start`; 0 is the root. */
  constructor(core: FatCore, start: number) {
    this.#core = core;
    this.#start = start;
  }

  /** True unless the cluster is no longer the directory it was: another mount may have removed it. */
  get exists(): boolean {
    if (this.#start === 0) return true;
    const { geometry, table } = this.#core;
    if (!table.isCluster(this.#start) || table.get(this.#start) === 0) return false;
    const self = new SlotCursor(this.#core, this.#start).load();
    const isSelf = self[0] === DOT && self[1] === 0x20 && getCluster(self, geometry.type) === this.#start;
    return isSelf && (getField(self, Entry.attributes) & Attribute.directory) !== 0;
  }

  /** Files and subdirectories from slot `from` on, including the dot entries of a subdirectory. */
  *objects(from = 0): Generator<DirectoryObject, undefined> {
    const long = new LongNameCollector();
    const cursor = new SlotCursor(this.#core, this.#start, from);
    if (cursor.isPastEnd) return undefined;
    do {
      const slot = cursor.load();
      const first = getField(slot, Entry.firstByte);
      const attributes = getField(slot, Entry.attributes) & ATTRIBUTE_MASK;
      if (first === 0) return undefined;
      if (first !== DELETED && attributes === Attribute.longName) {
        long.add(slot, cursor.index);
        continue;
      }
      if (first !== DELETED && (attributes & Attribute.volume) === 0) yield this.#objectAt(cursor, slot, long);
      long.reset();
    } while (cursor.next());
    return undefined;
  }

  /** The object of that name, whatever its case. */
  find(name: EntryName): DirectoryObject | undefined {
    for (const object of this.objects()) {
      if (object.longName !== undefined && sameLongName(object.longName, name.units)) return object;
      if (!name.lossy && hasShortName(object, name.short)) return object;
    }
    return undefined;
  }

  get isEmpty(): boolean {
    for (const object of this.objects()) {
      if (!isDotEntry(object)) return false;
    }
    return true;
  }

  /**
   * Enters a name that is not yet there. Returns the place of its entry: all zeros but for the name and the generation.
   * Throws `denied` when the directory or, if it would have to grow, the disk is full.
   */
  register(name: EntryName): EntryPlace {
    if (name.isDots) throw new FatError('invalidName');
    const short = name.lossy ? this.#freeShortName(name) : name.short;
    const count = slotsFor(name);
    const cursor = new SlotCursor(this.#core, this.#start, this.allocateSlots(count));

    const checksum = shortNameChecksum(short);
    for (let part = count - 1; part > 0; part--) {
      writeLongSlot(cursor.load(), name.units, part, checksum);
      this.#core.window.touch();
      cursor.next();
    }
    const slot = cursor.load();
    const generation = getField(slot, Entry.generation);
    slot.fill(0);
    slot.set(short);
    setField(slot, Entry.generation, generation);
    nextGeneration(slot);
    setField(slot, Entry.caseFlags, name.caseFlags);
    this.#core.window.touch();
    return { sector: cursor.sector, offset: cursor.offset };
  }

  /** Takes the object's name out of the directory; its clusters stay. */
  remove(object: DirectoryObject): void {
    this.#core.changes++;
    const cursor = new SlotCursor(this.#core, this.#start, object.firstIndex);
    for (;;) {
      setField(cursor.load(), Entry.firstByte, DELETED);
      this.#core.window.touch();
      if (cursor.index === object.index) return;
      if (!cursor.next()) throw new FatError('internal', 'directory ends inside a name');
    }
  }

  /** Could `name` be entered once `leaving` and its clusters were removed? */
  hasRoomFor(name: EntryName, leaving: DirectoryObject): boolean {
    if (this.#freeRun(slotsFor(name), /* grow */ false, leaving) !== undefined) return true;
    const canGrow = this.#start !== 0 || this.#core.geometry.rootCluster !== 0;
    return canGrow && (leaving.start !== 0 || this.#core.table.countFree() > 0);
  }

  /** First of `count` free slots in a row, growing the directory if needed. */
  allocateSlots(count: number): number {
    const first = this.#freeRun(count, /* grow */ true);
    if (first === undefined) throw new FatError('denied', 'directory full');
    return first;
  }

  /** First of `count` free slots in a row, those of `leaving` counted as free. */
  #freeRun(count: number, grow: boolean, leaving?: DirectoryObject): number | undefined {
    const cursor = new SlotCursor(this.#core, this.#start);
    let found = 0;
    do {
      const first = getField(cursor.load(), Entry.firstByte);
      const isLeaving = leaving !== undefined && cursor.index >= leaving.firstIndex && cursor.index <= leaving.index;
      found = first === DELETED || first === 0 || isLeaving ? found + 1 : 0;
      if (found === count) return cursor.index - count + 1;
    } while (cursor.next(grow));
    return undefined;
  }

  #freeShortName(name: EntryName): Uint8Array {
    for (let number = 1; number <= MAX_NUMBER; number++) {
      const short = numberedShortName(name.short, name.units, number);
      if (!this.#hasShortName(short)) return short;
    }
    throw new FatError('denied', 'too many names alike');
  }

  #hasShortName(short: Uint8Array): boolean {
    for (const object of this.objects()) {
      if (hasShortName(object, short)) return true;
    }
    return false;
  }

  #objectAt(cursor: SlotCursor, slot: Uint8Array, long: LongNameCollector): DirectoryObject {
    const longName = long.unitsFor(slot);
    const attributes = getField(slot, Entry.attributes);
    return {
      sector: cursor.sector,
      offset: cursor.offset,
      firstIndex: longName === undefined ? cursor.index : long.firstIndex,
      index: cursor.index,
      entry: slot.slice(),
      longName: longName?.slice(),
      isDirectory: (attributes & Attribute.directory) !== 0,
      isReadOnly: (attributes & Attribute.readOnly) !== 0,
      start: getCluster(slot, this.#core.geometry.type),
    };
  }
}

/** Slots that a name takes. */
function slotsFor(name: EntryName): number {
  return name.needsLong ? Math.ceil(name.units.length / UNITS_PER_SLOT) + 1 : 1;
}

/** The entry at `place` in the sector window, for changing; valid until the next access to the device. */
export function loadEntry(core: FatCore, place: EntryPlace): Uint8Array {
  return core.window.load(place.sector).subarray(place.offset, place.offset + SLOT_SIZE);
}

/** `.` and `..`: no other name begins with a dot in its short form. */
export function isDotEntry(object: DirectoryObject): boolean {
  return object.entry[0] === DOT;
}

export function objectName(object: DirectoryObject): string {
  return displayName(object.entry, object.longName);
}

export function objectSize(object: DirectoryObject): number {
  return object.isDirectory ? 0 : getField(object.entry, Entry.size);
}

/** Seconds since 2000-01-01. */
export function objectTime(object: DirectoryObject): number {
  return fromDosTime(getField(object.entry, Entry.modified));
}

function hasShortName(object: DirectoryObject, short: Uint8Array): boolean {
  for (let i = 0; i < SHORT_NAME_LENGTH; i++) {
    if (object.entry[i] !== short[i]) return false;
  }
  return true;
}

function sameLongName(a: Uint16Array, b: readonly number[]): boolean {
  return a.length === b.length && a.every((unit, i) => foldCase(unit) === foldCase(b[i]!));
}

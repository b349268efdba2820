/**
 * The 32-byte slots of a directory: fields of a short entry, and packing and unpacking of the long-name slots before
 * it. Follows Microsoft fatgen103, pp. 22-30, and put_lfn, pick_lfn and get_fileinfo in lib/oofatfs/ff.c.
 */
import { decodeUtf8 } from '../../lib/utf8.ts';
import type { FatType } from './boot-sector.ts';
import { unicodeToOem } from './code-page.ts';
import { DELETED, DELETED_ESCAPE, LOWER_BODY, LOWER_EXTENSION, MAX_NAME_LENGTH, SHORT_NAME_LENGTH } from './names.ts';
import { type Field, getField, setField } from './record.ts';

export const SLOT_SIZE = 32;

export const Entry = {
  firstByte: [0, 1],
  attributes: [11, 1],
  caseFlags: [12, 1],
  /**
   * Hundredths of the creation time, 0 to 199. FatFs leaves it alone; here it counts up whenever the slot gets a new file
   * or its file gives clusters back, by which an open handle sees that its file is another one now.
   */
  generation: [13, 1],
  created: [14, 4],
  accessDate: [18, 2],
  clusterHigh: [20, 2],
  modified: [22, 4],
  clusterLow: [26, 2],
  size: [28, 4],
} as const satisfies Record<string, Field>;

/** Part of a long name: 13 UTF-16 units, 0 behind the last, then 0xFFFF. */
const Long = { order: [0, 1], attributes: [11, 1], type: [12, 1], checksum: [13, 1], cluster: [26, 2] } as const;
const UNITS = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30].map((offset): Field => [offset, 2]);
export const UNITS_PER_SLOT = UNITS.length;
const LAST_PART = 0x40;
/** Slots of the longest name that the format knows, 255 units. */
const MAX_LONG_SLOTS = 20;

export const Attribute = { readOnly: 0x01, volume: 0x08, directory: 0x10, archive: 0x20, longName: 0x0f } as const;
export const ATTRIBUTE_MASK = 0x3f;

export function getCluster(slot: Uint8Array, type: FatType): number {
  const low = getField(slot, Entry.clusterLow);
  return type === 32 ? low | (getField(slot, Entry.clusterHigh) << 16) : low;
}

export function setCluster(slot: Uint8Array, type: FatType, cluster: number): void {
  setField(slot, Entry.clusterLow, cluster);
  if (type === 32) setField(slot, Entry.clusterHigh, cluster >>> 16);
}

/** Says to open handles that the entry's clusters are no longer what they were. */
export function nextGeneration(slot: Uint8Array): void {
  setField(slot, Entry.generation, (getField(slot, Entry.generation) + 1) % 200);
}

/** Ties long-name slots to their short entry. */
export function shortNameChecksum(short: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < SHORT_NAME_LENGTH; i++) sum = ((sum >>> 1) + (sum << 7) + short[i]!) & 0xff;
  return sum;
}

/** Fills `slot` with part `order` (from 1) of a long name. */
export function writeLongSlot(slot: Uint8Array, units: readonly number[], order: number, checksum: number): void {
  const start = (order - 1) * UNITS_PER_SLOT;
  const isLast = start + UNITS_PER_SLOT >= units.length;
  setField(slot, Long.order, isLast ? order | LAST_PART : order);
  setField(slot, Long.attributes, Attribute.longName);
  setField(slot, Long.type, 0);
  setField(slot, Long.checksum, checksum);
  setField(slot, Long.cluster, 0);
  for (let i = 0; i < UNITS_PER_SLOT; i++) {
    const unit = start + i === units.length ? 0 : (units[start + i] ?? 0xffff);
    setField(slot, UNITS[i]!, unit);
  }
}

/** Collects the long name whose slots come before a short entry, last part first. */
export class LongNameCollector {
  readonly #units = new Uint16Array(MAX_LONG_SLOTS * UNITS_PER_SLOT);
  #length = 0;
  #checksum = 0;
  /** Part expected next, 0 when all have come, -1 when there is no valid name in the making. */
  #awaited = -1;
  /** Slot at which the name began. */
  firstIndex = 0;

  reset(): void {
    this.#awaited = -1;
  }

  /** Takes the long-name slot at `index`. */
  add(slot: Uint8Array, index: number): void {
    let order = getField(slot, Long.order);
    if (order & LAST_PART) {
      order &= ~LAST_PART;
      this.#awaited = order;
      this.#checksum = getField(slot, Long.checksum);
      this.#length = order * UNITS_PER_SLOT;
      this.firstIndex = index;
    }
    const fits = order === this.#awaited && order >= 1 && order <= MAX_LONG_SLOTS;
    const belongs = getField(slot, Long.checksum) === this.#checksum && getField(slot, Long.cluster) === 0;
    this.#awaited = fits && belongs ? order - 1 : -1;
    if (this.#awaited < 0) return;
    const start = (order - 1) * UNITS_PER_SLOT;
    for (let i = 0; i < UNITS_PER_SLOT; i++) {
      const unit = getField(slot, UNITS[i]!);
      this.#units[start + i] = unit;
      if (unit === 0) {
        this.#length = Math.min(this.#length, start + i);
        break;
      }
    }
  }

  /** The units collected, if they belong to the entry with this short name. */
  unitsFor(short: Uint8Array): Uint16Array | undefined {
    if (this.#awaited !== 0 || this.#checksum !== shortNameChecksum(short)) return undefined;
    return this.#units.subarray(0, this.#length);
  }
}

/** The name that a listing shows: the long one where the board can show it, else the short one. */
export function displayName(slot: Uint8Array, long: Uint16Array | undefined): string {
  return (long && longDisplayName(long)) ?? shortDisplayName(slot);
}

function longDisplayName(units: Uint16Array): string | undefined {
  if (units.length === 0 || units.length > MAX_NAME_LENGTH) return undefined;
  const bytes: number[] = [];
  for (const unit of units) {
    const byte = unicodeToOem(unit);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return decodeUtf8(Uint8Array.from(bytes));
}

function shortDisplayName(slot: Uint8Array): string {
  const flags = getField(slot, Entry.caseFlags);
  const bytes: number[] = [];
  for (let i = 0; i < SHORT_NAME_LENGTH; i++) {
    let byte = slot[i]!;
    if (byte === 0x20) continue;
    if (i === 0 && byte === DELETED_ESCAPE) byte = DELETED;
    if (i === 8) bytes.push(0x2e);
    const lower = (flags & (i >= 8 ? LOWER_EXTENSION : LOWER_BODY)) !== 0;
    bytes.push(lower && byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);
  }
  return decodeUtf8(Uint8Array.from(bytes));
}

/**
 * The meta-data at the start of a btree file: BTMETA in btree.h of Berkeley DB 1.85, whose magic number also tells the
 * byte order. Files of records by number (recno) share the magic number and are refused.
 */
import { badFormat } from './storage.ts';

export const META_BYTES = 24;
export const LEAST_PAGE_BYTES = 512;
export const MOST_PAGE_BYTES = 65_536;

const MAGIC = 0x053162;
const VERSION = 3;
/** Flag of a file without duplicate keys. */
const NO_DUPLICATES = 0x20;

export interface Meta {
  readonly littleEndian: boolean;
  readonly pageBytes: number;
  /** First page of the free list. */
  readonly free: number;
  /** A count that only recno files keep; carried along. */
  readonly records: number;
  readonly hasDuplicates: boolean;
}

export function isPageSize(bytes: number): boolean {
  return bytes >= LEAST_PAGE_BYTES && bytes <= MOST_PAGE_BYTES && bytes % 2 === 0;
}

/** `bytes` are the first META_BYTES of the file. Errors: BtreeError `format`. */
export function decodeMeta(bytes: Uint8Array): Meta {
  if (bytes.length < META_BYTES) throw badFormat('the file is shorter than its meta-data');
  const view = new DataView(bytes.buffer, bytes.byteOffset, META_BYTES);
  const littleEndian = view.getUint32(0, true) === MAGIC;
  const word = (index: number): number => view.getUint32(index * 4, littleEndian);
  if (word(0) !== MAGIC || word(1) !== VERSION) throw badFormat('magic number or version');
  if (!isPageSize(word(2))) throw badFormat(`pages of ${word(2)} bytes`);
  if ((word(5) & ~NO_DUPLICATES) !== 0) throw badFormat(`flags ${word(5)}`);
  return { littleEndian, pageBytes: word(2), free: word(3), records: word(4), hasDuplicates: word(5) === 0 };
}

/** The whole page 0. */
export function encodeMeta({ littleEndian, pageBytes, free, records, hasDuplicates }: Meta): Uint8Array {
  const bytes = new Uint8Array(pageBytes);
  const view = new DataView(bytes.buffer);
  const words = [MAGIC, VERSION, pageBytes, free, records, hasDuplicates ? 0 : NO_DUPLICATES];
  words.forEach((word, index) => view.setUint32(index * 4, word, littleEndian));
  return bytes;
}

/**
 * The pages of a btree file in memory, and the bytes their items take in it. Follows the layouts of btree.h in
 * Berkeley DB 1.85: a header of 20 bytes, then 2 bytes for each item that say where on the page it lies.
 */

export const HEADER_BYTES = 20;
/** The offset of an item, in front of all items. */
export const INDEX_BYTES = 2;
/** Two words and a byte of flags before the key of an item. */
export const ITEM_HEADER_BYTES = 9;
/** Page and size, where a key or data lies on overflow pages. */
export const REFERENCE_BYTES = 8;
/** Page number that points nowhere; page 0 holds the meta-data. */
export const NO_PAGE = 0;
export const ROOT_PAGE = 1;

/** A key or data too large for its page: the first page of its chain, and its size in bytes. */
export interface Overflow {
  readonly page: number;
  readonly size: number;
}

/** A key or data as it stands on a page. */
export type Field = Uint8Array | Overflow;

export interface LeafItem {
  readonly key: Field;
  readonly data: Field;
}

export interface InternalItem {
  /** Not above any key below the child; the first one of a level is never looked at. */
  readonly key: Field;
  /** Number of the page below. */
  readonly child: number;
}

interface LinkedPage {
  readonly number: number;
  /** Neighbours of the same level, NO_PAGE at the ends. */
  previous: number;
  next: number;
}

export interface LeafPage extends LinkedPage {
  readonly kind: 'leaf';
  items: LeafItem[];
}

export interface InternalPage extends LinkedPage {
  readonly kind: 'internal';
  items: InternalItem[];
}

export interface OverflowPage {
  readonly kind: 'overflow';
  readonly number: number;
  /** The next page of the chain. */
  next: number;
  /** An internal page uses the chain too, so that it outlives the record. Kept on the first page. */
  preserved: boolean;
  /** A page full of bytes; of the last page of a chain only the first ones count. */
  readonly data: Uint8Array;
}

/** A page that waits to be used again. */
export interface FreePage {
  readonly kind: 'free';
  readonly number: number;
  next: number;
}

export type TreePage = LeafPage | InternalPage;
export type Page = TreePage | OverflowPage | FreePage;

export function isOverflow(field: Field): field is Overflow {
  return !(field instanceof Uint8Array);
}

/** Bytes that a field takes in its item. */
export function fieldBytes(field: Field): number {
  return isOverflow(field) ? REFERENCE_BYTES : field.length;
}

/** Bytes of an item with so many bytes of key and data: whole words. */
export function itemBytes(contentBytes: number): number {
  return (ITEM_HEADER_BYTES + contentBytes + 3) & ~3;
}

export function leafItemBytes({ key, data }: LeafItem): number {
  return itemBytes(fieldBytes(key) + fieldBytes(data));
}

export function internalItemBytes({ key }: InternalItem): number {
  return itemBytes(fieldBytes(key));
}

/** Bytes of an item and of the offset that leads to it. */
export function sizeOf(item: LeafItem | InternalItem): number {
  return INDEX_BYTES + ('child' in item ? internalItemBytes(item) : leafItemBytes(item));
}

/** Bytes of a page with so many items. */
export function usedBytes(items: readonly (LeafItem | InternalItem)[]): number {
  let used = HEADER_BYTES;
  for (const item of items) used += sizeOf(item);
  return used;
}

/** Lexicographic order of two keys: negative, zero or positive. */
export function compareKeys(left: Uint8Array, right: Uint8Array): number {
  const common = Math.min(left.length, right.length);
  for (let i = 0; i < common; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length - right.length;
}

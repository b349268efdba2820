/**
 * A file of keys and data in the format of Berkeley DB 1.85's btree (version 3, either byte order). Follows bt_open.c,
 * bt_put.c and bt_delete.c in where things are put, so that both make the same tree of the same orders.
 * DIFFERS: a key on overflow pages is put where its bytes belong; the library looks for a place by their reference.
 */
import { Cursor } from './cursor.ts';
import { META_BYTES, decodeMeta, encodeMeta, isPageSize } from './meta-page.ts';
import type { Meta } from './meta-page.ts';
import { releaseField, writeChain } from './overflow.ts';
import { HEADER_BYTES, INDEX_BYTES, NO_PAGE, REFERENCE_BYTES, ROOT_PAGE, fieldBytes, itemBytes } from './page.ts';
import type { Field, LeafItem, LeafPage, TreePage } from './page.ts';
import { PageCodec } from './page-codec.ts';
import { PageStore } from './page-store.ts';
import { insertIntoLeaf } from './split.ts';
import { BtreeError, badFormat } from './storage.ts';
import type { RandomAccess } from './storage.ts';
import { Tree } from './tree.ts';
import type { Step } from './tree.ts';

export interface BtreeOptions {
  /** Bytes of a page in a new file, an even number from 512 to 65,536; 0 for 4,096. */
  readonly pageBytes?: number;
  /** Bytes of pages to keep in memory. It will be five pages at least. */
  readonly cacheBytes?: number;
  /** Items that any page shall have room for, at least 2; 0 means 2. */
  readonly leastKeys?: number;
  /** In a new file: a key may stand for several records. */
  readonly allowsDuplicates?: boolean;
}

const DEFAULT_PAGE_BYTES = 4096;
const DEFAULT_LEAST_KEYS = 2;
const LEAST_CACHED_PAGES = 5;

export class BtreeFile {
  private readonly storage: RandomAccess;
  private readonly store: PageStore;
  private readonly tree: Tree;
  private readonly meta: Meta;
  /** Bytes of key and data beyond which they leave their page. */
  private readonly mostInline: number;
  private isModified = false;

  /** Opens what is in a storage, or begins a new file where that is empty. Errors: BtreeError; those of the storage. */
  constructor(storage: RandomAccess, options: BtreeOptions = {}) {
    const wanted = checkedOptions(options);
    const size = storage.size();
    this.storage = storage;
    this.meta = size === 0 ? newMeta(wanted) : decodeMeta(storage.read(0, META_BYTES));
    const { pageBytes, littleEndian, free } = this.meta;
    const pages = Math.floor(size / pageBytes);
    if (size > 0 && pages <= ROOT_PAGE) throw badFormat('the file has no root');
    const capacity = Math.max(LEAST_CACHED_PAGES, Math.ceil(wanted.cacheBytes / pageBytes));
    const codec = new PageCodec(pageBytes, littleEndian);
    this.store = new PageStore(storage, codec, capacity, Math.max(pages, ROOT_PAGE + 1), free);
    this.tree = new Tree(this.store, this.meta.hasDuplicates);
    this.mostInline = mostInlineBytes(pageBytes, wanted.leastKeys);
    if (size === 0) this.store.put(emptyRoot());
  }

  /** The data of a key, of the first record where it has several; undefined where it has none. */
  get(key: Uint8Array): Uint8Array | undefined {
    const found = this.tree.search(key);
    const data = found.isExact ? this.tree.recordAt(found).data : undefined;
    this.store.trim();
    return data;
  }

  /** Stores a record, in place of that of the same key or, where the file allows duplicates, behind those. */
  put(key: Uint8Array, data: Uint8Array): void {
    this.isModified = true;
    const item = this.makeItem(key, data);
    const { leaf, path } = this.tree.descend(key, 'after');
    const behind = this.tree.boundOnPage(leaf, key, 'after');
    const isReplaced = !this.meta.hasDuplicates && behind > 0 && this.tree.compare(key, leaf.items[behind - 1]!) === 0;
    if (isReplaced) this.removeItem(leaf, behind - 1);
    insertIntoLeaf(this.store, path, leaf, isReplaced ? behind - 1 : behind, item);
    this.store.trim();
  }

  /** Deletes every record of a key; false where there is none. */
  delete(key: Uint8Array): boolean {
    let isFound = false;
    for (let found = this.tree.search(key); found.isExact; found = this.tree.search(key)) {
      isFound = true;
      this.isModified = true;
      this.removeItem(found.leaf, found.index);
      if (found.leaf.items.length === 0) this.removeLeaf(found.leaf, found.path);
      if (!this.meta.hasDuplicates) break;
    }
    this.store.trim();
    return isFound;
  }

  /** A scan of its own, not begun yet. */
  cursor(): Cursor {
    return new Cursor(this.tree);
  }

  /** Writes whatever has changed. */
  sync(): void {
    if (!this.isModified) return;
    this.store.writeAll();
    this.storage.write(0, encodeMeta({ ...this.meta, free: this.store.firstFree }));
    this.storage.flush();
    this.isModified = false;
  }

  /** Key and data as they go onto a page: first the data leave it where they are too large, then the key. */
  private makeItem(key: Uint8Array, data: Uint8Array): LeafItem {
    const fits = (...fields: Field[]): boolean =>
      fields.reduce((sum, field) => sum + fieldBytes(field), 0) <= this.mostInline;
    const asChain = (bytes: Uint8Array): Field => writeChain(this.store, bytes);
    let keyField: Field = fits(key) ? key : asChain(key);
    const dataField = fits(keyField, data) ? data : asChain(data);
    if (!fits(keyField, dataField)) keyField = asChain(key);
    return { key: keyField, data: dataField };
  }

  private removeItem(leaf: LeafPage, index: number): void {
    const { key, data } = leaf.items[index]!;
    releaseField(this.store, key);
    releaseField(this.store, data);
    leaf.items.splice(index, 1);
    this.store.put(leaf);
  }

  /** Takes an empty leaf out of the tree, and what becomes empty above it. The root stays, as a leaf if need be. */
  private removeLeaf(leaf: LeafPage, path: readonly Step[]): void {
    if (leaf.number === ROOT_PAGE) return;
    for (const { page, index } of path.toReversed()) {
      const parent = this.store.internal(page);
      releaseField(this.store, parent.items[index]!.key);
      if (parent.items.length > 1) {
        parent.items.splice(index, 1);
        this.store.put(parent);
        break;
      }
      if (parent.number === ROOT_PAGE) this.store.put(emptyRoot());
      else this.unlink(parent);
    }
    this.unlink(leaf);
  }

  /** Joins the neighbours of a page and frees it. */
  private unlink(page: TreePage): void {
    const { previous, next } = page;
    if (next !== NO_PAGE) this.store.put({ ...this.store.treePage(next), previous });
    if (previous !== NO_PAGE) this.store.put({ ...this.store.treePage(previous), next });
    this.store.release(page);
  }
}

function emptyRoot(): LeafPage {
  return { kind: 'leaf', number: ROOT_PAGE, previous: NO_PAGE, next: NO_PAGE, items: [] };
}

function checkedOptions(options: BtreeOptions): Required<BtreeOptions> {
  const pageBytes = options.pageBytes || DEFAULT_PAGE_BYTES;
  const leastKeys = options.leastKeys || DEFAULT_LEAST_KEYS;
  if (!isPageSize(pageBytes)) throw new BtreeError('argument', `no page has ${pageBytes} bytes`);
  if (leastKeys < DEFAULT_LEAST_KEYS) throw new BtreeError('argument', `${leastKeys} keys on a page are too few`);
  const { cacheBytes = 0, allowsDuplicates = false } = options;
  return { pageBytes, cacheBytes, leastKeys, allowsDuplicates };
}

function newMeta({ pageBytes, allowsDuplicates }: Required<BtreeOptions>): Meta {
  return { littleEndian: true, pageBytes, free: NO_PAGE, records: 0, hasDuplicates: allowsDuplicates };
}

/** A page has room for so many items, but at least for references to key and data. */
function mostInlineBytes(pageBytes: number, leastKeys: number): number {
  const share = Math.floor((pageBytes - HEADER_BYTES) / leastKeys) - INDEX_BYTES - itemBytes(0);
  return Math.max(share, itemBytes(2 * REFERENCE_BYTES) + INDEX_BYTES);
}

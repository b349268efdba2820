/**
 * The pages of one btree file: a cache that writes back, and the list of free pages. Follows mpool.c and bt_page.c of
 * Berkeley DB 1.85. Pages are given up between operations only, so whoever holds one within an operation holds the one
 * that will be written.
 */
import type { PageCodec } from './page-codec.ts';
import { NO_PAGE } from './page.ts';
import type { FreePage, InternalPage, LeafPage, OverflowPage, Page, TreePage } from './page.ts';
import { badFormat } from './storage.ts';
import type { RandomAccess } from './storage.ts';

interface CachedPage {
  readonly page: Page;
  isDirty: boolean;
}

export class PageStore {
  readonly pageBytes: number;
  private readonly storage: RandomAccess;
  private readonly codec: PageCodec;
  private readonly capacity: number;
  /** The page used longest ago comes first. */
  private readonly cache = new Map<number, CachedPage>();
  private pages: number;
  private changeCount = 0;
  private free: number;

  /** `pages` are in the file, `free` is the first of the free list, and `capacity` of them stay in memory. */
  constructor(storage: RandomAccess, codec: PageCodec, capacity: number, pages: number, free: number) {
    this.storage = storage;
    this.codec = codec;
    this.pageBytes = codec.pageBytes;
    this.capacity = capacity;
    this.pages = pages;
    this.free = free;
  }

  /** Pages in the file, the meta-data and those not yet written among them. */
  get pageCount(): number {
    return this.pages;
  }

  /** Grows with each change, so that a scan knows whether its place is still good. */
  get changes(): number {
    return this.changeCount;
  }

  get firstFree(): number {
    return this.free;
  }

  /** A page of the tree. Errors: BtreeError `format`, as for all that follow; those of the storage. */
  treePage(number: number): TreePage {
    const page = this.get(number);
    if (page.kind !== 'leaf' && page.kind !== 'internal') throw unexpected(page, 'tree');
    return page;
  }

  leaf(number: number): LeafPage {
    const page = this.get(number);
    if (page.kind !== 'leaf') throw unexpected(page, 'leaf');
    return page;
  }

  internal(number: number): InternalPage {
    const page = this.get(number);
    if (page.kind !== 'internal') throw unexpected(page, 'internal');
    return page;
  }

  overflow(number: number): OverflowPage {
    const page = this.get(number);
    if (page.kind !== 'overflow') throw unexpected(page, 'overflow');
    return page;
  }

  /** Number for a new page, which put() then has to fill: one of the free list, or one more at the end. */
  allocate(): number {
    const number = this.free;
    if (number === NO_PAGE) return this.pages++;
    this.free = this.freePage(number).next;
    return number;
  }

  /** Takes in a page that is new or was changed, in place of what had its number before. */
  put<P extends Page>(page: P): P {
    this.changeCount++;
    this.cache.delete(page.number);
    this.cache.set(page.number, { page, isDirty: true });
    return page;
  }

  /** Gives a page to the free list. */
  release({ number }: Page): void {
    this.put<FreePage>({ kind: 'free', number, next: this.free });
    this.free = number;
  }

  /** Lets go of what the cache has too much; to be called between operations. */
  trim(): void {
    for (const [number, cached] of this.cache) {
      if (this.cache.size <= this.capacity) return;
      this.writeBack(cached);
      this.cache.delete(number);
    }
  }

  /** Writes every page that was changed. */
  writeAll(): void {
    for (const cached of this.cache.values()) this.writeBack(cached);
  }

  private get(number: number): Page {
    const cached = this.cache.get(number);
    if (cached === undefined) return this.keep(this.codec.decode(number, this.read(number)));
    // To the end of the order of use.
    this.cache.delete(number);
    this.cache.set(number, cached);
    return cached.page;
  }

  private freePage(number: number): FreePage {
    const page = this.cache.get(number)?.page ?? this.codec.decodeFree(number, this.read(number));
    if (page.kind !== 'free') throw unexpected(page, 'free');
    return page;
  }

  private keep<P extends Page>(page: P): P {
    this.cache.set(page.number, { page, isDirty: false });
    return page;
  }

  private read(number: number): Uint8Array {
    if (number === NO_PAGE || number >= this.pages) throw badFormat(`there is no page ${number}`);
    const bytes = this.storage.read(number * this.pageBytes, this.pageBytes);
    if (bytes.length !== this.pageBytes) throw badFormat(`page ${number} is cut short`);
    return bytes;
  }

  private writeBack(cached: CachedPage): void {
    if (!cached.isDirty) return;
    this.storage.write(cached.page.number * this.pageBytes, this.codec.encode(cached.page));
    cached.isDirty = false;
  }
}

function unexpected(page: Page, wanted: string): Error {
  return badFormat(`page ${page.number} is ${page.kind}, not ${wanted}`);
}

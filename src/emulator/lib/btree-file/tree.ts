/**
 * Finding one's way in the tree of a btree file. Follows bt_search.c of Berkeley DB 1.85; records of one key may be
 * spread over several leaves, and are then looked for from the first one on.
 */
import { readField } from './overflow.ts';
import { NO_PAGE, ROOT_PAGE, compareKeys } from './page.ts';
import type { InternalItem, LeafItem, LeafPage, TreePage } from './page.ts';
import type { PageStore } from './page-store.ts';
import { badFormat } from './storage.ts';

export interface BtreeRecord {
  readonly key: Uint8Array;
  readonly data: Uint8Array;
}

/** Before or after the records of a key. */
export type Side = 'before' | 'after';

/** A step of the way down: an internal page and the index of the child taken. */
export interface Step {
  readonly page: number;
  readonly index: number;
}

/** Where a record stands, or would stand. */
export interface Place {
  readonly leaf: LeafPage;
  readonly index: number;
}

export interface Found extends Place {
  readonly isExact: boolean;
  /** The way from the root to the leaf. */
  readonly path: readonly Step[];
}

/** No sound tree is so high: it would have more pages than a page number can count. */
const MOST_LEVELS = 50;

export class Tree {
  readonly store: PageStore;
  private readonly hasDuplicates: boolean;

  constructor(store: PageStore, hasDuplicates: boolean) {
    this.store = store;
    this.hasDuplicates = hasDuplicates;
  }

  /**
   * Where a key begins, or where it ends: the place of the first record that is not below it, or that is above it. The
   * index may lie behind the last item of the leaf.
   */
  bound(key: Uint8Array, side: Side): Place {
    const { leaf } = this.descend(key, side);
    return { leaf, index: this.boundOnPage(leaf, key, side) };
  }

  /** The first or last record's place, undefined where there are none. */
  edge(side: 'first' | 'last'): Place | undefined {
    let page: TreePage = this.store.treePage(ROOT_PAGE);
    for (let level = 0; page.kind === 'internal'; level++) {
      if (level === MOST_LEVELS) throw badFormat('a tree without leaves');
      page = this.store.treePage(page.items.at(side === 'first' ? 0 : -1)!.child);
    }
    if (page.items.length === 0) return undefined;
    return side === 'first' ? { leaf: page, index: 0 } : lastOf(page);
  }

  recordAt({ leaf, index }: Place): BtreeRecord {
    const { key, data } = leaf.items[index]!;
    return { key: readField(this.store, key), data: readField(this.store, data) };
  }

  /** The first record of a key, or where the key would stand. */
  search(key: Uint8Array): Found {
    const down = this.descend(key, this.hasDuplicates ? 'before' : 'after');
    const index = this.boundOnPage(down.leaf, key, 'before');
    const isAtEnd = index === down.leaf.items.length;
    // Records of one key may begin on the leaf behind the one that ends below it.
    const found = (isAtEnd && this.hasDuplicates ? this.leafBehind(down.path) : undefined) ?? { ...down, index };
    const item = found.leaf.items[found.index];
    return { ...found, isExact: item !== undefined && this.compare(key, item) === 0 };
  }

  /** The leaf on which the records of a key begin or end, or where there are none, on which they would. */
  descend(key: Uint8Array, side: Side): { leaf: LeafPage; path: Step[] } {
    const path: Step[] = [];
    let page = this.store.treePage(ROOT_PAGE);
    while (page.kind === 'internal') {
      if (path.length === MOST_LEVELS) throw badFormat('a tree without leaves');
      const index = Math.max(this.boundOnPage(page, key, side) - 1, 0);
      path.push({ page: page.number, index });
      page = this.store.treePage(page.items[index]!.child);
    }
    return { leaf: page, path };
  }

  /** How many items of a page are below the key, or not above it. */
  boundOnPage(page: TreePage, key: Uint8Array, side: Side): number {
    // The first key of a level counts as below any.
    const isBottomless = page.kind === 'internal' && page.previous === NO_PAGE;
    let low = 0;
    let high = page.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = middle === 0 && isBottomless ? 1 : this.compare(key, page.items[middle]!);
      if (order > 0 || (order === 0 && side === 'after')) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Order of a key and that of an item: negative, zero or positive. */
  compare(key: Uint8Array, item: LeafItem | InternalItem): number {
    return compareKeys(key, readField(this.store, item.key));
  }

  /** The leaf behind the one that a path leads to. */
  private leafBehind(path: readonly Step[]): Omit<Found, 'isExact'> | undefined {
    const depth = path.findLastIndex(({ page, index }) => index + 1 < this.store.internal(page).items.length);
    if (depth < 0) return undefined;
    const { page, index } = path[depth]!;
    const down: Step[] = [...path.slice(0, depth), { page, index: index + 1 }];
    while (down.length < path.length) down.push({ page: this.childOf(down.at(-1)!), index: 0 });
    return { leaf: this.store.leaf(this.childOf(down.at(-1)!)), index: 0, path: down };
  }

  private childOf({ page, index }: Step): number {
    return this.store.internal(page).items[index]!.child;
  }
}

export function firstOf(leaf: LeafPage): Place {
  return checkedPlace(leaf, 0);
}

export function lastOf(leaf: LeafPage): Place {
  return checkedPlace(leaf, leaf.items.length - 1);
}

/** No leaf but the root may be empty. */
function checkedPlace(leaf: LeafPage, index: number): Place {
  if (leaf.items.length === 0) throw badFormat(`leaf ${leaf.number} is empty`);
  return { leaf, index };
}

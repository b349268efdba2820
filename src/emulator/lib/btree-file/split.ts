/**
 * Splitting full pages, from the leaf up as far as needed. Follows bt_split.c of Berkeley DB 1.85 in where it splits:
 * about the middle by bytes, rather not before a key on overflow pages, and at the very end where items are appended.
 * DIFFERS: keys on overflow pages keep that mark in a new root and are not shortened by their references.
 */
import { preserveKey } from './overflow.ts';
import { HEADER_BYTES, NO_PAGE, ROOT_PAGE, isOverflow, itemBytes, sizeOf, usedBytes } from './page.ts';
import type { Field, InternalItem, InternalPage, LeafItem, LeafPage, TreePage } from './page.ts';
import type { PageStore } from './page-store.ts';
import type { Step } from './tree.ts';

interface Halves {
  readonly left: TreePage;
  readonly right: TreePage;
}

/** Keys on overflow pages that a split may be put off for. */
const MOST_KEYS_PASSED = 3;
const NO_KEY = new Uint8Array(0);

/** Puts an item into a leaf, splitting what is full; `path` leads from the root to the leaf. */
export function insertIntoLeaf(
  store: PageStore,
  path: readonly Step[],
  leaf: LeafPage,
  index: number,
  item: LeafItem,
): void {
  let halves = insert(store, leaf, index, item);
  for (const step of path.toReversed()) {
    if (halves === null) return;
    const parent = store.internal(step.page);
    const at = step.index + 1;
    halves = insert(store, parent, at, separator(store, halves, parent, at));
  }
}

/** Puts an item into a page. Where it does not fit, the page is split and the result is its halves. */
function insert<P extends TreePage>(store: PageStore, page: P, at: number, item: P['items'][number]): Halves | null {
  const present = page.items as (typeof item)[];
  if (usedBytes(present) + sizeOf(item) <= store.pageBytes) {
    present.splice(at, 0, item);
    store.put(page);
    return null;
  }
  const items = present.toSpliced(at, 0, item) as P['items'];
  const count = leftCount(store, page, items, at);
  return page.number === ROOT_PAGE ? splitRoot(store, page, items, count) : splitRight(store, page, items, count);
}

/** The root stays where it is and gets two children. */
function splitRoot(store: PageStore, { kind }: TreePage, items: TreePage['items'], count: number): Halves {
  const number = store.allocate();
  const next = store.allocate();
  const left = { kind, number, previous: NO_PAGE, next, items: items.slice(0, count) } as TreePage;
  const right = { kind, number: next, previous: number, next: NO_PAGE, items: items.slice(count) } as TreePage;
  const { key } = right.items[0]!;
  preserveKey(store, key);
  const children = [
    { key: NO_KEY, child: number },
    { key, child: next },
  ];
  store.put<InternalPage>({ kind: 'internal', number: ROOT_PAGE, previous: NO_PAGE, next: NO_PAGE, items: children });
  return { left: store.put(left), right: store.put(right) };
}

/** The right half goes to a new page. */
function splitRight(store: PageStore, left: TreePage, items: TreePage['items'], count: number): Halves {
  const { kind, next } = left;
  const neighbour = next === NO_PAGE ? null : store.treePage(next);
  const number = store.allocate();
  const right = { kind, number, previous: left.number, next, items: items.slice(count) } as TreePage;
  if (neighbour !== null) {
    neighbour.previous = number;
    store.put(neighbour);
  }
  left.items = items.slice(0, count);
  left.next = number;
  return { left: store.put(left), right: store.put(right) };
}

/** How many of the items that are too many for a page go to its left half; the new one is at `inserted`. */
function leftCount(store: PageStore, page: TreePage, items: TreePage['items'], inserted: number): number {
  const last = items.length - 1;
  // Data that come in order leave full pages behind.
  if (page.number !== ROOT_PAGE && page.next === NO_PAGE && inserted === last) return last;
  const room = store.pageBytes - HEADER_BYTES;
  const end = inserted < last - 1 ? last : last - 1;
  let used = 0;
  let keysPassed = 0;
  let count = 0;
  while (count < end) {
    const item = items[count]!;
    const size = sizeOf(item);
    if (count >= inserted && used + size >= room) break;
    used += size;
    const isBigKey = count !== inserted && isOverflow(item.key);
    count++;
    if (used >= room / 2 && (!isBigKey || keysPassed++ === MOST_KEYS_PASSED)) break;
  }
  return count;
}

/** The item that a parent gets, at `at`, for the right one of two halves below it. */
function separator(store: PageStore, { left, right }: Halves, parent: InternalPage, at: number): InternalItem {
  const { key } = right.items[0]!;
  preserveKey(store, key);
  // The first key of a level stands for all that are smaller, so the one after it has to be whole.
  const isSecondOfLevel = parent.previous === NO_PAGE && at === 1;
  if (right.kind === 'internal' || isSecondOfLevel) return { key, child: right.number };
  return { key: shortened(left.items.at(-1)!.key, key), child: right.number };
}

/** As much of a key as tells it from the one before it, if that saves a word. Follows __bt_defpfx. */
function shortened(before: Field, key: Field): Field {
  if (isOverflow(before) || isOverflow(key)) return key;
  let same = 0;
  while (same < before.length && before[same] === key[same]) same++;
  const start = key.subarray(0, same + 1);
  return itemBytes(start.length) < itemBytes(key.length) ? start : key;
}

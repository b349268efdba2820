/**
 * Keys and data too large for a page: chains of overflow pages, one for each. Follows bt_overflow.c of Berkeley DB
 * 1.85. A chain that an internal page uses as its key is preserved: it is never freed.
 */
import { HEADER_BYTES, NO_PAGE, isOverflow } from './page.ts';
import type { Field, Overflow, OverflowPage } from './page.ts';
import type { PageStore } from './page-store.ts';
import { badFormat } from './storage.ts';

/** The pages of a chain, in order. Errors: BtreeError `format` for a size that the file cannot hold. */
function* chainPages(store: PageStore, { page, size }: Overflow): Generator<OverflowPage, void> {
  const pageContent = store.pageBytes - HEADER_BYTES;
  if (size === 0 || size > store.pageCount * pageContent) throw badFormat(`a chain of ${size} bytes`);
  let number = page;
  for (let left = size; left > 0; left -= pageContent) {
    const link = store.overflow(number);
    number = link.next;
    yield link;
  }
}

/** The bytes of a field, wherever they lie. */
export function readField(store: PageStore, field: Field): Uint8Array {
  if (!isOverflow(field)) return field;
  const bytes = new Uint8Array(field.size);
  let at = 0;
  for (const { data } of chainPages(store, field)) {
    bytes.set(data.subarray(0, field.size - at), at);
    at += data.length;
  }
  return bytes;
}

/** Puts bytes into a new chain. */
export function writeChain(store: PageStore, bytes: Uint8Array): Overflow {
  const pageContent = store.pageBytes - HEADER_BYTES;
  const first = store.allocate();
  let number = first;
  for (let at = 0; at < bytes.length; at += pageContent) {
    const isLast = at + pageContent >= bytes.length;
    const next = isLast ? NO_PAGE : store.allocate();
    const data = new Uint8Array(pageContent);
    data.set(bytes.subarray(at, at + pageContent));
    store.put<OverflowPage>({ kind: 'overflow', number, next, preserved: false, data });
    number = next;
  }
  return { page: first, size: bytes.length };
}

/** Frees the chain of a field that has one, unless an internal page uses it. */
export function releaseField(store: PageStore, field: Field): void {
  if (!isOverflow(field) || store.overflow(field.page).preserved) return;
  for (const page of chainPages(store, field)) store.release(page);
}

/** Keeps the chain of a key for an internal page. */
export function preserveKey(store: PageStore, key: Field): void {
  if (!isOverflow(key)) return;
  const first = store.overflow(key.page);
  first.preserved = true;
  store.put(first);
}

/**
 * Looks a whole btree file through: the pages it is made of, and whether they make a sound tree.
 */
import { expect } from 'vitest';
import { decodeMeta } from '../../../../src/emulator/lib/btree-file/meta-page.ts';
import { readField } from '../../../../src/emulator/lib/btree-file/overflow.ts';
import { PageCodec } from '../../../../src/emulator/lib/btree-file/page-codec.ts';
import { PageStore } from '../../../../src/emulator/lib/btree-file/page-store.ts';
import { HEADER_BYTES, compareKeys, isOverflow } from '../../../../src/emulator/lib/btree-file/page.ts';
import type { Field, TreePage } from '../../../../src/emulator/lib/btree-file/page.ts';
import { MemoryStorage } from '../../../drivers/memory-storage.ts';

export interface TreeFacts {
  readonly levels: number;
  readonly pages: number;
  readonly freePages: number;
  /** Pages that nothing leads to: chains of keys that an internal page once used. */
  readonly lostPages: number;
}

/** Expects that levels are linked in order, that keys ascend and that no page serves twice. */
export function checkTree(bytes: Uint8Array): TreeFacts {
  const meta = decodeMeta(bytes);
  const codec = new PageCodec(meta.pageBytes, meta.littleEndian);
  const pages = bytes.length / meta.pageBytes;
  const store = new PageStore(new MemoryStorage(bytes), codec, Infinity, pages, meta.free);
  const used = new Set([0]);
  const use = (number: number) => {
    expect(used).not.toContain(number);
    used.add(number);
  };
  /** First pages of chains that keys stand in: a leaf and internal pages may share one. */
  const keyChains = new Set<number>();
  const useChain = (field: Field) => {
    if (!isOverflow(field)) return;
    for (let { page: number, size } = field; size > 0; size -= meta.pageBytes - HEADER_BYTES) {
      use(number);
      number = store.overflow(number).next;
    }
  };
  const useKey = (key: Field) => {
    if (!isOverflow(key) || keyChains.has(key.page)) return;
    keyChains.add(key.page);
    useChain(key);
  };

  let level: TreePage[] = [store.treePage(1)];
  let levels = 0;
  for (; level.length > 0; levels++) {
    const children: TreePage[] = [];
    const keys: Uint8Array[] = [];
    level.forEach((page, i) => {
      use(page.number);
      expect([page.previous, page.next]).toEqual([level[i - 1]?.number ?? 0, level[i + 1]?.number ?? 0]);
      page.items.forEach((item, index) => {
        useKey(item.key);
        if ('data' in item) useChain(item.data);
        else children.push(store.treePage(item.child));
        // The first key of an internal page says no more than the page above, and may have fallen behind.
        if (page.kind === 'leaf' || index > 0) keys.push(readField(store, item.key));
      });
    });
    keys.slice(1).forEach((key, i) => {
      const order = compareKeys(key, keys[i]!);
      expect(meta.hasDuplicates ? order >= 0 : order > 0).toBe(true);
    });
    level = children;
  }

  let freePages = 0;
  for (let number = meta.free; number !== 0; freePages++) {
    use(number);
    const at = number * meta.pageBytes;
    number = codec.decodeFree(number, bytes.subarray(at, at + meta.pageBytes)).next;
  }
  return { levels, pages, freePages, lostPages: pages - used.size };
}

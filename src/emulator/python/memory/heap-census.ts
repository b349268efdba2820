/**
 * Who has the heap: its chunks summed up by type and by the line of Python that made them, for the memory view of the
 * IDE and for `wipy run --memory-report`.
 */
import { PyType } from '../runtime/object.ts';
import { BLOCK_BYTES, HEAD, NO_BLOCK } from './block-map.ts';
import type { CollectionRecord, Heap } from './heap.ts';
import type { Owner } from './marking.ts';

/** Chunks and bytes under one heading. */
export interface Holding {
  /** Name of a type, or `file:line`. */
  readonly name: string;
  readonly objects: number;
  readonly bytes: number;
}

export interface HeapCensus {
  readonly totalBytes: number;
  readonly usedBytes: number;
  /** Bytes of the longest run of free blocks: the largest request that would succeed without a collection. */
  readonly largestFreeBytes: number;
  /** By bytes, the most first. */
  readonly types: readonly Holding[];
  /** Empty unless the heap was asked to note its sites. */
  readonly lines: readonly Holding[];
  /** The latest collections, in order. */
  readonly collections: readonly CollectionRecord[];
}

/** What holds a chunk that no Python object owns: compiled code, tables, the firmware itself. */
const FIRMWARE = '(firmware)';

function typeNameOf(owner: Owner | null): string {
  if (typeof owner === 'string') return 'str';
  if (owner === null) return FIRMWARE;
  if (typeof owner !== 'object') return 'int';
  return 'type' in owner && owner.type instanceof PyType ? owner.type.name : '(tables)';
}

export function takeCensus(heap: Heap): HeapCensus {
  const { map, owners, chained } = heap;
  const types = new Map<string, { objects: number; bytes: number }>();
  const lines = new Map<string, { objects: number; bytes: number }>();
  const further = new Set<number>();
  for (let block = 0; block < map.count; block++) if (chained[block] !== NO_BLOCK) further.add(chained[block]!);
  for (let block = 0; block < map.count; block++) {
    if (map.kinds[block] !== HEAD || further.has(block)) continue;
    let bytes = 0;
    for (let chunk = block; chunk !== NO_BLOCK; chunk = chained[chunk]!) bytes += map.length(chunk) * BLOCK_BYTES;
    add(types, typeNameOf(owners[block]!), bytes);
    const site = heap.siteOf(block);
    if (site !== null) add(lines, site, bytes);
  }
  return {
    totalBytes: heap.totalBytes,
    usedBytes: heap.usedBytes,
    largestFreeBytes: map.counts().longestFree * BLOCK_BYTES,
    types: sorted(types),
    lines: sorted(lines),
    collections: heap.history,
  };
}

function add(holdings: Map<string, { objects: number; bytes: number }>, name: string, bytes: number): void {
  const holding = holdings.get(name) ?? { objects: 0, bytes: 0 };
  holdings.set(name, { objects: holding.objects + 1, bytes: holding.bytes + bytes });
}

function sorted(holdings: ReadonlyMap<string, { objects: number; bytes: number }>): Holding[] {
  return [...holdings]
    .map(([name, { objects, bytes }]) => ({ name, objects, bytes }))
    .sort((a, b) => b.bytes - a.bytes);
}

/**
 * The heap as `micropython.mem_info()` prints it. Follows gc_dump_info and gc_dump_alloc_table of py/gc.c.
 */
import { PyType } from '../runtime/object.ts';
import { FREE, TAIL } from './block-map.ts';
import { POOL_START } from './heap.ts';
import type { Heap } from './heap.ts';
import type { Owner } from './marking.ts';

const BLOCKS_A_LINE = 64;

/** Letters of the chunks that begin with an object of one of these types; any other is `h`. */
const LETTERS: Readonly<Record<string, string>> = {
  tuple: 'T',
  list: 'L',
  dict: 'D',
  bytes: 'S',
  bytearray: 'A',
  array: 'A',
  function: 'B',
  module: 'M',
};

function letterOf(owner: Owner | null): string {
  if (typeof owner === 'string') return 'S';
  if (owner === null || typeof owner !== 'object' || !('type' in owner)) return 'h';
  const { type } = owner;
  return (type instanceof PyType && type.native && LETTERS[type.name]) || 'h';
}

/** Totals: two lines ended by LF. */
export function heapSummary(heap: Heap): string {
  const { oneBlock, twoBlocks, longestChunk, longestFree } = heap.map.counts();
  const { totalBytes, usedBytes } = heap;
  return (
    `GC: total: ${totalBytes}, used: ${usedBytes}, free: ${totalBytes - usedBytes}\n` +
    ` No. of 1-blocks: ${oneBlock}, 2-blocks: ${twoBlocks}, max blk sz: ${longestChunk}, max free sz: ${longestFree}\n`
  );
}

/** One character a block, 64 to a line; where two lines and more are free, only their number is told. */
export function heapDrawing(heap: Heap): string {
  const { kinds, count } = heap.map;
  let text = `GC memory layout; from ${POOL_START.toString(16)}:`;
  for (let start = 0; start < count; start += BLOCKS_A_LINE) {
    let end = start;
    while (end < count && kinds[end] === FREE) end++;
    if (end - start >= 2 * BLOCKS_A_LINE) {
      const lines = Math.floor((end - start) / BLOCKS_A_LINE);
      text += `\n       (${lines} lines all free)`;
      start += lines * BLOCKS_A_LINE;
      if (start >= count) break;
    }
    text += `\n${((start * 16) & 0xfffff).toString(16).padStart(5, '0')}: `;
    for (let block = start; block < Math.min(start + BLOCKS_A_LINE, count); block++) {
      const kind = kinds[block];
      text += kind === FREE ? '.' : kind === TAIL ? '=' : letterOf(heap.owners[block]!);
    }
  }
  return `${text}\n`;
}

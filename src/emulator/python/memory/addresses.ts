/**
 * Addresses of objects, as id() and repr show them: that of the first block for what lies on the heap, one in ROM for
 * what the firmware brings. ROM addresses are given out when first asked for, and so are those of the bytes of
 * buffers (addressed-bytes.ts), which have a space of their own behind the RAM.
 */
import type { Value } from '../runtime/object.ts';
import { BLOCK_BYTES } from './block-map.ts';
import { POOL_START, heap } from './heap.ts';
import { isSmallInt } from '../../lib/small-int.ts';
import type { PlainValue } from './marking.ts';

const ROM_START = 0x20020000;
const BUFFERS_START = 0x20040000;

const inRom = new Map<object | PlainValue | boolean, number>();
const next = { rom: ROM_START, buffers: BUFFERS_START };

/** The first of so many bytes of the address space, which are nobody else's from now on. */
export function takeAddresses(bytes: number, space: keyof typeof next = 'buffers'): number {
  const address = next[space];
  next[space] += Math.max(1, Math.ceil(bytes / BLOCK_BYTES)) * BLOCK_BYTES;
  return address;
}

function romAddress(value: object | PlainValue | boolean): number {
  const known = inRom.get(value) ?? takeAddresses(BLOCK_BYTES, 'rom');
  inRom.set(value, known);
  return known;
}

/** Address of an object; of a small int, its tagged form as the firmware keeps it. */
export function addressOf(value: Value): number {
  if (typeof value === 'number' && isSmallInt(value)) return value * 2 + 1;
  const block = typeof value === 'object' ? value.block : (heap?.owners.indexOf(value as PlainValue) ?? -1);
  return block < 0 ? romAddress(value) : POOL_START + block * BLOCK_BYTES;
}

/** The address as `%p` prints it: hexadecimal, no prefix. */
export function hexAddress(value: Value): string {
  return addressOf(value).toString(16);
}

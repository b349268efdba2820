/**
 * Memory by its address, as C would see it: the bytes of a buffer get an address when it is asked for, and any address
 * within them finds them again. Between the buffers there is nothing, and no address leads out of the board.
 * An address is a mere number, and nobody can say whether the program still has it. So a buffer is held here until
 * others of several times the size of the heap have been asked for since; one that lives on keeps its address. (A
 * WeakRef holds its target until the end of the turn, which on the board's thread never comes.)
 */
import { messages } from '../runtime/messages.ts';
import { valueError } from '../runtime/raise.ts';
import { takeAddresses } from './addresses.ts';
import { DEFAULT_HEAP_BYTES, heap } from './heap.ts';

/** A stretch of memory that one object has. */
export interface MemoryBlock {
  /** Of its first byte. */
  readonly address: number;
  readonly bytes: Uint8Array;
}

const HEAPS_HELD = 8;

/** Every block that has an address; a buffer has one as long as it lives. */
const blocks = new WeakMap<ArrayBufferLike, MemoryBlock>();
/** The blocks that can be found, in the order of their addresses. */
const byAddress: MemoryBlock[] = [];
/** The same, the one that was not used for longest first. */
const byUse = new Set<MemoryBlock>();
const held = { bytes: 0 };

/** What a block counts for: the smallest take room as well. */
function weight({ bytes }: MemoryBlock): number {
  return bytes.length + 16;
}

/** Where some bytes begin in the emulated address space. */
export function addressOfBytes(bytes: Uint8Array): number {
  const { buffer } = bytes;
  let block = blocks.get(buffer);
  if (!block) {
    block = { address: takeAddresses(buffer.byteLength), bytes: new Uint8Array(buffer) };
    blocks.set(buffer, block);
  }
  hold(block);
  return block.address + bytes.byteOffset;
}

/** The block that an address lies in. `near` is one that the caller keeps, which need not be looked for. */
export function blockAt(address: number, near?: MemoryBlock): MemoryBlock | undefined {
  if (near && holds(near, address)) return near;
  const block = byAddress[placeOf(address + 1) - 1];
  if (!block || !holds(block, address)) return undefined;
  hold(block);
  return block;
}

/** The bytes at an address, not a copy. Errors: ValueError where they do not all lie in one block. */
export function bytesAt(address: number, size: number, near?: MemoryBlock): Uint8Array {
  if (size === 0) return new Uint8Array(0);
  const block = blockAt(address, near);
  if (!block || address + size > block.address + block.bytes.length) {
    throw valueError(messages.wildAddress(address, size));
  }
  return block.bytes.subarray(address - block.address, address - block.address + size);
}

function holds({ address: start, bytes }: MemoryBlock, address: number): boolean {
  return address >= start && address < start + bytes.length;
}

/** How many blocks begin before an address. */
function placeOf(address: number): number {
  let low = 0;
  let high = byAddress.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byAddress[middle]!.address < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hold(block: MemoryBlock): void {
  if (!byUse.delete(block)) {
    byAddress.splice(placeOf(block.address), 0, block);
    held.bytes += weight(block);
  }
  byUse.add(block);
  for (const oldest of byUse) {
    if (held.bytes <= HEAPS_HELD * (heap?.totalBytes ?? DEFAULT_HEAP_BYTES) || oldest === block) return;
    byUse.delete(oldest);
    byAddress.splice(placeOf(oldest.address), 1);
    held.bytes -= weight(oldest);
  }
}

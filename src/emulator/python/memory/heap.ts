/**
 * The Python heap of the board: 16-byte blocks, 51,968 bytes unless the board is told otherwise (facts section 1).
 * Here only its size is known and large requests are refused before they are made; the block map arrives with `gc`.
 */
import { messages } from '../runtime/messages.ts';
import { memoryError } from '../runtime/raise.ts';

export const DEFAULT_HEAP_BYTES = 51_968;

export const heap = { totalBytes: DEFAULT_HEAP_BYTES };

/** Refuses a request for more bytes than the whole heap has. Errors: MemoryError with the number of bytes. */
export function reserve(bytes: number): void {
  if (bytes > heap.totalBytes) throw memoryError(messages.memory(bytes));
}

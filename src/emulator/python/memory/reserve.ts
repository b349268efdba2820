/**
 * A look ahead before the host makes something large: what cannot fit even into the empty heap is refused at once.
 */
import { heap } from './heap.ts';
import { messages } from '../runtime/messages.ts';
import { memoryError } from '../runtime/raise.ts';

/** Refuses a request for more bytes than the whole heap has. Errors: MemoryError with the number of bytes. */
export function reserve(bytes: number): void {
  if (heap !== null && bytes > heap.totalBytes) throw memoryError(messages.memory(bytes));
}

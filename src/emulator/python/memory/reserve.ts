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

/** Bytes of one item of a list. */
const ITEM_BYTES = 4;

/** The same for what grows item by item: the space doubles whenever it is used up. Errors: MemoryError. */
export function reserveNext({ length }: readonly unknown[]): void {
  if (length >= 4 && (length & (length - 1)) === 0) reserve(length * 2 * ITEM_BYTES);
}

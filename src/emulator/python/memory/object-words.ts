/**
 * Objects as words of memory, which is what typecode `O` of arrays and structs holds: an int with its tag, or the address
 * of the object. An object written so stays known as long as there is room for it on the heap of the board.
 * DIFFERS: a word that is no object's is a ValueError; the chip goes wherever it leads.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import { messages } from '../runtime/messages.ts';
import type { Value } from '../runtime/object.ts';
import { valueError } from '../runtime/raise.ts';
import { addressOf, takeAddresses } from './addresses.ts';
import { BLOCK_BYTES } from './block-map.ts';
import { DEFAULT_HEAP_BYTES, heap } from './heap.ts';

/** Objects by the words written for them, the oldest first. */
const written = new Map<number, Value>();

function isTagged(value: Value): value is number {
  return typeof value === 'number' && isSmallInt(value);
}

/** The word for a value; reading it back gives the same object. */
export function wordOf(value: Value): number {
  if (isTagged(value)) return (value << 1) | 1;
  const isLongInteger = typeof value === 'number' || typeof value === 'bigint';
  const word = isLongInteger ? takeAddresses(BLOCK_BYTES) : addressOf(value);
  written.set(word, value);
  if (written.size > (heap?.totalBytes ?? DEFAULT_HEAP_BYTES) / BLOCK_BYTES)
    written.delete(written.keys().next().value!);
  return word;
}

/** The object of a word. Errors: ValueError. */
export function objectAt(word: number): Value {
  if ((word & 1) === 1) return word >> 1;
  const value = written.get(word);
  if (value === undefined) throw valueError(messages.wildAddress(word, 1));
  return value;
}

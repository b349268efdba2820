/**
 * Addresses of objects, as id() and repr show them. Each object gets one when it is first asked for, from the start of
 * the heap as it lies on the chip (facts section 1), in blocks of 16 bytes; it keeps it as long as it lives. Addresses of
 * the bytes of buffers come from here too, see addressed-bytes.ts.
 */
import { PyType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';

const HEAP_START = 0x20032c80;
const ROM_START = 0x20020000;
const BLOCK_BYTES = 16;

const assigned = new WeakMap<object, number>();
const strings = new Map<string, number>();
const next = { heap: HEAP_START, rom: ROM_START };

/** The first of so many bytes of the address space, which are nobody else's from now on. */
export function takeAddresses(bytes: number, space: keyof typeof next = 'heap'): number {
  const address = next[space];
  next[space] += Math.max(1, Math.ceil(bytes / BLOCK_BYTES)) * BLOCK_BYTES;
  return address;
}

/** Address of an object; of an int, its tagged form as the firmware keeps it. */
export function addressOf(value: Value): number | bigint {
  switch (typeof value) {
    case 'number':
      return value * 2 + 1;
    case 'bigint':
      return value;
    case 'boolean':
      return ROM_START - (value ? 16 : 32);
    case 'string': {
      const known = strings.get(value) ?? takeAddresses(BLOCK_BYTES);
      strings.set(value, known);
      return known;
    }
    default: {
      const space = value instanceof PyType && value.native ? 'rom' : 'heap';
      const known = assigned.get(value) ?? takeAddresses(BLOCK_BYTES, space);
      assigned.set(value, known);
      return known;
    }
  }
}

/** The address as `%p` prints it: hexadecimal, no prefix. */
export function hexAddress(value: Value): string {
  return addressOf(value).toString(16);
}

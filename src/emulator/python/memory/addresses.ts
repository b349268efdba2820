/**
 * Addresses of objects, as id() and repr show them. Each object gets one when it is first asked for, from the start of
 * the heap as it lies on the chip (facts section 1), 16 bytes apart; it keeps it as long as it lives.
 */
import { PyType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';

const HEAP_START = 0x20032c80;
const ROM_START = 0x20020000;

const assigned = new WeakMap<object, number>();
const strings = new Map<string, number>();
const next = { heap: HEAP_START, rom: ROM_START };

function fresh(rom: boolean): number {
  const address = rom ? next.rom : next.heap;
  if (rom) next.rom += 16;
  else next.heap += 16;
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
      const known = strings.get(value) ?? fresh(false);
      strings.set(value, known);
      return known;
    }
    default: {
      const known = assigned.get(value) ?? fresh(value instanceof PyType && value.native);
      assigned.set(value, known);
      return known;
    }
  }
}

/** The address as `%p` prints it: hexadecimal, no prefix. */
export function hexAddress(value: Value): string {
  return addressOf(value).toString(16);
}

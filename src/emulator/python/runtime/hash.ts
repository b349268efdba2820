/**
 * Hashes and the slot order of MicroPython's hash tables. Follows py/map.c and py/qstr.c: 8-bit hash for strings and
 * bytes, open addressing with linear probing, growth only when full, through a fixed list of sizes.
 */
import { encodeUtf8 } from '../../lib/utf8.ts';

const ALLOCATION_SIZES = [
  0, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 691, 919, 1223, 1627, 2161, 3229,
  4831, 7243, 10861, 16273, 24407, 36607, 54907,
];

/** Slots of a table that is to hold at least `count` entries. */
export function tableSize(count: number): number {
  for (const size of ALLOCATION_SIZES) if (size >= count) return size;
  return (count + Math.floor(count / 2)) | 1;
}

/** djb2 with xor, its low 8 bits, never 0. */
export function hashBytes(bytes: Uint8Array): number {
  let hash = 5381;
  for (const byte of bytes) hash = (Math.imul(hash, 33) ^ byte) | 0;
  return hash & 0xff || 1;
}

export function hashString(text: string): number {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return hashBytes(encodeUtf8(text));
    hash = (Math.imul(hash, 33) ^ code) | 0;
  }
  return hash & 0xff || 1;
}

/** The order in which a table lists string keys that were added to it one after another, starting with `slots`. */
export function tableOrder(names: readonly string[], slots = 0): string[] {
  let table: (string | undefined)[] = Array.from({ length: slots });
  let used = 0;
  const insert = (name: string) => {
    let at = hashString(name) % table.length;
    while (table[at] !== undefined) at = (at + 1) % table.length;
    table[at] = name;
    used++;
  };
  for (const name of names) {
    if (used === table.length) {
      const old = table;
      table = Array.from({ length: tableSize(table.length + 1) });
      used = 0;
      for (const held of old) if (held !== undefined) insert(held);
    }
    insert(name);
  }
  return table.filter((name) => name !== undefined);
}

/** Little-endian fields of on-disk records: a record is a table of [offset, size in bytes]. */

export type Field = readonly [offset: number, size: 1 | 2 | 4];

/** The unsigned value of `field` in the record that starts at `base`. */
export function getField(bytes: Uint8Array, field: Field, base = 0): number {
  const at = base + field[0];
  let value = bytes[at]!;
  if (field[1] >= 2) value |= bytes[at + 1]! << 8;
  if (field[1] === 4) value |= (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  return value >>> 0;
}

/** Stores the low bits of `value` in `field` of the record that starts at `base`. */
export function setField(bytes: Uint8Array, field: Field, value: number, base = 0): void {
  for (let i = 0; i < field[1]; i++) bytes[base + field[0] + i] = value >>> (8 * i);
}

/** Stores ASCII text from `at` on. */
export function setText(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}

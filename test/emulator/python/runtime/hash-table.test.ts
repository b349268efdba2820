import { describe, expect, test } from 'vitest';
import { pythonInterpreter } from '../../../drivers/python.ts';
import { HashTable, OrderedTable } from '../../../../src/emulator/python/runtime/hash-table.ts';
import type { Table } from '../../../../src/emulator/python/runtime/hash-table.ts';
import type { Value } from '../../../../src/emulator/python/runtime/object.ts';
import '../../../../src/emulator/python/types/bool.ts';
import { PyException } from '../../../../src/emulator/python/types/exceptions.ts';
import { PyList } from '../../../../src/emulator/python/types/list.ts';

function keys(table: Table): (Value | undefined)[] {
  return Array.from({ length: table.slots }, (_, position) => table.keyAt(position));
}

function filled(table: Table, ...added: Value[]): Table {
  for (const key of added) table.set(key, true);
  return table;
}

describe('the hash table of dict and set', () => {
  test('puts a small int into the slot of its value, the next free one after a clash', () => {
    expect(keys(filled(new HashTable(4), 6, 2, 1))).toEqual([undefined, 1, 6, 2]);
  });

  test('grows through the sizes of the firmware, and only when it is full', () => {
    const table = new HashTable(0);

    const sizes = Array.from({ length: 18 }, (_, key) => {
      table.set(key, true);
      return table.slots;
    });

    expect(sizes).toEqual([2, 2, 4, 4, 6, 6, 8, 8, 10, 10, 12, 12, 17, 17, 17, 17, 17, 23]);
  });

  test('lists strings in the order the board prints them', () => {
    expect(keys(filled(new HashTable(3), 'b', 'a', 'c'))).toEqual(['c', 'b', 'a']);
  });

  test('leaves a mark behind a deleted key, so that keys behind it are still found', () => {
    const table = filled(new HashTable(4), 1, 5, 9);

    expect(table.delete(5)).toBe(true);

    expect(table.get(9)).toBe(true);
    expect(keys(table)).toEqual([undefined, 1, undefined, 9]);
  });

  test('fills the first mark on its way with a new key', () => {
    const table = filled(new HashTable(4), 1, 5, 9);
    table.delete(1);

    table.set(13, true);

    expect(keys(table)).toEqual([undefined, 13, 5, 9]);
  });

  test('takes True for 1, and keeps the key that was there first', () => {
    const table = filled(new HashTable(0), 1);

    table.set(true, false);

    expect(table.used).toBe(1);
    expect(table.get(1)).toBe(false);
    expect(keys(table)).toContain(1);
  });

  test('cuts a long int to the 31 bits that the chip hashes by', () => {
    expect(keys(filled(new HashTable(7), 2 ** 31 + 5))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      2 ** 31 + 5,
      undefined,
    ]);
  });

  test('does not hash what it is asked for while it holds nothing but strings', () => {
    const list = new PyList([]);

    expect(filled(new HashTable(0), 'a').get(list)).toBeUndefined();
    expect(() => filled(new HashTable(0), 'a', 1).get(list)).toThrow(PyException);
    expect(() => filled(new HashTable(0, 'set'), 'a').get(list)).toThrow(PyException);
  });

  test('gives out its first entry and marks the slot even at the end of a cluster', () => {
    const table = filled(new HashTable(4), 2, 6);

    expect(table.takeFirst()).toEqual([2, true]);

    expect(table.get(6)).toBe(true);
    expect(filled(new HashTable(0)).takeFirst()).toBeUndefined();
  });

  test('copies slot for slot, and the copy goes its own way', () => {
    const table = filled(new HashTable(4), 1, 5);
    const copy = table.copy();

    copy.delete(1);

    expect(keys(table)).toEqual([undefined, 1, 5, undefined]);
    expect(keys(copy)).toEqual([undefined, undefined, 5, undefined]);
  });

  test('refuses to grow beyond the heap of the board', () => {
    // Makes the heap of a board the one in use.
    pythonInterpreter();
    const table = new HashTable(0);

    expect(() => {
      for (let key = 0; key < 20_000; key++) table.set(key, true);
    }).toThrow(PyException);
  });
});

describe('the table of an OrderedDict', () => {
  test('keeps the order of insertion and closes up', () => {
    const table = filled(new OrderedTable(), 'z', 9, 'a');

    table.delete(9);
    table.set('z', false);

    expect(keys(table).filter((key) => key !== undefined)).toEqual(['z', 'a']);
    expect(table.used).toBe(2);
  });

  test('takes keys that cannot be hashed', () => {
    const key = new PyList([1]);

    expect(filled(new OrderedTable(), key).get(new PyList([1]))).toBe(true);
  });

  test('loses sight of its last entry once popitem took the first, as the firmware does', () => {
    const table = filled(new OrderedTable(), 'a', 'b', 'c');

    table.takeFirst();

    expect(keys(table)).toEqual([undefined, 'b', 'c']);
    expect(table.get('c')).toBeUndefined();
    table.set('d', true);
    expect(keys(table)).toEqual([undefined, 'b', 'd']);
  });
});

import { expect, test } from 'vitest';
import { addressOfBytes, blockAt, bytesAt } from '../../../../src/emulator/python/memory/addressed-bytes.ts';
import { DEFAULT_HEAP_BYTES } from '../../../../src/emulator/python/memory/heap.ts';

test('bytes keep their address, and any address within them finds them', () => {
  const bytes = Uint8Array.from([1, 2, 3, 4, 5]);

  const address = addressOfBytes(bytes);

  expect(addressOfBytes(bytes)).toBe(address);
  expect([...bytesAt(address + 1, 3)]).toEqual([2, 3, 4]);
  bytesAt(address + 4, 1)[0] = 50;
  expect(bytes[4]).toBe(50);
});

test('two views of a buffer have addresses as far apart as they are', () => {
  const bytes = new Uint8Array(20);

  expect(addressOfBytes(bytes.subarray(7)) - addressOfBytes(bytes)).toBe(7);
});

test('buffers do not overlap, and lie at whole blocks', () => {
  const first = addressOfBytes(new Uint8Array(17));
  const second = addressOfBytes(new Uint8Array(0));
  const third = addressOfBytes(new Uint8Array(1));

  expect(second - first).toBe(32);
  expect(third - second).toBe(16);
  expect(first % 16).toBe(0);
});

test('there is no memory outside the buffers', () => {
  const address = addressOfBytes(new Uint8Array(8));

  expect(() => bytesAt(address + 6, 3)).toThrow();
  expect(() => bytesAt(address - 1, 1)).toThrow();
  expect(() => bytesAt(0, 1)).toThrow();
  expect(() => bytesAt(0xffff_ffff, 1)).toThrow();
  expect(bytesAt(0, 0).length).toBe(0);
});

test('a buffer that nobody asks for is forgotten in the end, one in use is not', () => {
  const forgotten = addressOfBytes(new Uint8Array(1000));
  const used = new Uint8Array(1000);
  const address = addressOfBytes(used);

  for (let taken = 0; taken < 20 * DEFAULT_HEAP_BYTES; taken += 10_000) {
    addressOfBytes(new Uint8Array(10_000));
    blockAt(address + 999);
  }

  expect(blockAt(forgotten)).toBeUndefined();
  expect(bytesAt(address, 1000).buffer).toBe(used.buffer);
});

test('a forgotten buffer that lives on is found again at its old address', () => {
  const bytes = new Uint8Array(100);
  const address = addressOfBytes(bytes);
  const block = blockAt(address)!;
  for (let taken = 0; taken < 20 * DEFAULT_HEAP_BYTES; taken += 10_000) addressOfBytes(new Uint8Array(10_000));

  expect(blockAt(address)).toBeUndefined();
  expect(blockAt(address + 3, block)).toBe(block);
  expect(addressOfBytes(bytes)).toBe(address);
  expect(blockAt(address)).toBe(block);
});

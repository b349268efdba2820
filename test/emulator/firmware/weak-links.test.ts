import { expect, test } from 'vitest';
import { weakLinks } from '../../../src/emulator/firmware/weak-links.ts';

test('the shipped firmware has the eleven plain names of its table', () => {
  expect([...weakLinks('shipped').keys()].sort().join(' ')).toBe(
    'binascii errno json machine os re select socket ssl struct time',
  );
});

test('the documented board has a plain name for every module of a u-name', () => {
  for (const [name, module] of weakLinks('documented')) expect(module).toBe(`u${name}`);
  for (const name of weakLinks('shipped').keys()) expect(weakLinks('documented').has(name)).toBe(true);
});

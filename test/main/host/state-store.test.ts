import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StateStore } from '../../../src/main/host/state-store.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

test('a value outlives the store; another key has none', async () => {
  const folder = join(temporaryFolder(), 'not', 'there', 'yet');
  await new StateStore(folder).save('layout', '{"tabs":["ü"]}');

  const store = new StateStore(folder);

  expect(await store.load('layout')).toBe('{"tabs":["ü"]}');
  expect(await store.load('theme')).toBeNull();
});

test('of many saves at once the last one stays, and nothing else is left', async () => {
  const folder = temporaryFolder();
  const store = new StateStore(folder);

  await Promise.all(Array.from({ length: 50 }, (_, n) => store.save('session', String(n))));

  expect(await store.load('session')).toBe('49');
  expect(readdirSync(folder)).toEqual(['session.json']);
});

test('a load sees the save before it', async () => {
  const store = new StateStore(temporaryFolder());

  void store.save('theme', 'dark');

  expect(await store.load('theme')).toBe('dark');
});

test('a folder that cannot be used fails with a sentence, and a later save may succeed', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'state'), 'a file in the way');
  const store = new StateStore(join(folder, 'state'));

  await expect(store.save('theme', 'dark')).rejects.toMatchObject({
    code: 'state',
    message: expect.stringContaining(`The settings folder ${join(folder, 'state')} cannot be used`),
  });
});

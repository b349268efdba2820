import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFirstWorkspace, rememberWorkspace } from '../../../src/main/host/first-workspace.ts';
import { StateStore } from '../../../src/main/host/state-store.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

async function start(prepare: (folder: string, state: StateStore) => unknown, wanted: string | null = null) {
  const folder = temporaryFolder();
  const state = new StateStore(join(folder, 'state'));
  const fallback = join(folder, 'WiPy Projects', 'blink');
  await prepare(folder, state);
  const example = new URL('../../../resources/examples/blink', import.meta.url).pathname;
  const wantedPath = wanted === null ? null : join(folder, wanted);
  const [workspace, notices] = await openFirstWorkspace({ wanted: wantedPath, fallback, example, state });
  onTestFinished(() => workspace.dispose());
  return { path: workspace.description.path, folder, fallback, notices };
}

test('the first start makes a project with a program that blinks', async () => {
  const { path, fallback, notices } = await start(() => {});

  expect(path).toBe(fallback);
  expect(notices).toEqual([]);
  expect(readFileSync(join(path, 'main.py'), 'utf8')).toContain("Pin('GP16'");
});

test('a project that somebody emptied stays empty', async () => {
  const { path } = await start((folder) => mkdirSync(join(folder, 'WiPy Projects', 'blink'), { recursive: true }));

  expect(readdirSync(path)).toEqual([]);
});

test('the folder asked for is opened', async () => {
  const { path, folder } = await start((root) => mkdirSync(join(root, 'mine')), 'mine');

  expect(path).toBe(join(folder, 'mine'));
});

test('a folder asked for that is missing costs a sentence, and the first project is opened', async () => {
  const { path, fallback, notices } = await start(() => {}, 'missing');

  expect(path).toBe(fallback);
  expect(notices).toEqual([expect.stringMatching(/missing cannot be opened: it does not exist\. WiPy Studio opened/)]);
});

test('without one, the last folder is opened; one that is gone costs a sentence', async () => {
  const last = await start(async (folder, state) => {
    mkdirSync(join(folder, 'last'));
    await rememberWorkspace(state, join(folder, 'last'));
  });
  expect(last.path).toBe(join(last.folder, 'last'));

  const gone = await start(async (folder, state) => {
    mkdirSync(join(folder, 'last'));
    await rememberWorkspace(state, join(folder, 'last'));
    rmSync(join(folder, 'last'), { recursive: true });
  });
  expect(gone.path).toBe(gone.fallback);
  expect(gone.notices).toHaveLength(1);
});

test('where not even the first project can be made, the start fails with a sentence', async () => {
  const failing = start((folder) => writeFileSync(join(folder, 'WiPy Projects'), 'a file in the way'));

  await expect(failing).rejects.toMatchObject({ code: 'no-folder' });
});

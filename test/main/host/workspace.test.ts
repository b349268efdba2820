import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Workspace } from '../../../src/main/host/workspace.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** A project in a folder with a neighbour that is none of its business. */
async function project() {
  const outside = temporaryFolder();
  const root = join(outside, 'project');
  mkdirSync(root);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'main.py'), 'print(1)\n');
  const workspace = await Workspace.open(root);
  onTestFinished(() => workspace.dispose());
  return { workspace, root, outside };
}

test('a folder is listed with folders first, numbers as a person counts, and sizes', async () => {
  const { workspace, root } = await project();
  mkdirSync(join(root, 'lib'));
  for (const name of ['part10.py', 'part9.py']) writeFileSync(join(root, name), 'x');

  expect(await workspace.list('')).toEqual([
    { name: 'lib', kind: 'folder', size: 0 },
    { name: 'main.py', kind: 'file', size: 9 },
    { name: 'part9.py', kind: 'file', size: 1 },
    { name: 'part10.py', kind: 'file', size: 1 },
  ]);
});

test('files are written, read, moved and removed', async () => {
  const { workspace, root } = await project();

  await workspace.createFolder('lib');
  await workspace.write('lib/net.py', text('a = 1\n'));
  await workspace.rename('lib/net.py', 'lib/wlan.py');
  expect(await workspace.read('lib/wlan.py', 100)).toEqual(Buffer.from('a = 1\n'));

  await workspace.remove('lib');
  expect(readdirSync(root)).toEqual(['main.py']);
});

test('a write leaves nothing but the file behind, and keeps its mode', async () => {
  const { workspace, root } = await project();
  writeFileSync(join(root, 'tool.sh'), 'old', { mode: 0o755 });

  await workspace.write('tool.sh', text('new'));

  expect(readFileSync(join(root, 'tool.sh'), 'utf8')).toBe('new');
  expect(readdirSync(root)).toEqual(['main.py', 'tool.sh']);
});

describe('nothing outside the project is touched', () => {
  const operations: [string, (workspace: Workspace, path: string) => Promise<unknown>][] = [
    ['list', (workspace, path) => workspace.list(path)],
    ['read', (workspace, path) => workspace.read(path, 1_000)],
    ['write', (workspace, path) => workspace.write(path, text('x'))],
    ['createFolder', (workspace, path) => workspace.createFolder(path)],
    ['rename from', (workspace, path) => workspace.rename(path, 'stolen.txt')],
    ['rename to', (workspace, path) => workspace.rename('main.py', path)],
    ['remove', (workspace, path) => workspace.remove(path)],
  ];
  const paths = [
    '../secret.txt',
    '/etc/passwd',
    'lib/../../secret.txt',
    './main.py',
    'a//b',
    '..\\secret.txt',
    'a\0b',
    '..',
  ];

  test.each(operations.flatMap(([name, operation]) => paths.map((path) => [name, path, operation] as const)))(
    '%s %j',
    async (_name, path, operation) => {
      const { workspace, outside } = await project();

      await expect(operation(workspace, path)).rejects.toMatchObject({ code: 'bad-path' });

      expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
      expect(readdirSync(outside).sort()).toEqual(['project', 'secret.txt']);
    },
  );

  test('by a link to a file', async () => {
    const { workspace, root, outside } = await project();
    symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'));

    await expect(workspace.read('link.txt', 1_000)).rejects.toMatchObject({ code: 'outside' });
    await expect(workspace.write('link.txt', text('x'))).rejects.toMatchObject({ code: 'outside' });
    expect((await workspace.list('')).map(({ name }) => name)).toEqual(['main.py']);

    await workspace.remove('link.txt');
    expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
  });

  test('by a link to a folder', async () => {
    const { workspace, root, outside } = await project();
    symlinkSync(outside, join(root, 'up'));

    await expect(workspace.list('up')).rejects.toMatchObject({ code: 'outside' });
    await expect(workspace.read('up/secret.txt', 1_000)).rejects.toMatchObject({ code: 'outside' });
    await expect(workspace.write('up/new.txt', text('x'))).rejects.toMatchObject({ code: 'outside' });
    await expect(workspace.remove('up/secret.txt')).rejects.toMatchObject({ code: 'outside' });
    await expect(workspace.rename('main.py', 'up/main.py')).rejects.toMatchObject({ code: 'outside' });
    expect(existsSync(join(outside, 'new.txt'))).toBe(false);
  });

  test('by the name of a folder that begins as the project’s does', async () => {
    const { workspace, root, outside } = await project();
    mkdirSync(`${root}-other`);
    writeFileSync(join(outside, 'project-other', 'a.txt'), 'a');
    symlinkSync(`${root}-other`, join(root, 'other'));

    await expect(workspace.read('other/a.txt', 100)).rejects.toMatchObject({ code: 'outside' });
  });

  test('the project folder itself is neither removed nor renamed', async () => {
    const { workspace, root } = await project();

    await expect(workspace.remove('')).rejects.toMatchObject({ code: 'bad-path' });
    await expect(workspace.rename('', 'other')).rejects.toMatchObject({ code: 'bad-path' });
    expect(existsSync(root)).toBe(true);
  });
});

test('a link within the project is followed, and stays a link when written through', async () => {
  const { workspace, root } = await project();
  symlinkSync('main.py', join(root, 'same.py'));

  await workspace.write('same.py', text('changed'));

  expect(readFileSync(join(root, 'main.py'), 'utf8')).toBe('changed');
  expect((await workspace.list('')).map(({ name }) => name)).toEqual(['main.py', 'same.py']);
});

test.each([
  ['a file that is not there', 'gone.py', 'not-found', 'gone.py: it does not exist.'],
  ['a file as a folder', 'main.py/x', 'not-found', 'main.py/x: a part of its path is a file.'],
  ['a folder as a file', 'lib', 'is-folder', 'lib is a folder.'],
])('reading %s fails with a code and a sentence', async (_name, path, code, message) => {
  const { workspace } = await project();
  await workspace.createFolder('lib');

  await expect(workspace.read(path, 1_000)).rejects.toMatchObject({ code, message });
});

test('a file over the limit is refused before it is read', async () => {
  const { workspace, root } = await project();
  writeFileSync(join(root, 'big.bin'), Buffer.alloc(3 * 1024 * 1024));

  await expect(workspace.read('big.bin', 2 * 1024 * 1024)).rejects.toMatchObject({
    code: 'too-large',
    message: 'big.bin has 3.0 MB; the editor opens files of up to 2.0 MB.',
  });
});

test('a name that is taken is not taken over', async () => {
  const { workspace } = await project();
  await workspace.write('other.py', text('keep'));

  await expect(workspace.rename('main.py', 'other.py')).rejects.toMatchObject({ code: 'exists' });
  await expect(workspace.createFolder('other.py')).rejects.toMatchObject({ code: 'exists' });
  expect(await workspace.read('other.py', 100)).toEqual(Buffer.from('keep'));
});

test('a folder is not overwritten by a file', async () => {
  const { workspace } = await project();
  await workspace.createFolder('lib');

  await expect(workspace.write('lib', text('x'))).rejects.toMatchObject({ code: 'is-folder' });
});

test('changes in a folder that was listed are told, whoever made them; the rest is not watched', async () => {
  const { workspace, root } = await project();
  const changed: string[] = [];
  workspace.onDidChange((path) => changed.push(path));
  await workspace.createFolder('lib');
  await workspace.createFolder('unseen');
  await workspace.list('');
  await workspace.list('lib');

  writeFileSync(join(root, 'main.py'), 'by somebody else');
  writeFileSync(join(root, 'unseen', 'x.py'), '');
  await workspace.write('lib/net.py', text('ours'));

  await vi.waitFor(() => expect(changed).toEqual(expect.arrayContaining(['main.py', 'lib/net.py'])));
  expect(changed.filter((path) => path.includes('~') || path.includes('x.py'))).toEqual([]);
});

test('a folder that was moved away is not told of by its old name', async () => {
  const { workspace, root } = await project();
  const changed: string[] = [];
  await workspace.createFolder('lib');
  await workspace.list('');
  await workspace.list('lib');
  workspace.onDidChange((path) => changed.push(path));

  renameSync(join(root, 'lib'), join(root, 'old'));
  await vi.waitFor(() => expect(changed).toEqual(expect.arrayContaining(['lib', 'old'])));
  changed.length = 0;
  writeFileSync(join(root, 'old', 'x.py'), '');
  writeFileSync(join(root, 'main.py'), '');

  await vi.waitFor(() => expect(changed).toEqual(['main.py']));
});

test('many changes at once are told as one of their folder', async () => {
  const { workspace, root } = await project();
  const changed: string[] = [];
  await workspace.list('');
  workspace.onDidChange((path) => changed.push(path));

  for (let file = 0; file < 50; file++) writeFileSync(join(root, `${file}.py`), '');

  await vi.waitFor(() => expect(changed.length).toBeGreaterThan(0));
  expect(changed).toEqual(['']);
});

test.each([
  ['a folder that is missing', 'missing', 'it does not exist'],
  ['a file', 'project/main.py', 'it is a file'],
])('%s cannot be opened as a project', async (_name, path, reason) => {
  const { outside } = await project();

  await expect(Workspace.open(join(outside, path))).rejects.toMatchObject({
    code: 'no-folder',
    message: `The project folder ${join(outside, path)} cannot be opened: ${reason}.`,
  });
});

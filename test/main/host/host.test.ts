import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Host } from '../../../src/main/host/host.ts';
import { StateStore } from '../../../src/main/host/state-store.ts';
import { Workspace } from '../../../src/main/host/workspace.ts';
import type { PageApi } from '../../../src/main/rpc/contract.ts';
import type { Page } from '../../../src/main/rpc/serve.ts';
import { ScriptedBoard } from '../../drivers/scripted-board.ts';
import { StandInDevice } from '../../drivers/stand-in-device.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

/** A page that remembers what it was told. */
function createPage() {
  const told: [keyof PageApi, ...unknown[]][] = [];
  const tell =
    (event: keyof PageApi) =>
    (...params: unknown[]) =>
      void told.push([event, ...params]);
  const page: Page = {
    onDidWriteConsole: tell('onDidWriteConsole'),
    onDidChangeDevice: tell('onDidChangeDevice'),
    onDidChangeBoard: tell('onDidChangeBoard'),
    onDidChangeFiles: tell('onDidChangeFiles'),
    onDidNotice: tell('onDidNotice'),
    pendingBytes: 0,
    close: () => {},
  };
  const toldOf = (event: keyof PageApi) => told.filter(([name]) => name === event).map(([, ...params]) => params);
  return { page, toldOf };
}

async function createHost(console = new ScriptedBoard()) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'project'));
  writeFileSync(join(folder, 'project', 'main.py'), 'print(1)\n');
  const first = new StandInDevice('first', console);
  const second = new StandInDevice('second');
  const opened: string[] = [];
  const host = new Host({
    product: 'WiPy Studio',
    version: '1.2.3',
    workspace: await Workspace.open(join(folder, 'project')),
    state: new StateStore(join(folder, 'state')),
    devices: [first, second],
    notices: ['Port 3200 is in use.'],
    onDidOpenWorkspace: (path) => opened.push(path),
  });
  onTestFinished(() => host.close());
  const { page, toldOf } = createPage();
  host.attach(page);
  return { host, first, second, folder, opened, page, toldOf };
}

test('it describes itself, its project, its devices and what is to be said at the start', async () => {
  const { host, folder } = await createHost();

  expect(await host.describe()).toMatchObject({
    product: 'WiPy Studio',
    version: '1.2.3',
    workspace: { path: join(folder, 'project'), name: 'project' },
    devices: [{ id: 'first' }, { id: 'second' }],
    device: { id: 'first', activity: 'idle', running: null },
    notices: ['Port 3200 is in use.'],
  });
});

test('files of both areas are reached by the same methods', async () => {
  const { host, first } = await createHost();

  await host.writeText('device', '/flash/main.py', await host.readText('project', 'main.py'));

  expect(first.contents.get('/flash/main.py')).toEqual(new TextEncoder().encode('print(1)\n'));
  expect(await host.readText('device', '/flash/main.py')).toBe('print(1)\n');
});

test('text keeps its byte order mark; what is no text is refused', async () => {
  const { host, first } = await createHost();
  first.contents.set('/flash/bom.py', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61));
  first.contents.set('/flash/latin1.txt', Uint8Array.of(0xfc));
  first.contents.set('/flash/image.bin', Uint8Array.of(0x61, 0, 0x61));

  expect(await host.readText('device', '/flash/bom.py')).toBe('\ufeffa');
  await expect(host.readText('device', '/flash/latin1.txt')).rejects.toMatchObject({ code: 'binary' });
  await expect(host.readText('device', '/flash/image.bin')).rejects.toMatchObject({ code: 'binary' });
});

test('a run is told as a change of the device, with its name, and again when it ends', async () => {
  const { host, toldOf } = await createHost(new ScriptedBoard({ hello: { output: 'hello\r\n' } }));

  await host.run('main.py', 'hello');
  await vi.waitFor(() => expect(toldOf('onDidChangeDevice')).toHaveLength(2));

  expect(toldOf('onDidChangeDevice')).toMatchObject([
    [{ activity: 'running', running: 'main.py' }],
    [{ activity: 'idle', running: null }],
  ]);
  expect(Buffer.from(await host.consoleBacklog()).toString()).toBe('hello\r\n>>> ');
});

test('several pages are told the same; one that went is not', async () => {
  const { host, first, toldOf } = await createHost();
  const other = createPage();
  const detach = host.attach(other.page);

  first.notices.emit('one');
  detach();
  first.notices.emit('two');

  expect(toldOf('onDidNotice')).toEqual([['one'], ['two']]);
  expect(other.toldOf('onDidNotice')).toEqual([['one']]);
  expect((await host.describe()).notices).toEqual(['Port 3200 is in use.', 'one', 'two']);
});

test('a page that opens later gets the board as it is, and the console of before', async () => {
  const { host, first } = await createHost();
  first.view = { micros: 5, pins: [] };
  first.console.print('before');
  await Promise.resolve();

  const late = createPage();
  host.attach(late.page);

  expect(late.toldOf('onDidChangeBoard')).toEqual([[{ micros: 5, pins: [] }]]);
  expect(Buffer.from(await host.consoleBacklog()).toString()).toBe('before');
});

test('changes of files are told with their area', async () => {
  const { host, first, folder, toldOf } = await createHost();
  await host.listFolder('project', '');

  writeFileSync(join(folder, 'project', 'other.py'), '');
  first.changes.emit('/flash');

  await vi.waitFor(() => expect(toldOf('onDidChangeFiles')).toHaveLength(2));
  expect(toldOf('onDidChangeFiles')).toEqual([
    ['device', '/flash'],
    ['project', 'other.py'],
  ]);
});

test('another device takes over console, files and board; the first is heard no more', async () => {
  const { host, first, second, toldOf } = await createHost();

  expect(await host.selectDevice('second')).toMatchObject({ id: 'second' });
  first.console.print('first');
  second.console.print('second');
  first.views.emit({ micros: 1, pins: [] });
  await Promise.resolve();
  await host.drivePin('GP17', 0);

  expect(toldOf('onDidChangeDevice')).toMatchObject([[{ id: 'second' }]]);
  expect(Buffer.from(await host.consoleBacklog()).toString()).toBe('second');
  expect(toldOf('onDidChangeBoard')).toEqual([]);
  expect(second.driven).toEqual([['GP17', 0]]);
  await expect(host.selectDevice('third')).rejects.toMatchObject({ code: 'no-device' });
});

test('another project folder takes over; one that is missing changes nothing', async () => {
  const { host, folder, opened } = await createHost();
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'a.py'), '');

  await expect(host.openWorkspace(join(folder, 'missing'))).rejects.toMatchObject({ code: 'no-folder' });
  expect((await host.listFolder('project', '')).map(({ name }) => name)).toEqual(['main.py']);

  expect(await host.openWorkspace(join(folder, 'other'))).toEqual({ path: join(folder, 'other'), name: 'other' });
  expect((await host.listFolder('project', '')).map(({ name }) => name)).toEqual(['a.py']);
  expect(opened).toEqual([join(folder, 'other')]);
});

test('a hard reset ends the program that ran', async () => {
  const { host, first } = await createHost(new ScriptedBoard({ loop: { output: '', interruptions: 1 } }));
  await host.run('loop.py', 'loop');

  await host.reset('hard');

  expect(first.resets).toBe(1);
  expect((await host.describe()).device).toMatchObject({ activity: 'idle', running: null });
});

test('a device that is lost is said to be so', async () => {
  const { host, first } = await createHost();
  first.state = { ...first.state, activity: 'lost' };

  await expect(host.run('main.py', 'hello')).rejects.toMatchObject({
    code: 'no-device',
    message: 'Board first does not answer. Reset it, or choose another device.',
  });
});

test('what a page keeps comes back', async () => {
  const { host } = await createHost();

  await host.saveState('layout', '{"a":1}');

  expect(await host.loadState('layout')).toBe('{"a":1}');
  expect(await host.loadState('theme')).toBeNull();
});

test('closing closes the devices', async () => {
  const { host, first, second } = await createHost();

  await host.close();

  expect([first.isClosed, second.isClosed]).toEqual([true, true]);
});

/** `npm start` where there is no display: what is printed, and that it serves the IDE. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { buildStale } from '../../src/main/build.mjs';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

const START = fileURLToPath(new URL('../../src/main/start.mjs', import.meta.url));

beforeAll(() => buildStale(() => {}));

function start(...args: string[]) {
  const home = temporaryFolder();
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, XDG_CONFIG_HOME: _config, ...env } = process.env;
  const child = spawn(process.execPath, [START, ...args], {
    env: { ...env, HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close').then(([status]: (number | null)[]) => ({ status, output, errors }));
  /** The lines up to the address, and the address. */
  const ready = async () => {
    while (!output.includes('?token=')) await Promise.race([once(child.stdout, 'data'), ended]);
    const lines = output.trimEnd().split('\n');
    return { lines, address: new URL(/http:\S+/.exec(output)![0]) };
  };
  return { child, ended, ready, home };
}

test('says why it is a browser, and the address; serves the page and its host; ends on SIGTERM', async () => {
  const { child, ended, ready, home } = start('--no-open', '--port', '0');
  const { lines, address } = await ready();
  expect(lines).toEqual([
    'WiPy Studio opens in a browser, because there is no display.',
    `WiPy Studio is at ${address.href}`,
  ]);

  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const page = await fetch(address.origin, { headers: { cookie } });
  expect(await page.text()).toContain('<title>WiPy Studio</title>');

  const socket = new WebSocket(`ws://${address.host}/rpc`, { headers: { cookie, origin: address.origin } });
  await once(socket, 'open');
  socket.send('{"id":1,"method":"listFolder","params":["project",""]}');
  let answer: { id?: number; result?: unknown } = {};
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as typeof answer;
    if (message.id === 1) answer = message;
  });
  while (answer.id === undefined) await once(socket, 'message');
  expect(answer.result).toEqual([{ name: 'main.py', kind: 'file', size: expect.any(Number) }]);

  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ status: 0, errors: '' });
  expect(existsSync(join(home, '.config', 'wipy-studio', 'board', '__095__.fsb'))).toBe(true);
});

test('a port in use, a missing project and a board folder that cannot be used cost one line each', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void blocker.close());
  const { port } = blocker.address() as AddressInfo;
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'board'), 'a file in the way');

  const { ready } = start(
    '--no-open',
    '--port',
    String(port),
    '--folder',
    join(folder, 'missing'),
    '--board',
    join(folder, 'board'),
  );
  const { lines, address } = await ready();

  expect(lines).toEqual([
    'WiPy Studio opens in a browser, because there is no display.',
    `Port ${port} is in use, so this is port ${address.port}.`,
    `The project folder ${join(folder, 'missing')} cannot be opened: it does not exist. WiPy Studio opened another one.`,
    `The board folder ${join(folder, 'board')} cannot be used: there is already something of that name. The flash is in memory only: it is lost when the board is off.`,
    `WiPy Studio is at ${address.href}`,
  ]);
});

test('a project folder asked for is opened', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'mine'));

  const { ready, home } = start('--no-open', '--port', '0', '--folder', join(folder, 'mine'));
  await ready();

  expect(existsSync(join(home, 'WiPy Projects'))).toBe(false);
});

test('where no project folder can be had the start ends with 1 and one line', async () => {
  const { ended, home } = start('--no-open', '--port', '0');
  writeFileSync(join(home, 'WiPy Projects'), 'a file in the way');

  expect(await ended).toEqual({
    status: 1,
    output: '',
    errors: `The project folder ${join(home, 'WiPy Projects', 'blink')} cannot be opened: it is a file.\n`,
  });
});

test('wrong options end with 2 and one line', async () => {
  expect(await start('--fast').ended).toEqual({
    status: 2,
    output: '',
    errors: "Unknown option '--fast'. See npm start -- --help.\n",
  });
});

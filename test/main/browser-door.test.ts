import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { BrowserDoor } from '../../src/main/browser-door.ts';
import { PageFiles } from '../../src/main/page-files.ts';
import { StandInHost } from '../drivers/stand-in-host.ts';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function openDoor(port = 0) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), 'the page');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const files = await PageFiles.list(join(folder, 'page'));
  const door = await BrowserDoor.open({ host: new StandInHost(), files, port, report: () => {} });
  onTestFinished(() => door.close());
  const own = `127.0.0.1:${door.port}`;

  /** A request as no browser would change it: the path goes as it is. */
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: door.port, path, method, headers: { host: own, ...headers } });
      sent.on('error', reject);
      sent.on('response', (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
      });
      sent.end();
    });

  /** 'open', or the status of the refusal. */
  const connect = (path: string, headers: Record<string, string>) =>
    new Promise<WebSocket | number>((resolve, reject) => {
      const socket = new WebSocket(`ws://${own}${path}`, { headers });
      onTestFinished(() => socket.terminate());
      socket.on('open', () => resolve(socket));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!));
      socket.on('error', reject);
    });

  const { search } = new URL(door.address);
  const enter = async () => (await get(`/${search}`)).headers['set-cookie']![0]!.split(';')[0]!;
  return { door, own, get, connect, search, enter };
}

describe('the token', () => {
  test('in the address becomes a cookie that no script reads, and leaves the address', async () => {
    const { door, get, search } = await openDoor();

    const answer = await get(`/${search}`);

    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('./');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^wipy-${door.port}=[\\w-]{32}; HttpOnly; SameSite=Strict; Path=/$`)),
    ]);
    expect(answer.body).toBe('');
  });

  test('in the cookie opens the page, with headers that lock it down', async () => {
    const { get, enter } = await openDoor();

    const answer = await get('/', { cookie: await enter() });

    expect(answer).toMatchObject({ status: 200, body: 'the page' });
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test('is another one for each start', async () => {
    const [first, second] = [await openDoor(), await openDoor()];

    expect(first.search).not.toBe(second.search);
    expect((await second.get(`/${first.search}`)).status).toBe(403);
  });
});

describe('nothing is given', () => {
  test.each([
    ['without a token', '/', {}],
    ['with a wrong one', '/?token=guess', {}],
    ['with an empty one', '/?token=', {}],
    ['with a wrong cookie', '/', { cookie: 'wipy-1=x; wipy=y' }],
    ['for a file without a cookie', '/index.html', {}],
    ['for what is no address', '//', {}],
  ])('%s', async (_name, path, headers) => {
    const { get } = await openDoor();

    const answer = await get(path, headers);

    expect(answer.status).toBe(403);
    expect(answer.body).toBe(
      'Open the address that WiPy Studio printed when it started; it holds the key to this page.\n',
    );
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('to another host name, even with the token', async () => {
    const { door, get, search, enter } = await openDoor();

    for (const host of ['evil.example', `evil.example:${door.port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await get(`/${search}`, { host })).status, host).toBe(403);
      expect((await get('/', { host, cookie: await enter() })).status, host).toBe(403);
    }
  });

  test('to another origin, even with the cookie', async () => {
    const { get, own, enter } = await openDoor();
    const cookie = await enter();

    for (const origin of ['http://evil.example', 'null', `https://${own}`, 'http://127.0.0.1:1']) {
      expect((await get('/', { origin, cookie })).status, origin).toBe(403);
    }
    expect((await get('/', { origin: `http://${own}`, cookie })).status).toBe(200);
  });

  test('by any method but reading', async () => {
    const { get, enter } = await openDoor();
    const cookie = await enter();

    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await get('/', { cookie }, method)).status, method).toBe(403);
    }
    expect(await get('/', { cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('from outside the page’s folder', async () => {
    const { get, enter } = await openDoor();
    const cookie = await enter();

    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..\\..\\secret.txt']) {
      const answer = await get(path, { cookie });
      expect(answer.status, path).toBe(404);
      expect(answer.body).not.toContain('secret');
    }
  });
});

describe('the WebSocket', () => {
  test('opens for the page and answers it', async () => {
    const { own, connect, enter } = await openDoor();

    const socket = await connect('/rpc', { cookie: await enter(), origin: `http://${own}` });
    expect(socket).toBeInstanceOf(WebSocket);

    const answer = new Promise((resolve) =>
      (socket as WebSocket).once('message', (data: Buffer) => resolve(JSON.parse(data.toString()))),
    );
    (socket as WebSocket).send('{"id":1,"method":"loadState","params":["layout"]}');
    expect(await answer).toEqual({ id: 1, result: null });
  });

  test('stays closed to everybody else', async () => {
    const { own, connect, enter, search } = await openDoor();
    const cookie = await enter();
    const origin = `http://${own}`;

    expect(await connect('/rpc', { origin })).toBe(403);
    expect(await connect(`/rpc${search}`, { origin })).toBe(403);
    expect(await connect('/rpc', { cookie })).toBe(403);
    expect(await connect('/rpc', { cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await connect('/rpc', { cookie, origin, host: 'evil.example' })).toBe(403);
    expect(await connect('/other', { cookie, origin })).toBe(403);
  });
});

test('a port in use is passed over for the next one', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void blocker.close());
  const { port } = blocker.address() as AddressInfo;

  const { door, get, enter } = await openDoor(port);

  expect(door.port).toBeGreaterThan(port);
  expect((await get('/', { cookie: await enter() })).status).toBe(200);
});

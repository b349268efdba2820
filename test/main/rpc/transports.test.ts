/** One set of tests for the three ways between host and page, with the page's own client at the other end. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebContents } from 'electron';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { acceptChannels } from '../../../src/main/electron-channel.ts';
import { createChannelPair } from '../../../src/main/rpc/channel.ts';
import { serve } from '../../../src/main/rpc/serve.ts';
import { createSocketChannel } from '../../../src/main/rpc/socket-channel.ts';
import { HostClient } from '../../../src/renderer/host/client.ts';
import { createPreloadChannel } from '../../../src/renderer/host/preload-channel.ts';
import { SocketChannel } from '../../../src/renderer/host/socket-channel.ts';
import { StandInElectron } from '../../drivers/stand-in-electron.ts';
import { StandInHost } from '../../drivers/stand-in-host.ts';

interface Connection {
  readonly client: HostClient;
  /** Takes the page away. */
  readonly disconnect: () => void;
}

type Connect = (host: StandInHost, report: (error: unknown) => void) => Promise<Connection>;

const disposals: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposals.splice(0)) dispose();
});

const inMemory: Connect = async (host, report) => {
  const [ours, theirs] = createChannelPair();
  serve(host, ours, report);
  const port = {
    post: (text: string) => theirs.send(text),
    on: (listener: (text: string) => void) => theirs.onMessage(listener),
  };
  return { client: new HostClient(createPreloadChannel(port)), disconnect: () => theirs.close() };
};

const overWebSocket: Connect = async (host, report) => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => serve(host, createSocketChannel(socket), report));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  let open: WebSocket;
  const channel = new SocketChannel(() => {
    open = new WebSocket(`ws://127.0.0.1:${port}`);
    return open;
  });
  /** Without word to the channel, which would connect again. */
  const hangUp = () => {
    open.removeAllListeners('close');
    open.terminate();
  };
  disposals.push(hangUp, () => server.close());
  await new Promise((resolve) => channel.onState((state) => state === 'open' && resolve(state)));
  return { client: new HostClient(channel), disconnect: hangUp };
};

const overElectron: Connect = async (host, report) => {
  const electron = new StandInElectron();
  const contents = electron.open();
  acceptChannels(electron.parts.ipcMain, contents as unknown as WebContents, 'app://studio', (channel) =>
    serve(host, channel, report),
  );
  const client = new HostClient(createPreloadChannel(electron.preload(contents)));
  return { client, disconnect: () => contents.emit('destroyed') };
};

describe.each([
  ['in memory', inMemory],
  ['over a WebSocket', overWebSocket],
  ['over Electron IPC', overElectron],
])('%s', (_name, connect) => {
  async function connected() {
    const host = new StandInHost();
    const report = vi.fn();
    const connection = await connect(host, report);
    await connection.client.api.describe();
    return { host, report, ...connection };
  }

  test('a method is called with its arguments and its result comes back', async () => {
    const { client, host } = await connected();

    await client.api.writeText('device', '/flash/main.py', 'print("ü 漢 😀")\n');

    expect(host.calls).toEqual([['device', '/flash/main.py', 'print("ü 漢 😀")\n']]);
    expect(await client.api.listFolder('project', '')).toEqual([{ name: 'main.py', kind: 'file', size: 3 }]);
    expect(await client.api.loadState('layout')).toBeNull();
  });

  test('bytes travel unchanged, both ways', async () => {
    const { client } = await connected();
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const written = new Promise((resolve) => client.on('onDidWriteConsole', resolve));

    await client.api.typeConsole(all);

    expect(await written).toEqual(all);
    expect(await client.api.consoleBacklog()).toEqual(all);
  });

  test('a failure arrives with its code and its sentence', async () => {
    const { client, report } = await connected();

    await expect(client.api.readText('project', 'main.py')).rejects.toMatchObject({
      code: 'not-found',
      message: 'main.py: it does not exist.',
    });
    expect(report).not.toHaveBeenCalled();
  });

  test('a fault of ours is reported here, and the page hears only of it', async () => {
    const { client, report } = await connected();

    await expect(client.api.remove('project', 'main.py')).rejects.toMatchObject({ code: 'internal' });
    expect(report).toHaveBeenCalledWith(expect.any(TypeError));
  });

  test.each(['constructor', '__proto__', 'toString', 'attach', 'close', 'hasOwnProperty', ''])(
    'the method %j does not exist',
    async (method) => {
      const { client } = await connected();
      const api = client.api as unknown as Record<string, () => Promise<void>>;

      await expect(api[method]!()).rejects.toMatchObject({ code: 'unknown-method' });
    },
  );

  test('wrong arguments are refused before the host sees them', async () => {
    const { client, host } = await connected();

    await expect(client.api.writeText('nowhere' as 'device', '/flash/main.py', '')).rejects.toMatchObject({
      code: 'bad-arguments',
    });
    expect(host.calls).toEqual([]);
  });

  test('events arrive in the order in which they were told', async () => {
    const { client, host } = await connected();
    const seen: number[] = [];
    client.on('onDidChangeBoard', ({ micros }) => seen.push(micros));

    for (let micros = 0; micros < 100; micros++) host.show({ micros, pins: [] });

    await vi.waitFor(() => expect(seen).toHaveLength(100));
    expect(seen).toEqual(Array.from({ length: 100 }, (_, micros) => micros));
  });

  test('a page that goes is told nothing more', async () => {
    const { host, disconnect } = await connected();
    expect(host.pages.size).toBe(1);

    disconnect();

    await vi.waitFor(() => expect(host.pages.size).toBe(0));
  });
});

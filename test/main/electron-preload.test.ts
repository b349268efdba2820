/** The preload script itself, with a stand-in of Electron in the place of the real package. */
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PreloadPort } from '../../src/renderer/host/preload-channel.ts';

const electron = vi.hoisted(() => ({
  sent: [] as unknown[][],
  exposed: {} as Record<string, unknown>,
  listeners: null as EventEmitter | null,
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (electron.exposed[name] = value) },
  ipcRenderer: {
    send: (...message: unknown[]) => electron.sent.push(message),
    on: (channel: string, listener: () => void) => electron.listeners!.on(channel, listener),
    off: (channel: string, listener: () => void) => electron.listeners!.off(channel, listener),
  },
}));

let port: PreloadPort;
beforeEach(async () => {
  electron.sent = [];
  electron.listeners = new EventEmitter();
  vi.resetModules();
  await import('../../src/main/electron-preload.ts');
  port = electron.exposed['hostChannel'] as PreloadPort;
});

test('it says once that a page has opened, when the page listens', () => {
  expect(electron.sent).toEqual([]);

  port.on(() => {});
  port.on(() => {});

  expect(electron.sent).toEqual([['rpc-open']]);
});

test('it gives the page one port and nothing else', () => {
  expect(Object.keys(electron.exposed)).toEqual(['hostChannel']);
  expect(Object.keys(port).sort()).toEqual(['on', 'post']);
});

test('texts go both ways, without Electron’s events', () => {
  const heard: unknown[][] = [];
  const stop = port.on((...args) => heard.push(args));

  port.post('to the host');
  electron.listeners!.emit('rpc', { sender: 'secret' }, 'to the page');
  stop();
  electron.listeners!.emit('rpc', {}, 'unheard');

  expect(electron.sent.at(-1)).toEqual(['rpc', 'to the host']);
  expect(heard).toEqual([['to the page']]);
});

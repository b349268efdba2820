/** The desktop door with a stand-in of Electron, whose real package no test imports. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDesktop } from '../../src/main/electron-desktop.ts';
import { PageFiles } from '../../src/main/page-files.ts';
import { HostClient } from '../../src/renderer/host/client.ts';
import { createPreloadChannel } from '../../src/renderer/host/preload-channel.ts';
import { StandInElectron } from '../drivers/stand-in-electron.ts';
import { StandInHost } from '../drivers/stand-in-host.ts';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

async function openedDesktop() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), 'the page');
  const electron = new StandInElectron();
  const host = new StandInHost();
  const report = vi.fn();
  await openDesktop(electron.parts, {
    preload: '/out/electron-preload.cjs',
    listFiles: () => PageFiles.list(join(folder, 'page')),
    openHost: async () => host,
    report,
  });
  return { electron, host, report, window: electron.windows[0]! };
}

/** An event that remembers whether it was refused. */
function navigation() {
  const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) };
  return event;
}

test('the window’s page is sandboxed, isolated and has no Node', async () => {
  const { window } = await openedDesktop();

  expect(window.options.webPreferences).toEqual({
    preload: '/out/electron-preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(window.loaded).toEqual(['app://studio/']);
});

test('the window is shown when its page can be drawn', async () => {
  const { window } = await openedDesktop();
  expect(window.isShown).toBe(false);

  window.emit('ready-to-show');

  expect(window.isShown).toBe(true);
});

test.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('%s is refused', async (name) => {
  const { window } = await openedDesktop();
  const event = navigation();

  window.webContents.emit(name, event, 'https://evil.example/');

  expect(event.isPrevented).toBe(true);
});

test('no window is opened by a page', async () => {
  const { window } = await openedDesktop();

  expect(window.webContents.windowOpenHandler!({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
});

test('the page may use the clipboard and nothing else', async () => {
  const { electron } = await openedDesktop();

  expect(electron.mayUse!(null, 'clipboard-sanitized-write')).toBe(true);
  for (const permission of ['media', 'geolocation', 'serial', 'hid', 'openExternal', 'fileSystem']) {
    expect(electron.mayUse!(null, permission), permission).toBe(false);
  }
});

test('the scheme is a standard, secure one and serves the page under its policy', async () => {
  const { electron } = await openedDesktop();

  expect(electron.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  const page = await electron.respond!({ url: 'app://studio/' });
  expect([page.status, await page.text()]).toEqual([200, 'the page']);
  expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
});

test.each(['app://studio/../electron.cjs', 'app://studio/electron.cjs', 'app://other/', 'app://studio/%2e%2e/x'])(
  'the scheme has nothing at %s',
  async (url) => {
    const { electron } = await openedDesktop();

    expect((await electron.respond!({ url })).status).toBe(404);
  },
);

test('the page reaches the host through the preload script', async () => {
  const { electron, window } = await openedDesktop();
  const { api } = new HostClient(createPreloadChannel(electron.preload(window.webContents)));

  expect(await api.describe()).toMatchObject({ product: 'WiPy Studio' });
});

test('a page that is loaded anew takes over from the one before', async () => {
  const { electron, host, window } = await openedDesktop();
  const first = new HostClient(createPreloadChannel(electron.preload(window.webContents)));
  await first.api.describe();

  const second = new HostClient(createPreloadChannel(electron.preload(window.webContents)));

  expect(await second.api.describe()).toMatchObject({ product: 'WiPy Studio' });
  expect(host.pages.size).toBe(1);
});

test('another frame of the window is not listened to', async () => {
  const { electron, host, window } = await openedDesktop();

  electron.preload(window.webContents, { url: 'app://studio/' });
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  expect(host.pages.size).toBe(0);
});

test('a page of another origin in the window is not listened to', async () => {
  const { electron, host, window } = await openedDesktop();
  window.webContents.mainFrame.url = 'https://evil.example/app://studio/';

  const port = electron.preload(window.webContents);
  port.post('{"id":1,"method":"writeText","params":["project","main.py",""]}');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  expect([host.pages.size, host.calls]).toEqual([0, []]);
});

test('a second start shows the window that is there', async () => {
  const { electron, window } = await openedDesktop();

  electron.app.emit('second-instance');
  expect(window.isShown).toBe(true);

  const second = new StandInElectron();
  second.app.isFirst = false;
  const openHost = vi.fn();
  await openDesktop(second.parts, { preload: '', listFiles: vi.fn(), openHost, report: vi.fn() });
  expect([second.app.hasQuit, second.windows.length]).toEqual([true, 0]);
  expect(openHost).not.toHaveBeenCalled();
});

test('the last window’s end closes the host before the program ends', async () => {
  const { electron, host } = await openedDesktop();

  electron.app.emit('window-all-closed');
  await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));

  expect(host.isClosed).toBe(true);
});

test('a page that saves its text is closed a moment later, and in the end all the same', async () => {
  vi.useFakeTimers();
  try {
    const { window } = await openedDesktop();

    for (let attempt = 1; attempt < 8; attempt++) {
      const event = navigation();
      window.webContents.emit('will-prevent-unload', event);
      expect(event.isPrevented).toBe(false);
      vi.advanceTimersByTime(250);
      expect(window.closings).toBe(attempt);
    }
    const last = navigation();
    window.webContents.emit('will-prevent-unload', last);
    // For Electron, preventing this event means leaving the page.
    expect(last.isPrevented).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

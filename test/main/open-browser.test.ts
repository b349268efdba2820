import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { hasDisplay } from '../../src/main/display.mjs';
import { openBrowser } from '../../src/main/open-browser.ts';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %j there is a display: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected);
});

/** A PATH whose `xdg-open` writes down what it was asked to open. */
function browser() {
  const folder = temporaryFolder();
  const opened = join(folder, 'opened');
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$1" > '${opened}'\n`, { mode: 0o755 });
  return { PATH: folder, opened };
}

test('the address is opened in the person’s browser', async () => {
  const { PATH, opened } = browser();

  openBrowser('http://127.0.0.1:3200/?token=a&b', 'linux', { DISPLAY: ':0', PATH });

  await vi.waitFor(() => expect(readFileSync(opened, 'utf8')).toBe('http://127.0.0.1:3200/?token=a&b\n'));
});

test('without a display nothing is opened, and without a browser nothing fails', async () => {
  const { PATH, opened } = browser();

  openBrowser('http://127.0.0.1:3200/', 'linux', { PATH });
  openBrowser('http://127.0.0.1:3200/', 'linux', { DISPLAY: ':0', PATH: temporaryFolder() });
  await new Promise((resolve) => setImmediate(resolve));

  expect(existsSync(opened)).toBe(false);
});

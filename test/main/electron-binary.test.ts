import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canReachElectron, fetchElectron, findElectron } from '../../src/main/electron-binary.mjs';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

describe('the binary', () => {
  test('is missing before it was fetched', () => {
    expect(findElectron(temporaryFolder(), {})).toBeNull();
  });

  test('is where path.txt says, once it is there', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder, {})).toBeNull();

    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  test('may be in a folder of the person’s choice', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    writeFileSync(join(folder, 'electron'), '');

    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
  });
});

describe('the server', () => {
  test('is reached where something listens', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;

    expect(await canReachElectron({ ELECTRON_MIRROR: `http://127.0.0.1:${port}/` })).toBe(true);
  });

  test.each(['http://127.0.0.1:1/', 'http://no-such-host.invalid/', 'no address'])(
    '%s is not reached, which is known in under two seconds',
    async (mirror) => {
      const startedAt = performance.now();

      expect(await canReachElectron({ ELECTRON_MIRROR: mirror })).toBe(false);

      expect(performance.now() - startedAt).toBeLessThan(2_000);
    },
  );
});

describe('fetching', () => {
  /** A package whose script does what `source` says. */
  function electronPackage(source: string): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'install.js'), source);
    return folder;
  }

  test('is the work of Electron’s own script', async () => {
    const folder = electronPackage("require('fs').writeFileSync(__dirname + '/path.txt', 'electron')");

    expect(await fetchElectron(folder, () => {})).toBe(true);
    expect(existsSync(join(folder, 'path.txt'))).toBe(true);
  });

  test('shows how much has arrived', async () => {
    const folder = electronPackage(
      "require('fs').writeFileSync(require('os').tmpdir() + '/part.zip', Buffer.alloc(5000)); setTimeout(() => {}, 600)",
    );
    const seen: number[] = [];

    await fetchElectron(folder, (bytes) => seen.push(bytes));

    expect(seen).toEqual([5000]);
  });

  test('that fails, or stalls, comes to an end', async () => {
    expect(await fetchElectron(electronPackage('process.exit(1)'), () => {})).toBe(false);
    expect(await fetchElectron(electronPackage('setInterval(() => {}, 1000)'), () => {}, 300)).toBe(false);
  });
});

/** The IDE as `npm start` serves it, with a project of one program, and a Chromium to look at it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const START = fileURLToPath(new URL('../../src/main/start.mjs', import.meta.url));
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Calls `use` with the address and a browser, and ends both afterwards.
 * @template T
 * @param {string} program the project's main.py
 * @param {(address: string, browser: import('playwright-core').Browser) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withIde(program, use) {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('there is no Chromium');
  const folder = mkdtempSync(join(tmpdir(), 'wipy-bench-'));
  writeFileSync(join(folder, 'main.py'), program);
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') };
  const args = [START, '--browser', '--no-open', '--port', '0', '--folder', folder];
  const ide = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await chromium.launch({ executablePath });
  try {
    return await use(await addressOf(ide), browser);
  } finally {
    await browser.close();
    ide.kill('SIGTERM');
    await once(ide, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('node:child_process').ChildProcess} ide */
async function addressOf(ide) {
  let output = '';
  for await (const chunk of ide.stdout) {
    output += chunk;
    const address = /http:\S+\?token=\S+/.exec(output);
    if (address !== null) return address[0];
  }
  throw new Error(`the IDE did not start: ${output}`);
}

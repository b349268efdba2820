/**
 * Starts the real thing for end-to-end tests: `npm start` with the browser door, for a person who has never used it.
 * Home is a folder that is made for the test and removed after it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningStudio {
  /** The page's address with its token. */
  readonly url: string;
  stop(): Promise<void>;
}

const START = fileURLToPath(new URL('../../src/main/start.mjs', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;
/** The first start builds what is stale. */
const PATIENCE_MS = 60_000;

export async function startStudio(): Promise<RunningStudio> {
  const home = await mkdtemp(join(tmpdir(), 'wipy-studio-'));
  // The page is to be built as for anybody, not as the test runner's own surroundings say.
  const { XDG_CONFIG_HOME: _configuration, NODE_ENV: _mode, ...env } = process.env;
  const child = spawn(process.execPath, [START, '--browser', '--no-open', '--port', '0'], {
    env: { ...env, HOME: home, USERPROFILE: home, APPDATA: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };

  let printed = '';
  const address = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No address within ${PATIENCE_MS} ms:\n${printed}`)), PATIENCE_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = ADDRESS.exec(printed)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it said its address:\n${printed}`)));
  });
  try {
    return { url: await address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

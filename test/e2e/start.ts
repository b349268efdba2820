/**
 * Starts the real thing for end-to-end tests: the door that serves the page, in a process of its own, with a project
 * and a board in folders that are made for the test and removed after it.
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
  readonly project: string;
  readonly board: string;
  stop(): Promise<void>;
}

const DOOR = fileURLToPath(new URL('../../out/headless.mjs', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;
const PATIENCE_MS = 20_000;

/** A first start: an empty project folder and a new board. */
export async function startStudio(): Promise<RunningStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'wipy-studio-'));
  const project = join(folder, 'blink');
  const board = join(folder, 'board');
  const child = spawn(process.execPath, [DOOR, '--project', project, '--board', board, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };

  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No address within ${PATIENCE_MS} ms:\n${printed}`)), PATIENCE_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = ADDRESS.exec(printed)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`The door ended with ${code} before it said its address:\n${printed}`)),
    );
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, project, board, stop };
}

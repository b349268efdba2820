/** Entry of door two: the host, the page and the address of both on this computer. Started by start.mjs. */
import { fileURLToPath } from 'node:url';
import { homedir } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import { BrowserDoor } from './browser-door.ts';
import { placesOf } from './host/places.ts';
import { openBrowser } from './open-browser.ts';
import { openStudio } from './open-studio.ts';
import { PageFiles } from './page-files.ts';
import type { StartOptions } from './start-options.mjs';

/** Serves the IDE until SIGINT or SIGTERM. `reason` says in one line why it is not a window. */
export async function startHeadless(options: StartOptions, reason: string | null): Promise<void> {
  const files = await PageFiles.list(fileURLToPath(new URL('renderer', import.meta.url)));
  const host = await openStudio({
    version: packageJson.version,
    places: placesOf({ platform: process.platform, home: homedir(), env: process.env }),
    folder: options.folder,
    board: options.board,
    workerFile: new URL('board-worker.cjs', import.meta.url),
    examples: new URL('../resources/examples/', import.meta.url),
  });
  const door = await BrowserDoor.open({ host, files, port: options.port, report: (error) => console.error(error) });
  if (reason !== null) console.log(reason);
  if (options.port !== 0 && door.port !== options.port) {
    console.log(`Port ${options.port} is in use, so this is port ${door.port}.`);
  }
  for (const notice of (await host.describe()).notices) console.log(notice);
  console.log(`WiPy Studio is at ${door.address}`);
  if (options.open) openBrowser(door.address, process.platform, process.env);

  const end = async () => {
    await door.close();
    await host.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

/** Opens an address in the person's browser, where there is a display to show one. */
import { spawn } from 'node:child_process';
import { hasDisplay } from './display.mjs';

export function openBrowser(address: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): void {
  if (!hasDisplay(platform, env)) return;
  const [command, ...args] = commandFor(address, platform);
  const child = spawn(command, args, { detached: true, stdio: 'ignore', env });
  // The address has been printed: without a browser it can still be opened by hand.
  child.on('error', () => {});
  child.unref();
}

function commandFor(address: string, platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  // `start` takes its first quoted argument for a title, and cmd takes & for itself.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')];
  return ['xdg-open', address];
}

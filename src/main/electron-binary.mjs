/**
 * Electron's binary: whether it is here, and how to get it. Its package has none; the package's own script fetches it.
 * Never asked by `import 'electron'`, which would begin to fetch it at once and fail loudly without a network.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REACH_MS = 1_200;
const LOOK_MS = 200;

/**
 * The executable; null where it has not been fetched.
 * @param {string} electronFolder the folder of the electron package
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | null}
 */
export function findElectron(electronFolder, env) {
  try {
    const relative = readFileSync(join(electronFolder, 'path.txt'), 'utf8');
    const executable = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(electronFolder, 'dist'), relative);
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/**
 * Whether the server that has the binary answers, within a second or so.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<boolean>}
 */
export function canReachElectron(env) {
  const mirror = env['ELECTRON_MIRROR'] || env['npm_config_electron_mirror'] || 'https://github.com/';
  if (!URL.canParse(mirror)) return Promise.resolve(false);
  const { hostname, port, protocol } = new URL(mirror);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443) });
    const settle = (/** @type {boolean} */ isReached) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isReached);
    };
    // A name look-up that hangs has no time limit of its own.
    const timer = setTimeout(() => settle(false), REACH_MS);
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/**
 * Fetches the binary by Electron's own script. Resolves to whether that worked; a download that stalls is ended.
 * @param {string} electronFolder
 * @param {(bytes: number) => void} onProgress told how much has arrived
 * @param {number} stallMs a download that does not grow for so long is given up
 * @returns {Promise<boolean>}
 */
export function fetchElectron(electronFolder, onProgress, stallMs = 8_000) {
  // The script downloads into the system's folder for temporary files: one of our own shows how far it is.
  const folder = mkdtempSync(join(tmpdir(), 'wipy-electron-'));
  const child = spawn(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  });
  return new Promise((resolve) => {
    let arrived = 0;
    let grewAt = performance.now();
    const watch = setInterval(() => {
      const now = bytesUnder(folder);
      if (now !== arrived) {
        arrived = now;
        grewAt = performance.now();
        onProgress(arrived);
      } else if (performance.now() - grewAt > stallMs) child.kill();
    }, LOOK_MS);
    const settle = (/** @type {boolean} */ isFetched) => {
      clearInterval(watch);
      rmSync(folder, { recursive: true, force: true });
      resolve(isFetched);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesUnder(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.reduce((sum, entry) => {
    if (!entry.isFile()) return sum;
    return sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

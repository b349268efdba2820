/**
 * `npm start`: builds what is stale, finds out which door can be opened, and opens it. A window that does not come up
 * is followed by the browser.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildStale } from './build.mjs';
import { chooseDoor } from './choose-door.mjs';
import { hasDisplay } from './display.mjs';
import { canReachElectron, fetchElectron, findElectron } from './electron-binary.mjs';
import { firstSentence } from './first-sentence.mjs';
import { START_HELP, parseStartOptions } from './start-options.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ELECTRON = fileURLToPath(new URL('../../node_modules/electron', import.meta.url));
/** A window that closes with an error within this time has not come up. */
const COMING_UP_MS = 10_000;

const args = process.argv.slice(2);
const options = readOptions();
if (options.help) {
  console.log(START_HELP);
} else {
  const [, door] = await Promise.all([buildStale(console.log), choose()]);
  const reason = door.kind === 'window' ? await openWindow(door.executable) : door.reason;
  if (reason !== null) {
    const { startHeadless } = await import(new URL('../../out/headless.cjs', import.meta.url).href);
    await startHeadless(options, reason).catch(fail);
  }
}

function readOptions() {
  try {
    return parseStartOptions(args);
  } catch (error) {
    console.error(`${firstSentence(error)} See npm start -- --help.`);
    process.exit(2);
  }
}

/**
 * What a person can mend is told in a sentence; a fault of ours with all that is known of it.
 * @param {unknown} error
 */
function fail(error) {
  console.error(error instanceof Error && error.name === 'Failure' ? error.message : error);
  process.exit(1);
}

function choose() {
  return chooseDoor({
    wantsBrowser: options.browser,
    hasDisplay: hasDisplay(process.platform, process.env),
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
    findElectron: () => findElectron(ELECTRON, process.env),
    canReachElectron: () => canReachElectron(process.env),
    fetchElectron: async () => {
      console.log('Fetching Electron for the window; this happens once.');
      const isFetched = await fetchElectron(ELECTRON, (bytes) => showProgress(`${Math.round(bytes / 1e6)} MB`));
      showProgress('\n');
      return isFetched;
    },
  });
}

/** @param {string} text */
function showProgress(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
}

/**
 * Opens the window and waits for its end. Resolves to the reason for a browser instead, or null.
 * @param {string} executable
 * @returns {Promise<string | null>}
 */
function openWindow(executable) {
  const env = { ...process.env };
  // Set in the terminals of editors that are Electron programs themselves: it would make ours a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  const startedAt = performance.now();
  const child = spawn(executable, [ROOT, ...args], { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(`WiPy Studio opens in a browser, because Electron does not start: ${error.message}.`),
    );
    child.once('exit', (code, signal) => {
      const hasFailed = code !== 0 && signal === null && performance.now() - startedAt < COMING_UP_MS;
      resolve(
        hasFailed ? `WiPy Studio opens in a browser, because its window closed at once (exit code ${code}).` : null,
      );
    });
  });
}

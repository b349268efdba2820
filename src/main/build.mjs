/**
 * Builds WiPy Studio into out/: the host's programs with esbuild, the page with Vite. `npm run build` builds all of it;
 * start and tests call buildStale, which leaves alone what rests on the same sources as before.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, 'out');
const STAMPS = join(OUT, 'build.json');
const LOCK = join(OUT, 'building');
const LOOK_AGAIN_MS = 50;
/** A lock older than this was left behind. */
const LONGEST_BUILD_MS = 60_000;

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} sources files and folders that its result rests on
 * @property {() => Promise<void>} build
 */

/** @type {readonly Part[]} */
const PARTS = [
  { name: 'host', sources: ['src/emulator', 'src/main', 'package.json', 'package-lock.json'], build: buildHost },
  { name: 'page', sources: ['src/renderer', 'package-lock.json'], build: buildPage },
];

/**
 * Builds every part whose sources changed since it was built.
 * @param {(line: string) => void} log told of each part that was built
 * @param {readonly string[]} names parts to look at, all by default
 */
export async function buildStale(log, names = PARTS.map(({ name }) => name)) {
  await mkdir(OUT, { recursive: true });
  await alone(() => buildWhatIsStale(log, names));
}

/**
 * @param {(line: string) => void} log
 * @param {readonly string[]} names
 */
async function buildWhatIsStale(log, names) {
  const stamps = await readStamps();
  const parts = PARTS.filter(({ name }) => names.includes(name));
  await Promise.all(
    parts.map(async (part) => {
      const stamp = await stampOf(part.sources);
      if (stamps[part.name] === stamp) return;
      await buildPart(part, log);
      stamps[part.name] = stamp;
    }),
  );
  await writeFile(STAMPS, JSON.stringify(stamps));
}

/**
 * Runs `action` while no other process builds: tests start several at once.
 * @param {() => Promise<void>} action
 */
async function alone(action) {
  while (!(await take(LOCK))) await setTimeout(LOOK_AGAIN_MS);
  try {
    await action();
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

/** @param {string} lock */
async function take(lock) {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const info = await stat(lock).catch(() => null);
    if (info !== null && Date.now() - info.mtimeMs > LONGEST_BUILD_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

/**
 * @param {Part} part
 * @param {(line: string) => void} log
 */
async function buildPart({ name, build }, log) {
  const startedAt = performance.now();
  await build();
  log(`built the ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function buildHost() {
  const { build } = await import('esbuild');
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    absWorkingDir: ROOT,
    plugins: [emulatorInParts],
  };
  /** @type {import('esbuild').BuildOptions} */
  const cjs = {
    ...common,
    format: 'cjs',
    external: ['electron'],
    outdir: OUT,
    outExtension: { '.js': '.cjs' },
    // CommonJS has no import.meta.url.
    define: { 'import.meta.url': 'BUNDLE_URL' },
    banner: { js: "const BUNDLE_URL = require('node:url').pathToFileURL(__filename).href;" },
  };
  const wipy = join(OUT, 'wipy.mjs');
  await Promise.all([
    build({
      ...cjs,
      entryPoints: ['src/main/electron.ts', 'src/main/headless.ts', 'src/main/devices/board-worker.ts'],
      outbase: 'src/main',
      entryNames: '[name]',
    }),
    // The sandbox of a preload script has no node:url.
    build({ ...cjs, entryPoints: ['src/main/electron-preload.ts'], define: {}, banner: {} }),
    build({
      ...common,
      format: 'esm',
      entryPoints: ['src/main/cli.ts'],
      outfile: wipy,
      banner: { js: '#!/usr/bin/env node' },
    }),
  ]);
  await chmod(wipy, 0o755);
}

/**
 * What the emulator's door hands on is only carried by a program that uses it: one that looks at a board's memory needs
 * none of its Python.
 * @type {import('esbuild').Plugin}
 */
const emulatorInParts = {
  name: 'emulator-in-parts',
  setup(build) {
    const door = join(ROOT, 'src/emulator/index.ts');
    build.onResolve({ filter: /^\.\// }, ({ path, importer, resolveDir }) =>
      importer === door ? { path: join(resolveDir, path), sideEffects: false } : undefined,
    );
  },
};

async function buildPage() {
  const { build } = await import('vite');
  const environment = process.env['NODE_ENV'];
  // Test runners set it to `test`, and Vite would then build React for development.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      configFile: join(ROOT, 'src/renderer/vite.config.ts'),
      logLevel: 'warn',
      build: { rolldownOptions: { checks: { pluginTimings: false } } },
    });
  } finally {
    if (environment === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = environment;
  }
}

/** @returns {Promise<Record<string, string>>} */
async function readStamps() {
  try {
    return JSON.parse(await readFile(STAMPS, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * A digest of the names and contents of all files in `sources`.
 * @param {readonly string[]} sources
 */
async function stampOf(sources) {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    for (const file of await filesAt(join(ROOT, source))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesAt(path) {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await rm(STAMPS, { force: true });
  await buildStale(console.log);
}

/**
 * `npm run conformance -- PATH [WORD …]`: runs MicroPython's own tests, unchanged, from a checkout of its release 1.9.1,
 * each on a fresh board, in both profiles. What a test prints is compared with its `.exp` file or, where it has none,
 * with what `python3` prints, as the suite's own run-tests does. Every failure and every skip is named.
 * A WORD takes only the tests whose path holds it. Exit status: the number of failures, 100 at most; 2 for wrong usage.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const FOLDERS = ['basics', 'micropython', 'misc', 'unicode', 'io', 'import', 'extmod', 'stress', 'thread'];
const PROFILES = ['documented', 'shipped'];
const TIME_LIMIT_MS = 30_000;

/** Tests that no WiPy can pass, or python3 no longer judges, and why; some in one profile only. */
const SKIPS = [
  [/^thread\/stress_aes\.py$/, 'twenty threads at a time need more than the heap of the board'],
  [/^basics\/async_/, 'the WiPy has no async'],
  [/^misc\/(rge_sm|print_exception)\.py$/, 'needs floating point'],
  [/^basics\/exception_chain\.py$/, 'expects a warning that only the unix port prints'],
  [/^micropython\/meminfo\.py$/, 'its expected output is that of a PC'],
  [/^io\/argv\.py$/, 'a board is given no arguments'],
  [/^extmod\/\w+_float\.py$/, 'needs floating point'],
  [/^extmod\/urandom_extra\.py$/, 'needs floating point', 'documented'],
  [/^extmod\/urandom_basic\.py$/, 'a recent python3 lets getrandbits(0) pass', 'documented'],
  [/^extmod\/framebuf1\.py$/, 'prints the pixels of another font', 'documented'],
  [/^io\/file_stdio\.py$/, 'the standard streams of the WiPy have no fileno()'],
  [/^basics\/(int_big_error|string_format_error)\.py$/, 'a recent python3 raises other exceptions here'],
  [/^basics\/set_pop\.py$/, 'prints a set in an order that is no part of the language'],
  [/^micropython\/(native|viper)_/, 'the shipped firmware has no native code', 'shipped'],
  [/^micropython\/opt_level\.py$/, 'needs detailed messages', 'shipped'],
];

function reasonToSkip(path, profile) {
  return SKIPS.find(([pattern, , only = profile]) => only === profile && pattern.test(path))?.[1];
}

/** All files under a folder of the suite by their path in it. */
async function filesUnder(root, folder) {
  const files = new Map();
  for (const entry of await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (!entry.isFile() || entry.name.endsWith('.exp') || entry.name.endsWith('.pyc')) continue;
    const full = join(entry.parentPath, entry.name);
    files.set(full.slice(root.length + 1), await readFile(full));
  }
  return files;
}

/** The files that tests of a folder open or import. */
async function filesFor(root, folder) {
  return folder === 'import' ? filesUnder(root, folder) : filesUnder(root, join(folder, 'data'));
}

/** What a test should print; null where neither a file nor python3 says so. */
async function expectedOutput(root, path) {
  const written = await readFile(join(root, `${path}.exp`)).catch(() => null);
  if (written !== null) return written.toString('latin1').replaceAll('\r\n', '\n');
  return new Promise((resolve) => {
    const options = {
      cwd: root,
      encoding: 'latin1',
      timeout: TIME_LIMIT_MS,
      env: { ...process.env, PYTHONHASHSEED: '0' },
    };
    execFile('python3', ['-B', path], options, (error, stdout) =>
      // Recent Pythons make __file__ absolute.
      resolve(error ? null : stdout.replaceAll(`${root}/`, '')),
    );
  });
}

function runOnBoard(script, workerData) {
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const finish = (result) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(
      () => finish({ output: '', outcome: `no end after ${TIME_LIMIT_MS / 1000} s` }),
      TIME_LIMIT_MS,
    );
    worker.on('message', ({ output, outcome }) => finish({ output: Buffer.from(output).toString('latin1'), outcome }));
    worker.on('error', (error) => finish({ output: '', outcome: `host error: ${error.message}` }));
  });
}

/** A recent python3 shows an exception as `KeyError(1)`, MicroPython and the python3 of its day as `KeyError(1,)`. */
function withoutCommas(text) {
  return text.replaceAll(/\b(\w*(?:Error|Exc|Exception|Iteration)\([^()]*),\)/g, '$1)');
}

/**
 * `.exp` files that begin with a line of number signs are patterns: such a line stands for any lines, and of the others
 * what follows a backslash is meant as in a regular expression. Follows run_micropython of the suite's run-tests.
 */
function isMatch(expected, output) {
  if (!/^########$/m.test(expected) && !expected.includes('\\+'))
    return withoutCommas(expected) === withoutCommas(output);
  const pattern = expected.split('\n').map((line) => {
    if (line === '########') return '(?:.*\n)*?';
    return `${line.replaceAll(/\\(.)|([()[\]{}.*+^$])/g, (_, escaped, plain) => escaped ?? `\\${plain}`)}\n`;
  });
  return new RegExp(`^${pattern.join('')}$`).test(`${output}\n`);
}

/** Where two outputs part, in one line. */
function difference(expected, { output, outcome }) {
  const [wanted, got] = [expected.split('\n'), output.split('\n')];
  const at = wanted.findIndex((line, index) => line !== got[index]);
  const line = at < 0 ? wanted.length : at;
  const end = ['done', 'exception', 'system-exit'].includes(outcome) ? '' : ` (${outcome})`;
  return `line ${line + 1}: expected ${JSON.stringify(wanted[line])}, got ${JSON.stringify(got[line])}${end}`;
}

async function judge(script, root, path, profile, files, expected) {
  const skipped = reasonToSkip(path, profile);
  if (skipped) return { verdict: 'skip', why: skipped };
  if (expected === null) return { verdict: 'skip', why: 'python3 itself fails on it and there is no .exp file' };
  const source = await readFile(join(root, path));
  const result = await runOnBoard(script, { profile, source, folder: path.split('/')[0], files });
  if (isMatch(expected, result.output)) return { verdict: 'pass' };
  if (result.output === 'SKIP\n') return { verdict: 'skip', why: 'the test itself finds something missing' };
  return { verdict: 'fail', why: difference(expected, result) };
}

/** Runs jobs a few at a time. */
async function inParallel(jobs) {
  const queue = jobs.values();
  const work = async () => {
    for (const job of queue) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

function printTable(results) {
  const rows = [['', ...PROFILES.flatMap((profile) => [profile, 'failed', 'skipped'])]];
  for (const folder of [...FOLDERS, 'all']) {
    const count = (profile, verdict) =>
      results.filter((r) => (folder === 'all' || r.folder === folder) && r.profile === profile && r.verdict === verdict)
        .length;
    rows.push([folder, ...PROFILES.flatMap((p) => ['pass', 'fail', 'skip'].map((v) => String(count(p, v))))]);
  }
  for (const [first, ...cells] of rows) console.log(first.padEnd(12) + cells.map((cell) => cell.padStart(11)).join(''));
}

const [checkout, ...words] = process.argv.slice(2);
const root = checkout && join(checkout, 'tests');
if (!root || !(await stat(join(root, 'basics')).catch(() => null))) {
  console.error('usage: npm run conformance -- PATH-OF-A-MICROPYTHON-CHECKOUT [WORD …]');
  process.exit(2);
}

const temporary = await mkdtemp(join(tmpdir(), 'conformance-'));
const script = join(temporary, 'board-run.cjs');
await build({
  entryPoints: [new URL('board-run.ts', import.meta.url).pathname],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outfile: script,
  logLevel: 'error',
});

const results = [];
const jobs = [];
for (const folder of FOLDERS) {
  const files = await filesFor(root, folder);
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.py')).sort();
  for (const path of names.map((name) => `${folder}/${name}`)) {
    if (words.length > 0 && !words.some((word) => path.includes(word))) continue;
    jobs.push(async () => {
      const expected = await expectedOutput(root, path);
      for (const profile of PROFILES) {
        results.push({ folder, path, profile, ...(await judge(script, root, path, profile, files, expected)) });
      }
    });
  }
}
await inParallel(jobs);
await rm(temporary, { recursive: true });

results.sort((a, b) => a.path.localeCompare(b.path) || a.profile.localeCompare(b.profile));
for (const verdict of ['skip', 'fail']) {
  for (const { path, profile, why } of results.filter((result) => result.verdict === verdict)) {
    console.log(`${verdict} ${path} [${profile}]: ${why}`);
  }
}
printTable(results);
process.exitCode = Math.min(results.filter(({ verdict }) => verdict === 'fail').length, 100);

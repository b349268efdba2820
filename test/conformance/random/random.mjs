/**
 * `npm run conformance:random -- INTERPRETER [COUNT] [SEED] [--profile shipped]`: compares COUNT programs made at random
 * (1000 unless told otherwise, numbered from SEED) with a real MicroPython 1.9.1 interpreter that was built without
 * floating point and with the WiPy's features: one with detailed messages for the documented profile, one with terse
 * messages for the shipped one. Exit status: 1 where programs differ, 2 for wrong usage.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const USAGE = 'usage: npm run conformance:random -- INTERPRETER [COUNT] [SEED] [--profile documented|shipped]';

const { values, positionals } = parseArgs({
  options: { profile: { type: 'string', default: 'documented' } },
  allowPositionals: true,
});
const [interpreter, count = '1000', seed = '1'] = positionals;
const isNumber = (/** @type {string} */ text) => /^\d{1,9}$/.test(text);
if (
  interpreter === undefined ||
  !isNumber(count) ||
  !isNumber(seed) ||
  !['documented', 'shipped'].includes(values.profile)
) {
  console.error(USAGE);
  process.exit(2);
}

const temporary = await mkdtemp(join(tmpdir(), 'random-programs-'));
try {
  const here = (/** @type {string} */ name) => new URL(name, import.meta.url).pathname;
  await build({
    entryPoints: [here('main.ts'), here('our-board.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    target: 'node20',
    outdir: temporary,
    logLevel: 'error',
  });
  const { compareAll } = await import(pathToFileURL(join(temporary, 'main.mjs')).href);
  const different = await compareAll({
    interpreter,
    shipped: values.profile === 'shipped',
    count: Number(count),
    firstSeed: Number(seed),
    boardScript: join(temporary, 'our-board.mjs'),
  });
  process.exitCode = different === 0 ? 0 : 1;
} finally {
  await rm(temporary, { recursive: true });
}

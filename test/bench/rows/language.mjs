/**
 * How fast Python runs on the board and how fast it is compiled, beside MicroPython in C (the interpreter that the
 * environment variable MICROPYTHON names), its WebAssembly build, Skulpt and CPython. The rows rest on one run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  C,
  OTHERS,
  WEBASSEMBLY,
  disagreements,
  geometricMean,
  measurePrograms,
  ratios,
  tableOf,
} from '../language.mjs';
import { middle } from '../median.mjs';

const COMPILER = fileURLToPath(new URL('../drivers/compile.ts', import.meta.url));
const PROGRAMS = fileURLToPath(new URL('../programs/', import.meta.url));
const COMPILATIONS = 5;

let measured;

/** The measurements, taken when first asked for, with their table printed. */
function language() {
  if (measured === undefined) {
    measured = measurePrograms();
    console.log(`${tableOf(measured).join('\n')}\n`);
  }
  return measured;
}

function meanAgainst(other) {
  if (other === null) throw new Error('MICROPYTHON names no interpreter');
  return `${geometricMean(ratios(language(), other)).toFixed(1)} times`;
}

function slowestAgainst(other) {
  if (other === null) throw new Error('MICROPYTHON names no interpreter');
  const [slowest] = ratios(language(), other).sort((a, b) => a.ratio - b.ratio);
  return `${slowest.ratio.toFixed(2)} times, ${slowest.program}`;
}

/** All programs in one text, compiled in fresh processes: the first time in each, and once warm. */
async function compileTimes() {
  const folder = mkdtempSync(join(tmpdir(), 'wipy-bench-'));
  try {
    const driver = join(folder, 'compile.mjs');
    await build({ entryPoints: [COMPILER], bundle: true, platform: 'node', format: 'esm', outfile: driver });
    const files = readdirSync(PROGRAMS).filter((file) => file.endsWith('.py'));
    const text = join(folder, 'all.py');
    writeFileSync(text, files.map((file) => readFileSync(join(PROGRAMS, file), 'utf8')).join('\n'));
    const figures = Array.from({ length: COMPILATIONS }, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [driver, text], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    });
    const of = (kind) => middle(figures.map((figure) => figure[kind])).toFixed(1);
    return `${of('cold')} µs a line at first, ${of('warm')} µs once warm`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const others = OTHERS.filter((other) => other !== C && other !== WEBASSEMBLY);

export default [
  {
    name: 'language: as fast as MicroPython in C, geometric mean',
    target: 'at least 3 times',
    measure: async () => meanAgainst(C),
  },
  {
    name: 'language: as fast as MicroPython in C, slowest program',
    target: 'at least 1 time',
    measure: async () => slowestAgainst(C),
  },
  {
    name: 'language: as fast as MicroPython in WebAssembly, geometric mean',
    target: 'at least 15 times',
    measure: async () => meanAgainst(WEBASSEMBLY),
  },
  ...others.map((other) => ({
    name: `language: as fast as ${other.name}, geometric mean`,
    target: '',
    measure: async () => meanAgainst(other),
  })),
  {
    name: 'language: checksums on which an interpreter disagrees',
    target: 'none',
    measure: async () => disagreements(language()).join(', ') || 'none',
  },
  { name: 'language: compiling', target: 'under 20 µs a line', measure: compileTimes },
];

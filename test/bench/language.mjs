/**
 * The programs of programs/ in our board and in other interpreters, turn by turn so that whatever else the machine does
 * meets them all. Each program prints a checksum, and all must agree on it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { middle } from './median.mjs';

const ROUNDS = 3;
/** How long a process runs a program again and again; a just-in-time compiler needs some of it to warm up. */
const BUDGET_MICROS = 600_000;
const LIMIT_MS = 60_000;
/** The objects of a 64-bit interpreter take twice the room: this holds as many of them as the board's heap. */
const C_HEAP = '104k';

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAMS = fileOf('programs/');
const TIMED = readFileSync(fileOf('drivers/timed.py'), 'utf8');

/**
 * @typedef {object} Interpreter
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args come before the name of the file
 */

const node = (name, file, ...args) => ({ name, command: process.execPath, args: [fileOf(file), ...args] });

const BOARD = node('board', '../../out/wipy.mjs', 'run');
export const WEBASSEMBLY = node('WebAssembly', 'drivers/webassembly.mjs');
export const SKULPT = node('Skulpt', 'drivers/skulpt.mjs');

/** The interpreter in C that MICROPYTHON names; null without it. */
export const C =
  process.env.MICROPYTHON === undefined
    ? null
    : { name: 'C', command: process.env.MICROPYTHON, args: ['-X', `heapsize=${C_HEAP}`] };

function cpython() {
  const { status } = spawnSync('python3', ['--version']);
  return status === 0 ? [{ name: 'CPython', command: 'python3', args: [] }] : [];
}

/** The others, as far as they are there. @type {readonly Interpreter[]} */
export const OTHERS = [...(C === null ? [] : [C]), WEBASSEMBLY, SKULPT, ...cpython()];

/**
 * What an interpreter made of a program.
 * @typedef {object} Measurement
 * @property {number} warm milliseconds of a run once warm; NaN where the interpreter cannot run it
 * @property {number} fresh milliseconds of a process that runs it once, from its start to its end
 * @property {string} checksum
 */

/** @returns {{ program: string, results: Map<Interpreter, Measurement> }[]} */
export function measurePrograms() {
  const folder = mkdtempSync(join(tmpdir(), 'wipy-bench-'));
  try {
    return readdirSync(PROGRAMS)
      .filter((file) => file.endsWith('.py'))
      .sort()
      .map((file) => measureProgram(file.replace('.py', ''), readFileSync(join(PROGRAMS, file), 'utf8'), folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureProgram(program, source, folder) {
  process.stderr.write(`  ${program}\n`);
  const once = join(folder, `${program}-once.py`);
  const again = join(folder, `${program}-again.py`);
  writeFileSync(once, `${source}\n\nprint(run())\n`);
  writeFileSync(again, `${source}\n\nBUDGET = ${BUDGET_MICROS}\n${TIMED}`);
  const interpreters = [BOARD, ...OTHERS];
  const rounds = new Map(interpreters.map((interpreter) => [interpreter, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const interpreter of interpreters) rounds.get(interpreter).push(measureOnce(interpreter, once, again));
  }
  const results = new Map(interpreters.map((interpreter) => [interpreter, summary(rounds.get(interpreter))]));
  return { program, results };
}

function measureOnce({ command, args }, once, again) {
  const start = performance.now();
  const checksum = printedBy(command, [...args, once]);
  const fresh = performance.now() - start;
  const [, warm, sameChecksum] = printedBy(command, [...args, again]).split(' ');
  if (checksum === '' || checksum !== sameChecksum) return { warm: NaN, fresh: NaN, checksum: '' };
  return { warm: Number(warm) / 1000, fresh, checksum };
}

/** What a process prints, or nothing where it fails. */
function printedBy(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: LIMIT_MS });
  return status === 0 ? stdout.trim() : '';
}

function summary(rounds) {
  return {
    warm: middle(rounds.map(({ warm }) => warm)),
    fresh: middle(rounds.map(({ fresh }) => fresh)),
    checksum: rounds[0].checksum,
  };
}

/** How many times as fast as `other` the board is in each program that `other` can run. */
export function ratios(measured, other) {
  return measured.flatMap(({ program, results }) => {
    const ratio = results.get(other).warm / results.get(BOARD).warm;
    return Number.isNaN(ratio) ? [] : [{ program, ratio }];
  });
}

export function geometricMean(figures) {
  return Math.exp(figures.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / figures.length);
}

/** Programs on whose checksum an interpreter and the board disagree, or that the board cannot run. */
export function disagreements(measured) {
  return measured.flatMap(({ program, results }) => {
    const ours = results.get(BOARD).checksum;
    const others = OTHERS.filter((other) => !['', ours].includes(results.get(other).checksum));
    if (ours === '') return [`${program} (board cannot run it)`];
    return others.map(({ name }) => `${program} (${name})`);
  });
}

/** Milliseconds of each program, and how many times as fast the board is; lines of text. */
export function tableOf(measured) {
  const columns = [BOARD, ...OTHERS];
  const header = ['', ...columns.map(({ name }) => `${name} ms`), ...OTHERS.map(({ name }) => `${name} x`), 'fresh ms'];
  header.push(...OTHERS.map(({ name }) => `${name} fresh`));
  const ratioOf = (results, other) => results.get(other).warm / results.get(BOARD).warm;
  const rows = measured.map(({ program, results }) => [
    program,
    ...columns.map((interpreter) => results.get(interpreter).warm.toFixed(2)),
    ...OTHERS.map((other) => ratioOf(results, other).toFixed(1)),
    ...columns.map((interpreter) => results.get(interpreter).fresh.toFixed(0)),
  ]);
  const means = OTHERS.map((other) => geometricMean(ratios(measured, other)).toFixed(1));
  rows.push(['geometric mean', ...columns.map(() => ''), ...means, ...columns.map(() => '')]);
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  return [header, ...rows].map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.replace('NaN', '-').padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

/** Prints the microseconds a line that the compiler takes over a text: the first time in this process, and once warm. */
import { readFileSync } from 'node:fs';
import { compile } from '../../../src/emulator/python/compile.ts';
import type { CompileOptions } from '../../../src/emulator/python/compile.ts';

const REPETITIONS = 60;

const source = readFileSync(process.argv[2]!, 'utf8');
const options: CompileOptions = {
  mode: 'file',
  file: 'main.py',
  locals: 'globals',
  form: 'direct',
  messages: 'detailed',
  optLevel: 0,
  native: true,
  moduleConstant: () => undefined,
};

/** To the JavaScript function that is ready to run. */
function microsecondsALine(): number {
  const startedAt = performance.now();
  compile(
    source,
    options,
  )({ support: {}, resumableSupport: {}, makeBytes: (data) => data, globals: {}, builtins: {}, locals: undefined });
  return ((performance.now() - startedAt) * 1000) / source.split('\n').length;
}

const figures = Array.from({ length: REPETITIONS }, microsecondsALine);
const late = figures.slice(REPETITIONS / 2).sort((a, b) => a - b);
console.log(JSON.stringify({ cold: figures[0], warm: late[Math.floor(late.length / 2)] }));

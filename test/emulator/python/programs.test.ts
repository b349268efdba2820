/**
 * Runs every program of test/programs in both profiles, and by a thread that is switched away from at every step, which
 * tries the resumable form of all that it runs. `x.py.exp` is what it prints; `x.py.shipped.exp`, where there is one, what
 * it prints in the words of the shipped firmware.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runPython, runPythonInThread } from '../../drivers/python.ts';

/** Room for the stacks of the threads that a program starts beside the one it runs in. */
const HEAP_BYTES = 1 << 18;

const folder = path.join(import.meta.dirname, '../../programs');
const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py'));

describe.each(programs.sort())('%s', (name) => {
  const file = path.join(folder, name);
  const source = readFileSync(file, 'utf8');
  const expected = `${file}.exp`;
  const shipped = existsSync(`${file}.shipped.exp`) ? `${file}.shipped.exp` : expected;

  test('prints what the documented board prints', () => {
    expect(runPython(source)).toBe(readFileSync(expected, 'utf8'));
  });

  test('prints what the shipped firmware prints', () => {
    expect(runPython(source, { shipped: true })).toBe(readFileSync(shipped, 'utf8'));
  });

  test.each([
    ['documented', expected],
    ['shipped', shipped],
  ])('prints the same in a thread, %s', (profile, printed) => {
    const output = runPythonInThread(source, { shipped: profile === 'shipped', fuel: 1, heapBytes: HEAP_BYTES });

    expect(output).toBe(readFileSync(printed, 'utf8'));
  });
});

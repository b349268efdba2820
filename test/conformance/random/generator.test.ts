/**
 * The parts of the random conformance run that decide what is found: the generator, the comparison, the minimiser.
 */
import { describe, expect, test } from 'vitest';
import { runPython } from '../../drivers/python.ts';
import { difference, incomparable } from './comparison.ts';
import { minimised } from './minimise.ts';
import { program } from './program.ts';

const seeds = Array.from({ length: 60 }, (_, seed) => seed);

describe('the generator', () => {
  test('makes the same program of the same seed, and another of the next', () => {
    expect(program(7, false)).toBe(program(7, false));
    expect(new Set(seeds.map((seed) => program(seed, false))).size).toBe(seeds.length);
  });

  test('mostly makes programs that can be read, and some that cannot', () => {
    const faulty = seeds.filter((seed) => /^\w*SyntaxError|^IndentationError/.test(runPython(program(seed, false))));

    expect(faulty.length).toBeLessThan(seeds.length / 3);
  });

  test('keeps from the shipped firmware the modules it lacks', () => {
    expect(seeds.some((seed) => program(seed, false).includes('uheapq.heapify'))).toBe(true);
    expect(seeds.some((seed) => program(seed, true).includes('uheapq'))).toBe(false);
  });
});

describe('the comparison', () => {
  test('overlooks addresses and nothing else', () => {
    const real = { output: '<function f at 0xf7c8a640>\n#0\n1\n' };

    expect(difference(real, { output: '<function f at 0x20034110>\n#0\n1\n' })).toBeUndefined();
    expect(difference(real, { output: '<function f at 0x20034110>\n#0\n2\n' })).toMatchObject({
      after: 0,
      real: '1\n',
    });
    expect(difference(real, { output: '<function f at 0x20034110>\n#0' })).toMatchObject({ ours: '' });
  });

  test('leaves out what depends on the memory of the machine, but not sizes that no machine has', () => {
    const failed = (bytes: number) => ({
      output: `MemoryError: memory allocation failed, allocating ${bytes} bytes\n`,
    });
    const other = { output: 'ValueError: \n' };

    expect(incomparable(failed(20_000), other)).toBe('memory');
    expect(incomparable(failed(4_294_967_292), other)).toBeUndefined();
    expect(incomparable({ output: '', incomparable: 'crash' }, other)).toBe('crash');
  });
});

test('the minimiser drops what the difference does not need', async () => {
  const source = 'a = 1\nif a:\n  b = 2\n  try:\n    wrong()\n  except E:\n    c = 3\nprint(a)\n';

  expect(await minimised(source, (text) => Promise.resolve(text.includes('wrong()')))).toBe('wrong()');
});

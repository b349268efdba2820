/**
 * What stops a program in the middle: the poll point, endless recursion, requests for too much memory.
 */
import { expect, test } from 'vitest';
import { KeyboardInterrupt, PyException } from '../../../src/emulator/python/types/exceptions.ts';
import { pythonInterpreter, runPython } from '../../drivers/python.ts';

function interruptAfter(polls: number): () => void {
  let count = 0;
  return () => {
    if (++count === polls) throw new PyException(KeyboardInterrupt, []);
  };
}

test.each([
  ['an endless loop', 'while True:\n    pass'],
  ['an endless loop over an iterator', 'def g():\n    while True:\n        yield 1\nfor x in g():\n    pass'],
  ['an endless range', 'for i in range(10**15):\n    pass'],
  ['calls without end', 'def f():\n    pass\nwhile f() is None: f()'],
])('%s is interrupted', (_what, source) => {
  expect(runPython(source, { poll: interruptAfter(50) })).toMatch(/^Traceback[^]*KeyboardInterrupt: \n$/);
});

test('an interrupted program can catch the interrupt and clean up', () => {
  const source =
    'try:\n    while True:\n        pass\nexcept KeyboardInterrupt:\n    print("caught")\nfinally:\n    print("clean")';

  expect(runPython(source, { poll: interruptAfter(3) })).toBe('caught\nclean\n');
});

test('endless recursion ends in RuntimeError and leaves a working interpreter', () => {
  const { interpreter, output } = pythonInterpreter();

  const outcome = interpreter.execute('def f(n):\n    return f(n + 1)\nf(0)', 'file', '<stdin>');
  interpreter.execute('print("still here")', 'file', '<stdin>');

  expect(outcome.kind === 'exception' && interpreter.format(outcome.exception)).toContain(
    'RuntimeError: maximum recursion depth exceeded',
  );
  expect(output()).toBe('still here\n');
});

test.each(["'x' * 10**9", '[0] * 10**9', 'b"x" * 10**9', '1 << 10**9', '10 ** 100000000', '(1, 2) * 10**9'])(
  '%s is refused with MemoryError',
  (expression) => {
    expect(runPython(`x = ${expression}`)).toMatch(/MemoryError: memory allocation failed, allocating \d+ bytes\n$/);
  },
);

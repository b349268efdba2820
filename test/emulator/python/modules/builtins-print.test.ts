import { describe, afterEach, expect, test, vi } from 'vitest';
import { call } from '../../../../src/emulator/python/runtime/call.ts';
import { interpreterHooks } from '../../../../src/emulator/python/runtime/hooks.ts';
import { vm } from '../../../../src/emulator/python/runtime/vm.ts';
import { printBuiltins } from '../../../../src/emulator/python/modules/builtins-print.ts';
import { runPython } from '../../../drivers/python.ts';
import { resultOf, testTable } from '../table.ts';

afterEach(() => void vi.restoreAllMocks());

describe('print with wrong arguments', () => {
  testTable([
    [
      'r = print(1, sep=5)',
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    [
      'r = print(end=5)',
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
  ]);
});

test('print joins with sep, ends with end, and takes None for the usual ones', () => {
  const output = runPython("print(1, 'a', [2], sep='-', end='!')\nprint(1, 2, sep=None, end=None, foo=3)\nprint()\n");

  expect(output).toBe('1-a-[2]!1 2\n\n');
});

test('what stands before an object that raises is printed', () => {
  const output = runPython("class A:\n  def __str__(self): raise ValueError\nprint('a', A(), 'b')\n");

  expect(output).toMatch(/^a Traceback/);
});

test('print writes to the stream that file names', () => {
  const output = runPython('import uio\nf = uio.StringIO()\nprint(1, 2, file=f)\nprint(repr(f.getvalue()))');

  expect(output).toBe("'1 2\\n'\n");
});

test('input prints its prompt and returns the line', () => {
  vi.spyOn(interpreterHooks, 'readLine').mockReturnValue('yes');
  const shown = vi.spyOn(vm.hooks, 'write');

  expect(call(printBuiltins['input']!, '? ')).toBe('yes');

  expect(shown).toHaveBeenCalledWith('? ');
});

test('input raises EOFError at the end of input', () => {
  expect(resultOf('input()')).toBe('EOFError: ');
});

test('the prompt prints the repr of a result, but not None', () => {
  expect(runPython("__repl_print__('a')\n__repl_print__(None)\n")).toBe("'a'\n");
});

test('what comes before an element is out when its __repr__ prints or raises', () => {
  const source = `
class A:
    def __repr__(self):
        print('in')
        return 'A!'
class B:
    def __repr__(self):
        raise ValueError
print([1, A(), (2, A())], {3: A()})
try:
    print([1, B()])
except ValueError:
    print('caught')
print(repr([A()]))`;

  expect(runPython(source)).toBe('[1, in\nA!, (2, in\nA!)] {3: in\nA!}\n[1, caught\nin\n[A!]\n');
});

test('sys.print_exception() prints a str as an exception would print it, in quotes', () => {
  expect(runPython("import sys\nsys.print_exception('#1')")).toBe("'#1'\n");
});

/**
 * The REPL byte for byte, as lib/utils/pyexec.c and lib/mp-readline of MicroPython 1.9.1 write it. Each dialogue is
 * held twice: typed in one piece and byte by byte.
 */
import { describe, expect, test } from 'vitest';
import { BANNER, TestBoard } from '../../drivers/device.ts';

/** What is typed, and what follows the first prompt. */
const DIALOGUES: Record<string, [typed: string, written: string]> = {
  'an expression is shown': ['1 + 2\r', '1 + 2\r\n3\r\n>>> '],
  'None is not shown': ['None\r', 'None\r\n>>> '],
  'an empty line gives a new prompt': ['\r\r', '\r\n>>> \r\n>>> '],
  'a block ends after two blank lines': [
    'for i in range(2):\rprint(i)\r\r\r\r',
    'for i in range(2):\r\n...     print(i)\r\n...     \r\n...     \r\n... \r\n0\r\n1\r\n>>> ',
  ],
  'a backspace takes the indent away': [
    'if True:\r5\r\x7f\r',
    'if True:\r\n...     5\r\n...     \b\b\b\b\x1b[K\r\n5\r\n>>> ',
  ],
  'brackets continue': ['(1 +\r2)\r', '(1 +\r\n... 2)\r\n3\r\n>>> '],
  'Ctrl-C gives up a line': ['abc\x03', 'abc\r\n>>> '],
  'Ctrl-C gives up a block': ['if 1:\r2\r\x03', 'if 1:\r\n...     2\r\n...     \r\n>>> '],
  'Ctrl-B greets again': ['\x02', `\r\n${BANNER}>>> `],
  'arrows move and recall': [
    '11\r22\r\x1b[A\x1b[A\x1b[B\r',
    '11\r\n11\r\n>>> 22\r\n22\r\n>>> 22\b\b11\b\b22\r\n22\r\n>>> ',
  ],
  'typing in the middle redraws the rest': ['x = 1\x01y\x03', 'x = 1\x1b[5Dyx = 1\x1b[5D\r\n>>> '],
  'Home, End, Delete and the left arrow': [
    'abc\x1b[H\x1b[3~\x1b[F\x1b[D\x7f\x03',
    'abc\b\b\b\x1b[Kbc\b\bbc\b\b\x1b[Kc\b\r\n>>> ',
  ],
  'other control bytes and bytes beyond ASCII are ignored': ['\x00\x0b\xe9a\x03', 'a\r\n>>> '],
  'Tab completes one name': ['import sys\rsys.plat\t\r', "import sys\r\n>>> sys.platform\r\n'WiPy'\r\n>>> "],
  'Tab lists several names in columns': [
    'import sys\rsys.std\t\t\x03',
    'import sys\r\n>>> sys.std\r\nstdin           stdout          stderr\r\n>>> sys.std' +
      '\r\nstdin           stdout          stderr\r\n>>> sys.std\r\n>>> ',
  ],
  'Tab completes import': ['imp\tsys\r', 'import sys\r\n>>> '],
  'paste mode runs a file and shows expressions': [
    '\x05a = 1\r\nif a:\r\n    a + 1\r\n\x04',
    '\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== a = 1\r\n=== \nif a:\r\n=== \n    a + 1\r\n=== \n\r\n2\r\n>>> ',
  ],
  'paste mode is cancelled': ['\x05x\x03', '\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== x\r\n>>> '],
  'an error names the line': [
    'nothing\r',
    'nothing\r\nTraceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n' +
      "NameError: name 'nothing' is not defined\r\n>>> ",
  ],
  'a syntax error names no block': [
    'x = =\r',
    'x = =\r\nTraceback (most recent call last):\r\n  File "<stdin>", line 1\r\nSyntaxError: invalid syntax\r\n>>> ',
  ],
  'raw mode runs what it was given': ['\x01print(1)\x04', '\r\nraw REPL; CTRL-B to exit\r\n>OK1\r\n\x04\x04>'],
  'raw mode puts the traceback between its end marks': [
    '\x011//0\x04',
    '\r\nraw REPL; CTRL-B to exit\r\n>OK\x04Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n' +
      'ZeroDivisionError: division by zero\r\n\x04>',
  ],
  'raw mode drops its buffer on Ctrl-C and Ctrl-A': [
    '\x01junk\x03junk\x01print(2)\x04\x02',
    `\r\nraw REPL; CTRL-B to exit\r\n>raw REPL; CTRL-B to exit\r\n>OK2\r\n\x04\x04>\r\n${BANNER}>>> `,
  ],
  'Ctrl-D resets softly': [
    'x = 1\r\x04x\r',
    `x = 1\r\n>>> \r\nPYB: soft reboot\r\n${BANNER}>>> x\r\n` +
      'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n' +
      "NameError: name 'x' is not defined\r\n>>> ",
  ],
  'a soft reset in raw mode stays there': [
    '\x01\x04',
    '\r\nraw REPL; CTRL-B to exit\r\n>OK\r\nPYB: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>',
  ],
};

describe.each(Object.entries(DIALOGUES))('%s', (_name, [typed, written]) => {
  test.each(['whole', 'bytes'] as const)('typed %s', (cut) => {
    const board = new TestBoard();

    board.type(typed, cut);

    expect(board.run()).toBe(`${BANNER}>>> ${written}`);
  });
});

test('history keeps eight different lines', () => {
  const board = new TestBoard();

  board.type(Array.from({ length: 9 }, (_, i) => `${i}\r`).join('') + '8\r' + '\x1b[A'.repeat(9) + '\r');

  expect(board.run().endsWith('\b1\r\n1\r\n>>> ')).toBe(true);
});

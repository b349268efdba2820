/** What the line editor writes for each key, as recorded from a MicroPython 1.9.1 of the same configuration. */
import { describe, expect, test } from 'vitest';
import { LineEditor } from '../../../src/emulator/repl/line-editor.ts';

const LEFT = '\x1b[D';
const RIGHT = '\x1b[C';
const UP = '\x1b[A';
const DOWN = '\x1b[B';

/** An editor whose names are `abc1` alone; `written` gives what was written since it was last asked. */
function newEditor() {
  let text = '';
  const editor = new LineEditor(
    (piece) => (text += piece),
    (path) => (path.length === 0 ? ['abc1'] : undefined),
  );
  const written = (): string => {
    const piece = text;
    text = '';
    return piece;
  };
  const type = (keys: string): number | undefined => {
    let end: number | undefined;
    for (const key of keys) end = editor.key(key.charCodeAt(0));
    return end;
  };
  return { editor, type, written };
}

describe('the line editor writes', () => {
  test.each([
    ['a key at the end: itself', 'ab', 'c', 'c'],
    ['a key in the middle: the rest, and back', `abc${LEFT}${LEFT}`, 'x', 'xbc\b\b'],
    ['a key far from the end: back by a sequence', 'abcdef\x01', 'x', 'xabcdef\x1b[6D'],
    ['Backspace at the end: back and clear', 'abc', '\b', '\b\x1b[K'],
    ['Backspace in the middle: the rest again', `abc${LEFT}`, '\x7f', '\b\x1b[Kc\b'],
    ['Backspace behind four spaces: all four', '    ', '\b', '\b\b\b\b\x1b[K'],
    ['Backspace behind three spaces: one', '   ', '\b', '\b\x1b[K'],
    ['Backspace in an empty line: nothing', '', '\b', ''],
    ['Delete: clear and the rest', `abc${LEFT}${LEFT}`, '\x1b[3~', '\x1b[Kc\b'],
    ['Delete at the end: nothing', 'abc', '\x1b[3~', ''],
    ['right: the character it passes', `abc${LEFT}${LEFT}`, RIGHT, 'b'],
    ['right at the end: nothing', 'abc', RIGHT, ''],
    ['left at the start: nothing', 'abc\x01', LEFT, ''],
    ['Home over four characters: four backspaces', 'abcd', '\x1b[H', '\b\b\b\b'],
    ['Home over five characters: a sequence', 'abcde', '\x1bOH', '\x1b[5D'],
    ['End: all that it passes', 'abcde\x01', '\x1b[8~', 'abcde'],
    ['Ctrl-B and Ctrl-D in a line: nothing', 'abc', '\x02\x04', ''],
    ['an unknown sequence: nothing', 'abc', '\x1b[5~\x1bx\x1b[Z', ''],
    ['a sequence of two digits: its end as text', 'abc', '\x1b[15~', '~'],
    ['Tab at a name that is complete: nothing', `abc1)${LEFT}`, '\t', ''],
    ['Tab in the middle: what is missing and the rest', `ab)${LEFT}`, '\t', 'c1)\b'],
  ])('for %s', (_what, before, key, expected) => {
    const { editor, type, written } = newEditor();
    editor.begin('>>> ');
    type(before);
    written();

    type(key);

    expect(written()).toBe(expected);
  });

  test('for an older line: back, the old line, clearing only what is longer', () => {
    const { editor, type, written } = newEditor();
    for (const line of ['2', '333']) {
      editor.begin('>>> ');
      type(`${line}\r`);
    }
    editor.begin('>>> ');
    written();

    const seen = [UP, UP, UP, DOWN, DOWN, DOWN].map((key) => {
      type(key);
      return written();
    });

    expect(seen).toEqual(['333', '\b\b\b\x1b[K2', '', '\b333', '\b\b\b\x1b[K', '']);
  });

  test('for a new line of a block: the prompt and its indent', () => {
    const { editor, written } = newEditor();
    const indentAfter = (text: string): string => {
      editor.begin('... ', text);
      return written().slice('... '.length);
    };

    expect(indentAfter('if 1:\n')).toBe('    ');
    expect(indentAfter('if 1:\n    for i in x:\n')).toBe('        ');
    expect(indentAfter('if 1:\n    pass\n')).toBe('    ');
    expect(indentAfter('if 1:\n      pass\n')).toBe('    ');
    expect(indentAfter('if 1:\n    \n')).toBe('    ');
    expect(indentAfter('if 1:\n    \n    \n')).toBe('');
    expect(indentAfter('(\n')).toBe('');
  });
});

describe('the line editor ends a line', () => {
  test.each([
    ['Enter', 'abc', '\r', 0],
    ['Ctrl-C', 'abc', '\x03', 3],
    ['Ctrl-A in an empty line', '', '\x01', 1],
    ['Ctrl-D in a line that was emptied', 'a\b', '\x04', 4],
  ])('at %s', (_what, before, key, end) => {
    const { editor, type } = newEditor();
    editor.begin('>>> ');
    type(before);

    expect(type(key)).toBe(end);
  });

  test('not at control characters in a line that holds an indent only', () => {
    const { editor, type } = newEditor();
    editor.begin('... ', 'if 1:\n');

    expect(type('\x04')).toBe(undefined);
    expect(editor.line).toBe('    ');
  });
});

test('a line that is empty or repeats the last one is not remembered', () => {
  const { editor, type, written } = newEditor();
  for (const line of ['old', 'new', '', 'new', '']) {
    editor.begin('>>> ');
    type(`${line}\r`);
  }
  editor.begin('>>> ');
  written();

  type(UP + UP);

  expect(written()).toBe('new\b\b\bold');
});

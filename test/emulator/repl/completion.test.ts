import { describe, expect, test } from 'vitest';
import { complete } from '../../../src/emulator/repl/completion.ts';
import type { NameSource } from '../../../src/emulator/repl/completion.ts';

const SYS =
  '__name__ path argv version version_info implementation platform byteorder maxsize exit stdin stdout stderr modules print_exception';

/** A block with `sys`, `abc`, `abd` and a `value` that has no names. */
const names: NameSource = (path) => {
  if (path.length === 0) return ['__name__', 'sys', 'abc', 'abd', 'value'];
  return path.join('.') === 'sys' ? SYS.split(' ') : undefined;
};

describe('Tab', () => {
  test.each([
    ['the rest of a name', 'print(s', 'ys'],
    ['as much as several names share', 'x = a', 'b'],
    ['names of a module', 'sys.pl', 'atform'],
    ['import at the start of the line', 'imp', 'ort '],
    ['the space behind import', 'import', ' '],
  ])('inserts %s', (_what, left, text) => {
    expect(complete(left, names)).toEqual({ kind: 'insert', text });
  });

  test.each([
    ['an unknown name', 'foo'],
    ['import that is not first', 'x imp'],
    ['import behind a dot', 'sys.imp2'],
    ['an unknown object', 'foo.b'],
    ['an object without names', 'value.b'],
    ['an empty component', 'sys..p'],
    ['a name that is complete', 'sys.platform'],
  ])('does nothing with %s', (_what, left) => {
    expect(complete(left, names)).toEqual({ kind: 'none' });
  });

  test('lists several names in columns of 16 characters, as the board has them', () => {
    expect(complete('sys.', names)).toEqual({
      kind: 'list',
      text: [
        '',
        '__name__        path            argv            version',
        'version_info    implementation  platform        byteorder',
        'maxsize         exit            stdin           stdout',
        'stderr          modules         print_exception',
        '',
      ].join('\r\n'),
    });
  });

  test('keeps two spaces between names, if need be by a column more', () => {
    const wide = ['a23456789012345', 'a', 'a2345678901234', 'a4'];

    expect(complete('a', () => wide)).toEqual({
      kind: 'list',
      text: '\r\na23456789012345                 a               a2345678901234\r\na4\r\n',
    });
  });

  test('lists a name that others go on from', () => {
    expect(complete('ab', () => ['abc', 'ab'])).toEqual({ kind: 'list', text: '\r\nabc             ab\r\n' });
  });
});

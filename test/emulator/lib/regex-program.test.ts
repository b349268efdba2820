import { describe, expect, test } from 'vitest';
import { compileRegex, listRegex } from '../../../src/emulator/lib/regex-program.ts';

/** The instructions between the prefix of a search and the end. */
function listing(pattern: string): string[] {
  return listRegex(compileRegex(pattern)!).split('\n').slice(4, -4);
}

describe('the listing of', () => {
  // Addresses and offsets are those that MicroPython 1.9.1 prints.
  test.each([
    ['a?b*?', [' 7: split 11 (2)', ' 9: char a', '11: rsplit 17 (4)', '13: char b', '15: jmp 11 (-6)']],
    ['(a)+', [' 7: save 2', ' 9: char a', '11: save 3', '13: rsplit 7 (-8)']],
    [
      'a|b|c',
      [
        ' 7: split 19 (10)',
        ' 9: split 15 (4)',
        '11: char a',
        '13: jmp 17 (2)',
        '15: char b',
        '17: jmp 21 (2)',
        '19: char c',
      ],
    ],
    [
      '[^a-cx]\\D.^$',
      [' 7: classnot 2 0x61-0x63 0x78-0x78', '13: namedclass D', '15: any', '16: assert bol', '17: assert eol'],
    ],
  ])('%s', (pattern, instructions) => {
    expect(listing(pattern)).toEqual(instructions);
  });
});

test('counts groups, and only those that capture', () => {
  expect(compileRegex('(a(?:b)(c))')?.groups).toBe(2);
});

test.each(['+', '(a', 'a)', '[', '[^', '[a-]', 'a\\', '|*', '(?:)*', '$?'])('%s is at fault', (pattern) => {
  expect(compileRegex(pattern)).toBeUndefined();
});

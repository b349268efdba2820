import { describe, expect, test } from 'vitest';
import { matchRegex, RegexOverflow } from '../../../src/emulator/lib/regex-matcher.ts';
import { compileRegex } from '../../../src/emulator/lib/regex-program.ts';
import { Random } from '../../drivers/random.ts';

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function search(pattern: string, text: string, from = 0): readonly number[] | undefined {
  return matchRegex(compileRegex(pattern)!, bytesOf(text), { anchored: false, from, tick: () => {} });
}

test('captures are the positions of the match and of its groups, -1 for those that took no part', () => {
  expect(search('(b+)(x)?', 'abbc')).toEqual([1, 3, 1, 3, -1, -1]);
});

test('the range begins where it is told to, for ^ too', () => {
  expect(search('^b', 'abb', 1)).toEqual([1, 2]);
  expect(search('a', 'abb', 1)).toBeUndefined();
});

test('sets compare bytes without sign', () => {
  expect(search('[\x80-\xff]', 'a\xe9')).toEqual([1, 2]);
});

test('jumps reach further than the 127 bytes of the firmware', () => {
  const long = 'abcdefghij'.repeat(20);

  expect(search(`(?:${long})*x`, `${long}${long}x`)).toEqual([0, 401]);
});

test('agrees with the expressions of JavaScript where the languages are the same', () => {
  const random = new Random(11);
  const piece = (): string => random.pick(['a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '(?:ab)', '(?:a|bc)', '1']);
  const part = (): string => piece() + random.pick(['', '', '*', '+', '?', '*?', '+?', '??']);

  for (let round = 0; round < 3000; round++) {
    const pattern = Array.from({ length: 1 + random.below(4) }, part).join('') + random.pick(['', '', '$', '|a']);
    const text = Array.from({ length: random.below(9) }, () => random.pick(['a', 'b', 'c', '1'])).join('');
    const expected = new RegExp(pattern, 's').exec(text);

    const found = search(pattern, text);

    expect({ pattern, text, match: found && text.slice(found[0], found[1]), at: found?.[0] }).toEqual({
      pattern,
      text,
      match: expected?.[0],
      at: expected?.index,
    });
  }
});

describe('a pattern that takes long', () => {
  test('asks at every step back', () => {
    let steps = 0;
    const tick = (): void => {
      if (++steps === 1000) throw new Error('enough');
    };

    expect(() =>
      matchRegex(compileRegex('(a|a)*b')!, bytesOf('a'.repeat(40)), { anchored: true, from: 0, tick }),
    ).toThrow('enough');
  });

  test('overflows where it uses up nothing', () => {
    expect(() => search('(a*)*b', 'a')).toThrow(RegexOverflow);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteMatcher } from '../../../src/main/devices/byte-matcher.ts';

/** How often `pattern` ends in `text`, as the matcher counts. */
function count(pattern: string, text: string): number {
  const matcher = new ByteMatcher(pattern);
  return Array.from(Buffer.from(text)).filter((byte) => matcher.feed(byte)).length;
}

test.each([
  ['>>> ', '>>> ', 1],
  ['>>> ', '>>>> >>> ', 2],
  ['aab', 'aaab', 1],
  ['aa', 'aaaa', 3],
  ['OK', 'ORAW', 0],
])('%j is found in %j %d times', (pattern, text, times) => {
  expect(count(pattern, text)).toBe(times);
});

test('it finds what a search of the whole text finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 });

  fc.assert(
    fc.property(pattern, letters, (sought, text) => {
      const ends = Array.from(text, (_, at) => text.slice(0, at + 1)).filter((head) => head.endsWith(sought));
      expect(count(sought, text)).toBe(ends.length);
    }),
  );
});

test('after a reset the beginning is forgotten', () => {
  const matcher = new ByteMatcher('ab');
  matcher.feed(0x61);

  matcher.reset();

  expect(matcher.feed(0x62)).toBe(false);
});

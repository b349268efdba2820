import { describe, expect, test } from 'vitest';
import { Random } from '../../../drivers/random.ts';
import { resultOf, testTable } from '../table.ts';

/** A program that uses the module. */
function using(program: string): string {
  return `import uheapq\n${program}`;
}

describe('uheapq', () => {
  testTable(
    [
      ['h = []\nfor x in (3, 1, 2):\n  uheapq.heappush(h, x)\nr = h', '[1, 3, 2]'],
      ['h = [5, 4, 3, 2, 1]\nuheapq.heapify(h)\nr = h', '[1, 2, 3, 5, 4]'],
      ['h = [1, 3, 2]\nr = uheapq.heappop(h), h', '(1, [2, 3])'],
      ['uheapq.heappop([])', 'IndexError: empty heap'],
      ['uheapq.heapify((1,))', 'TypeError: heap must be a list'],
      ["uheapq.heapify([1, 'a'])", "TypeError: unsupported types for __lt__: 'int', 'str'"],
    ].map(([program, result]) => [using(program!), result!, 'ImportError: module not found']),
  );
});

test('pops in order whatever was pushed', () => {
  const random = new Random(3);
  const numbers = Array.from({ length: 200 }, () => random.below(50));
  const program = `h = [${numbers.slice(0, 100).join(',')}]
uheapq.heapify(h)
for x in [${numbers.slice(100).join(',')}]:
  uheapq.heappush(h, x)
r = [uheapq.heappop(h) for _ in range(200)]`;

  expect(resultOf(using(program))).toBe(`[${numbers.toSorted((a, b) => a - b).join(', ')}]`);
});

test('a comparison that empties the heap does no harm', () => {
  const program = `class E:
  def __lt__(self, other):
    h.clear()
    return True
h = [E(), E(), E(), E()]
uheapq.heapify(h)
r = h`;

  expect(resultOf(using(program))).toBe('[]');
});

import { expect, test } from 'vitest';
import { Yasmarang } from '../../../src/emulator/lib/yasmarang.ts';

test('begins anew with each seed', () => {
  const generator = new Yasmarang(1);
  const first = [generator.next(), generator.next()];

  generator.seed(1);

  expect([generator.next(), generator.next()]).toEqual(first);
  expect(first).toEqual([2002244, 1862853106]);
});

test.each([1, 2, 3, 5, 8, 2 ** 31 + 1, 2 ** 32])('draws below %s', (limit) => {
  const generator = new Yasmarang();

  for (let i = 0; i < 500; i++) {
    const drawn = generator.below(limit);
    expect(drawn).toBeGreaterThanOrEqual(0);
    expect(drawn).toBeLessThan(limit);
  }
});

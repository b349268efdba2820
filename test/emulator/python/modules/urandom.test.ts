import { describe, expect, test } from 'vitest';
import { resultOf } from '../table.ts';

/** A program that uses the module; the shipped firmware does not have it. */
function using(program: string): string {
  return `import urandom\n${program}`;
}

test('a seed gives the numbers that MicroPython gives', () => {
  // Taken from MicroPython 1.9.1 itself.
  expect(resultOf(using('urandom.seed(1)\nr = [urandom.getrandbits(32) for _ in range(4)]'))).toBe(
    '[2002244, 1862853106, 2677483614, 156226652]',
  );
  expect(resultOf(using('r = urandom.getrandbits(8), urandom.getrandbits(30)'))).toBe('(6, 859068510)');
});

describe('ranges', () => {
  test.each([
    ['urandom.randrange(5)', [0, 1, 2, 3, 4]],
    ['urandom.randrange(-2, 2)', [-2, -1, 0, 1]],
    ['urandom.randrange(1, 8, 3)', [1, 4, 7]],
    ['urandom.randrange(8, 1, -3)', [2, 5, 8]],
    ['urandom.randint(3, 5)', [3, 4, 5]],
    ['urandom.choice((1, 7, 9))', [1, 7, 9]],
    ['urandom.getrandbits(1)', [0, 1]],
  ])('%s gives each of its numbers and no other', (expression, numbers) => {
    expect(resultOf(using(`r = sorted(set([${expression} for _ in range(300)]))`))).toBe(`[${numbers.join(', ')}]`);
  });

  test.each([
    'urandom.randrange(0)',
    'urandom.randrange(3, 3)',
    'urandom.randrange(1, 5, 0)',
    'urandom.randrange(1, 5, -1)',
    'urandom.randint(2, 1)',
    'urandom.getrandbits(0)',
    'urandom.getrandbits(33)',
  ])('%s is empty', (expression) => {
    expect(resultOf(using(expression))).toBe('ValueError: ');
  });

  test('there is nothing to choose from nothing', () => {
    expect(resultOf(using('urandom.choice([])'))).toBe('IndexError: ');
  });
});

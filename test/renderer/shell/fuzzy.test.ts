import { describe, expect, test } from 'vitest';
import { fuzzyFilter } from '../../../src/renderer/shell/fuzzy.ts';

const TITLES = [
  'Run',
  'Run Selection or Line',
  'Reset Board',
  'Save to Board',
  'Move Tab to the Next Group',
  'Maximize or Restore Panel',
];
const find = (typed: string) => fuzzyFilter(typed, TITLES, (title) => title);

describe('fuzzy finding', () => {
  test('nothing typed leaves everything in its order', () => {
    expect(find(' ')).toEqual(TITLES);
  });

  test('letters must come in order', () => {
    expect(find('nur')).not.toContain('Run');
    expect(find('xyz')).toEqual([]);
  });

  test('the beginning of a word and a run of letters come first', () => {
    expect(find('run')[0]).toBe('Run');
    expect(find('mo')[0]).toBe('Move Tab to the Next Group');
    expect(find('stb')[0]).toBe('Save to Board');
    expect(find('board')).toEqual(expect.arrayContaining(['Reset Board', 'Save to Board']));
  });
});

import { describe, expect, test } from 'vitest';
import { selectedLines } from '../../../src/renderer/editor/selected-lines.ts';

const TEXT = ['first', '  second', '  third', 'fourth'];
const source = { getLineContent: (line: number) => TEXT[line - 1]! };

describe('selected lines', () => {
  test('a cursor means its line', () => {
    expect(selectedLines(source, { startLineNumber: 2, endLineNumber: 2, endColumn: 4 })).toEqual({
      text: '  second',
      firstLine: 2,
      lastLine: 2,
    });
  });

  test('a selection means every line that it touches, whole', () => {
    expect(selectedLines(source, { startLineNumber: 2, endLineNumber: 3, endColumn: 3 }).text).toBe(
      '  second\n  third',
    );
  });

  test('a selection that ends before a line’s first character leaves the line out', () => {
    expect(selectedLines(source, { startLineNumber: 1, endLineNumber: 3, endColumn: 1 })).toMatchObject({
      text: 'first\n  second',
      lastLine: 2,
    });
  });
});

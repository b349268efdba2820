/** Which lines a selection means, for what works on whole lines. */
import type { SelectedLines } from './editor-handles.ts';

interface LineSource {
  getLineContent(line: number): string;
}

interface LineSpan {
  readonly startLineNumber: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/** The whole lines of a selection; a selection that ends before a line's first character leaves that line out. */
export function selectedLines(source: LineSource, span: LineSpan): SelectedLines {
  const { startLineNumber: firstLine, endLineNumber, endColumn } = span;
  const lastLine = endColumn === 1 && endLineNumber > firstLine ? endLineNumber - 1 : endLineNumber;
  const lines = [];
  for (let line = firstLine; line <= lastLine; line++) lines.push(source.getLineContent(line));
  return { text: lines.join('\n'), firstLine, lastLine };
}

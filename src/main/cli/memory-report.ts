/**
 * What a program holds on the board's heap, as `wipy run --memory-report` prints it.
 */
import type { HeapCensus, Holding } from '../../emulator/index.ts';

/** Rows of a table; a program seldom has more that matter. */
const MOST_ROWS = 20;

function table(title: string, holdings: readonly Holding[]): string[] {
  if (holdings.length === 0) return [];
  const shown = holdings.slice(0, MOST_ROWS);
  const width = Math.max(title.length, ...shown.map(({ name }) => name.length));
  const rows = shown.map(({ name, objects, bytes }) => row(name, width, String(objects), String(bytes)));
  const left = holdings.length - shown.length;
  return [row(title, width, 'objects', 'bytes'), ...rows, ...(left > 0 ? [`… and ${left} more`] : []), ''];
}

function row(name: string, width: number, objects: string, bytes: string): string {
  return `${name.padEnd(width)}  ${objects.padStart(7)}  ${bytes.padStart(7)}`;
}

/** Lines without a line feed at the end. */
export function memoryReport(census: HeapCensus): string {
  const { totalBytes, usedBytes, largestFreeBytes, collections } = census;
  const automatic = collections.filter(({ asked }) => !asked).length;
  return [
    '',
    `Heap: ${usedBytes} of ${totalBytes} bytes held, ${largestFreeBytes} free in one piece.`,
    `Collections: ${automatic} because the heap was full, ${collections.length - automatic} asked for.`,
    '',
    ...table('By type', census.types),
    ...table('By line', census.lines),
  ]
    .join('\n')
    .trimEnd();
}

/**
 * Compares what two interpreters printed for one program. Only addresses may differ.
 */
import type { Result } from './interpreters.ts';

/** Why two results are not compared: the two machines differ there, not the two Pythons. */
export type Incomparable = 'no end' | 'crash' | 'memory' | 'recursion' | 'address';

export interface Difference {
  /** Number of the last statement that both ended alike, -1 before the first. */
  readonly after: number;
  readonly real: string;
  readonly ours: string;
}

function normalised(output: string): string[] {
  return output.replaceAll(/\b(at 0x|at |bound_method |cell )[0-9a-f]{7,8}\b/g, 'ADDRESS').split('\n');
}

export function incomparable(real: Result, ours: Result): Incomparable | undefined {
  if (real.incomparable !== undefined) return real.incomparable;
  if (exhaustsMemory(real.output) || exhaustsMemory(ours.output)) return 'memory';
  if (/maximum recursion depth/.test(real.output)) return 'recursion';
  return undefined;
}

/** Whether a request failed that a larger heap would serve; sizes below 0 come as more than any has. */
function exhaustsMemory(output: string): boolean {
  return Array.from(output.matchAll(/^MemoryError: .*?(\d*)(?: bytes)?$/gm)).some(
    ([, bytes]) => Number(bytes) < 2 ** 31,
  );
}

/** The first difference, or undefined where there is none. */
export function difference(real: Result, ours: Result): Difference | undefined {
  const [wanted, got] = [normalised(real.output), normalised(ours.output)];
  const at = wanted.findIndex((line, index) => line !== got[index]);
  const first = at >= 0 ? at : wanted.length === got.length ? -1 : wanted.length;
  if (first < 0) return undefined;
  const statements = wanted.slice(0, first).filter((line) => /^#\d+$/.test(line));
  const excerpt = (lines: readonly string[]): string => lines.slice(first, first + 3).join('\n');
  return { after: statements.length - 1, real: excerpt(wanted), ours: excerpt(got) };
}

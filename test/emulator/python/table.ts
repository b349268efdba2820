/**
 * Tables of programs and what they leave in `r`, for both wordings.
 */
import { expect, test } from 'vitest';
import { pythonInterpreter } from '../../drivers/python.ts';
import type { Value } from '../../../src/emulator/python/runtime/object.ts';
import { repr } from '../../../src/emulator/python/runtime/print.ts';

/** A program, the repr of its `r` (or the exception it ends with) as documented, and as shipped where that differs. */
export type Row = [program: string, documented: string, shipped?: string];

/** repr of a program's global `r`, or the last line of its traceback. */
export function resultOf(source: string, shipped = false, globals: Readonly<Record<string, Value>> = {}): string {
  const { interpreter } = pythonInterpreter({ shipped });
  for (const [name, value] of Object.entries(globals)) interpreter.main.set(name, value);
  const outcome = interpreter.execute(source, 'file', '<stdin>');
  if (outcome.kind !== 'done') return interpreter.format(outcome.exception).split('\n').at(-2)!;
  return repr(interpreter.main.get('r')!);
}

/** One test for each row. */
export function testTable(rows: readonly Row[], globals?: Readonly<Record<string, Value>>): void {
  test.each(rows)('%s', (program, documented, shipped = documented) => {
    expect(resultOf(program, false, globals)).toBe(documented);
    expect(resultOf(program, true, globals)).toBe(shipped);
  });
}

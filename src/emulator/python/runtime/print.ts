/**
 * How values are printed. Follows mp_obj_print_helper of py/obj.c: a type without a printer prints as `<name>`.
 */
import { typeOf } from './object.ts';
import type { PrintKind, Value } from './object.ts';
import { runtimeError } from './raise.ts';
import { messages } from './messages.ts';

/** Containers within containers print this deep; a list that holds itself ends here. */
const MAX_NESTING = 200;

const nesting = { depth: 0 };

export function show(value: Value, kind: PrintKind): string {
  if (typeof value === 'string' && kind !== 'repr') return value;
  if (typeof value === 'number') return String(value);
  const type = typeOf(value);
  if (!type.print) return `<${type.name}>`;
  if (nesting.depth >= MAX_NESTING) throw runtimeError(messages.recursion());
  nesting.depth++;
  try {
    return type.print(value, kind);
  } finally {
    nesting.depth--;
  }
}

export function str(value: Value): string {
  return show(value, 'str');
}

export function repr(value: Value): string {
  return show(value, 'repr');
}

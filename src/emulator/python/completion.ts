/**
 * The names that tab completion offers: those of a module, a class, or the class of any other object. Follows the
 * look-ups of mp_repl_autocomplete in py/repl.c, which see neither instance attributes nor base classes.
 */
import { PyType, typeOf } from './runtime/object.ts';
import type { Value } from './runtime/object.ts';
import { tableOrder } from './runtime/hash.ts';
import { entryPositions } from './types/dict.ts';
import { PyBuiltinModule, PyModule } from './types/module.ts';

function tableOf(value: Value): { names: string[]; get: (name: string) => Value | undefined } {
  if (value instanceof PyBuiltinModule) return { names: [...value.table.keys()], get: (name) => value.table.get(name) };
  if (value instanceof PyModule) {
    const { table } = value.dict;
    const names = [...entryPositions(table)].map((position) => table.keyAt(position));
    return { names: names.filter((name) => typeof name === 'string'), get: (name) => value.get(name) };
  }
  const type = value instanceof PyType ? value : typeOf(value);
  const names = [...type.locals.keys()];
  return { names: type.native ? names : tableOrder(names), get: (name) => type.locals.get(name) };
}

/** Names at the end of a dotted path that starts in `main`; undefined where a part of it is unknown. */
export function completionNames(main: PyModule, path: readonly string[]): readonly string[] | undefined {
  let table = tableOf(main);
  for (const part of path) {
    const value = table.get(part);
    if (value === undefined) return undefined;
    table = tableOf(value);
  }
  return table.names;
}

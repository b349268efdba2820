/**
 * The import system. Follows py/builtinimport.c: built-in modules first, then the file system along sys.path, a
 * directory before a file, then the weak links; a module that fails stays in sys.modules.
 */
import { PyObject, typeName } from './object.ts';
import type { Value } from './object.ts';
import type { PyDict } from '../types/dict.ts';
import { entryPositions } from '../types/dict.ts';
import { PyBuiltinModule, PyModule } from '../types/module.ts';
import type { Namespace } from '../types/module.ts';
import type { PyList } from '../types/list.ts';
import { loadAttribute, loadMaybe, storeAttribute } from './attributes.ts';
import { messages } from './messages.ts';
import { attributeError, importError, keyError, valueError } from './raise.ts';
import { str } from './print.ts';

/** What the import system needs of the board, and what it keeps between imports. */
export interface ImportState {
  /** Modules that no file can take the place of, by name. */
  builtin: ReadonlyMap<string, Value>;
  /** Names that stand for a built-in module where no file has them. */
  weak: ReadonlyMap<string, Value>;
  /** sys.path and sys.modules. */
  path: PyList;
  modules: PyDict;
  stat: (path: string) => 'file' | 'directory' | null;
  /** Runs a source file with a module's globals. */
  execute: (path: string, module: PyModule) => void;
}

/** The running interpreter's; set when it starts. */
export const importing: { state: ImportState } = { state: undefined as unknown as ImportState };

function loaded(name: string): Value | undefined {
  const { modules, builtin } = importing.state;
  return modules.table.get(name) ?? builtin.get(name);
}

interface Place {
  readonly kind: 'directory' | 'file';
  /** Of a file with its ending. */
  readonly path: string;
}

/** A directory of that name, else a file with .py or .mpy. */
function placeAt(path: string): Place | null {
  const { stat } = importing.state;
  if (stat(path) === 'directory') return { kind: 'directory', path };
  for (const ending of ['.py', '.mpy']) {
    if (stat(path + ending) === 'file') return { kind: 'file', path: path + ending };
  }
  return null;
}

function findOnPath(name: string): Place | null {
  for (const entry of importing.state.path.items) {
    const folder = str(entry);
    const place = placeAt(folder === '' ? name : `${folder}/${name}`);
    if (place) return place;
  }
  return null;
}

/** Dotted name that a relative import means in the module whose globals these are. */
function absoluteName(globals: Namespace, name: string, level: number): string {
  const own = globals.get('__name__');
  if (own === undefined) throw keyError('__name__');
  if (own === '__main__') throw keyError('__main__');
  const parts = str(own).split('.');
  const isPackage = globals.get('__path__') !== undefined;
  const drop = level - (isPackage ? 1 : 0);
  if (drop > 0 && drop > parts.length) throw importError('invalid relative import');
  const base = drop > 0 ? parts.slice(0, -drop) : parts;
  const full = [...base, ...(name === '' ? [] : [name])].join('.');
  if (full === '') throw valueError('cannot perform relative import');
  return full;
}

/**
 * `import name` (`fromList` null: the top-level module) or `from name import …` (the leaf).
 * Errors: ImportError, and whatever the module raises.
 */
export function importName(globals: Namespace, name: string, fromList: readonly string[] | null, level: number): Value {
  const full = level > 0 ? absoluteName(globals, name, level) : name;
  const present = loaded(full);
  if (present !== undefined) {
    return full.includes('.') && fromList === null ? loaded(full.slice(0, full.indexOf('.')))! : present;
  }
  const parts = full.split('.');
  let path = '';
  let outer: Value | undefined;
  let top: Value | undefined;
  for (const [i, part] of parts.entries()) {
    const soFar = parts.slice(0, i + 1).join('.');
    const place = i === 0 ? findOnPath(part) : placeAt(`${path}/${part}`);
    const module = place === null ? weakLink(soFar, i === parts.length - 1) : (loaded(soFar) ?? load(soFar, place));
    path = place?.path ?? path;
    if (outer instanceof PyObject) storeAttribute(outer, part, module);
    outer = module;
    top ??= module;
  }
  return fromList === null ? top! : outer!;
}

function weakLink(name: string, isLast: boolean): Value {
  const module = isLast ? importing.state.weak.get(name) : undefined;
  if (module === undefined) throw importError(messages.noModule(name));
  return module;
}

function load(name: string, place: Place): Value {
  const { modules, execute, stat } = importing.state;
  const module = new PyModule(name);
  modules.table.set(name, module);
  if (place.kind === 'directory') {
    module.set('__path__', place.path);
    const initial = `${place.path}/__init__.py`;
    if (stat(initial) === 'file') run(initial, module, execute);
  } else {
    run(place.path, module, execute);
  }
  return module;
}

function run(path: string, module: PyModule, execute: ImportState['execute']): void {
  if (path.endsWith('.mpy')) throw valueError('incompatible .mpy file');
  module.set('__file__', path);
  execute(path, module);
}

/** `from module import name`. Follows mp_import_from: a package may have a submodule of that name. */
export function importFrom(module: Value, name: string): Value {
  const found = loadMaybe(module, name);
  if (found !== undefined && found.self === undefined) return found.member;
  if (found !== undefined || !(module instanceof PyModule) || module.get('__path__') === undefined) {
    throw importError(messages.cannotImportName(name));
  }
  const packageName = str(loadAttribute(module, '__name__'));
  return importName(module, `${packageName}.${name}`, [name], 0);
}

/** `from module import *`: every name that does not begin with an underscore. */
export function importStar(module: Value, into: PyDict['table']): void {
  if (module instanceof PyBuiltinModule) {
    for (const [name, value] of module.table) if (!name.startsWith('_')) into.set(name, value);
    return;
  }
  if (!(module instanceof PyModule)) throw attributeError(messages.noAttribute(typeName(module), '*'));
  const { table } = module.dict;
  for (const position of entryPositions(table)) {
    const name = table.keyAt(position);
    if (typeof name === 'string' && !name.startsWith('_')) into.set(name, table.valueAt(position));
  }
}

/**
 * ujson.dumps(). Follows the printing of py/ for PRINT_JSON: what JSON has no form for is written as repr() has it,
 * keys that are no str go unquoted (documentation 5.4.3).
 */
import { listType, tupleType, typeOf, dictType, None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { lookupInClass } from '../runtime/attributes.ts';
import { repr } from '../runtime/print.ts';
import { PyBytes } from '../types/bytes.ts';
import { PyDict, entryPositions } from '../types/dict.ts';
import { PyException } from '../types/exceptions.ts';
import { PyInstance } from '../types/instance.ts';
import type { PyList } from '../types/list.ts';
import type { PyTuple } from '../types/tuple.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quote(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must be escaped
  const escaped = text.replace(/["\\\u0000-\u001f]/g, (character) => {
    return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

function writeItems(items: readonly Value[]): string {
  return `[${items.map(writeJson).join(', ')}]`;
}

function writeDict(dict: PyDict): string {
  const { table } = dict;
  const entries = [...entryPositions(table)].map(
    (at) => `${writeJson(table.keyAt(at)!)}: ${writeJson(table.valueAt(at))}`,
  );
  const text = `{${entries.join(', ')}}`;
  const type = typeOf(dict);
  return type === dictType ? text : `${type.name}(${text})`;
}

/** An instance shows the native object underneath, unless it prints itself or is an exception. */
function writeInstance(instance: PyInstance): string {
  const { sub } = instance;
  const printsItself = lookupInClass(typeOf(instance), '__repr__', instance, false) !== undefined;
  return sub === undefined || sub instanceof PyException || printsItself ? repr(instance) : writeJson(sub);
}

/** The JSON of a value. Errors: RuntimeError where it nests too deep; those of `__repr__`. */
export function writeJson(value: Value): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === None) return 'null';
  const type = typeOf(value);
  if (type === listType) return writeItems((value as PyList).items);
  if (type === tupleType) return writeItems((value as PyTuple).items);
  if (value instanceof PyDict) return writeDict(value);
  if (value instanceof PyBytes) return quote(decodeUtf8(value.data));
  if (value instanceof PyException) return writeItems(value.args);
  if (value instanceof PyInstance) return writeInstance(value);
  return repr(value);
}

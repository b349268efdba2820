/**
 * The `ujson` module, documentation 4.1.7; load() reads any native stream.
 */
import { utf8Length } from '../../lib/utf8.ts';
import type { Value } from '../runtime/object.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin } from '../types/builtin.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { streamOf } from '../types/stream.ts';
import { readJson } from './json-reader.ts';
import { writeJson } from './json-writer.ts';
import { bytesOf } from '../types/text-argument.ts';

function dumps(value: Value): string {
  const text = writeJson(value);
  reserve(utf8Length(text) + 1);
  return text;
}

function load(source: Value): Value {
  const stream = streamOf(source);
  return readJson(() => stream.readBytes(1)[0] ?? 0);
}

function loads(text: Value): Value {
  const bytes = bytesOf(text);
  let next = 0;
  return readJson(() => bytes[next++] ?? 0);
}

export function makeUjson(): PyBuiltinModule {
  return new PyBuiltinModule('ujson', {
    dumps: builtin('dumps', 1, 1, dumps),
    load: builtin('load', 1, 1, load),
    loads: builtin('loads', 1, 1, loads),
  });
}

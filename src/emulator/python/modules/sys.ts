/**
 * The `sys` module, documentation 4.1.5 and facts section 3.16. Its streams are those of the console.
 */
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { loadMethod } from '../runtime/attributes.ts';
import { vm } from '../runtime/vm.ts';
import { encodeUtf8 } from '../../lib/utf8.ts';
import { builtin } from '../types/builtin.ts';
import { PyException, SystemExit, formatException } from '../types/exceptions.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { PyTuple } from '../types/tuple.ts';
import { AttributeTuple } from '../types/attribute-tuple.ts';
import { textOf } from './text-argument.ts';

/** sys.stdin, sys.stdout and sys.stderr: numbers 0, 1 and 2. */
class StandardStream extends PyObject {
  readonly number: number;

  constructor(number: number) {
    super();
    this.number = number;
  }
}

defineType(new PyType('FileIO'), {
  class: StandardStream,
  print: (self) => `<io.FileIO ${(self as StandardStream).number}>`,
  locals: {
    write: builtin('write', 2, 2, (_self: StandardStream, text: Value) => {
      const written = textOf(text);
      vm.hooks.write(written);
      return encodeUtf8(written).length;
    }),
  },
});

/** Where imports look, and what they have found: lists that the program may change. */
export interface ImportState {
  readonly path: Value;
  readonly modules: Value;
}

export function makeSys({ path, modules }: ImportState): PyBuiltinModule {
  const stdout = new StandardStream(1);
  return new PyBuiltinModule('sys', {
    path,
    argv: new PyList([]),
    version: '3.4.0',
    version_info: new PyTuple([3, 4, 0]),
    implementation: new AttributeTuple(['name', 'version'], ['micropython', new PyTuple([1, 9, 1])]),
    platform: 'WiPy',
    byteorder: 'little',
    maxsize: 0x7fffffff,
    exit: builtin('exit', 0, 1, (status?: Value) => {
      throw new PyException(SystemExit, status === undefined ? [] : [status]);
    }),
    stdin: new StandardStream(0),
    stdout,
    stderr: new StandardStream(2),
    modules,
    print_exception: builtin('print_exception', 1, 2, (exception: Value, file: Value = stdout) => {
      const text = formatException(exception);
      if (file instanceof StandardStream) vm.hooks.write(text);
      else loadMethod(file, 'write')!(text);
      return None;
    }),
  });
}

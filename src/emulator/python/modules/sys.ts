/**
 * The `sys` module, documentation 4.1.5 and facts section 3.16. Its streams are those of the console.
 */
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { interpreterHooks } from '../runtime/hooks.ts';
import { vm } from '../runtime/vm.ts';
import { encodeUtf8 } from '../../lib/utf8.ts';
import { builtin } from '../types/builtin.ts';
import { PyException, SystemExit, formatException } from '../types/exceptions.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { POLL_IN, POLL_OUT } from '../types/pollable.ts';
import type { Pollable } from '../types/pollable.ts';
import { printTo } from '../types/stream.ts';
import { PyTuple } from '../types/tuple.ts';
import { AttributeTuple } from '../types/attribute-tuple.ts';
import { stringOf } from '../types/text-argument.ts';

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
      const written = stringOf(text);
      vm.hooks.write(written);
      return encodeUtf8(written).length;
    }),
  },
});

/** One that select can wait for, which those of the shipped firmware are not. */
class PollableStandardStream extends StandardStream implements Pollable {
  readyFor(events: number): number {
    if (this.number > 0) return events & POLL_OUT;
    return interpreterHooks.hasInput() ? events & POLL_IN : 0;
  }
}

/** Where imports look, and what they have found: lists that the program may change. */
export interface ImportState {
  readonly path: Value;
  readonly modules: Value;
}

export function makeSys({ path, modules }: ImportState, shipped: boolean): PyBuiltinModule {
  const Stream = shipped ? StandardStream : PollableStandardStream;
  const stdout = new Stream(1);
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
    stdin: new Stream(0),
    stdout,
    stderr: new Stream(2),
    modules,
    print_exception: builtin('print_exception', 1, 2, (exception: Value, file: Value = stdout) => {
      printTo(file, formatException(exception));
      return None;
    }),
  });
}

/**
 * The `uio` module: open(), the types of files, and files in memory. Follows py/modio.c.
 * DIFFERS: FileIO and TextIOWrapper open nothing when they are called; the firmware would follow a null pointer there.
 */
import type { Value } from '../runtime/object.ts';
import { fileIoType, textIoType } from './file.ts';
import { bytesIoType, stringIoType } from '../types/memory-stream.ts';
import { PyBuiltinModule } from '../types/module.ts';

/** `open` is the builtin function. */
export function makeUio(open: Value): PyBuiltinModule {
  return new PyBuiltinModule('uio', {
    open,
    FileIO: fileIoType,
    TextIOWrapper: textIoType,
    StringIO: stringIoType,
    BytesIO: bytesIoType,
  });
}

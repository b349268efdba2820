/**
 * The `_thread` module. Follows py/modthread.c; the scheduler is runtime/threads.ts.
 */
import { None, typeName } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { spreadKeywords } from '../runtime/call.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import type { Threads } from '../runtime/threads.ts';
import { builtin } from '../types/builtin.ts';
import { PyDict } from '../types/dict.ts';
import { PyException, SystemExit } from '../types/exceptions.ts';
import { toInt } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import { PyLock, lockType } from '../types/lock.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { PyTuple } from '../types/tuple.ts';

function keywordsOf(options: Value | undefined): Keywords {
  if (options === undefined) return null;
  if (!(options instanceof PyDict)) throw typeError(messages.threadKeywords());
  return spreadKeywords(null, options);
}

export function makeThread(threads: Threads): PyBuiltinModule {
  /** Bytes for the next threads; 0 for the default. */
  let stackSize = 0;
  return new PyBuiltinModule('_thread', {
    LockType: lockType,
    get_ident: builtin('get_ident', 0, 0, () => threads.ident),
    stack_size: builtin('stack_size', 0, 1, (bytes: Value = 0) => {
      const before = stackSize;
      stackSize = toInt(bytes) >>> 0;
      return before;
    }),
    start_new_thread: builtin('start_new_thread', 2, 3, (callee: Value, args: Value, options?: Value) => {
      if (!(args instanceof PyTuple || args instanceof PyList))
        throw typeError(messages.notTupleOrList(typeName(args)));
      threads.start(callee, [...args.items], keywordsOf(options), stackSize);
      return None;
    }),
    exit: builtin('exit', 0, 0, () => {
      throw new PyException(SystemExit, []);
    }),
    allocate_lock: builtin('allocate_lock', 0, 0, () => new PyLock()),
  });
}

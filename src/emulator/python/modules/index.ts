/**
 * The modules of the language core, as every interpreter has them; those of the board are handed in. The shipped
 * firmware has those of facts section 3.0, the documented board all that need no hardware.
 */
import type { Heap } from '../memory/heap.ts';
import type { QstrPool } from '../memory/qstr-pool.ts';
import type { Value } from '../runtime/object.ts';
import { PyBuiltinModule } from '../types/module.ts';
import type { Namespace } from '../types/module.ts';
import type { ScheduledCalls } from '../runtime/scheduled-calls.ts';
import type { Threads } from '../runtime/threads.ts';
import { makeThread } from './_thread.ts';
import { makeArray } from './array.ts';
import { makeBtree } from './btree.ts';
import { DOCUMENTED_EXTRAS, builtinNames } from './builtins.ts';
import { executeBuiltins } from './builtins-execute.ts';
import { makeFramebuf } from './framebuf/framebuf.ts';
import { makeGc } from './gc.ts';
import { makeMicropython } from './micropython.ts';
import { makeSys, type ImportState } from './sys.ts';
import { makeUbinascii } from './ubinascii.ts';
import { makeUcollections } from './ucollections.ts';
import { makeUctypes } from './uctypes/uctypes.ts';
import { makeUerrno } from './uerrno.ts';
import { makeUhashlib } from './uhashlib.ts';
import { makeUheapq } from './uheapq.ts';
import { makeUio } from './uio.ts';
import { makeUjson } from './ujson.ts';
import { makeUrandom } from './urandom.ts';
import { makeUre } from './ure.ts';
import { makeUselect } from './uselect.ts';
import { makeUstruct } from './ustruct.ts';
import { makeUzlib } from './uzlib.ts';

/** Modules that only the documented board has. */
const DOCUMENTED_MODULES: Readonly<Record<string, () => PyBuiltinModule>> = {
  btree: makeBtree,
  framebuf: makeFramebuf,
  uctypes: makeUctypes,
  uhashlib: makeUhashlib,
  uheapq: makeUheapq,
  urandom: makeUrandom,
  uzlib: makeUzlib,
};

/** What the modules of the core look at and change. */
interface CoreState extends ImportState {
  readonly heap: Heap;
  readonly qstrs: QstrPool;
  readonly threads: Threads;
  readonly scheduled: ScheduledCalls;
}

export function installCoreModules(
  interpreter: CoreState,
  modules: Map<string, Value>,
  builtins: Namespace,
  shipped: boolean,
): void {
  const names = shipped ? builtinNames : { ...builtinNames, ...DOCUMENTED_EXTRAS };
  for (const [name, value] of Object.entries(names)) builtins.set(name, value);
  const core: Record<string, PyBuiltinModule> = {
    builtins: new PyBuiltinModule('builtins', names),
    micropython: makeMicropython(interpreter, shipped),
    array: makeArray(),
    gc: makeGc(interpreter.heap),
    uio: makeUio(executeBuiltins['open']!),
    ucollections: makeUcollections(),
    ustruct: makeUstruct(),
    sys: makeSys(interpreter, shipped),
    _thread: makeThread(interpreter.threads),
    uerrno: makeUerrno(shipped),
    ujson: makeUjson(),
    ure: makeUre(shipped),
    ubinascii: makeUbinascii(shipped),
    uselect: makeUselect(),
  };
  for (const [name, module] of Object.entries(core)) modules.set(name, module);
  if (shipped) return;
  for (const [name, make] of Object.entries(DOCUMENTED_MODULES)) modules.set(name, make());
}

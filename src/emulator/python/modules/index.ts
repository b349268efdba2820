/**
 * The modules of the language core, as every interpreter has them; those of the board are handed in.
 */
import type { Interpreter } from '../interpreter.ts';
import type { Value } from '../runtime/object.ts';
import { PyBuiltinModule } from '../types/module.ts';
import type { Namespace } from '../types/module.ts';
import { DOCUMENTED_EXTRAS, builtinNames } from './builtins.ts';
import { makeMicropython } from './micropython.ts';
import { makeSys } from './sys.ts';

export function installCoreModules(
  interpreter: Interpreter,
  modules: Map<string, Value>,
  builtins: Namespace,
  shipped: boolean,
): void {
  const names = shipped ? builtinNames : { ...builtinNames, ...DOCUMENTED_EXTRAS };
  for (const [name, value] of Object.entries(names)) builtins.set(name, value);
  modules.set('builtins', new PyBuiltinModule('builtins', names));
  modules.set('sys', makeSys(interpreter));
  modules.set('micropython', makeMicropython());
}

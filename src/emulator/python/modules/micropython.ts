/**
 * The `micropython` module, documentation 4.2.4. Here are `const` and `opt_level`; what concerns the heap and
 * interrupts joins with them.
 */
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { vm } from '../runtime/vm.ts';
import { builtin } from '../types/builtin.ts';
import { toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';

export function makeMicropython(): PyBuiltinModule {
  return new PyBuiltinModule('micropython', {
    const: builtin('const', 1, 1, (value: Value) => value),
    opt_level: builtin('opt_level', 0, 1, (level?: Value) => {
      if (level === undefined) return vm.optLevel;
      vm.optLevel = toInt(level);
      return None;
    }),
  });
}

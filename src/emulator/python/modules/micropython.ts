/**
 * The `micropython` module, documentation 4.2.4. Here are `const`, `opt_level`, `schedule` and `kbd_intr`; what concerns
 * the heap and interrupts joins with them.
 */
import type { Heap } from '../memory/heap.ts';
import type { QstrPool } from '../memory/qstr-pool.ts';
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { interpreterHooks } from '../runtime/hooks.ts';
import { messages } from '../runtime/messages.ts';
import { runtimeError } from '../runtime/raise.ts';
import type { ScheduledCalls } from '../runtime/scheduled-calls.ts';
import { vm } from '../runtime/vm.ts';
import { builtin } from '../types/builtin.ts';
import { toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { memoryFunctions } from './micropython-memory.ts';

interface MicropythonState {
  readonly scheduled: ScheduledCalls;
  readonly heap: Heap;
  readonly qstrs: QstrPool;
}

/** What the shipped firmware has not. */
function documentedExtras(scheduled: ScheduledCalls): Record<string, Value> {
  return {
    kbd_intr: builtin('kbd_intr', 1, 1, (character: Value) => {
      interpreterHooks.setInterruptCharacter(toInt(character));
      return None;
    }),
    schedule: builtin('schedule', 2, 2, (callee: Value, argument: Value) => {
      if (!scheduled.add(callee, argument)) throw runtimeError(messages.scheduleFull());
      return None;
    }),
  };
}

export function makeMicropython({ scheduled, heap, qstrs }: MicropythonState, shipped: boolean): PyBuiltinModule {
  return new PyBuiltinModule('micropython', {
    const: builtin('const', 1, 1, (value: Value) => value),
    opt_level: builtin('opt_level', 0, 1, (level?: Value) => {
      if (level === undefined) return vm.optLevel;
      vm.optLevel = toInt(level);
      return None;
    }),
    ...memoryFunctions(heap, qstrs, shipped),
    ...(shipped ? {} : documentedExtras(scheduled)),
  });
}

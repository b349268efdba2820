/**
 * The `wipy` module, documentation 4.3.1: the heartbeat LED.
 */
import type { Heartbeat } from '../../board/heartbeat.ts';
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { truth } from '../runtime/operators.ts';
import { builtin } from '../types/builtin.ts';
import { PyBuiltinModule } from '../types/module.ts';

export function makeWipy(heartbeat: Heartbeat): PyBuiltinModule {
  return new PyBuiltinModule('wipy', {
    heartbeat: builtin('heartbeat', 0, 1, (enable?: Value) => {
      if (enable === undefined) return heartbeat.isEnabled;
      if (truth(enable)) heartbeat.enable();
      else heartbeat.disable();
      return None;
    }),
  });
}

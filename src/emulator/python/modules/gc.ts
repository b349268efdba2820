/**
 * The `gc` module, documentation 4.1.3. Follows py/modgc.c; the firmware is built so that collect() returns nothing.
 */
import { BLOCK_BYTES } from '../memory/block-map.ts';
import type { Heap } from '../memory/heap.ts';
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { builtin } from '../types/builtin.ts';
import { toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';

export function makeGc(heap: Heap): PyBuiltinModule {
  const switchTo = (automatic: boolean) => () => {
    heap.automatic = automatic;
    return None;
  };
  return new PyBuiltinModule('gc', {
    collect: builtin('collect', 0, 0, () => {
      heap.collect(true);
      return None;
    }),
    disable: builtin('disable', 0, 0, switchTo(false)),
    enable: builtin('enable', 0, 0, switchTo(true)),
    isenabled: builtin('isenabled', 0, 0, () => heap.automatic),
    mem_free: builtin('mem_free', 0, 0, () => heap.totalBytes - heap.usedBytes),
    mem_alloc: builtin('mem_alloc', 0, 0, () => heap.usedBytes),
    threshold: builtin('threshold', 0, 1, (bytes?: Value) => {
      if (bytes === undefined) return heap.threshold === Infinity ? -1 : heap.threshold * BLOCK_BYTES;
      const wanted = toInt(bytes);
      heap.threshold = wanted < 0 ? Infinity : Math.floor(wanted / BLOCK_BYTES);
      return None;
    }),
  });
}

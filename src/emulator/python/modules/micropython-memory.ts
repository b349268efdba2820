/**
 * The functions of `micropython` that concern memory, documentation 4.2.4. Follows py/modmicropython.c. The shipped
 * firmware has only the locks and the emergency buffer.
 */
import type { Heap } from '../memory/heap.ts';
import type { QstrPool } from '../memory/qstr-pool.ts';
import { heapDrawing, heapSummary } from '../memory/heap-report.ts';
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { vm } from '../runtime/vm.ts';
import { builtin } from '../types/builtin.ts';
import { toInt } from '../types/int.ts';

/** Stack that the firmware has in use where a program begins, and what one more Python call takes. */
const STACK_BYTES = { base: 400, call: 180 };

function stackUse(): number {
  return STACK_BYTES.base + vm.depth * STACK_BYTES.call;
}

export function memoryFunctions(heap: Heap, qstrs: QstrPool, shipped: boolean): Record<string, Value> {
  const both = {
    heap_lock: builtin('heap_lock', 0, 0, () => {
      heap.lock();
      return None;
    }),
    heap_unlock: builtin('heap_unlock', 0, 0, () => {
      heap.unlock();
      return None;
    }),
    alloc_emergency_exception_buf: builtin('alloc_emergency_exception_buf', 1, 1, (bytes: Value) => {
      heap.keepEmergencyBuffer(toInt(bytes));
      return None;
    }),
  };
  if (shipped) return both;
  return {
    ...both,
    mem_info: builtin('mem_info', 0, 1, (verbose?: Value) => {
      vm.hooks.write(`stack: ${stackUse()}\n${heapSummary(heap)}`);
      if (verbose !== undefined) vm.hooks.write(heapDrawing(heap));
      return None;
    }),
    qstr_info: builtin('qstr_info', 0, 1, (verbose?: Value) => {
      const { pools, strings, dataBytes, totalBytes } = qstrs.info();
      vm.hooks.write(
        `qstr pool: n_pool=${pools}, n_qstr=${strings}, n_str_data_bytes=${dataBytes}, n_total_bytes=${totalBytes}\n`,
      );
      if (verbose !== undefined) for (const name of qstrs.names()) vm.hooks.write(`Q(${name})\n`);
      return None;
    }),
    stack_use: builtin('stack_use', 0, 0, stackUse),
  };
}

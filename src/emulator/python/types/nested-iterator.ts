/**
 * Iterators that step other iterators: enumerate, filter, map and zip. Chained thousands deep they would exhaust the
 * host's stack, so a chain is as deep as Python calls may be; MP_STACK_CHECK plays that part in py/runtime.c.
 */
import { PyObject } from '../runtime/object.ts';
import type { PyIterator } from '../runtime/object.ts';
import { onHeap } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { runtimeError } from '../runtime/raise.ts';
import { MAX_DEPTH } from '../runtime/vm.ts';

export abstract class PyNestedIterator extends PyObject {
  private readonly level: number;

  constructor(sources: readonly PyIterator[]) {
    super();
    for (const source of sources) onHeap(source);
    this.level = 1 + Math.max(0, ...sources.map((source) => (source instanceof PyNestedIterator ? source.level : 0)));
  }

  /** To be called before the sources are stepped. Errors: RuntimeError. */
  protected checkDepth(): void {
    if (this.level > MAX_DEPTH) throw runtimeError(messages.recursion());
  }
}

/**
 * A context manager that has been entered. Follows MP_BC_SETUP_WITH and MP_BC_WITH_CLEANUP of py/vm.c.
 */
import { ON_STACK } from '../memory/block-map.ts';
import type { HeapObject, Visit } from '../memory/marking.ts';
import { None, typeOf } from './object.ts';
import type { Value } from './object.ts';
import { loadAttribute } from './attributes.ts';
import { callValues } from './call.ts';
import { truth } from './operators.ts';
import { resume } from './suspension.ts';
import type { Resumable } from './suspension.ts';

class EnteredContext implements HeapObject {
  block = ON_STACK;
  readonly value: Value;
  private readonly leave: Value;

  constructor(value: Value, leave: Value) {
    this.value = value;
    this.leave = leave;
  }

  children(visit: Visit): void {
    visit(this.value);
    visit(this.leave);
  }

  chunks(): readonly number[] {
    return [];
  }

  exit(): void {
    this.callLeave(None, None, None);
  }

  /** Leaves because of an exception; true where the manager swallowed it. */
  exitWith(exc: Value): boolean {
    return truth(this.callLeave(typeOf(exc), exc, None));
  }

  private callLeave(type: Value, exc: Value, trace: Value): Value {
    const { leave } = this;
    return typeof leave === 'object' && leave.fn !== undefined
      ? leave.fn(type, exc, trace)
      : callValues(leave, [type, exc, trace]);
  }

  exitSteps(): Resumable<Value> {
    return resume(this.leave, [None, None, None], null);
  }

  *exitWithSteps(exc: Value): Resumable<boolean> {
    return truth(yield* resume(this.leave, [typeOf(exc), exc, None], null));
  }
}

export function enter(context: Value): EnteredContext {
  const leave = loadAttribute(context, '__exit__');
  return new EnteredContext(callValues(loadAttribute(context, '__enter__'), []), leave);
}

/** The same for resumable code. */
export function* enterSteps(context: Value): Resumable<EnteredContext> {
  const leave = loadAttribute(context, '__exit__');
  return new EnteredContext(yield* resume(loadAttribute(context, '__enter__'), [], null), leave);
}

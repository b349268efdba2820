/**
 * slice. Follows py/objslice.c: it cannot be made by calling its type.
 */
import { PyObject, defineType, sliceType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { repr } from '../runtime/print.ts';

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

defineType(sliceType, {
  class: PySlice,
  print(self) {
    const { start, stop, step } = self as PySlice;
    return `slice(${repr(start)}, ${repr(stop)}, ${repr(step)})`;
  },
});

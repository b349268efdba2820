/**
 * A method with the object it was taken from. Follows py/objboundmeth.c.
 */
import { PyObject, boundMethodType, defineType } from '../runtime/object.ts';
import type { Entry, Value } from '../runtime/object.ts';
import { callKeywords, callValues } from '../runtime/call.ts';
import { hexAddress } from '../memory/addresses.ts';
import { repr } from '../runtime/print.ts';
import { vm } from '../runtime/vm.ts';

export class PyBoundMethod extends PyObject {
  readonly target: Value;
  readonly self: Value;
  override readonly fn: Entry;

  constructor(target: Value, self: Value) {
    super();
    this.target = target;
    this.self = self;
    const entry = typeof target === 'object' ? target.fn : undefined;
    this.fn = entry ? (...args) => entry.call(target, self, ...args) : (...args) => callValues(target, [self, ...args]);
  }
}

defineType(boundMethodType, {
  class: PyBoundMethod,
  print(value) {
    const { target, self } = value as PyBoundMethod;
    return vm.terse ? '<bound_method>' : `<bound_method ${hexAddress(value)} ${repr(self)}.${repr(target)}>`;
  },
  call(value, args, keywords) {
    const { target, self } = value as PyBoundMethod;
    return callKeywords(target, [self, ...args], keywords);
  },
});

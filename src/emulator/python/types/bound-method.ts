/**
 * A method with the object it was taken from. Follows py/objboundmeth.c.
 */
import { PyObject, boundMethodType, defineType } from '../runtime/object.ts';
import type { Entry, Value } from '../runtime/object.ts';
import { callKeywords, callValues } from '../runtime/call.ts';
import { resume } from '../runtime/suspension.ts';
import type { ResumableEntry } from '../runtime/suspension.ts';
import { hexAddress } from '../memory/addresses.ts';
import { repr } from '../runtime/print.ts';
import { vm } from '../runtime/vm.ts';

export class PyBoundMethod extends PyObject {
  readonly target: Value;
  readonly self: Value;

  constructor(target: Value, self: Value) {
    super();
    this.target = target;
    this.self = self;
  }
}

Object.defineProperty(PyBoundMethod.prototype, 'fn', {
  value: function (this: PyBoundMethod, ...args) {
    const { target, self } = this;
    return typeof target === 'object' && target.fn !== undefined
      ? target.fn(self, ...args)
      : callValues(target, [self, ...args]);
  } satisfies Entry,
});
Object.defineProperty(PyBoundMethod.prototype, 'resumable', {
  value: function (this: PyBoundMethod, args, keywords) {
    return resume(this.target, [this.self, ...args], keywords);
  } satisfies ResumableEntry,
});

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

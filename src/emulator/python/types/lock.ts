/**
 * The lock of `_thread`. Follows py/modthread.c and the mutex of cc3200/mpthreadport.c: whoever asks takes it when it is
 * free, anybody may release it, and inside an interrupt handler or with interrupts disabled the mutex is left alone.
 */
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { Suspension } from '../runtime/suspension.ts';
import type { Resumable } from '../runtime/suspension.ts';
import { pollSoon, vm } from '../runtime/vm.ts';
import { blockingBuiltin } from './blocking-builtin.ts';
import { builtin } from './builtin.ts';
import { toInt } from './int.ts';

export class PyLock extends PyObject {
  /** What locked() tells; a handler changes it without the mutex. */
  isLocked = false;
  private isTaken = false;
  private waiting = 0;

  /** True once it has the lock; false where it is not to wait for it. */
  *acquire(wait: boolean): Resumable<boolean> {
    if (vm.hooks.canSwitch()) {
      while (this.isTaken) {
        if (!wait) return false;
        this.waiting++;
        try {
          yield new Suspension(Infinity, () => !this.isTaken, 'thread');
        } finally {
          this.waiting--;
        }
      }
      this.isTaken = true;
    }
    this.isLocked = true;
    return true;
  }

  release(): void {
    this.isLocked = false;
    if (!vm.hooks.canSwitch()) return;
    this.isTaken = false;
    // Else a loop that takes it again at once would always be found with the lock in its hands.
    if (this.waiting > 0) pollSoon();
  }
}

/** A third argument, the timeout, is taken and not looked at. */
function acquire(self: PyLock, wait: Value = 1): Resumable<Value> {
  return self.acquire(toInt(wait) !== 0);
}

function release(self: PyLock): Value {
  self.release();
  return None;
}

export const lockType = defineType(new PyType('lock'), {
  class: PyLock,
  locals: {
    acquire: blockingBuiltin('acquire', 1, 3, acquire),
    release: builtin('release', 1, 1, release),
    locked: builtin('locked', 1, 1, (self: PyLock) => self.isLocked),
    __enter__: blockingBuiltin('__enter__', 1, 3, acquire),
    __exit__: builtin('__exit__', 4, 4, release),
  },
});

/**
 * Calls that wait for the poll point: micropython.schedule(), documentation 4.2.4. Follows py/scheduler.c: four may wait,
 * the last one comes first, none interrupts another, and what one raises is printed.
 * DIFFERS: Ctrl-C ends a scheduled call together with the program; the firmware waits for the end of the call.
 */
import type { Visit } from '../memory/marking.ts';
import { call } from './call.ts';
import type { Value } from './object.ts';
import { pollSoon, vm } from './vm.ts';
import { KeyboardInterrupt, formatException, isInstanceOf, unwound } from '../types/exceptions.ts';

const MOST_WAITING = 4;

export class ScheduledCalls {
  private readonly waiting: { readonly callee: Value; readonly argument: Value }[] = [];
  private isRunning = false;

  /** Lets a call run at a poll point, this one if it may; false where no more can wait. Errors: KeyboardInterrupt. */
  add(callee: Value, argument: Value): boolean {
    if (this.waiting.length === MOST_WAITING) return false;
    this.waiting.push({ callee, argument });
    // The firmware looks after each instruction, the call of schedule() included.
    vm.hooks.poll();
    return true;
  }

  /** Shows the waiting calls to the collector. */
  children(visit: Visit): void {
    for (const { callee, argument } of this.waiting) {
      visit(callee);
      visit(argument);
    }
  }

  /** True where runNext() would call something. */
  get isDue(): boolean {
    return this.waiting.length > 0 && !this.isRunning;
  }

  /** Runs the call that was added last. Errors: KeyboardInterrupt. */
  runNext(): void {
    if (!this.isDue) return;
    const { callee, argument } = this.waiting.pop()!;
    const { depth } = vm;
    this.isRunning = true;
    try {
      call(callee, argument);
    } catch (thrown) {
      if (isInstanceOf(thrown, KeyboardInterrupt)) throw thrown;
      vm.hooks.write(formatException(unwound(thrown, depth)));
    } finally {
      this.isRunning = false;
      if (this.isDue) pollSoon();
    }
  }
}

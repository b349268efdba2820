/**
 * How code that can be left and taken up again says that it stops: the resumable form of a function, and each native
 * that blocks, is a JavaScript generator that yields a Suspension and returns its value. A thread yields it to the
 * scheduler (threads.ts); direct code drives such a generator to its end and waits on the spot.
 */
import type { Keywords, Value } from './object.ts';
import { callKeywords } from './call.ts';
import { vm } from './vm.ts';

/** What can end a wait: the board (time, the console, a peripheral), or only another thread. */
export type EndedBy = 'board' | 'thread';

/** Why code stops, and when it may go on. */
export class Suspension {
  /** Instant of the board's clock at which it goes on at the latest, in nanoseconds; Infinity for none. */
  readonly deadline: number;
  readonly isOver: () => boolean;
  readonly endedBy: EndedBy;

  constructor(deadline: number, isOver: () => boolean, endedBy: EndedBy) {
    this.deadline = deadline;
    this.isOver = isOver;
    this.endedBy = endedBy;
  }
}

/** The end of a slice: there is nothing to wait for. */
export const SWITCH = new Suspension(-Infinity, () => true, 'board');

export type Resumable<Result> = Generator<Suspension, Result, unknown>;

/** What calls an object from resumable code. `this` is the object called. */
export type ResumableEntry = (args: Value[], keywords: Keywords) => Resumable<Value>;

/** Waits for nothing but the time. */
export function sleepFor(nanos: number): Suspension {
  return new Suspension(vm.hooks.nanos() + nanos, () => false, 'board');
}

/** What has its result already. */
// oxlint-disable-next-line require-yield
export function* finished<Result>(result: Result): Resumable<Result> {
  return result;
}

/** Calls any value from resumable code; one that knows no resumable form runs to its end. Errors: as callKeywords. */
export function resume(callee: Value, args: Value[], keywords: Keywords): Resumable<Value> {
  if (typeof callee === 'object' && callee.resumable !== undefined) return callee.resumable(args, keywords);
  return finished(callKeywords(callee, args, keywords));
}

/** Runs resumable code from direct code: what it would yield is waited for here. */
export function drive<Result>(steps: Resumable<Result>): Result {
  let step = steps.next();
  while (!step.done) {
    try {
      if (step.value === SWITCH) vm.hooks.poll();
      else vm.threads.wait(step.value);
    } catch (thrown) {
      step = steps.throw(thrown);
      continue;
    }
    step = steps.next();
  }
  return step.value;
}

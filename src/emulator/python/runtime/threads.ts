/**
 * The threads of `_thread` and who runs when. The main thread runs direct code; the others run the resumable form of
 * their functions and get a slice each at the main thread's poll point and while it waits. Follows py/modthread.c and
 * cc3200/mpthreadport.c, with slices in the place of FreeRTOS tasks of one priority under a global lock.
 *
 * Direct code within a slice (a native that calls back: sort keys, operators and properties of instances, imports) stays
 * in it: its poll points and waits run the other threads on top of it, but the main thread goes on only when it returns.
 * So a wait there that no thread which can still run could end is refused, and Ctrl-C strikes such code itself once it
 * has kept the main thread waiting for long.
 */
import type { Keywords, Value } from './object.ts';
import { messages } from './messages.ts';
import { repr } from './print.ts';
import { runtimeError } from './raise.ts';
import { SWITCH, resume } from './suspension.ts';
import type { Resumable, Suspension } from './suspension.ts';
import { Frame, MAX_DEPTH, pollSoon, vm } from './vm.ts';
import type { CodeInfo, Scheduler } from './vm.ts';
import { NO_BLOCK } from '../memory/block-map.ts';
import { heap } from '../memory/heap.ts';
import type { HeapObject, Visit } from '../memory/marking.ts';
import { SystemExit, formatException, isInstanceOf, unwound } from '../types/exceptions.ts';

const DEFAULT_STACK_BYTES = 4096;
const LEAST_STACK_BYTES = 2048;
/** Left free to recover in when the limit is hit. */
const STACK_MARGIN_BYTES = 512;
/** What a call is taken to cost; the chip does not look and runs over the end of its stack. */
const STACK_BYTES_PER_CALL = 64;
/** The frame below the code of a thread, which shows no tracebacks its caller. */
const ENTRY_DEPTH = 1;
/** Where the states of the main thread and of the others are said to lie; only that they differ matters. */
const MAIN_IDENT = 0x20005a30;
const FIRST_IDENT = 0x20034000;
/** For so long direct code within a slice may keep Ctrl-C from the main thread. */
const PATIENCE_NANOS = 50_000_000;

class Thread implements HeapObject {
  block: number;
  readonly callee: Value;
  readonly ident: number;
  /** Calls may nest this deep. */
  readonly limit: number;
  readonly steps: Resumable<Value>;
  /** What exchanges places with the lowest frames of the interpreter for a slice; the first is not used. */
  readonly frames: Frame[];
  depth = ENTRY_DEPTH;
  /** While it runs: how deep the frames go that it keeps for what it runs on top of. */
  beneath = 0;
  state: 'waiting' | 'running' | 'ended' = 'waiting';
  /** What a waiting thread waits for. */
  suspension: Suspension = SWITCH;

  private readonly stackBytes: number;

  /** Errors: MemoryError where the heap has no room for the stack. */
  constructor(callee: Value, steps: Resumable<Value>, ident: number, stackBytes: number, entry: Frame) {
    this.stackBytes = stackBytes;
    this.callee = callee;
    this.steps = steps;
    this.ident = ident;
    this.limit = Math.min(
      MAX_DEPTH,
      ENTRY_DEPTH + Math.floor((stackBytes - STACK_MARGIN_BYTES) / STACK_BYTES_PER_CALL),
    );
    this.frames = [entry, entry];
    this.block = heap?.place(this, stackBytes) ?? NO_BLOCK;
  }

  children(visit: Visit): void {
    visit(this.callee);
    const top = this.state === 'running' ? this.beneath : this.depth;
    for (let at = ENTRY_DEPTH; at <= top; at++) this.frames[at]?.children(visit);
  }

  chunks(): readonly number[] {
    return [this.stackBytes];
  }

  get isReady(): boolean {
    if (this.state !== 'waiting') return false;
    const { suspension } = this;
    return suspension === SWITCH || suspension.isOver() || vm.hooks.nanos() >= suspension.deadline;
  }
}

/** Calls only when it runs, so that what is wrong with the arguments is the thread's own fault. */
function* callLater(callee: Value, args: Value[], keywords: Keywords): Resumable<Value> {
  return yield* resume(callee, args, keywords);
}

export class Threads implements Scheduler {
  /** In the order of their turns; a new list whenever one comes or goes. */
  private alive: readonly Thread[] = [];
  private started = 0;
  /** The innermost thread that runs; null for the main one. */
  private active: Thread | null = null;
  /** When the slice began that keeps the main thread waiting. */
  private sliceStart = 0;

  /** `_thread.get_ident()`. */
  get ident(): number {
    return this.active?.ident ?? MAIN_IDENT;
  }

  /**
   * Starts a thread that calls `callee`; it runs from the next poll point on. `stackBytes` as `_thread.stack_size()` has
   * it, 0 for the default. Errors: MemoryError where the heap has no room for the stack.
   */
  start(callee: Value, args: Value[], keywords: Keywords, stackBytes: number): void {
    const bytes = stackBytes === 0 ? DEFAULT_STACK_BYTES : Math.max(LEAST_STACK_BYTES, stackBytes);
    const ident = FIRST_IDENT + LEAST_STACK_BYTES * this.started++;
    const entry = new Frame(entryCode(vm.frames[vm.depth]!.code));
    const steps = callLater(callee, args, keywords);
    this.alive = [...this.alive, new Thread(callee, steps, ident, bytes, entry)];
  }

  /** Shows the threads to the collector. */
  children(visit: Visit): void {
    for (const thread of this.alive) visit(thread);
  }

  /** Gives a slice to each thread that is ready. Called where direct code polls and waits. True if there were any. */
  takeTurns(): boolean {
    if (this.alive.length === 0 || !vm.hooks.canSwitch()) return false;
    const { fuel, unspent } = vm;
    for (const thread of this.alive) if (thread.isReady) this.slice(thread);
    vm.fuel = fuel;
    vm.unspent = unspent;
    return true;
  }

  /** Whether Ctrl-C strikes the code that runs now; a thread's own goes on to the main thread. */
  get takesInterrupt(): boolean {
    return this.active === null || vm.hooks.nanos() - this.sliceStart > PATIENCE_NANOS;
  }

  /** Direct code waits. Errors: KeyboardInterrupt; RuntimeError where nothing could ever end the wait. */
  wait(suspension: Suspension): void {
    const { hooks } = vm;
    const isInterrupted = () => hooks.isInterrupted() && this.takesInterrupt;
    this.waitUntil(suspension, () => suspension.isOver() || (hooks.interruptEndsWaits && isInterrupted()));
    if (isInterrupted()) hooks.poll();
  }

  /** The same for the board itself, which deals with Ctrl-C in its own way: `isOver` ends the wait, or the deadline. */
  waitUntil(suspension: Pick<Suspension, 'deadline' | 'endedBy'>, isOver: () => boolean): void {
    const { hooks } = vm;
    const canGoOn = () => isOver() || this.isAnyReady;
    while (!isOver() && hooks.nanos() < suspension.deadline) {
      if (this.isAnyReady) this.takeTurns();
      else {
        const deadline = Math.min(suspension.deadline, ...this.waiting.map((thread) => thread.suspension.deadline));
        if (this.active !== null && this.isHopeless(suspension)) throw runtimeError(messages.endlessWait());
        hooks.idleUntil(deadline, canGoOn);
      }
    }
  }

  /** Threads that could be given a slice, had they nothing to wait for. */
  private get waiting(): Thread[] {
    return vm.hooks.canSwitch() ? this.alive.filter(({ state }) => state === 'waiting') : [];
  }

  private get isAnyReady(): boolean {
    return this.alive.length > 0 && this.waiting.some((thread) => thread.isReady);
  }

  private isHopeless(suspension: Pick<Suspension, 'deadline' | 'endedBy'>): boolean {
    return [suspension, ...this.waiting.map((thread) => thread.suspension)].every(
      ({ deadline, endedBy }) => endedBy === 'thread' && deadline === Infinity,
    );
  }

  private slice(thread: Thread): void {
    const { active } = this;
    const { depth, limit } = vm;
    if (active === null) this.sliceStart = vm.hooks.nanos();
    exchangeFrames(thread, Math.max(depth, thread.depth));
    thread.beneath = depth;
    vm.depth = thread.depth;
    vm.limit = thread.limit;
    this.active = thread;
    thread.state = 'running';
    vm.hooks.beginSlice();
    try {
      const step = stretch(thread);
      if (step.done) this.end(thread);
      else {
        thread.suspension = step.value;
        thread.state = 'waiting';
      }
    } catch (thrown) {
      this.end(thread);
      report(thread, unwound(thrown, ENTRY_DEPTH));
    } finally {
      thread.depth = vm.depth;
      exchangeFrames(thread, Math.max(depth, thread.depth));
      vm.depth = depth;
      vm.limit = limit;
      this.active = active;
    }
    vm.hooks.endSlice();
  }

  private end(thread: Thread): void {
    thread.state = 'ended';
    heap?.free(thread.block, thread);
    this.alive = this.alive.filter((other) => other !== thread);
  }
}

/** Goes on until the thread stops; as long as it keeps interrupts disabled nobody else runs, whatever it waits for. */
function stretch({ steps }: Thread): IteratorResult<Suspension, Value> {
  const { hooks } = vm;
  let step = steps.next();
  while (!step.done && !hooks.canSwitch() && !hooks.isInterrupted()) {
    const { deadline, isOver } = step.value;
    hooks.endSlice();
    if (step.value !== SWITCH) hooks.idleUntil(deadline, isOver);
    hooks.beginSlice();
    // Its turn is over: it stops at the first poll point after it has enabled them.
    pollSoon();
    step = steps.next();
  }
  return step;
}

/** A thread has its own frames from the lowest up, and those of whoever it runs on top of are out of the way. */
function exchangeFrames(thread: Thread, depth: number): void {
  for (let at = ENTRY_DEPTH; at <= depth; at++) {
    const frame = vm.frames[at]!;
    vm.frames[at] = thread.frames[at] ?? new Frame(frame.code);
    thread.frames[at] = frame;
  }
}

/** What a thread's first frame shows: the namespaces of the code that started it, which natives like exec() ask for. */
function entryCode({ home }: CodeInfo): CodeInfo {
  return { name: '<thread>', file: '', home, locals: [], slots: 0 };
}

function report({ callee }: Thread, exception: Value): void {
  if (isInstanceOf(exception, SystemExit)) return;
  vm.hooks.write(`Unhandled exception in thread started by ${repr(callee)}\n${formatException(exception)}`);
}

/**
 * The interpreter's state: one per thread, as mp_state_ctx is one on the chip (py/mpstate.h). Emitted code counts
 * down `fuel` and keeps `depth` and `frames`; everything that Python needs from the board is handed in as a hook.
 * A second board in one thread is possible because a board owns a saved copy and calls Interpreter.enter().
 */
import type { HeapObject, Visit } from '../memory/marking.ts';
import type { PyObject, Value } from './object.ts';
import type { Suspension } from './suspension.ts';

/** The namespaces of one compilation, which globals() and exec() ask for. */
export interface CodeHome {
  globals: unknown;
  /** The dict of the locals where they are apart from the globals. */
  locals: unknown;
}

/** What a frame needs to know of the code it runs. */
export interface CodeInfo {
  /** Block name as tracebacks print it: `<module>`, a function's name, `<lambda>`. */
  readonly name: string;
  /** Source name as tracebacks print it: `<stdin>`, `main.py`. */
  readonly file: string;
  readonly home: CodeHome;
  /** Names of the locals in the order of the frame's slots. */
  readonly locals: readonly string[];
  /** Slots of the frame: the locals, then what loops and context managers hold. */
  readonly slots: number;
  /** Where the code lies on the heap, once that is known. */
  memory?: HeapObject;
  /** Stands for machine code, which leaves no entry in tracebacks. */
  readonly isNative?: boolean;
}

/**
 * The record of one running function: where it is and, written through at each assignment, its locals. Tracebacks,
 * the mark phase of the heap and the debugger all read it. Frames are made once per depth and used again.
 */
export class Frame {
  code: CodeInfo;
  line: number;
  /** Where a generator runs at present; frames of functions have a fixed place. */
  depth = 0;
  a: Value | PyObject | undefined = undefined;
  b: Value | PyObject | undefined = undefined;
  c: Value | PyObject | undefined = undefined;
  d: Value | PyObject | undefined = undefined;
  e: Value | PyObject | undefined = undefined;
  f: Value | PyObject | undefined = undefined;
  g: Value | PyObject | undefined = undefined;
  h: Value | PyObject | undefined = undefined;
  /** Locals after the eighth. */
  more: (Value | PyObject | undefined)[] = [];

  constructor(code: CodeInfo, line = 0) {
    this.code = code;
    this.line = line;
  }

  /** Shows the locals to the collector. */
  children(visit: Visit): void {
    visit(this.code.memory);
    for (let i = 0; i < this.code.slots; i++) {
      visit(i < FRAME_SLOTS.length ? this[FRAME_SLOTS[i]!] : this.more[i - FRAME_SLOTS.length]);
    }
    visit(this.code.home.globals as Value | undefined);
  }
}

/** Names of the slots that hold the first eight locals. */
export const FRAME_SLOTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

const NO_CODE: CodeInfo = {
  name: '<native>',
  file: '',
  home: { globals: undefined, locals: undefined },
  locals: [],
  slots: 0,
};

/** Python calls may nest this deep; the chip has no check and corrupts its stack long before. */
export const MAX_DEPTH = 400;

export interface Hooks {
  /** Looks at everything that may want the interpreter's attention, and refills the fuel. May throw KeyboardInterrupt. */
  poll(): void;
  /** Writes text to the console as print() does, LF becoming CR LF. */
  write(text: string): void;
  /** The board's clock in nanoseconds; deadlines are instants of it. */
  nanos(): number;
  /** Fuels a slice of a thread. */
  beginSlice(): void;
  /** Accounts for the slice; serves interrupts and the doorbell. */
  endSlice(): void;
  /** Lets the board idle until an instant or until `wake` is true, which is asked after each interrupt. */
  idleUntil(deadline: number, wake: () => boolean): void;
  /** False inside an interrupt handler and while interrupts are disabled: no other thread runs then. */
  canSwitch(): boolean;
  /** Ctrl-C has been typed and has struck nobody yet. */
  isInterrupted(): boolean;
  /** Whether Ctrl-C ends a wait, or strikes only when it is over. */
  readonly interruptEndsWaits: boolean;
}

/** Who runs other threads while direct code waits (threads.ts). */
export interface Scheduler {
  /** Errors: KeyboardInterrupt. */
  wait(suspension: Suspension): void;
}

export interface VmState {
  /** Back-edges and calls left until the next poll. */
  fuel: number;
  /** Fuel that pollSoon() took away; who renews the fuel counts it as not used. */
  unspent: number;
  /** Index of the running frame; 0 is below all Python. */
  depth: number;
  /** How deep resumable code may call; direct code has MAX_DEPTH. */
  limit: number;
  frames: Frame[];
  /** Words of the shipped firmware rather than of the documentation. */
  terse: boolean;
  /** micropython.opt_level(): from 1 on `assert` is not compiled. */
  optLevel: number;
  /** What unwinds everything while the chip is being reset: no `finally` of Python runs any more. */
  halted: Error | null;
  hooks: Hooks;
  threads: Scheduler;
}

function newFrames(): Frame[] {
  return Array.from({ length: MAX_DEPTH + 16 }, () => new Frame(NO_CODE));
}

const idle: Hooks = {
  poll() {
    vm.fuel = 1_000_000;
  },
  write() {},
  nanos: () => 0,
  beginSlice() {},
  endSlice() {},
  idleUntil() {},
  canSwitch: () => true,
  isInterrupted: () => false,
  interruptEndsWaits: true,
};

export const vm: VmState = {
  fuel: 0,
  unspent: 0,
  depth: 0,
  limit: MAX_DEPTH,
  frames: newFrames(),
  terse: false,
  optLevel: 0,
  halted: null,
  hooks: idle,
  threads: { wait() {} },
};

/** Makes the next back-edge or call poll, whatever fuel there is. */
export function pollSoon(): void {
  vm.unspent += Math.max(0, vm.fuel);
  vm.fuel = 0;
}

/** Ends a stretch of code: the fuel that it has not used. */
export function takeFuelLeft(): number {
  const left = Math.max(0, vm.fuel) + vm.unspent;
  vm.fuel = 0;
  vm.unspent = 0;
  return left;
}

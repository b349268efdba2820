/**
 * The interpreter's state: one per thread, as mp_state_ctx is one on the chip (py/mpstate.h). Emitted code counts
 * down `fuel` and keeps `depth` and `frames`; everything that Python needs from the board is handed in as a hook.
 * A second board in one thread is possible because a board owns a saved copy and calls Interpreter.enter().
 */
import type { PyObject, Value } from './object.ts';

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
}

/**
 * The record of one running function: where it is and, written through at each assignment, its locals. Tracebacks,
 * the mark phase of the heap and the debugger all read it. Frames are made once per depth and used again.
 */
export class Frame {
  code: CodeInfo;
  line = 0;
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

  constructor(code: CodeInfo) {
    this.code = code;
  }
}

/** Names of the slots that hold the first eight locals. */
export const FRAME_SLOTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

const NO_CODE: CodeInfo = {
  name: '<native>',
  file: '',
  home: { globals: undefined, locals: undefined },
  locals: [],
};

/** Python calls may nest this deep; the chip has no check and corrupts its stack long before. */
export const MAX_DEPTH = 400;

export interface Hooks {
  /** Looks at everything that may want the interpreter's attention, and refills the fuel. May throw KeyboardInterrupt. */
  poll(): void;
  /** Writes text to the console as print() does, LF becoming CR LF. */
  write(text: string): void;
}

export interface VmState {
  /** Back-edges and calls left until the next poll. */
  fuel: number;
  /** Index of the running frame; 0 is below all Python. */
  depth: number;
  frames: Frame[];
  /** Words of the shipped firmware rather than of the documentation. */
  terse: boolean;
  /** micropython.opt_level(): from 1 on `assert` is not compiled. */
  optLevel: number;
  /** What unwinds everything while the chip is being reset: no `finally` of Python runs any more. */
  halted: Error | null;
  hooks: Hooks;
}

function newFrames(): Frame[] {
  return Array.from({ length: MAX_DEPTH + 16 }, () => new Frame(NO_CODE));
}

const idle: Hooks = {
  poll() {
    vm.fuel = 1_000_000;
  },
  write() {},
};

export const vm: VmState = {
  fuel: 0,
  depth: 0,
  frames: newFrames(),
  terse: false,
  optLevel: 0,
  halted: null,
  hooks: idle,
};

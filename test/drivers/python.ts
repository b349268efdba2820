/**
 * Runs Python texts on an interpreter without a board: no files, a millisecond between two
 * poll points, and what print() writes is the result.
 */
import { DEFAULT_HEAP_BYTES } from '../../src/emulator/python/memory/heap.ts';
import { weakLinks } from '../../src/emulator/firmware/weak-links.ts';
import { Interpreter } from '../../src/emulator/python/interpreter.ts';
import type { InterpreterHost } from '../../src/emulator/python/interpreter.ts';
import { executeBuiltins } from '../../src/emulator/python/modules/builtins-execute.ts';
import { makeUtime } from '../../src/emulator/python/modules/utime.ts';
import { None } from '../../src/emulator/python/runtime/object.ts';
import { resume } from '../../src/emulator/python/runtime/suspension.ts';
import { vm } from '../../src/emulator/python/runtime/vm.ts';
import { osError } from '../../src/emulator/python/runtime/raise.ts';
import { blockingBuiltin } from '../../src/emulator/python/types/blocking-builtin.ts';
import { PyCode } from '../../src/emulator/python/types/code.ts';
import { SystemExit, isInstanceOf, unwound } from '../../src/emulator/python/types/exceptions.ts';

/** Calls of a thread may nest as deep in it as those of the main thread. */
const LARGE_STACK_BYTES = 40_000;

export interface PythonOptions {
  readonly shipped?: boolean;
  /** Size of the heap; that of the board by default. */
  readonly heapBytes?: number;
  /** Source files that can be imported, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Steps between two poll points, and in the slice of a thread. */
  readonly fuel?: number;
  /** Called at each poll point; may throw. */
  readonly poll?: () => void;
}

/** An interpreter whose output is gathered in `output`. */
export function pythonInterpreter(options: PythonOptions = {}): { interpreter: Interpreter; output: () => string } {
  const { files = {} } = options;
  let output = '';
  let nanos = 0;
  const host: InterpreterHost = {
    poll() {
      host.beginSlice();
      host.endSlice();
      options.poll?.();
      interpreter.scheduled.runNext();
      interpreter.threads.takeTurns();
    },
    roots() {},
    beginSlice() {
      vm.fuel = options.fuel ?? 1000;
    },
    endSlice() {
      nanos += 1_000_000;
    },
    nanos: () => nanos,
    idleUntil(deadline) {
      if (deadline === Infinity) throw new Error('nothing will ever happen');
      nanos = deadline;
    },
    canSwitch: () => true,
    isInterrupted: () => false,
    interruptEndsWaits: true,
    write(text) {
      output += text;
    },
    stat(path) {
      if (path in files) return 'file';
      return Object.keys(files).some((name) => name.startsWith(`${path}/`)) ? 'directory' : null;
    },
    readText(path) {
      const text = files[path];
      if (text === undefined) throw osError(2);
      return text;
    },
    readLine: () => undefined,
    hasInput: () => false,
    open() {
      throw osError(19);
    },
    setInterruptCharacter() {},
  };
  const interpreter = new Interpreter({
    host,
    shipped: options.shipped ?? false,
    modules: () => new Map([['utime', makeUtime({ nanos: () => nanos, seconds: () => Math.floor(nanos / 1e9) })]]),
    heapBytes: options.heapBytes ?? DEFAULT_HEAP_BYTES,
    weakLinks: weakLinks(options.shipped ? 'shipped' : 'documented'),
    path: [''],
  });
  return { interpreter, output: () => output };
}

/** What a program prints, its traceback included, lines ended by LF. */
export function runPython(source: string, options: PythonOptions = {}): string {
  const { interpreter, output } = pythonInterpreter(options);
  const outcome = interpreter.execute(source, 'file', '<stdin>');
  return output() + (outcome.kind === 'exception' ? interpreter.format(outcome.exception) : '');
}

/** The same with the program run by a thread, in the resumable form throughout, while the main thread waits for it. */
export function runPythonInThread(source: string, options: PythonOptions = {}): string {
  const { interpreter, output } = pythonInterpreter(options);
  const program = new PyCode({ text: source, file: '<stdin>', mode: 'exec' });
  let report: string | undefined;
  const run = blockingBuiltin('run', 0, 0, function* () {
    const { depth } = vm;
    try {
      yield* resume(executeBuiltins['exec']!, [program], null);
      report = '';
    } catch (thrown) {
      const exception = unwound(thrown, depth);
      report = isInstanceOf(exception, SystemExit) ? '' : interpreter.format(exception);
    }
    return None;
  });
  interpreter.threads.start(run, [], null, LARGE_STACK_BYTES);
  interpreter.threads.waitUntil({ deadline: Infinity, endedBy: 'thread' }, () => report !== undefined);
  return output() + report!;
}

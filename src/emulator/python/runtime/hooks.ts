/**
 * What builtin functions need of the interpreter around them: the compiler, the running frame's namespaces, files,
 * imports and the console's line editor. The interpreter fills the object; without one, each of them says so.
 */
import type { PyDict } from '../types/dict.ts';
import type { Keywords, Value } from './object.ts';
import type { Resumable } from './suspension.ts';

export type CompileMode = 'eval' | 'exec' | 'single';

/** A text to compile: `file` is the name that tracebacks show. */
export interface Source {
  readonly text: string;
  readonly file: string;
  readonly mode: CompileMode;
}

export interface InterpreterHooks {
  /** Only compiles. Errors: SyntaxError. */
  check(source: Source): void;
  /** Compiles and runs in the namespaces given, or in those of the caller; its value is that of an `eval`, else None. */
  run(source: Source, globals: PyDict | undefined, locals: PyDict | undefined): Value;
  /** The same for resumable code. */
  runSteps(source: Source, globals: PyDict | undefined, locals: PyDict | undefined): Resumable<Value>;
  /** Text of a source file. Errors: OSError. */
  readSource(path: string): string;
  globals(): PyDict;
  /** The namespace of the running block; inside a function, that of its module, as on the chip. */
  locals(): PyDict;
  /** One line from the console, without its end; undefined for Ctrl-D on an empty line. Errors: KeyboardInterrupt. */
  readLine(): string | undefined;
  /** Whether something was typed that nobody has read yet. */
  hasInput(): boolean;
  /** `open(file, mode='r', buffering=-1, encoding=None)`. Errors: OSError, TypeError. */
  open(args: readonly Value[], keywords: Keywords): Value;
  /** `__import__`: `fromList` is a tuple of names or None; `level` counts leading dots. Errors: ImportError. */
  importModule(name: string, fromList: Value, level: number): Value;
  /** Code of the character that raises KeyboardInterrupt, -1 for none; only while a program runs. */
  setInterruptCharacter(code: number): void;
}

function missing(name: string): () => never {
  return () => {
    throw new Error(`no interpreter has filled interpreterHooks.${name}`);
  };
}

export const interpreterHooks: InterpreterHooks = {
  check: missing('check'),
  run: missing('run'),
  runSteps: missing('runSteps'),
  readSource: missing('readSource'),
  globals: missing('globals'),
  locals: missing('locals'),
  readLine: missing('readLine'),
  hasInput: missing('hasInput'),
  open: missing('open'),
  importModule: missing('importModule'),
  setInterruptCharacter: missing('setInterruptCharacter'),
};

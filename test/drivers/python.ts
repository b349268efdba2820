/**
 * Runs Python texts on an interpreter without a board: no files, no time, what print() writes is the result.
 */
import { weakLinks } from '../../src/emulator/firmware/weak-links.ts';
import { Interpreter } from '../../src/emulator/python/interpreter.ts';
import type { InterpreterHost } from '../../src/emulator/python/interpreter.ts';
import { loadMethod } from '../../src/emulator/python/runtime/attributes.ts';
import { vm } from '../../src/emulator/python/runtime/vm.ts';
import { osError } from '../../src/emulator/python/runtime/raise.ts';

export interface PythonOptions {
  readonly shipped?: boolean;
  /** Source files that can be imported, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Called at each poll point; may throw. */
  readonly poll?: () => void;
}

/** An interpreter whose output is gathered in `output`. */
export function pythonInterpreter(options: PythonOptions = {}): { interpreter: Interpreter; output: () => string } {
  const { files = {} } = options;
  let output = '';
  const host: InterpreterHost = {
    poll() {
      vm.fuel = 1000;
      options.poll?.();
    },
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
    open() {
      throw osError(19);
    },
    writeTo(stream, text) {
      const write = loadMethod(stream, 'write');
      if (!write) throw osError(19);
      write(text);
    },
  };
  const interpreter = new Interpreter({
    host,
    shipped: options.shipped ?? false,
    modules: new Map(),
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

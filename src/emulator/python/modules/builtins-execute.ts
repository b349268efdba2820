/**
 * Builtin functions that run or find code: compile, eval, exec, execfile, globals, locals, open, `__import__` and
 * `__build_class__`. Follows py/builtinevex.c and py/builtinimport.c; the interpreter does the work.
 */
import { None } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { call } from '../runtime/call.ts';
import { interpreterHooks } from '../runtime/hooks.ts';
import type { CompileMode, Source } from '../runtime/hooks.ts';
import { messages } from '../runtime/messages.ts';
import { typeError, valueError } from '../runtime/raise.ts';
import { builtin, keywordBuiltin } from '../types/builtin.ts';
import { PyCode } from '../types/code.ts';
import { PyDict } from '../types/dict.ts';
import { toInt } from '../types/int.ts';
import { buildClass } from '../types/type.ts';
import { nameOf, textOf } from './text-argument.ts';

/** A namespace argument; the firmware takes anything for a dict and crashes. Errors: TypeError. */
function namespace(value: Value): PyDict {
  if (!(value instanceof PyDict)) throw typeError(messages.argumentMismatch());
  return value;
}

/** Runs in the namespaces given; one alone serves as both. */
function run(source: Source, given: readonly Value[]): Value {
  const globals = given[0] === undefined ? undefined : namespace(given[0]);
  const locals = given[1] === undefined ? globals : namespace(given[1]);
  return interpreterHooks.run(source, globals, locals);
}

function execute(code: Value, mode: CompileMode, given: readonly Value[]): Value {
  return run(code instanceof PyCode ? code.source : { text: textOf(code), file: '<string>', mode }, given);
}

function executeFile(path: Value, ...given: Value[]): Value {
  const file = textOf(path);
  return run({ text: interpreterHooks.readSource(file), file, mode: 'exec' }, given);
}

const COMPILE_MODES: readonly string[] = ['single', 'exec', 'eval'] satisfies CompileMode[];

function compile(code: Value, file: Value, mode: Value): Value {
  const source = { text: textOf(code), file: nameOf(file), mode: nameOf(mode) as CompileMode };
  if (!COMPILE_MODES.includes(source.mode)) throw valueError(messages.compileMode());
  interpreterHooks.check(source);
  return new PyCode(source);
}

function importModule(name: Value, ...more: Value[]): Value {
  const [, , fromList = None, level = 0] = more;
  return interpreterHooks.importModule(textOf(name), fromList, toInt(level));
}

/** `__build_class__(body, name, *bases)` called by hand: what a plain function assigns does not reach the class. */
function buildClassByHand(body: Value, name: Value, ...bases: Value[]): Value {
  return buildClass(nameOf(name), bases, () => void call(body), null);
}

export const executeBuiltins: Record<string, Value> = {
  __build_class__: builtin('__build_class__', 2, Infinity, buildClassByHand),
  __import__: builtin('__import__', 1, 5, importModule),
  compile: builtin('compile', 3, 6, compile),
  eval: builtin('eval', 1, 3, (code: Value, ...given: Value[]) => execute(code, 'eval', given)),
  exec: builtin('exec', 1, 3, (code: Value, ...given: Value[]) => execute(code, 'exec', given)),
  execfile: builtin('execfile', 1, 3, executeFile),
  globals: builtin('globals', 0, 0, () => interpreterHooks.globals()),
  locals: builtin('locals', 0, 0, () => interpreterHooks.locals()),
  open: keywordBuiltin('open', 1, Infinity, (args, keywords) => interpreterHooks.open(args, keywords)),
};

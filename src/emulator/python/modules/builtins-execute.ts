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
import { blockingBuiltin } from '../types/blocking-builtin.ts';
import { builtin, keywordBuiltin } from '../types/builtin.ts';
import { PyCode } from '../types/code.ts';
import { PyDict } from '../types/dict.ts';
import { toInt } from '../types/int.ts';
import { buildClass } from '../types/type.ts';
import { nameOf, stringOf } from '../types/text-argument.ts';

/** A namespace argument; the firmware takes anything for a dict and crashes. Errors: TypeError. */
function namespace(value: Value): PyDict {
  if (!(value instanceof PyDict)) throw typeError(messages.argumentMismatch());
  return value;
}

type Namespaces = [globals: PyDict | undefined, locals: PyDict | undefined];

/** One namespace alone serves as both. */
function namespaces(given: readonly Value[]): Namespaces {
  const globals = given[0] === undefined ? undefined : namespace(given[0]);
  return [globals, given[1] === undefined ? globals : namespace(given[1])];
}

function sourceOf(code: Value, mode: CompileMode): Source {
  return code instanceof PyCode ? code.source : { text: stringOf(code), file: '<string>', mode };
}

function sourceOfFile(path: Value): Source {
  const file = stringOf(path);
  return { text: interpreterHooks.readSource(file), file, mode: 'exec' };
}

/** A function that runs a text, named by its first argument, in the namespaces that follow. */
function running(name: string, find: (code: Value) => Source): Value {
  return blockingBuiltin(
    name,
    1,
    3,
    (code: Value, ...given: Value[]) => interpreterHooks.runSteps(find(code), ...namespaces(given)),
    (code: Value, ...given: Value[]) => interpreterHooks.run(find(code), ...namespaces(given)),
  );
}

const COMPILE_MODES: readonly string[] = ['single', 'exec', 'eval'] satisfies CompileMode[];

function compile(code: Value, file: Value, mode: Value): Value {
  const source = { text: stringOf(code), file: nameOf(file), mode: nameOf(mode) as CompileMode };
  if (!COMPILE_MODES.includes(source.mode)) throw valueError(messages.compileMode());
  interpreterHooks.check(source);
  return new PyCode(source);
}

function importModule(name: Value, ...more: Value[]): Value {
  const [, , fromList = None, level = 0] = more;
  return interpreterHooks.importModule(nameOf(name), fromList, toInt(level));
}

/** `__build_class__(body, name, *bases)` called by hand: what a plain function assigns does not reach the class. */
function buildClassByHand(body: Value, name: Value, ...bases: Value[]): Value {
  call(body);
  return buildClass(nameOf(name), bases, undefined, new PyDict(), null);
}

export const executeBuiltins: Record<string, Value> = {
  __build_class__: builtin('__build_class__', 2, Infinity, buildClassByHand),
  __import__: builtin('__import__', 1, 5, importModule),
  compile: builtin('compile', 3, 6, compile),
  eval: running('eval', (code) => sourceOf(code, 'eval')),
  exec: running('exec', (code) => sourceOf(code, 'exec')),
  execfile: running('execfile', sourceOfFile),
  globals: builtin('globals', 0, 0, () => interpreterHooks.globals()),
  locals: builtin('locals', 0, 0, () => interpreterHooks.locals()),
  open: keywordBuiltin('open', 1, Infinity, (args, keywords) => interpreterHooks.open(args, keywords)),
};

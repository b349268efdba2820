/**
 * The compiler, pass by pass: source text to tree, tree to scopes, scopes to JavaScript, JavaScript to a function.
 * As py/compile.c works in passes over one tree; the generator only looks up what the scope pass decided.
 */
import { generateEvaluation, generateModule } from './codegen/functions.ts';
import { Unit } from './codegen/unit.ts';
import type { Form, ModuleLocals } from './codegen/unit.ts';
import { analyse } from './scope/analyse.ts';
import type { Module } from './syntax/nodes-statements.ts';
import { parseModule } from './syntax/parser.ts';
import type { ParseOptions } from './syntax/parser-state.ts';

export interface CompileOptions {
  /** `single` is one statement at the prompt, `eval` one expression; `paste` a file whose expressions are shown. */
  readonly mode: 'file' | 'single' | 'paste' | 'eval';
  /** Source name as tracebacks print it. */
  readonly file: string;
  readonly locals: ModuleLocals;
  /** Of the module block; functions get their resumable form when a thread first calls them. */
  readonly form: Form;
  readonly messages: 'terse' | 'detailed';
  /** micropython.opt_level(): from 1 on there are no assertions, from 3 on no line numbers. */
  readonly optLevel: number;
  /** See ParseOptions. */
  readonly native: boolean;
  readonly moduleConstant: NonNullable<ParseOptions['moduleConstant']>;
  /** Told of each text that has been compiled, before it runs. */
  readonly onCompiled?: (compiled: Compiled) => void;
}

/** A text after all passes. */
export interface Compiled {
  readonly js: string;
  readonly unit: Unit;
  readonly tree: Module;
}

/** Makes a module ready to run once it is given the runtime and its globals; in the resumable form it gives steps. */
export type CompiledModule = (environment: CompiledEnvironment) => () => unknown;

interface CompiledEnvironment {
  /** The runtime's functions by the names that emitted code uses. */
  readonly support: Readonly<Record<string, unknown>>;
  /** What only resumable code uses besides. */
  readonly resumableSupport: Readonly<Record<string, unknown>>;
  /** The object of a bytes literal. */
  readonly makeBytes: (data: Uint8Array) => unknown;
  /** Globals, builtins, and the table of the locals where they are apart. */
  readonly globals: unknown;
  readonly builtins: unknown;
  readonly locals: unknown;
}

/** JavaScript of a source text, and the unit with the constants it refers to. Errors: SourceError. */
export function generate(source: string, options: CompileOptions): Compiled {
  const { mode, file, locals, form, messages, optLevel, native, moduleConstant } = options;
  const debug = optLevel === 0;
  const tree = parseModule(source, mode === 'paste' ? 'file' : mode, messages, { debug, native, moduleConstant });
  const interactive = mode === 'single' || mode === 'paste';
  const unit = new Unit({ scopes: analyse(tree), file, interactive, moduleLocals: locals });
  if (optLevel >= 3) forgetLines(tree);
  const [only] = tree.body;
  const js =
    mode === 'eval' && only?.kind === 'expression'
      ? generateEvaluation(unit, tree, only.value, form)
      : generateModule(unit, tree, form);
  for (const { refusal } of unit.scopes.values()) if (refusal) throw refusal;
  return { js, unit, tree };
}

/** Errors: SourceError. */
export function compile(source: string, options: CompileOptions): CompiledModule {
  const compiled = generate(source, options);
  const { js, unit } = compiled;
  options.onCompiled?.(compiled);
  return (environment) => {
    const { support, resumableSupport, globals, locals } = environment;
    unit.home.globals = globals;
    unit.home.locals = locals;
    const link = (text: string, names: CompiledEnvironment['support']) => evaluate(text, names, unit, environment);
    unit.link = (text) => link(text, { ...support, ...resumableSupport });
    return (options.form === 'direct' ? link(js, support) : unit.link(js)) as () => unknown;
  };
}

/** The value of an emitted expression. */
function evaluate(
  js: string,
  support: CompiledEnvironment['support'],
  { constants }: Unit,
  { makeBytes, globals, builtins, locals }: CompiledEnvironment,
): unknown {
  for (const [i, value] of constants.entries()) if (value instanceof Uint8Array) constants[i] = makeBytes(value);
  const text =
    `'use strict';const {${Object.keys(support).join(',')}}=R;` +
    (constants.length > 0 ? `const [${constants.map((_, i) => `K${i}`).join(',')}]=K;` : '') +
    `return ${js}`;
  // Names are mangled and constants escaped by codegen/names.ts: no Python text is code here.
  // oxlint-disable-next-line no-implied-eval
  const make = new Function('R', 'K', 'G', 'B', 'N', text) as (...args: unknown[]) => unknown;
  return make(support, constants, globals, builtins, locals);
}

/** Puts a whole tree on line 1, which is where code without line numbers says it is. */
function forgetLines(node: object): void {
  if ('line' in node) node.line = 1;
  for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) forgetLines(child);
}

/**
 * The interpreter as the board uses it: compiles and runs source texts, keeps `__main__`, sys.modules and the builtins,
 * and prints what ends a run. Follows parse_compile_execute of lib/utils/pyexec.c and mp_init of py/runtime.c.
 */
import { compile } from './compile.ts';
import type { CompileOptions } from './compile.ts';
import type { Form } from './codegen/unit.ts';
import { SourceError } from './syntax/source-error.ts';
import { interpreterHooks } from './runtime/hooks.ts';
import type { InterpreterHooks, Source } from './runtime/hooks.ts';
import { placeCode } from './code-on-heap.ts';
import type { CodeMemory } from './memory/code-memory.ts';
import { QstrPool } from './memory/qstr-pool.ts';
import { Heap, inRom, useHeap } from './memory/heap.ts';
import type { Visit } from './memory/marking.ts';
import { messages } from './runtime/messages.ts';
import { memoryError } from './runtime/raise.ts';
import { importName, importing } from './runtime/import.ts';
import { None, PyType } from './runtime/object.ts';
import type { Keywords, Value } from './runtime/object.ts';
import { NamespaceTable } from './runtime/namespace-table.ts';
import { ScheduledCalls } from './runtime/scheduled-calls.ts';
import { resumableSupport, support } from './runtime/support.ts';
import type { Resumable } from './runtime/suspension.ts';
import { Threads } from './runtime/threads.ts';
import { vm } from './runtime/vm.ts';
import type { Hooks } from './runtime/vm.ts';
import { PyBytes } from './types/bytes.ts';
import { entryPositions, PyDict } from './types/dict.ts';
import * as exceptions from './types/exceptions.ts';
import { PyException, SystemExit, formatException, isInstanceOf, unwound } from './types/exceptions.ts';
import { attributeNames } from './types/instance.ts';
import { PyList } from './types/list.ts';
import { Namespace, PyBuiltinModule, PyModule } from './types/module.ts';
import './types/all.ts';
import { installCoreModules } from './modules/index.ts';

/** How a run ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'exception' | 'system-exit'; readonly exception: Value };

/** What the interpreter needs of the board. */
export interface InterpreterHost extends Hooks {
  /** What a path is on the board's file system; null where there is nothing. */
  stat(path: string): 'file' | 'directory' | null;
  /** Text of a file on the board. Errors: OSError. */
  readText(path: string): string;
  /** One line from the console for input(); undefined at the end of input. */
  readLine(): string | undefined;
  /** Whether something was typed that nobody has read yet. */
  hasInput(): boolean;
  /** The builtin open(). */
  open(args: readonly Value[], keywords: Keywords): Value;
  /** Code of the character that raises KeyboardInterrupt, -1 for none. */
  setInterruptCharacter(code: number): void;
  /** Shows the collector what the board itself holds on to. */
  roots(visit: Visit): void;
}

export interface InterpreterOptions {
  readonly host: InterpreterHost;
  /** Words and modules of the shipped firmware rather than of the documentation. */
  readonly shipped: boolean;
  /** Makes the modules of the board (machine, os, time …), by the names they are imported by; they lie in ROM. */
  readonly modules: () => ReadonlyMap<string, PyBuiltinModule>;
  /** Names that stand for a module where no file has them: `os` for `uos`. */
  readonly weakLinks: ReadonlyMap<string, string>;
  readonly heapBytes: number;
  /** sys.path at the start. */
  readonly path: readonly string[];
}

/** Modules whose integers the compiler knows, by the names that stand for them in a program. */
const FOLDED_MODULES = new Map([
  ['umachine', 'umachine'],
  ['errno', 'uerrno'],
]);

export class Interpreter {
  readonly main: PyModule;
  readonly path: PyList;
  readonly modules: PyDict;
  readonly heap: Heap;
  /** Those that the program has started; they end with the interpreter. */
  readonly threads = new Threads();
  /** Those of micropython.schedule(); the board runs them at its poll point, after interrupts. */
  readonly scheduled = new ScheduledCalls();
  private readonly options: InterpreterOptions;
  private readonly builtins: Namespace;
  private readonly builtinModules = new Map<string, Value>();
  private readonly weakLinks = new Map<string, Value>();
  readonly qstrs: QstrPool;
  /** Code that has been compiled and does not run yet. */
  private loading: CodeMemory | null = null;

  constructor(options: InterpreterOptions) {
    this.options = options;
    this.heap = new Heap(options.heapBytes, {
      roots: (visit) => this.roots(visit),
      site: () => {
        const { code, line } = vm.frames[vm.depth]!;
        return vm.depth === 0 ? '(firmware)' : `${code.file}:${line}`;
      },
      failure: (bytes, locked) => memoryError(locked ? messages.heapLocked() : messages.memory(bytes)),
    });
    this.qstrs = new QstrPool(this.heap);
    useHeap(this.heap);
    this.main = new PyModule('__main__');
    this.modules = new PyDict();
    this.path = new PyList([...options.path]);
    useHeap(null);
    this.builtins = new Namespace();
    installCoreModules(this, this.builtinModules, this.builtins, options.shipped);
    for (const [name, module] of options.modules()) this.builtinModules.set(name, module);
    this.builtinModules.set('__main__', this.main);
    for (const [name, target] of options.weakLinks) {
      const module = this.builtinModules.get(target);
      if (module) this.weakLinks.set(name, module);
    }
    this.qstrs.addRom(this.romNames());
    this.enter();
  }

  /** Names that the firmware itself has. */
  private romNames(): Set<string> {
    const names = new Set<string>(['<stdin>', '<module>', '<lambda>', ...attributeNames(this.builtins)]);
    for (const [name, module] of [...this.builtinModules, ...this.weakLinks]) {
      names.add(name);
      if (!(module instanceof PyBuiltinModule)) continue;
      for (const [member, value] of module.table) {
        names.add(member);
        if (value instanceof PyType) for (const method of value.locals.keys()) names.add(method);
      }
    }
    return names;
  }

  /** Makes this the interpreter of the thread; others may have run in between. */
  enter(): void {
    const { host, shipped } = this.options;
    vm.hooks = host;
    vm.terse = shipped;
    vm.depth = 0;
    vm.unspent = 0;
    vm.threads = this.threads;
    useHeap(this.heap);
    importing.state = {
      builtin: this.builtinModules,
      weak: this.weakLinks,
      path: this.path,
      modules: this.modules,
      stat: (path) => host.stat(path),
      execute: (path, module) => {
        this.evaluate(host.readText(path), 'file', path, module, null);
      },
    };
    Object.assign(interpreterHooks, this.hooks());
  }

  private hooks(): InterpreterHooks {
    const { host } = this.options;
    return {
      check: ({ text, file, mode }) => void this.compile(text, mode === 'exec' ? 'file' : mode, file, false, 'direct'),
      run: (source, globals, locals) => this.prepare(source, globals, locals, 'direct')() as Value,
      runSteps: (source, globals, locals) => this.prepare(source, globals, locals, 'resumable')() as Resumable<Value>,
      readSource: (path) => host.readText(path),
      globals: () => this.current().globals.dict,
      locals: () => this.current().locals ?? this.current().globals.dict,
      readLine: () => host.readLine(),
      hasInput: () => host.hasInput(),
      open: (args, keywords) => host.open(args, keywords),
      importModule: (name, fromList, level) =>
        importName(this.current().globals, name, fromList === None ? null : [''], level),
      setInterruptCharacter: (code) => host.setInterruptCharacter(code),
    };
  }

  /** Everything that lives of itself. */
  private roots(visit: Visit): void {
    visit(this.main);
    visit(this.modules);
    visit(this.path);
    this.options.host.roots(visit);
    this.builtins.children(visit);
    visit(this.loading);
    this.threads.children(visit);
    this.scheduled.children(visit);
    for (let depth = 1; depth <= vm.depth; depth++) vm.frames[depth]!.children(visit);
  }

  /** exec() and eval(): in the namespaces given, or in those of the caller. */
  private prepare(source: Source, globals: PyDict | undefined, locals: PyDict | undefined, form: Form): () => unknown {
    const current = this.current();
    const namespace = globals ? namespaceOf(globals) : current.globals;
    const names = locals ?? (globals ? null : current.locals);
    const apart = names !== null && names.table !== namespace.dict.table && names !== globals;
    const mode = source.mode === 'exec' ? 'file' : source.mode;
    return this.load(source.text, mode, source.file, namespace, apart ? names : null, form);
  }

  /** Compiles and runs a text in `__main__`; what it raises is the outcome, not printed. */
  execute(source: string, mode: CompileOptions['mode'], file: string): Outcome {
    this.enter();
    return this.outcomeOf(() => this.evaluate(source, mode, file, this.main, null));
  }

  /** Runs a file of the board in `__main__`. */
  executeFile(path: string): Outcome {
    this.enter();
    return this.outcomeOf(() => this.evaluate(this.options.host.readText(path), 'file', path, this.main, null));
  }

  private outcomeOf(run: () => Value): Outcome {
    try {
      return { kind: 'done', value: run() };
    } catch (thrown) {
      const exception = unwound(thrown, 0);
      return { kind: isInstanceOf(exception, SystemExit) ? 'system-exit' : 'exception', exception };
    }
  }

  /** The traceback of an exception as the board prints it. */
  format(exception: Value): string {
    return formatException(exception);
  }

  /** Runs a text with globals of the caller's choice. Errors: the Python exception is thrown. */
  evaluate(
    source: string,
    mode: CompileOptions['mode'],
    file: string,
    globals: Namespace,
    locals: PyDict | null,
  ): Value {
    return this.load(source, mode, file, globals, locals, 'direct')() as Value;
  }

  /** A text ready to run: its value is what calling it gives, in the resumable form the steps that lead to it. */
  private load(
    source: string,
    mode: CompileOptions['mode'],
    file: string,
    globals: Namespace,
    locals: PyDict | null,
    form: Form,
  ): () => unknown {
    const compiled = this.compile(source, mode, file, locals !== null, form);
    const { builtins } = this;
    const run = compiled({ support, resumableSupport, makeBytes, globals, builtins, locals: locals?.table });
    return () => {
      // From here on its frame keeps the code.
      this.loading = null;
      return run();
    };
  }

  private compile(source: string, mode: CompileOptions['mode'], file: string, apart: boolean, form: Form) {
    try {
      return compile(source, {
        mode,
        file,
        locals: apart ? 'dict' : 'globals',
        form,
        messages: this.options.shipped ? 'terse' : 'detailed',
        optLevel: vm.optLevel,
        native: !this.options.shipped,
        moduleConstant: (module, name) => this.moduleConstant(module, name),
        onCompiled: (compiled) => {
          this.loading = placeCode(this.heap, this.qstrs, compiled, mode);
        },
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const exc = new PyException(exceptions[error.type], error.message === '' ? [] : [error.message]);
      if (error.line > 0) exc.trace.push({ file, line: error.line, block: error.block });
      throw exc;
    }
  }

  /** Numbers of the two modules that the firmware's compiler knows, py/parse.c and mpconfigport.h. */
  private moduleConstant(module: string, name: string): number | bigint | undefined {
    const known = FOLDED_MODULES.get(module);
    const source = known === undefined ? undefined : this.builtinModules.get(known);
    const value = source instanceof PyBuiltinModule ? source.table.get(name) : undefined;
    return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
  }

  /** Globals and locals of the code that is running, as globals() and exec() mean them. */
  current(): { globals: Namespace; locals: PyDict | null } {
    const { home } = vm.frames[vm.depth]!.code;
    return {
      globals: (home.globals as Namespace | undefined) ?? this.main,
      locals: home.locals === undefined ? null : new PyDict(home.locals as PyDict['table']),
    };
  }
}

/** A literal is part of the code, which has its room already. */
function makeBytes(data: Uint8Array): PyBytes {
  return inRom(() => new PyBytes(data));
}

/** The namespace behind a dict used as globals; the dict goes on showing it. */
function namespaceOf(dict: PyDict): Namespace {
  if (dict.table instanceof NamespaceTable) return dict.table.namespace as Namespace;
  const namespace = new Namespace();
  const { table } = dict;
  dict.table = new NamespaceTable(namespace);
  for (const position of entryPositions(table)) dict.table.set(table.keyAt(position)!, table.valueAt(position));
  return namespace;
}

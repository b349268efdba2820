/**
 * One compilation: the constants that emitted code refers to as K0, K1 …, and what all its functions share.
 */
import type { CodeHome, CodeInfo } from '../runtime/vm.ts';
import type { Scope, ScopeNode, ScopeTable } from '../scope/scope.ts';

/** How names of the module block are found: its locals are its globals, or a dict of their own (`exec` with two). */
export type ModuleLocals = 'globals' | 'dict';

/**
 * The two forms of a block: one that runs to its end, and a JavaScript generator that may be left at its poll points and
 * in the calls it makes, and taken up again (runtime/suspension.ts). Threads run the second.
 */
export type Form = 'direct' | 'resumable';

export class Unit {
  readonly scopes: ScopeTable;
  /** Source name as tracebacks print it. */
  readonly file: string;
  /** Expression statements of the module block are printed, as typed at the prompt. */
  readonly interactive: boolean;
  readonly moduleLocals: ModuleLocals;
  readonly constants: unknown[] = [];
  /** What is known of each block at run time, for who accounts for its memory. */
  readonly codes = new Map<ScopeNode, CodeInfo>();
  /** Strings and ints written in the text: part of the code, they take no room of their own. */
  readonly literals = new Set<string | number | bigint>();
  /** Where all code of this unit finds its globals; filled in when it is first run. */
  readonly home: CodeHome = { globals: undefined, locals: undefined };
  /** Turns a JavaScript expression of this unit into its value; set when the unit is first run. */
  link: (js: string) => unknown = () => {
    throw new Error('a unit is linked before its functions are called');
  };

  constructor(options: { scopes: ScopeTable; file: string; interactive: boolean; moduleLocals: ModuleLocals }) {
    this.scopes = options.scopes;
    this.file = options.file;
    this.interactive = options.interactive;
    this.moduleLocals = options.moduleLocals;
  }

  /** Name under which emitted code finds a value made at compile time; for bytes, the object made of them. */
  constant(value: unknown): string {
    this.constants.push(value);
    return `K${this.constants.length - 1}`;
  }

  scope(node: ScopeNode): Scope {
    return this.scopes.get(node)!;
  }
}

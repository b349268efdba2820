/**
 * One compilation: the constants that emitted code refers to as K0, K1 …, and what all its functions share.
 */
import type { CodeHome } from '../runtime/vm.ts';
import type { Scope, ScopeNode, ScopeTable } from '../scope/scope.ts';

/** How names of the module block are found: its locals are its globals, or a dict of their own (`exec` with two). */
export type ModuleLocals = 'globals' | 'dict';

export class Unit {
  readonly scopes: ScopeTable;
  /** Source name as tracebacks print it. */
  readonly file: string;
  /** Expression statements of the module block are printed, as typed at the prompt. */
  readonly interactive: boolean;
  readonly moduleLocals: ModuleLocals;
  readonly constants: unknown[] = [];
  /** Where all code of this unit finds its globals; filled in when it is first run. */
  readonly home: CodeHome = { globals: undefined, locals: undefined };

  constructor(options: { scopes: ScopeTable; file: string; interactive: boolean; moduleLocals: ModuleLocals }) {
    this.scopes = options.scopes;
    this.file = options.file;
    this.interactive = options.interactive;
    this.moduleLocals = options.moduleLocals;
  }

  /** Name under which emitted code finds a value made at compile time. */
  constant(value: unknown): string {
    this.constants.push(value);
    return `K${this.constants.length - 1}`;
  }

  scope(node: ScopeNode): Scope {
    return this.scopes.get(node)!;
  }
}

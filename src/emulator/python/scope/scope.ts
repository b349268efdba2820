/**
 * What each block of a program does with its names. Follows py/scope.h: a closed set of kinds, and one scope per
 * module, class, function, lambda and comprehension. The generator only looks up what analyse.ts has decided.
 */
import type { ComprehensionExpression, LambdaExpression } from '../syntax/nodes-expressions.ts';
import type { ClassStatement, Emitter, FunctionStatement, Module } from '../syntax/nodes-statements.ts';
import type { SourceError } from '../syntax/source-error.ts';

export type ScopeNode = Module | ClassStatement | FunctionStatement | LambdaExpression | ComprehensionExpression;

export type NameKind =
  /** Looked up by name: in the locals of a class or module, then the globals, then the builtins. */
  | 'global-implicit'
  /** Declared `global`. */
  | 'global-explicit'
  /** Read and written in this function alone. */
  | 'local'
  /** Local, but also used by functions within. */
  | 'cell'
  /** Belongs to a function around this one. */
  | 'free';

export class Scope {
  readonly node: ScopeNode;
  readonly parent: Scope | null;
  /** As tracebacks print it. */
  readonly name: string;
  readonly names = new Map<string, NameKind>();
  isGenerator = false;
  /** Contains `finally` or `with`, so that a return does not leave at once. */
  hasCleanup = false;
  /** What turns it into code: what its decorators say, or that of the block around. */
  readonly emitter: Emitter;
  /** What its emitter cannot do; told once all blocks are known to be sound Python. */
  refusal: SourceError | null = null;

  constructor(node: ScopeNode, parent: Scope | null, name: string) {
    this.node = node;
    this.parent = parent;
    this.name = name;
    const marked = node.kind === 'function' || node.kind === 'class' ? node.emitter : null;
    this.emitter = marked ?? parent?.emitter ?? 'bytecode';
  }

  /** Functions, lambdas and comprehensions, which have local variables. */
  get isFunctionLike(): boolean {
    return this.node.kind !== 'module' && this.node.kind !== 'class';
  }

  kindOf(name: string): NameKind {
    return this.names.get(name) ?? 'global-implicit';
  }

  /** Local variables and cells in the order of their first mention; parameters come first. */
  get locals(): string[] {
    return [...this.names].filter(([, kind]) => kind === 'local' || kind === 'cell').map(([name]) => name);
  }
}

export type ScopeTable = ReadonlyMap<ScopeNode, Scope>;

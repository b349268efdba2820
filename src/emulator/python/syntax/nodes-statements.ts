/**
 * The tree of a Python statement, as plain data. Follows py/grammar.h of MicroPython 1.9.1.
 * Targets of assignment, `for`, `with` and `del` are ordinary expressions; the scope pass refuses the wrong ones.
 */
import type { Argument, BinaryOperator, Expression } from './nodes-expressions.ts';

export interface Parameter {
  readonly name: string;
  readonly line: number;
  readonly default: Expression | null;
}

/** `def f(a, b=1, *rest, key, key2=2, **options)`; annotations are parsed and dropped, as in MicroPython. */
export interface Parameters {
  readonly positional: readonly Parameter[];
  /** Name of `*rest`, '' for a bare `*`, null where there is none. */
  readonly star: string | null;
  readonly keywordOnly: readonly Parameter[];
  readonly doubleStar: string | null;
  /** Line of the first one that has no business where it is, NO_LINE for a mere name; null where all are in place. */
  readonly misplaced: number | null;
}

export interface ExpressionStatement {
  readonly kind: 'expression';
  readonly line: number;
  readonly value: Expression;
}

/** `a = b = value`: targets from left to right. */
export interface AssignStatement {
  readonly kind: 'assign';
  readonly line: number;
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugmentedAssignStatement {
  readonly kind: 'augmented-assign';
  readonly line: number;
  readonly target: Expression;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}

export interface DeleteStatement {
  readonly kind: 'delete';
  readonly line: number;
  readonly targets: readonly Expression[];
}

export interface PassStatement {
  readonly kind: 'pass';
  readonly line: number;
}

export interface BreakStatement {
  readonly kind: 'break';
  readonly line: number;
}

export interface ContinueStatement {
  readonly kind: 'continue';
  readonly line: number;
}

export interface ReturnStatement {
  readonly kind: 'return';
  readonly line: number;
  readonly value: Expression | null;
}

export interface RaiseStatement {
  readonly kind: 'raise';
  readonly line: number;
  readonly exception: Expression | null;
  readonly cause: Expression | null;
}

export interface GlobalStatement {
  readonly kind: 'global';
  readonly line: number;
  readonly names: readonly string[];
}

export interface NonlocalStatement {
  readonly kind: 'nonlocal';
  readonly line: number;
  readonly names: readonly string[];
}

export interface AssertStatement {
  readonly kind: 'assert';
  readonly line: number;
  readonly condition: Expression;
  readonly message: Expression | null;
}

/** `import a.b as c, d`. */
export interface ImportStatement {
  readonly kind: 'import';
  readonly line: number;
  readonly names: readonly { readonly path: string; readonly as: string | null }[];
}

/** `from ..a.b import c as d` or `from a import *`. */
export interface ImportFromStatement {
  readonly kind: 'import-from';
  readonly line: number;
  /** Number of leading dots. */
  readonly level: number;
  /** Dotted path, '' for `from . import x`. */
  readonly path: string;
  /** null for `*`. */
  readonly names: readonly { readonly name: string; readonly as: string | null }[] | null;
}

export interface IfStatement {
  readonly kind: 'if';
  readonly line: number;
  /** Written as `elif`: the only statement of the `else` it stands for. */
  readonly isElif: boolean;
  readonly condition: Expression;
  readonly body: readonly Statement[];
  /** An `elif` is an `if` alone in here. */
  readonly otherwise: readonly Statement[];
}

export interface WhileStatement {
  readonly kind: 'while';
  readonly line: number;
  readonly condition: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface ForStatement {
  readonly kind: 'for';
  readonly line: number;
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface ExceptHandler {
  readonly line: number;
  /** null for a bare `except:`. */
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

export interface TryStatement {
  readonly kind: 'try';
  readonly line: number;
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly otherwise: readonly Statement[];
  readonly finally: readonly Statement[] | null;
}

/** One context manager; `with a, b:` is parsed as two nested statements. */
export interface WithStatement {
  readonly kind: 'with';
  readonly line: number;
  readonly context: Expression;
  readonly target: Expression | null;
  readonly body: readonly Statement[];
}

/** What turns a block into code, as `@micropython.native` and its like say. */
export type Emitter = 'bytecode' | 'native' | 'viper';

export interface FunctionStatement {
  readonly kind: 'function';
  readonly line: number;
  /** Line of its first decorator, or its own. */
  readonly firstLine: number;
  readonly name: string;
  readonly decorators: readonly Expression[];
  /** null where no decorator says one. */
  readonly emitter: Emitter | null;
  readonly parameters: Parameters;
  /** The annotation after `->`, kept because viper reads it, as it does those of the parameters. */
  readonly returns: Expression | null;
  readonly annotations: ReadonlyMap<string, Expression>;
  readonly body: readonly Statement[];
}

export interface ClassStatement {
  readonly kind: 'class';
  readonly line: number;
  /** Line of its first decorator, or its own. */
  readonly firstLine: number;
  readonly name: string;
  readonly decorators: readonly Expression[];
  readonly emitter: Emitter | null;
  readonly arguments: readonly Argument[];
  readonly body: readonly Statement[];
}

export type Statement =
  | ExpressionStatement
  | AssignStatement
  | AugmentedAssignStatement
  | DeleteStatement
  | PassStatement
  | BreakStatement
  | ContinueStatement
  | ReturnStatement
  | RaiseStatement
  | GlobalStatement
  | NonlocalStatement
  | AssertStatement
  | ImportStatement
  | ImportFromStatement
  | IfStatement
  | WhileStatement
  | ForStatement
  | TryStatement
  | WithStatement
  | FunctionStatement
  | ClassStatement;

/** A whole source text: a file, one statement typed at the prompt, or an expression for `eval`. */
export interface Module {
  readonly kind: 'module';
  readonly line: number;
  readonly body: readonly Statement[];
}

/**
 * The tree of a Python expression, as plain data: each node says its kind and the line it begins on.
 * Follows py/grammar.h of MicroPython 1.9.1; operators are named as in the Python data model.
 */
import type { Parameters } from './nodes-statements.ts';

export type UnaryOperator = '+' | '-' | '~' | 'not';

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^' | '@';

export type ComparisonOperator = '<' | '>' | '==' | '<=' | '>=' | '!=' | 'in' | 'not in' | 'is' | 'is not';

export interface NameExpression {
  readonly kind: 'name';
  readonly line: number;
  readonly id: string;
}

/** An integer literal: a number while it is a safe integer, else a bigint. */
export interface IntegerExpression {
  readonly kind: 'integer';
  readonly line: number;
  readonly value: number | bigint;
  /** Worked out of others, and then without a line of its own. */
  readonly isFolded?: boolean;
}

/** A string literal, adjacent literals already joined. Code points above U+FFFF are surrogate pairs. */
export interface StringExpression {
  readonly kind: 'string';
  readonly line: number;
  readonly value: string;
}

export interface BytesExpression {
  readonly kind: 'bytes';
  readonly line: number;
  readonly value: Uint8Array;
}

export interface ConstantExpression {
  readonly kind: 'constant';
  readonly line: number;
  readonly value: 'None' | 'True' | 'False' | '...';
}

export interface TupleExpression {
  readonly kind: 'tuple';
  readonly line: number;
  readonly items: readonly Expression[];
  /** Written in parentheses: `(a, b)` rather than `a, b`. */
  readonly parenthesised: boolean;
}

export interface ListExpression {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly Expression[];
  /** Written `[a, b,]`, which matters to the lines of faults in it. */
  readonly trailingComma: boolean;
}

export interface DictExpression {
  readonly kind: 'dict';
  readonly line: number;
  readonly keys: readonly Expression[];
  readonly values: readonly Expression[];
}

export interface SetExpression {
  readonly kind: 'set';
  readonly line: number;
  readonly items: readonly Expression[];
}

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly line: number;
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly line: number;
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a and b and c`: two or more operands. */
export interface BooleanExpression {
  readonly kind: 'boolean';
  readonly line: number;
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

/** `a < b < c`: one operator between each two operands. */
export interface ComparisonExpression {
  readonly kind: 'comparison';
  readonly line: number;
  readonly operands: readonly Expression[];
  readonly operators: readonly ComparisonOperator[];
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly line: number;
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface LambdaExpression {
  readonly kind: 'lambda';
  readonly line: number;
  readonly parameters: Parameters;
  readonly body: Expression;
}

/** `*x` as an assignment target or in a display; in calls see `Argument`. */
export interface StarExpression {
  readonly kind: 'star';
  readonly line: number;
  readonly value: Expression;
}

export type Argument =
  | { readonly kind: 'positional'; readonly value: Expression }
  | { readonly kind: 'keyword'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'star'; readonly value: Expression }
  | { readonly kind: 'double-star'; readonly value: Expression };

export interface CallExpression {
  readonly kind: 'call';
  readonly line: number;
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

export interface AttributeExpression {
  readonly kind: 'attribute';
  readonly line: number;
  readonly object: Expression;
  readonly name: string;
}

export interface SubscriptExpression {
  readonly kind: 'subscript';
  readonly line: number;
  readonly object: Expression;
  /** A slice where a colon was written; a tuple of them where commas were. */
  readonly index: Expression;
}

export interface SliceExpression {
  readonly kind: 'slice';
  readonly line: number;
  readonly start: Expression | null;
  readonly stop: Expression | null;
  readonly step: Expression | null;
}

/** One `for` with the `if`s that follow it. */
export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** `[element for …]`, `{element for …}`, `{element: value for …}` or `(element for …)`. */
export interface ComprehensionExpression {
  readonly kind: 'comprehension';
  readonly line: number;
  /** Where the element begins, and its block with it. */
  readonly elementLine: number;
  readonly result: 'list' | 'set' | 'dict' | 'generator';
  readonly element: Expression;
  /** The value of a dict comprehension, else null. */
  readonly value: Expression | null;
  readonly clauses: readonly ComprehensionClause[];
}

export interface YieldExpression {
  readonly kind: 'yield';
  readonly line: number;
  readonly value: Expression | null;
  readonly from: boolean;
}

/** What the grammar lets through and the compiler refuses, where it comes upon it; NO_LINE where it knows no line. */
export interface FaultExpression {
  readonly kind: 'fault';
  readonly line: number;
  readonly message: string;
}

export type Expression =
  | NameExpression
  | IntegerExpression
  | StringExpression
  | BytesExpression
  | ConstantExpression
  | TupleExpression
  | ListExpression
  | DictExpression
  | SetExpression
  | UnaryExpression
  | BinaryExpression
  | BooleanExpression
  | ComparisonExpression
  | ConditionalExpression
  | LambdaExpression
  | StarExpression
  | CallExpression
  | AttributeExpression
  | SubscriptExpression
  | SliceExpression
  | ComprehensionExpression
  | YieldExpression
  | FaultExpression;

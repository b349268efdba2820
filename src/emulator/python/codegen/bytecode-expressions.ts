/**
 * Sizes of expressions, one method per kind. Follows py/compile.c, whose order of instructions is kept because the
 * lines that are noted depend on it.
 */
import { utf8Length } from '../../lib/utf8.ts';
import { isSmallInt } from '../../lib/small-int.ts';
import { isConstantFalse, isConstantTrue } from '../syntax/constant-folding.ts';
import type {
  Argument,
  AttributeExpression,
  BytesExpression,
  CallExpression,
  ComparisonExpression,
  ComprehensionExpression,
  Expression,
  SliceExpression,
  StringExpression,
  SubscriptExpression,
} from '../syntax/nodes-expressions.ts';
import type { Parameters } from '../syntax/nodes-statements.ts';
import type { Scope, ScopeNode, ScopeTable } from '../scope/scope.ts';
import { parameterOrder } from './bytecode-locals.ts';
import { CodeMeter } from './bytecode-meter.ts';
import type { InternedNames } from './interned-names.ts';

type Trailer = CallExpression | AttributeExpression | SubscriptExpression;

/** What all blocks of a program have in common. */
export interface MeterContext {
  readonly scopes: ScopeTable;
  readonly interned: InternedNames;
  /** Expressions of the module block are printed, as typed at the prompt. */
  readonly interactive: boolean;
}

export class ExpressionMeter extends CodeMeter {
  protected readonly context: MeterContext;

  constructor(context: MeterContext, scope: Scope, objectsExpected: number) {
    super(scope, objectsExpected);
    this.context = context;
  }

  protected scopeOf(node: ScopeNode): Scope {
    return this.context.scopes.get(node)!;
  }

  /** The line that the parse tree has for this node; 0 for a mere name or short constant, which is no node. */
  private lineOf(node: Expression): number {
    switch (node.kind) {
      case 'name':
      case 'constant':
        return 0;
      case 'integer':
        // A negative number was folded, and what is folded has no line.
        return isSmallInt(node.value) || node.value < 0 ? 0 : node.line;
      case 'string':
      case 'bytes':
        return this.isInterned(node) ? 0 : node.line;
      case 'call':
      case 'attribute':
      case 'subscript':
        return splitTrailers(node).atom.line;
      default:
        return node.line;
    }
  }

  private isInterned(node: StringExpression | BytesExpression): boolean {
    return this.context.interned.literals.has(node);
  }

  /** Follows compile_node. */
  expression(node: Expression): void {
    this.reach(this.lineOf(node));
    switch (node.kind) {
      case 'name':
        this.load(node.id);
        break;
      case 'integer':
        if (isSmallInt(node.value)) this.loadSmallInt(Number(node.value));
        else this.loadObject(...integerChunks(node.value));
        break;
      case 'string':
        if (this.isInterned(node)) this.loadName(node.value);
        else this.loadObject(...stringChunks(utf8Length(node.value)));
        break;
      case 'bytes':
        this.loadObject(...stringChunks(node.value.length));
        break;
      case 'constant':
        if (node.value === '...') this.loadObject();
        else this.loadToken();
        break;
      case 'tuple':
      case 'list':
      case 'set':
        for (const item of node.items) this.expression(item);
        this.build(node.items.length);
        break;
      case 'dict':
        this.buildEmpty(node.keys.length);
        for (const [i, key] of node.keys.entries()) {
          this.pair(key, node.values[i]!);
          this.storePair();
        }
        break;
      case 'unary':
        this.expression(node.operand);
        this.unaryOperator();
        break;
      case 'binary':
        this.binary(node);
        break;
      case 'boolean':
        for (const operand of node.operands) {
          if (operand !== node.operands[0]) this.jumpIf();
          this.expression(operand);
        }
        this.label();
        break;
      case 'comparison':
        this.comparison(node);
        break;
      case 'conditional':
        this.condition(node.condition, false);
        this.expression(node.then);
        this.jump();
        this.adjust(-1);
        this.expression(node.otherwise);
        this.label();
        break;
      case 'lambda':
        this.functionObject(this.scopeOf(node), node.parameters);
        break;
      case 'star':
        break;
      case 'call':
      case 'attribute':
      case 'subscript':
        this.trailers(node);
        break;
      case 'slice':
        this.slice(node);
        break;
      case 'comprehension':
        this.comprehensionCall(node);
        break;
      case 'yield':
        if (node.value === null) this.loadToken();
        else this.expression(node.value);
        if (node.from) {
          this.iterator();
          this.loadToken();
          this.op(-1);
        } else this.yieldValue();
        break;
      case 'fault':
        throw new Error('a program with a fault is not compiled');
      default:
        node satisfies never;
    }
  }

  /** `key: value` of a dict. */
  protected pair(key: Expression, value: Expression): void {
    this.reach(firstLine(key));
    this.expression(value);
    this.expression(key);
  }

  /** A long chain of operators leans to the left, so it is walked in a loop. */
  private binary(node: Expression): void {
    const rights: Expression[] = [];
    let left = node;
    for (; left.kind === 'binary'; left = left.left) {
      this.reach(left.line);
      rights.push(left.right);
    }
    this.expression(left);
    for (const right of rights.reverse()) {
      this.expression(right);
      this.binaryOperator();
    }
  }

  private comparison({ operands, operators }: ComparisonExpression): void {
    this.expression(operands[0]!);
    for (const [i, operator] of operators.entries()) {
      const isLast = i === operators.length - 1;
      this.expression(operands[i + 1]!);
      if (!isLast) {
        this.duplicate();
        this.rotate();
      }
      this.binaryOperator();
      if (operator === 'not in' || operator === 'is not') this.unaryOperator();
      if (!isLast) this.jumpIf();
    }
    if (operators.length === 1) return;
    this.jump();
    this.adjust(1);
    this.rotate();
    this.pop();
    this.label();
  }

  /** Jumps if the condition is as said. Follows c_if_cond. */
  protected condition(node: Expression, jumpsIf: boolean): void {
    if (isConstantFalse(node) || isConstantTrue(node)) {
      if (isConstantTrue(node) === jumpsIf) this.jump();
    } else if (node.kind === 'boolean') {
      const isShortWay = (node.operator === 'or') === jumpsIf;
      for (const operand of node.operands) {
        const isLast = operand === node.operands.at(-1);
        this.condition(operand, isShortWay || isLast ? jumpsIf : !jumpsIf);
      }
      if (!isShortWay) this.label();
    } else if (node.kind === 'unary' && node.operator === 'not') {
      this.condition(node.operand, !jumpsIf);
    } else if (isInBrackets(node)) {
      const isTrue = node.kind !== 'tuple' || node.items.length > 0;
      if (isTrue === jumpsIf) this.jump();
    } else {
      this.expression(node);
      this.jumpIf();
    }
  }

  /** A function with its defaults. Follows compile_funcdef_lambdef. */
  protected functionObject(inner: Scope, { positional, keywordOnly }: Parameters): void {
    let defaults = 0;
    for (const { default: value } of positional) {
      if (value === null) continue;
      this.expression(value);
      defaults++;
    }
    const keywordDefaults = keywordOnly.filter((parameter) => parameter.default !== null);
    const hasDefaults = defaults > 0 || keywordDefaults.length > 0;
    if (defaults > 0) this.build(defaults);
    else if (hasDefaults) this.loadNull();
    if (keywordDefaults.length > 0) {
      this.buildEmpty();
      for (const { name, default: value } of keywordDefaults) {
        this.expression(value!);
        this.loadName(name);
        this.storePair();
      }
    } else if (hasDefaults) this.loadNull();
    this.makeFunction(inner, hasDefaults);
  }

  private comprehensionCall(node: ComprehensionExpression): void {
    this.makeFunction(this.scopeOf(node), false);
    this.expression(node.clauses[0]!.iterable);
    if (node.result === 'generator') this.iterator();
    this.call(1, 0, false, false);
  }

  private slice({ start, stop, step }: SliceExpression): void {
    if (start === null) this.loadToken();
    else this.expression(start);
    if (stop === null) this.loadToken();
    else this.expression(stop);
    if (step !== null) this.expression(step);
    this.build(step === null ? 2 : 3);
  }

  /** Follows compile_atom_expr_normal: a method is called without being made an object. */
  private trailers(node: Trailer): void {
    const { atom, trailers } = splitTrailers(node);
    this.expression(atom);
    const isSuper = this.isBareSuper(atom, trailers);
    let at = isSuper ? this.superCall(trailers) : 0;
    while (at < trailers.length) {
      const trailer = trailers[at]!;
      const next = trailers[at + 1];
      if (trailer.kind === 'attribute' && next?.kind === 'call') {
        this.opWithName(1, trailer.name);
        this.arguments(next.arguments, 0, true);
        at += 2;
      } else {
        this.trailer(trailer);
        at++;
      }
    }
  }

  private isBareSuper(atom: Expression, [first]: readonly Trailer[]): boolean {
    const isCalledBare = first?.kind === 'call' && first.arguments.length === 0;
    return isCalledBare && atom.kind === 'name' && atom.id === 'super' && this.scope.node.kind === 'function';
  }

  /** Number of trailers that are done with. */
  private superCall([, second, third]: readonly Trailer[]): number {
    this.load('__class__');
    this.load(parameterOrder(this.scope)[0]!);
    if (second?.kind === 'attribute' && third?.kind === 'call') {
      this.opWithName(-1, second.name);
      this.arguments(third.arguments, 0, true);
      return 3;
    }
    this.call(2, 0, false, false);
    return 1;
  }

  /** Follows compile_decorated, which makes no difference between functions and methods. */
  protected decorator(node: Expression): void {
    const { atom, trailers } = splitTrailers(node);
    this.expression(atom);
    for (const trailer of trailers) this.trailer(trailer);
  }

  protected trailer(node: Trailer): void {
    this.reach(node.line);
    switch (node.kind) {
      case 'call':
        this.arguments(node.arguments, 0, false);
        break;
      case 'attribute':
        this.loadAttribute(node.name);
        break;
      case 'subscript':
        this.expression(node.index);
        this.loadItem();
        break;
      default:
        node satisfies never;
    }
  }

  /** Follows compile_trailer_paren_helper; `given` arguments are on the stack already. */
  protected arguments(args: readonly Argument[], given: number, isMethod: boolean): void {
    let positional = given;
    let keywords = 0;
    let star: Expression | null = null;
    let doubleStar: Expression | null = null;
    for (const argument of args) {
      if (argument.kind === 'star') star = argument.value;
      else if (argument.kind === 'double-star') doubleStar = argument.value;
      else if (argument.kind === 'keyword') {
        this.loadName(argument.name);
        this.expression(argument.value);
        keywords++;
      } else {
        // The only argument is taken for a generator without brackets of its own, which is no node of the tree.
        if (args.length === 1 && isGenerator(argument.value)) this.comprehensionCall(argument.value);
        else this.expression(argument.value);
        positional++;
      }
    }
    const hasStars = star !== null || doubleStar !== null;
    if (hasStars) {
      for (const value of [star, doubleStar]) {
        if (value === null) this.loadNull();
        else this.expression(value);
      }
    }
    this.call(positional, keywords, hasStars, isMethod);
  }
}

/** A str, bytes or int object; what it holds is in a chunk of its own. */
const OBJECT_BYTES = 16;
const DIGIT_BYTES = 2;

/** Object and data of a str or bytes, which end in a zero. */
function stringChunks(length: number): readonly number[] {
  return [OBJECT_BYTES, length + 1];
}

/** Object and digits of a long int; the room for these follows from the length of the decimal number read. */
function integerChunks(value: number | bigint): readonly number[] {
  const decimals = String(value).length - (value < 0 ? 1 : 0);
  return [OBJECT_BYTES, DIGIT_BYTES * (Math.floor(decimals / 2) + 1)];
}

/** What the trailers hang on, and they from left to right. */
export function splitTrailers(node: Expression): { atom: Expression; trailers: Trailer[] } {
  const trailers: Trailer[] = [];
  let atom = node;
  while (atom.kind === 'call' || atom.kind === 'attribute' || atom.kind === 'subscript') {
    trailers.push(atom);
    atom = atom.kind === 'call' ? atom.callee : atom.object;
  }
  return { atom, trailers: trailers.reverse() };
}

/** The line of the first token. */
function firstLine(node: Expression): number {
  return splitTrailers(node).atom.line;
}

/** A tuple or generator in brackets of its own, whose truth the compiler takes for known. */
function isInBrackets(node: Expression): boolean {
  return (node.kind === 'tuple' && node.parenthesised) || isGenerator(node);
}

export function isGenerator(node: Expression): node is ComprehensionExpression {
  return node.kind === 'comprehension' && node.result === 'generator';
}

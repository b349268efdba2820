/**
 * Sizes of statements, one method per kind. Follows py/compile.c in the order of its instructions.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import { isConstant, isConstantFalse, isConstantTrue } from '../syntax/constant-folding.ts';
import type { Expression } from '../syntax/nodes-expressions.ts';
import type {
  ExceptHandler,
  ForStatement,
  IfStatement,
  ImportFromStatement,
  ImportStatement,
  Statement,
  TryStatement,
  WhileStatement,
  WithStatement,
} from '../syntax/nodes-statements.ts';
import { AssignmentMeter } from './bytecode-assignments.ts';
import { isGenerator } from './bytecode-expressions.ts';
import { ITERATOR_SLOTS } from './bytecode-meter.ts';

/** State of a jump out of a `finally`, and the exception itself. */
const UNWIND_SLOTS = 3;

interface Loop {
  /** Handlers that are open around it. */
  readonly handlers: number;
  /** Its iterator is on the stack, to be dropped by whoever leaves it. */
  readonly hasIterator: boolean;
}

interface Range {
  readonly start: Expression;
  readonly stop: Expression;
  readonly step: Expression;
}

export class StatementMeter extends AssignmentMeter {
  private loop: Loop = { handlers: 0, hasIterator: false };

  protected statements(body: readonly Statement[]): void {
    for (const statement of body) this.statement(statement);
  }

  private statement(node: Statement): void {
    this.reach(lineOf(node));
    switch (node.kind) {
      case 'expression':
        this.expressionStatement(node.value);
        break;
      case 'assign':
        this.assign(node.targets, node.value);
        break;
      case 'augmented-assign':
        this.augmentedAssign(node);
        break;
      case 'delete':
        for (const target of node.targets) this.deleteTarget(target);
        break;
      case 'pass':
      case 'global':
      case 'nonlocal':
        break;
      case 'break':
        this.leaveLoop(this.loop.hasIterator);
        break;
      case 'continue':
        this.leaveLoop(false);
        break;
      case 'return':
        if (node.value === null) this.loadToken();
        else this.expression(node.value);
        this.returnValue();
        break;
      case 'raise': {
        const values = [node.exception, node.cause].filter((value) => value !== null);
        for (const value of values) this.expression(value);
        this.op(-values.length, 2);
        break;
      }
      case 'assert':
        this.condition(node.condition, true);
        this.loadName('AssertionError');
        if (node.message !== null) {
          this.expression(node.message);
          this.call(1, 0, false, false);
        }
        this.op(-1, 2);
        this.label();
        break;
      case 'import':
        this.import(node);
        break;
      case 'import-from':
        this.importFrom(node);
        break;
      case 'if':
        this.if(node);
        break;
      case 'while':
        this.while(node);
        break;
      case 'for':
        this.for(node);
        break;
      case 'try':
        this.try(node);
        break;
      case 'with':
        this.with(node);
        break;
      case 'function':
      case 'class':
        this.definition(node);
        break;
      default:
        node satisfies never;
    }
  }

  private expressionStatement(value: Expression): void {
    if (this.context.interactive && this.scope.node.kind === 'module') {
      this.load('__repl_print__');
      this.expression(value);
      this.call(1, 0, false, false);
    } else if (isConstant(value)) return;
    else this.expression(value);
    this.pop();
  }

  /** Follows mp_emit_bc_unwind_jump. */
  private leaveLoop(dropsIterator: boolean): void {
    if (this.handlers > this.loop.handlers) this.unnoticed(4);
    else this.op(0, (dropsIterator ? ITERATOR_SLOTS : 0) + 3);
  }

  private import({ names }: ImportStatement): void {
    for (const { path, as } of names) {
      this.loadSmallInt(0);
      this.loadToken();
      this.opWithName(-1, path);
      const [first, ...more] = path.split('.');
      if (as !== null) for (const part of more) this.loadAttribute(part);
      this.store(as ?? first!);
    }
  }

  private importFrom({ level, path, names }: ImportFromStatement): void {
    this.loadSmallInt(level);
    const wanted = names ?? [{ name: '*', as: null }];
    for (const { name } of wanted) this.loadName(name);
    this.build(wanted.length);
    this.opWithName(-1, path);
    for (const { name, as } of names ?? []) {
      this.opWithName(1, name);
      this.store(as ?? name);
    }
    this.pop();
  }

  private if(node: IfStatement): void {
    let arm: IfStatement | undefined = node;
    while (arm !== undefined) {
      const { condition, body, otherwise }: IfStatement = arm;
      const isAlone = arm === node && otherwise.length === 0;
      arm = undefined;
      this.condition(condition, false);
      this.statements(body);
      if (isConstantTrue(condition)) break;
      if (!isAlone && !this.afterReturn) this.jump();
      this.label();
      const [first]: readonly Statement[] = otherwise;
      if (first?.kind === 'if' && first.isElif) arm = first;
      else this.statements(otherwise);
    }
    this.label();
  }

  private while({ condition, body, otherwise }: WhileStatement): void {
    if (!isConstantFalse(condition)) {
      if (!isConstantTrue(condition)) this.jump();
      this.label();
      this.inLoop(false, body);
      this.label();
      this.condition(condition, true);
    }
    this.statements(otherwise);
    this.label();
  }

  private inLoop(hasIterator: boolean, body: readonly Statement[]): void {
    const outer = this.loop;
    this.loop = { handlers: this.handlers, hasIterator };
    this.statements(body);
    this.loop = outer;
  }

  private for(node: ForStatement): void {
    const range = rangeOf(node);
    if (range !== null) {
      this.forRange(node, range);
      return;
    }
    this.expression(node.iterable);
    this.stackIterator();
    this.label();
    this.nextItem();
    this.target(node.target);
    this.inLoop(true, node.body);
    if (!this.afterReturn) this.jump();
    this.label();
    this.dropIterator();
    this.statements(node.otherwise);
    this.label();
  }

  /** A loop that counts, without an iterator. Follows compile_for_stmt_optimised_range. */
  private forRange({ target, body, otherwise }: ForStatement, { start, stop, step }: Range): void {
    const keepsStop = !isSmallLiteral(stop);
    if (keepsStop) this.expression(stop);
    this.expression(start);
    this.jump();
    this.label();
    this.duplicate();
    this.target(target);
    this.inLoop(false, body);
    this.label();
    this.expression(step);
    this.binaryOperator();
    this.label();
    if (keepsStop) {
      this.duplicate(2);
      this.rotate();
    } else {
      this.duplicate();
      this.expression(stop);
    }
    this.binaryOperator();
    this.jumpIf();
    this.statements(otherwise);
    this.label();
    this.pop();
    if (keepsStop) this.pop();
  }

  private try(node: TryStatement): void {
    if (node.finally === null) {
      this.tryExcept(node);
      return;
    }
    this.setUpHandler();
    this.enterHandler();
    if (node.handlers.length === 0) {
      this.adjust(UNWIND_SLOTS);
      this.statements(node.body);
      this.adjust(-UNWIND_SLOTS);
    } else this.tryExcept(node);
    this.popBlock();
    this.loadToken();
    this.label();
    this.statements(node.finally);
    this.leaveHandler();
    this.endFinally();
  }

  private tryExcept({ body, handlers, otherwise }: TryStatement): void {
    this.setUpHandler();
    this.enterHandler();
    this.statements(body);
    this.popBlock();
    this.jump();
    this.label();
    this.adjust(1 + UNWIND_SLOTS);
    for (const handler of handlers) this.except(handler);
    this.leaveHandler();
    this.endFinally();
    this.adjust(-UNWIND_SLOTS);
    this.label();
    this.statements(otherwise);
    this.label();
  }

  private except({ type, name, body }: ExceptHandler): void {
    if (type !== null) {
      this.duplicate();
      this.expression(type);
      this.binaryOperator();
      this.jumpIf();
    }
    if (name === null) this.pop();
    else {
      this.store(name);
      this.setUpHandler();
      this.enterHandler();
    }
    this.statements(body);
    if (name !== null) this.popBlock();
    this.popBlock();
    if (name !== null) {
      this.loadToken();
      this.label();
      this.loadToken();
      this.store(name);
      this.delete(name);
      this.leaveHandler();
      this.endFinally();
    }
    this.jump();
    this.label();
    this.adjust(1);
  }

  private with({ context, target, body }: WithStatement): void {
    this.expression(context);
    this.setUpHandler(2);
    if (target === null) this.pop();
    else this.target(target);
    this.enterHandler();
    this.statements(body);
    this.popBlock();
    this.loadToken();
    this.label();
    this.cleanUpWith();
    this.leaveHandler();
    this.endFinally();
  }

  private definition(node: Statement & { kind: 'function' | 'class' }): void {
    for (const decorator of node.decorators) this.decorator(decorator);
    if (node.kind === 'function') this.functionObject(this.scopeOf(node), node.parameters);
    else {
      this.loadClassBuilder();
      this.makeFunction(this.scopeOf(node), false);
      this.loadName(node.name);
      this.arguments(node.arguments, 2, false);
    }
    for (const _ of node.decorators) this.call(1, 0, false, false);
    this.store(node.name);
  }
}

/** Follows the parse tree: what is decorated begins with its first decorator. */
function lineOf(node: Statement): number {
  if (node.kind !== 'function' && node.kind !== 'class') return node.line;
  const [first] = node.decorators;
  return first === undefined ? node.line : Math.min(node.line, first.line);
}

function isSmallLiteral(node: Expression): boolean {
  return node.kind === 'integer' && isSmallInt(node.value);
}

function literal(value: number): Expression {
  return { kind: 'integer', line: 0, value };
}

/** The bounds of `for name in range(…)` where the compiler makes it a loop that counts. */
function rangeOf({ target, iterable }: ForStatement): Range | null {
  if (target.kind !== 'name' || iterable.kind !== 'call') return null;
  const { callee, arguments: args } = iterable;
  if (callee.kind !== 'name' || callee.id !== 'range') return null;
  const values = args.map((argument) => argument.value);
  const [first, second, step = literal(1)] = values;
  if (first === undefined || args.length > 3 || !args.every(({ kind }) => kind === 'positional')) return null;
  if (values.length === 1 && isGenerator(first)) return null;
  if (!isSmallLiteral(step) || isConstantFalse(step)) return null;
  return second === undefined ? { start: literal(0), stop: first, step } : { start: first, stop: second, step };
}

/**
 * The scope pass: walks the tree block by block, in the order of the compiler's first pass, and decides the kind of
 * each name. Follows py/scope.c and the id functions of py/emitcommon.c; also refuses what only the compiler refuses.
 */
import type { Argument, Expression } from '../syntax/nodes-expressions.ts';
import type { FunctionStatement, Module, Parameters, Statement } from '../syntax/nodes-statements.ts';
import { SourceError } from '../syntax/source-error.ts';
import { Scope } from './scope.ts';
import type { ScopeNode, ScopeTable } from './scope.ts';

/** Errors: SourceError with the block it is in. */
export function analyse(module: Module): ScopeTable {
  const analysis = new Analysis();
  analysis.run(module);
  return analysis.table;
}

class Analysis {
  readonly table = new Map<ScopeNode, Scope>();
  private readonly queue: Scope[] = [];
  private scope!: Scope;
  private loops = 0;

  run(module: Module): void {
    this.open(module, null, '<module>');
    for (let scope = this.queue.shift(); scope !== undefined; scope = this.queue.shift()) {
      this.scope = scope;
      this.loops = 0;
      this.block(scope);
    }
  }

  private open(node: ScopeNode, parent: Scope | null, name: string): void {
    const scope = new Scope(node, parent, name);
    this.table.set(node, scope);
    this.queue.push(scope);
  }

  private fail(message: string, line: number): never {
    throw new SourceError('SyntaxError', message, line, this.scope.name);
  }

  private block({ node }: Scope): void {
    switch (node.kind) {
      case 'module':
        this.statements(node.body);
        break;
      case 'class':
        this.scope.names.set('__class__', 'local');
        this.statements(node.body);
        break;
      case 'function':
        this.parameters(node.parameters);
        this.statements(node.body);
        break;
      case 'lambda':
        this.parameters(node.parameters);
        this.expression(node.body);
        break;
      case 'comprehension':
        this.comprehension(node);
        break;
    }
  }

  private parameters(parameters: Parameters): void {
    const add = (name: string, line: number) => {
      if (this.scope.names.has(name)) this.fail('name reused for argument', line);
      this.scope.names.set(name, 'local');
    };
    const line = this.scope.node.kind === 'module' ? 1 : this.scope.node.line;
    for (const parameter of [...parameters.positional, ...parameters.keywordOnly]) add(parameter.name, parameter.line);
    if (parameters.star) add(parameters.star, line);
    if (parameters.doubleStar) add(parameters.doubleStar, line);
  }

  private load(name: string): void {
    const { scope } = this;
    if (scope.names.has(name)) return;
    scope.names.set(name, 'global-implicit');
    this.findAndCloseOver(name);
  }

  /** Follows scope_find_local_and_close_over; true where a function around has the name. */
  private findAndCloseOver(name: string): boolean {
    for (let outer = this.scope.parent; outer !== null && outer.parent !== null; outer = outer.parent) {
      const kind = outer.names.get(name);
      if (kind === undefined) continue;
      if (kind !== 'local' && kind !== 'cell' && kind !== 'free') return false;
      this.scope.names.set(name, 'free');
      this.closeOverInParents(name);
      return true;
    }
    return false;
  }

  private closeOverInParents(name: string): void {
    for (let outer = this.scope.parent; outer !== null; outer = outer.parent) {
      const kind = outer.names.get(name);
      if (kind === undefined) {
        outer.names.set(name, 'free');
        continue;
      }
      if (kind === 'local') outer.names.set(name, 'cell');
      return;
    }
  }

  private store(name: string): void {
    const { scope } = this;
    const kind = scope.names.get(name);
    if (kind === undefined) scope.names.set(name, scope.isFunctionLike ? 'local' : 'global-implicit');
    else if (kind === 'global-implicit' && scope.isFunctionLike) scope.names.set(name, 'local');
  }

  private statements(body: readonly Statement[]): void {
    for (const statement of body) this.statement(statement);
  }

  private loop(body: readonly Statement[]): void {
    this.loops++;
    this.statements(body);
    this.loops--;
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case 'expression':
        this.expression(node.value);
        break;
      case 'assign':
        this.expression(node.value);
        for (const target of node.targets) this.target(target);
        break;
      case 'augmented-assign':
        if (!['name', 'attribute', 'subscript'].includes(node.target.kind)) {
          this.fail("can't assign to expression", node.target.line);
        }
        this.expression(node.target);
        this.expression(node.value);
        this.target(node.target);
        break;
      case 'delete':
        for (const target of node.targets) this.deleteTarget(target);
        break;
      case 'pass':
        break;
      case 'break':
      case 'continue':
        if (this.loops === 0) this.fail(`'${node.kind}' outside loop`, node.line);
        break;
      case 'return':
        if (this.scope.node.kind !== 'function') this.fail("'return' outside function", node.line);
        if (node.value) this.expression(node.value);
        break;
      case 'raise':
        if (node.exception) this.expression(node.exception);
        if (node.cause) this.expression(node.cause);
        break;
      case 'global':
        for (const name of node.names) this.declareGlobal(name, node.line);
        break;
      case 'nonlocal':
        if (this.scope.node.kind === 'module') this.fail("can't declare nonlocal in outer code", node.line);
        for (const name of node.names) this.declareNonlocal(name, node.line);
        break;
      case 'assert':
        this.expression(node.condition);
        if (node.message) this.expression(node.message);
        break;
      case 'import':
        for (const { path, as } of node.names) this.store(as ?? path.split('.')[0]!);
        break;
      case 'import-from':
        for (const { name, as } of node.names ?? []) this.store(as ?? name);
        break;
      case 'if':
        this.expression(node.condition);
        this.statements(node.body);
        this.statements(node.otherwise);
        break;
      case 'while':
        this.loop(node.body);
        this.expression(node.condition);
        this.statements(node.otherwise);
        break;
      case 'for':
        this.expression(node.iterable);
        this.target(node.target);
        this.loop(node.body);
        this.statements(node.otherwise);
        break;
      case 'try':
        this.statements(node.body);
        for (const handler of node.handlers) {
          if (handler.type) this.expression(handler.type);
          if (handler.name) {
            this.store(handler.name);
            this.scope.hasCleanup = true;
          }
          this.statements(handler.body);
        }
        this.statements(node.otherwise);
        if (node.finally) {
          this.scope.hasCleanup = true;
          this.statements(node.finally);
        }
        break;
      case 'with':
        this.scope.hasCleanup = true;
        this.expression(node.context);
        if (node.target) this.target(node.target);
        this.statements(node.body);
        break;
      case 'function':
        this.function(node);
        this.store(node.name);
        break;
      case 'class':
        for (const decorator of node.decorators) this.expression(decorator);
        this.open(node, this.scope, node.name);
        this.arguments(node.arguments);
        this.store(node.name);
        break;
      default:
        node satisfies never;
    }
  }

  private function(node: FunctionStatement): void {
    for (const decorator of node.decorators) this.expression(decorator);
    this.defaults(node.parameters);
    this.open(node, this.scope, node.name);
  }

  private defaults(parameters: Parameters): void {
    let optional = false;
    for (const parameter of parameters.positional) {
      if (optional && !parameter.default) this.fail('non-default argument follows default argument', parameter.line);
      optional ||= parameter.default !== null;
    }
    for (const parameter of [...parameters.positional, ...parameters.keywordOnly]) {
      if (parameter.default) this.expression(parameter.default);
    }
  }

  private declareGlobal(name: string, line: number): void {
    const kind = this.scope.names.get(name);
    if (kind !== undefined && kind !== 'global-explicit') this.fail('identifier redefined as global', line);
    this.scope.names.set(name, 'global-explicit');
  }

  private declareNonlocal(name: string, line: number): void {
    const kind = this.scope.names.get(name);
    if (kind === undefined) {
      if (!this.findAndCloseOver(name)) this.fail('no binding for nonlocal found', line);
    } else if (kind !== 'free') {
      this.fail('identifier redefined as nonlocal', line);
    }
  }

  private target(node: Expression): void {
    switch (node.kind) {
      case 'name':
        this.store(node.id);
        break;
      case 'attribute':
      case 'subscript':
        this.expression(node);
        break;
      case 'tuple':
      case 'list': {
        if (node.kind === 'tuple' && node.items.length === 0) this.fail("can't assign to expression", node.line);
        let stars = 0;
        for (const item of node.items) {
          if (item.kind === 'star' && ++stars > 1) this.fail('multiple *x in assignment', item.line);
          this.target(item.kind === 'star' ? item.value : item);
        }
        break;
      }
      case 'star':
        this.fail('*x must be assignment target', node.line);
        break;
      default:
        this.fail("can't assign to expression", node.line);
    }
  }

  private deleteTarget(node: Expression): void {
    if (node.kind === 'name') this.store(node.id);
    else if (node.kind === 'attribute' || node.kind === 'subscript') this.expression(node);
    else if (node.kind === 'tuple' && node.items.length > 0) for (const item of node.items) this.deleteTarget(item);
    else this.fail("can't delete expression", node.line);
  }

  private arguments(args: readonly Argument[]): void {
    for (const argument of args) this.expression(argument.value);
  }

  private expression(node: Expression): void {
    switch (node.kind) {
      case 'name':
        this.load(node.id);
        break;
      case 'integer':
      case 'string':
      case 'bytes':
      case 'constant':
        break;
      case 'tuple':
      case 'list':
      case 'set':
        for (const item of node.items) this.expression(item);
        break;
      case 'dict':
        for (const [i, key] of node.keys.entries()) {
          this.expression(key);
          this.expression(node.values[i]!);
        }
        break;
      case 'unary':
        this.expression(node.operand);
        break;
      case 'binary':
        this.binary(node);
        break;
      case 'boolean':
      case 'comparison':
        for (const operand of node.operands) this.expression(operand);
        break;
      case 'conditional':
        this.expression(node.condition);
        this.expression(node.then);
        this.expression(node.otherwise);
        break;
      case 'lambda':
        this.defaults(node.parameters);
        this.open(node, this.scope, '<lambda>');
        break;
      case 'star':
        this.fail('*x must be assignment target', node.line);
        break;
      case 'call':
        this.expression(node.callee);
        if (isBareSuper(node) && this.scope.node.kind === 'function') {
          this.load('__class__');
          if (firstParameter(this.scope.node.parameters) === undefined) this.fail("super() can't find self", node.line);
        }
        this.arguments(node.arguments);
        break;
      case 'attribute':
        this.expression(node.object);
        break;
      case 'subscript':
        this.expression(node.object);
        this.expression(node.index);
        break;
      case 'slice':
        for (const part of [node.start, node.stop, node.step]) if (part) this.expression(part);
        break;
      case 'comprehension':
        this.open(node, this.scope, COMPREHENSION_NAMES[node.result]);
        this.expression(node.clauses[0]!.iterable);
        break;
      case 'yield':
        if (this.scope.node.kind !== 'function' && this.scope.node.kind !== 'lambda') {
          this.fail("'yield' outside function", node.line);
        }
        this.scope.isGenerator = true;
        if (node.value) this.expression(node.value);
        break;
      default:
        node satisfies never;
    }
  }

  /** A long chain of operators leans to the left, so it is walked in a loop. */
  private binary(node: Expression): void {
    const rights: Expression[] = [];
    let left = node;
    for (; left.kind === 'binary'; left = left.left) rights.push(left.right);
    this.expression(left);
    for (const right of rights.toReversed()) this.expression(right);
  }

  private comprehension(node: Expression & { kind: 'comprehension' }): void {
    if (node.result === 'generator') this.scope.isGenerator = true;
    for (const [i, clause] of node.clauses.entries()) {
      if (i > 0) this.expression(clause.iterable);
      this.target(clause.target);
      for (const condition of clause.conditions) this.expression(condition);
    }
    this.expression(node.element);
    if (node.value) this.expression(node.value);
  }
}

const COMPREHENSION_NAMES = {
  list: '<listcomp>',
  set: '<setcomp>',
  dict: '<dictcomp>',
  generator: '<genexpr>',
} as const;

/** The first argument of a function, which `super()` takes for self, however it is passed. */
export function firstParameter({ positional, star, keywordOnly, doubleStar }: Parameters): string | undefined {
  return positional[0]?.name ?? (star || (keywordOnly[0]?.name ?? doubleStar ?? undefined));
}

/** `super()` without arguments, which the compiler completes. */
export function isBareSuper(node: Expression): boolean {
  return (
    node.kind === 'call' && node.callee.kind === 'name' && node.callee.id === 'super' && node.arguments.length === 0
  );
}

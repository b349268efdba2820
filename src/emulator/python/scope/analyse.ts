/**
 * The scope pass: walks the tree block by block, in the order of the compiler's first pass, and decides the kind of
 * each name. Follows py/scope.c and the id functions of py/emitcommon.c. It also refuses what only the compiler refuses,
 * and so goes through the parts of a statement as py/compile.c does: of several faults it must come upon the same one.
 */
import type { Argument, CallExpression, Expression, SubscriptExpression } from '../syntax/nodes-expressions.ts';
import type {
  FunctionStatement,
  IfStatement,
  Module,
  Parameters,
  Statement,
  WithStatement,
} from '../syntax/nodes-statements.ts';
import { NO_LINE, notedLine } from '../syntax/noted-line.ts';
import { SourceError } from '../syntax/source-error.ts';
import { Scope } from './scope.ts';
import type { ScopeNode, ScopeTable } from './scope.ts';

/** Of those by position JavaScript takes no more in one call; the heap of the board is full long before. */
const MOST_ARGUMENTS = 65_000;

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
  /** Words of a fault whose line is not known yet: as in py/compile.c the walk goes on until something has one. */
  private fault: string | null = null;

  run(module: Module): void {
    this.open(module, null, '<module>');
    for (let scope = this.queue.shift(); scope !== undefined; scope = this.queue.shift()) {
      this.scope = scope;
      this.loops = 0;
      this.block(scope);
      this.settle(scope.node.kind === 'comprehension' ? scope.node.elementLine : scope.node.line);
    }
  }

  private open(node: ScopeNode, parent: Scope | null, name: string): void {
    const scope = new Scope(node, parent, name);
    this.table.set(node, scope);
    this.queue.push(scope);
  }

  /** Follows compile_syntax_error: only the first fault counts. */
  private fail(message: string, line: number): void {
    if (this.fault !== null) return;
    this.fault = message;
    this.settle(line);
  }

  /** Throws the fault there is, if any, once a line is known. Follows compile_error_set_line. */
  private settle(line: number): void {
    if (this.fault === null || line === NO_LINE) return;
    throw new SourceError('SyntaxError', this.fault, line, this.scope.name);
  }

  private limit(count: number): void {
    if (count <= MOST_ARGUMENTS) return;
    throw new SourceError('MemoryError', 'memory allocation failed', this.scope.node.line, this.scope.name);
  }

  /** A fault in the expression itself. */
  private failAt(message: string, node: Expression): void {
    this.fail(message, notedLine(node, node.line));
  }

  /** Notes what py/emitnative.c cannot do, documentation 7.1.3; the viper generator finds out for itself. */
  private refuseInNative(message: string): void {
    const { scope } = this;
    if (scope.emitter === 'native') scope.refusal ??= new SourceError('NotImplementedError', message, 0);
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
        this.parameters(node.parameters, node.annotations);
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

  private parameters(parameters: Parameters, annotations?: FunctionStatement['annotations']): void {
    const { positional, keywordOnly, star, doubleStar, misplaced } = parameters;
    this.limit(positional.length + keywordOnly.length);
    if (misplaced !== null) this.fail('invalid syntax', misplaced);
    const add = (name: string, line: number) => {
      if (this.scope.names.has(name)) this.fail('name reused for argument', line);
      this.scope.names.set(name, 'local');
    };
    for (const { name, line, default: value } of [...positional, ...keywordOnly]) {
      add(name, value !== null || annotations?.has(name) ? line : NO_LINE);
    }
    if (star) add(star, NO_LINE);
    if (doubleStar) add(doubleStar, NO_LINE);
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
    for (const statement of body) {
      this.statement(statement);
      if (body.length > 1) this.settle('firstLine' in statement ? statement.firstLine : statement.line);
    }
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
          this.failAt("can't assign to expression", node.target);
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
        else this.refuseInNative('native raise without argument');
        if (node.cause) {
          this.expression(node.cause);
          this.refuseInNative('native raise from');
        }
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
        this.if(node);
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
        for (const [i, handler] of node.handlers.entries()) {
          if (handler.type === null && i < node.handlers.length - 1) {
            this.fail("default 'except' must be last", handler.line);
          }
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
        this.with(node);
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

  /** A long chain of `elif` leans to the right, so it is walked in a loop. */
  private if(node: IfStatement): void {
    let current = node;
    for (;;) {
      this.expression(current.condition);
      this.statements(current.body);
      const [only, ...more] = current.otherwise;
      if (only?.kind !== 'if' || more.length > 0) break;
      current = only;
    }
    this.statements(current.otherwise);
  }

  /** `with a, b, c` is one in another: walked in a loop too. */
  private with(node: WithStatement): void {
    this.scope.hasCleanup = true;
    let current = node;
    for (;;) {
      this.expression(current.context);
      if (current.target) this.target(current.target);
      const [only, ...more] = current.body;
      if (only?.kind !== 'with' || more.length > 0) break;
      current = only;
    }
    this.statements(current.body);
  }

  private function(node: FunctionStatement): void {
    for (const decorator of node.decorators) this.expression(decorator);
    this.defaults(node.parameters);
    this.open(node, this.scope, node.name);
  }

  private defaults(parameters: Parameters): void {
    let optional = false;
    for (const { default: value } of parameters.positional) {
      if (value) this.expression(value);
      else if (optional) this.fail('non-default argument follows default argument', NO_LINE);
      optional ||= value !== null;
    }
    for (const { default: value } of parameters.keywordOnly) if (value) this.expression(value);
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
        const [, second] = node.items.filter(({ kind }) => kind === 'star');
        if (second) this.fail('multiple *x in assignment', second.line);
        for (const item of node.items) this.target(item.kind === 'star' ? item.value : item);
        break;
      }
      case 'star':
        this.fail('*x must be assignment target', node.line);
        break;
      default:
        this.failAt("can't assign to expression", node);
    }
  }

  private deleteTarget(node: Expression): void {
    if (node.kind === 'name') this.store(node.id);
    else if (node.kind === 'attribute' || node.kind === 'subscript') this.expression(node);
    else if (node.kind === 'tuple' && node.items.length > 0) for (const item of node.items) this.deleteTarget(item);
    else this.failAt("can't delete expression", node);
  }

  private arguments(args: readonly Argument[]): void {
    this.limit(args.filter(({ kind }) => kind === 'positional').length);
    for (const { kind, value } of args) if (kind === 'positional' || kind === 'keyword') this.expression(value);
    for (const kind of ['star', 'double-star']) {
      for (const argument of args) if (argument.kind === kind) this.expression(argument.value);
    }
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
      case 'set':
        for (const item of node.items) this.expression(item);
        break;
      case 'list':
        this.list(node);
        break;
      case 'dict':
        for (const [i, key] of node.keys.entries()) {
          this.expression(node.values[i]!);
          this.expression(key);
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
      case 'fault':
        this.fail(node.message, node.line);
        break;
      case 'call':
      case 'attribute':
      case 'subscript':
        this.trailers(node);
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
        this.refuseInNative(node.from ? 'native yield from' : 'native yield');
        break;
      default:
        node satisfies never;
    }
  }

  /** Items from the second on lend their lines, unless they are the last of two. */
  private list({ items, trailingComma }: Expression & { kind: 'list' }): void {
    for (const [i, item] of items.entries()) {
      this.expression(item);
      if (i > 0 && (items.length > 2 || trailingComma)) this.settle(notedLine(item, item.line));
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

  /** As is `a.b(c)[d]`, which leans to the left like all trailers. */
  private trailers(node: Expression): void {
    const trailers: (CallExpression | SubscriptExpression)[] = [];
    let at = node;
    while (at.kind === 'call' || at.kind === 'attribute' || at.kind === 'subscript') {
      if (at.kind !== 'attribute') trailers.push(at);
      at = at.kind === 'call' ? at.callee : at.object;
    }
    this.expression(at);
    for (const trailer of trailers.toReversed()) {
      if (trailer.kind === 'subscript') this.expression(trailer.index);
      else this.call(trailer);
    }
  }

  /** What a call has besides its callee. */
  private call(node: CallExpression): void {
    if (isBareSuper(node) && this.scope.node.kind === 'function') {
      this.load('__class__');
      if (firstParameter(this.scope.node.parameters) === undefined) this.fail("super() can't find self", node.line);
    }
    this.arguments(node.arguments);
  }

  private comprehension(node: Expression & { kind: 'comprehension' }): void {
    if (node.result === 'generator') {
      this.scope.isGenerator = true;
      this.refuseInNative('native yield');
    }
    for (const [i, clause] of node.clauses.entries()) {
      if (i > 0) this.expression(clause.iterable);
      this.target(clause.target);
      for (const condition of clause.conditions) this.expression(condition);
    }
    if (node.value) this.expression(node.value);
    this.expression(node.element);
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

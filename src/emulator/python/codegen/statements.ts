/**
 * Statements to JavaScript, one method per kind. Each sets the frame's line; loops poll; what catches an exception
 * takes it through caught(), which gathers the traceback and makes this frame the running one again.
 */
import type { Expression } from '../syntax/nodes-expressions.ts';
import type {
  ExceptHandler,
  ForStatement,
  Statement,
  TryStatement,
  WhileStatement,
  WithStatement,
} from '../syntax/nodes-statements.ts';
import { ExpressionGenerator, sequence, startOf } from './expressions.ts';
import { cellName, localName, property, quote } from './names.ts';

export abstract class StatementGenerator extends ExpressionGenerator {
  protected readonly out: string[] = [];
  /** Label that `break` names in each loop about; null where a plain `break` will do. */
  private readonly breakLabels: (string | null)[] = [];
  /** JavaScript variables of the exceptions being handled, the innermost last. */
  private readonly handled: string[] = [];

  protected abstract functionValue(node: Statement & { kind: 'function' }): string;
  protected abstract classValue(node: Statement & { kind: 'class' }): string;
  /** The depth of this frame, as an expression. */
  protected abstract readonly depth: string;
  protected abstract return(value: string): void;

  protected emit(js: string): void {
    this.out.push(js);
  }

  protected name(prefix: string): string {
    return `${prefix}${this.unique++}`;
  }

  protected show(line: number): void {
    const shown = this.reach(line);
    if (shown !== '') this.emit(`${shown};`);
  }

  /** The same where control paths meet, so that the frame may show any line. */
  private showAgain(): void {
    this.line = 0;
    this.show(0);
  }

  protected statements(body: readonly Statement[]): void {
    for (const statement of body) {
      this.show(firstLineOf(statement));
      this.statement(statement);
      this.releaseTemporaries();
    }
  }

  private statement(node: Statement): void {
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
        for (const target of node.targets) this.delete(target);
        break;
      case 'pass':
      case 'global':
      case 'nonlocal':
        break;
      case 'break': {
        const label = this.breakLabels.at(-1);
        this.emit(label ? `break ${label};` : 'break;');
        break;
      }
      case 'continue':
        this.emit('continue;');
        break;
      case 'return':
        this.return(node.value ? this.expression(node.value) : 'None');
        break;
      case 'raise':
        this.raise(node.exception, node.cause);
        break;
      case 'assert':
        this.assert(node.condition, node.message);
        break;
      case 'import':
        for (const { path, as } of node.names) {
          const parts = path.split('.');
          let module = `importName(G,${quote(path)},null,0)`;
          if (as !== null) for (const part of parts.slice(1)) module = `attribute(${module},${quote(part)})`;
          this.emit(`${this.store(as ?? parts[0]!, module)};`);
        }
        break;
      case 'import-from':
        this.importFrom(node.path, node.level, node.names);
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
        this.emit(
          `${this.store(
            node.name,
            this.decorated(node.decorators, () => this.functionValue(node)),
          )};`,
        );
        break;
      case 'class':
        this.emit(
          `${this.store(
            node.name,
            this.decorated(node.decorators, () => this.classValue(node)),
          )};`,
        );
        break;
      default:
        node satisfies never;
    }
  }

  private expressionStatement(value: Expression): void {
    if (this.unit.interactive && this.scope.node.kind === 'module') {
      const shown = this.temporary();
      this.emit(`${shown}=${this.expression(value)};call(${this.loadGlobal('__repl_print__')},[${shown}]);`);
    } else if (!LITERALS.has(value.kind)) {
      this.emit(`${this.expression(value)};`);
    }
  }

  private decorated(decorators: readonly Expression[], make: () => string): string {
    const callables = decorators.map((decorator) => {
      const name = this.temporary();
      return { setup: `${name}=${this.expression(decorator)}`, name };
    });
    let js = make();
    for (const { name } of callables.toReversed()) js = this.callAny(name, `[${js}]`);
    return sequence(...callables.map(({ setup }) => setup), js);
  }

  private assign(targets: readonly Expression[], value: Expression): void {
    const [only] = targets;
    if (targets.length === 1 && only!.kind === 'name') {
      this.emit(`${this.store(only.id, this.expression(value))};`);
      return;
    }
    const pairs = targets.length === 1 ? swapOf(only!, value) : null;
    if (pairs) {
      const values = pairs.map(([, source]) => {
        const name = this.temporary();
        this.emit(`${name}=${this.expression(source)};`);
        return name;
      });
      for (const [i, [target]] of pairs.entries()) this.emit(`${this.storeTo(target, values[i]!)};`);
      return;
    }
    const held = this.temporary();
    this.emit(`${held}=${this.expression(value)};`);
    for (const target of targets) this.emit(`${this.storeTo(target, held)};`);
  }

  /** An expression that stores the value named `value`. */
  protected storeTo(target: Expression, value: string): string {
    switch (target.kind) {
      case 'name':
        return this.store(target.id, value);
      case 'attribute': {
        const object = this.operand(target.object);
        const at = property(target.name);
        const o = object.name;
        return sequence(
          object.setup,
          this.at(
            target.line,
            `(${o}${at}!==undefined||${o}.plain&&--${o}.room>=0?${o}${at}=${value}:setAttribute(${o},${quote(target.name)},${value}))`,
          ),
        );
      }
      case 'subscript': {
        const object = this.operand(target.object);
        const index = this.operand(target.index);
        return sequence(
          object.setup,
          index.setup,
          this.at(target.line, this.storeItem(object.name, index.name, index.known, value)),
        );
      }
      case 'tuple':
      case 'list':
        return this.unpack(target.items, value);
      default:
        throw new Error(`${target.kind} is refused as a target by the scope pass`);
    }
  }

  private storeItem(object: string, index: string, known: number | undefined, value: string): string {
    const test = [
      ...(known === undefined ? [`typeof ${index}==='number'`] : []),
      `${object} instanceof List`,
      ...(known !== undefined && known >= 0 ? [] : [`${index}>=0`]),
      `${index}<${object}.items.length`,
    ];
    return `(${test.join('&&')}?${object}.items[${index}]=${value}:setItem(${object},${index},${value}))`;
  }

  private unpack(items: readonly Expression[], value: string): string {
    const star = items.findIndex((item) => item.kind === 'star');
    const parts = this.temporary();
    const unpacked =
      star < 0
        ? `${parts}=unpack(${value},${items.length})`
        : `${parts}=unpackStar(${value},${star},${items.length - star - 1})`;
    const stores = items.map((item, i) => this.storeTo(item.kind === 'star' ? item.value : item, `${parts}[${i}]`));
    return sequence(unpacked, ...stores);
  }

  private augmentedAssign(node: Statement & { kind: 'augmented-assign' }): void {
    const { target, operator, value } = node;
    const slot = `${operator}=`;
    if (target.kind === 'attribute') {
      const object = this.operand(target.object);
      const held = this.temporary();
      const left = { setup: '', name: held, known: undefined };
      const right = this.operand(value);
      const o = object.name;
      const at = property(target.name);
      this.emit(`${sequence(object.setup, `${held}=${o}${at}??attribute(${o},${quote(target.name)})`, right.setup)};`);
      const result = this.arithmetic(operator, left, right, slot);
      this.emit(
        `${held}=${result};${o}${at}!==undefined?${o}${at}=${held}:setAttribute(${o},${quote(target.name)},${held});`,
      );
    } else if (target.kind === 'subscript') {
      const object = this.operand(target.object);
      const index = this.operand(target.index);
      const held = this.temporary();
      const right = this.operand(value);
      this.emit(`${sequence(object.setup, index.setup, `${held}=item(${object.name},${index.name})`, right.setup)};`);
      const result = this.arithmetic(operator, { setup: '', name: held, known: undefined }, right, slot);
      this.emit(`${held}=${result};${this.storeItem(object.name, index.name, index.known, held)};`);
    } else if (target.kind === 'name') {
      const left = this.operand(target);
      const right = this.operand(value);
      this.emit(
        `${this.store(target.id, sequence(left.setup, right.setup, this.arithmetic(operator, left, right, slot)))};`,
      );
    }
  }

  private delete(target: Expression): void {
    switch (target.kind) {
      case 'name':
        this.deleteName(target.id);
        break;
      case 'attribute':
        this.emit(`deleteAttribute(${this.expression(target.object)},${quote(target.name)});`);
        break;
      case 'subscript':
        this.emit(`deleteItem(${this.expression(target.object)},${this.expression(target.index)});`);
        break;
      case 'tuple':
        for (const item of target.items) this.delete(item);
        break;
      default:
        throw new Error(`${target.kind} is refused in del by the scope pass`);
    }
  }

  private deleteName(name: string): void {
    const kind = this.kindOf(name);
    if (kind === 'local') {
      this.emit(`${localName(name)}===undefined&&unbound();${this.store(name, 'undefined')};`);
    } else if (kind === 'cell' || kind === 'free') {
      this.emit(`${cellName(name)}.v===undefined&&unbound();${cellName(name)}.v=undefined;`);
    } else if (kind === 'global-implicit' && this.namesInTable) {
      this.emit(`deleteFromTable(N,${quote(name)});`);
    } else {
      this.emit(`deleteGlobal(G,${quote(name)});`);
    }
  }

  private raise(exception: Expression | null, cause: Expression | null): void {
    if (exception === null) {
      const current = this.handled.at(-1);
      this.emit(current ? `throw ${current};` : 'throw noActiveException();');
      return;
    }
    const raised = this.temporary();
    this.emit(`${raised}=${this.expression(exception)};`);
    if (cause) this.emit(`${this.expression(cause)};`);
    this.emit(`throw toRaise(${raised});`);
  }

  private assert(condition: Expression, message: Expression | null): void {
    const type = this.loadGlobal('AssertionError');
    const test = this.condition(condition);
    const raised = message ? `call(${type},[${this.expression(message)}])` : type;
    this.emit(`if(!${test})throw toRaise(${raised});`);
    this.line = 0;
  }

  private importFrom(path: string, level: number, names: readonly { name: string; as: string | null }[] | null): void {
    const module = this.temporary();
    const wanted = names === null ? ['*'] : names.map(({ name }) => name);
    this.emit(`${module}=importName(G,${quote(path)},[${wanted.map(quote).join(',')}],${level});`);
    if (names === null) {
      this.emit(`importStar(${module},${this.namesInTable ? 'N' : 'G.dict.table'});`);
      return;
    }
    for (const { name, as } of names) this.emit(`${this.store(as ?? name, `importFrom(${module},${quote(name)})`)};`);
  }

  private if(node: Statement & { kind: 'if' }): void {
    let current = node;
    let closing = '';
    for (;;) {
      this.emit(`if(${this.condition(current.condition)}){`);
      this.releaseTemporaries();
      const { line } = this;
      this.statements(current.body);
      this.line = line;
      closing += '}';
      const { otherwise } = current;
      if (otherwise.length === 0) break;
      this.emit('}else{');
      const [only] = otherwise;
      if (otherwise.length === 1 && only!.kind === 'if') {
        if (only.isElif) this.showAgain();
        else this.show(only.line);
        current = only;
        continue;
      }
      this.statements(otherwise);
      break;
    }
    this.emit(closing);
    this.line = 0;
  }

  /** Wraps a loop: `emitLoop` writes it, its `else` block follows unless `break` jumps over it. */
  private loop(otherwise: readonly Statement[], emitLoop: () => void): void {
    const label = otherwise.length > 0 ? this.name('L') : null;
    if (label) this.emit(`${label}:{`);
    this.breakLabels.push(label);
    this.line = 0;
    emitLoop();
    this.breakLabels.pop();
    this.line = 0;
    if (label) {
      this.statements(otherwise);
      this.emit('}');
      this.line = 0;
    }
  }

  private while(node: WhileStatement): void {
    this.loop(node.otherwise, () => {
      const head = this.out.length;
      this.emit('');
      this.statements(node.body);
      this.emit('}');
      // The guard is compiled after the body.
      this.line = 0;
      const shown = this.reach(0);
      const test = this.condition(node.condition);
      this.out[head] = `while(${test === 'true' ? test : `(${shown},${test})`}){${this.poll}`;
      this.releaseTemporaries();
    });
  }

  private for(node: ForStatement): void {
    const range = rangeOf(node);
    if (range) this.forRange(node, range);
    else this.forEach(node);
  }

  private forEach(node: ForStatement): void {
    const iterator = this.name('i');
    const value = this.name('v');
    this.emit(`const ${iterator}=${this.holdInFrame()}=${this.loopOver(this.expression(node.iterable))};`);
    this.loop(node.otherwise, () => {
      this.emit(`for(let ${value};(${this.reach(0)},${value}=${this.nextOf(iterator)})!==undefined;){${this.poll}`);
      this.emit(`${this.storeTo(node.target, value)};`);
      this.releaseTemporaries();
      this.statements(node.body);
      this.emit('}');
    });
    this.releaseHeld();
  }

  protected loopOver(iterable: string): string {
    return this.either(`loopOver(${iterable})`, `(yield* loopOverSteps(${iterable}))`);
  }

  /** The next value of what loopOver() gave. */
  protected nextOf(iterator: string): string {
    const direct = `${iterator}.next()`;
    return this.either(direct, `(${iterator}.nextSteps!==undefined?yield* ${iterator}.nextSteps():${direct})`);
  }

  /** `for x in range(…)` with a constant step runs without a range object, whatever `range` means, as in MicroPython. */
  private forRange(node: ForStatement, { start, stop, step }: Range): void {
    const value = this.name('i');
    const end = this.name('e');
    const operator = step > 0 ? '<' : '>';
    const slot = step > 0 ? 'less' : 'more';
    this.emit(`const ${end}=${this.expression(stop)};let ${value}=${start ? this.expression(start) : '0'};`);
    this.loop(node.otherwise, () => {
      const head = this.out.length;
      this.emit('');
      this.emit(`${this.storeTo(node.target, value)};`);
      this.statements(node.body);
      this.emit('}');
      // The step and the test are compiled after the body.
      const shown = `F.line=${this.lastLine}`;
      const test = `typeof ${value}==='number'&&typeof ${end}==='number'?${value}${operator}${end}:(${shown},truth(${slot}(${value},${end})))`;
      const next = `${value}=typeof ${value}==='number'?${value}+(${step}):(${shown},binary('+=',${value},${step}))`;
      this.out[head] = `for(;${test};${next}){${this.poll}`;
    });
  }

  private try(node: TryStatement): void {
    if (node.finally) {
      const thrown = this.name('x');
      this.emit(`let ${thrown};try{`);
      this.tryExcept(node);
      // Kept and thrown once, at the end of the finally block: each throw is dear.
      this.emit(`}catch(${thrown}$){${thrown}=caught(${thrown}$,${this.depth});}`);
      this.emit(`finally{if(vm.halted)halt();vm.depth=${this.depth};`);
      this.line = 0;
      this.statements(node.finally);
      this.emit(`F.line=${this.lastLine};if(${thrown}!==undefined)throw ${thrown};}`);
      this.line = 0;
    } else {
      this.tryExcept(node);
    }
  }

  private tryExcept(node: TryStatement): void {
    if (node.handlers.length === 0) {
      this.statements(node.body);
      return;
    }
    const thrown = this.name('x');
    const done = node.otherwise.length > 0 ? this.name('L') : null;
    if (done) this.emit(`${done}:{`);
    this.emit('try{');
    this.statements(node.body);
    this.emit(`}catch(${thrown}$){const ${thrown}=caught(${thrown}$,${this.depth});`);
    this.line = 0;
    this.handled.push(thrown);
    let closing = '';
    let bare = false;
    for (const handler of node.handlers) {
      bare = handler.type === null;
      if (!bare) {
        this.showAgain();
        this.emit(`if(matches(${thrown},${this.expression(handler.type!)})){`);
        this.releaseTemporaries();
      }
      const { line } = this;
      this.handler(handler, thrown);
      if (done) this.emit(`break ${done};`);
      this.line = line;
      if (!bare) {
        this.emit('}else{');
        closing += '}';
      }
    }
    if (!bare) this.emit(`F.line=${this.lastLine};throw ${thrown};`);
    this.handled.pop();
    this.emit(`${closing}}`);
    this.line = 0;
    if (done) {
      this.statements(node.otherwise);
      this.emit('}');
      this.line = 0;
    }
  }

  private handler({ name, body }: ExceptHandler, thrown: string): void {
    if (name === null) {
      this.statements(body);
      return;
    }
    const inner = this.name('x');
    this.emit(`${this.store(name, thrown)};try{`);
    this.statements(body);
    this.emit(`}catch(${inner}){throw caught(${inner},${this.depth});}finally{vm.depth=${this.depth};`);
    this.showAgain();
    this.emit(`${this.store(name, 'None')};`);
    this.deleteName(name);
    this.emit('}');
    this.line = 0;
  }

  private with(node: WithStatement): void {
    const manager = this.name('w');
    const thrown = this.name('x');
    const context = this.expression(node.context);
    this.emit(
      `const ${manager}=${this.holdInFrame()}=${this.either(`enter(${context})`, `yield* enterSteps(${context})`)};`,
    );
    this.emit(`let ${thrown}=false;try{`);
    if (node.target) this.emit(`${this.storeTo(node.target, `${manager}.value`)};`);
    this.releaseTemporaries();
    this.statements(node.body);
    this.emit(`}catch(${thrown}$){${thrown}=true;const ${thrown}e=caught(${thrown}$,${this.depth});`);
    this.showAgain();
    const swallowed = this.either(`${manager}.exitWith(${thrown}e)`, `(yield* ${manager}.exitWithSteps(${thrown}e))`);
    this.emit(`if(!${swallowed})throw ${thrown}e;`);
    const exit = this.either(`${manager}.exit()`, `yield* ${manager}.exitSteps()`);
    this.releaseHeld();
    this.emit(`}finally{if(!${thrown}){vm.depth=${this.depth};F.line=${this.lastLine};${exit};}}`);
    this.line = 0;
  }
}

/** A mere name is a leaf of the parse tree, and those note no line. */
export function isLeaf(node: Statement): boolean {
  return node.kind === 'expression' && node.value.kind === 'name';
}

const LITERALS: ReadonlySet<Expression['kind']> = new Set(['integer', 'string', 'bytes', 'constant'] as const);

/** A statement that no bytecode comes of. */
export function isSilent(node: Statement): boolean {
  return (
    ['pass', 'global', 'nonlocal'].includes(node.kind) || (node.kind === 'expression' && LITERALS.has(node.value.kind))
  );
}

/** The line that a statement notes, that of its first decorator where it has any. */
export function firstLineOf(node: Statement): number {
  const [decorator] = node.kind === 'function' || node.kind === 'class' ? node.decorators : [];
  // A decorator that is called has the line of its bracket.
  return decorator === undefined ? node.line : startOf(decorator).line;
}

interface Range {
  readonly start: Expression | null;
  readonly stop: Expression;
  readonly step: number;
}

/** The bounds of `for name in range(…)` where MicroPython compiles it as a counting loop. */
export function rangeOf({ target, iterable }: ForStatement): Range | null {
  if (target.kind !== 'name' || iterable.kind !== 'call') return null;
  const { callee } = iterable;
  if (callee.kind !== 'name' || callee.id !== 'range') return null;
  const args = iterable.arguments.map((argument) => (argument.kind === 'positional' ? argument.value : null));
  if (args.length < 1 || args.length > 3 || args.includes(null)) return null;
  if (args.length === 1) return { start: null, stop: args[0]!, step: 1 };
  const [start, stop, step] = args as Expression[];
  if (step === undefined) return { start: start!, stop: stop!, step: 1 };
  if (step.kind !== 'integer' || typeof step.value !== 'number' || step.value === 0) return null;
  return { start: start!, stop: stop!, step: step.value };
}

/** `a, b = x, y` needs no tuple: pairs of target and value. */
export function swapOf(target: Expression, value: Expression): [Expression, Expression][] | null {
  if (target.kind !== 'tuple' || value.kind !== 'tuple' || target.items.length !== value.items.length) return null;
  if (target.items.some(({ kind }) => kind === 'star')) return null;
  return target.items.map((item, i) => [item, value.items[i]!]);
}

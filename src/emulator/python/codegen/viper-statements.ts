/**
 * Statements of viper functions to JavaScript. Loops poll, so that the board can be interrupted there, as the chip can
 * not. What py/emitnative.c accepts and then crashes on is refused: `with`, `finally`, `raise` without an object.
 */
import type { Expression } from '../syntax/nodes-expressions.ts';
import type { ForStatement, Statement, TryStatement, WhileStatement } from '../syntax/nodes-statements.ts';
import { integer, quote } from './names.ts';
import { isLeaf, rangeOf } from './statements.ts';
import { ViperAssignments } from './viper-assignments.ts';
import { boxed, nameOf } from './viper-types.ts';
import type { ViperType, ViperValue } from './viper-types.ts';

const POLL = 'if(--vm.fuel<0)poll();';

export abstract class ViperStatements extends ViperAssignments {
  /** Label that `break` names in each loop about; null where a plain `break` will do. */
  private readonly breakLabels: (string | null)[] = [];
  protected returnType: ViperType = 'object';

  protected abstract functionValue(node: Statement & { kind: 'function' }): string;
  protected abstract classValue(node: Statement & { kind: 'class' }): string;

  /** Follows compile_generic_all_nodes: after a statement with a fault there are no more. */
  protected statements(body: readonly Statement[]): void {
    for (const statement of body) {
      this.statement(statement);
      this.releaseTemporaries();
      if (this.misused !== null) this.misuseLine ||= statement.line;
      if (this.fault === null) continue;
      if (body.length > 1 && !isLeaf(statement)) this.faultLine ||= statement.line;
      return;
    }
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case 'expression':
        if (!['integer', 'string', 'bytes', 'constant'].includes(node.value.kind)) {
          this.emit(`${this.expression(node.value).js};`);
        }
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
        this.return(node.value ? this.expression(node.value) : this.constant('none', '0'));
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
          let module = this.objectValue(`importName(G,${quote(path)},null,0)`);
          if (as !== null) for (const part of parts.slice(1)) module = this.attribute(module.js, part);
          this.emit(`${this.store(as ?? parts[0]!, module)};`);
        }
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
        this.notImplemented('viper with');
        break;
      case 'function':
        this.define(node.name, node.decorators, () => this.functionValue(node));
        break;
      case 'class':
        this.define(node.name, node.decorators, () => this.classValue(node));
        break;
      default:
        node satisfies never;
    }
  }

  private define(name: string, decorators: readonly Expression[], make: () => string): void {
    const callables = decorators.map((decorator) => {
      const held = this.temporary();
      this.emit(`${held}=${this.object(this.expression(decorator))};`);
      return held;
    });
    let js = make();
    for (const callable of callables.toReversed()) js = `call(${callable},[${js}])`;
    this.emit(`${this.store(name, this.objectValue(js))};`);
  }

  /** Follows emit_native_return_value: None does for any type. */
  protected return(value: ViperValue): void {
    const { returnType } = this;
    if (value.type === 'none') {
      this.emit(`${value.js};vm.depth=d-1;return ${this.none};`);
      return;
    }
    if (value.type !== returnType) {
      this.typeError(`return expected '${nameOf(returnType)}' but got '${nameOf(value.type)}'`);
    }
    this.emit(`{const r=${boxed(value)};vm.depth=d-1;return r;}`);
  }

  /** What None is as a value of the type returned. */
  protected get none(): string {
    return this.returnType === 'object' ? 'None' : this.returnType === 'bool' ? 'false' : '0';
  }

  private raise(exception: Expression | null, cause: Expression | null): void {
    if (exception === null) this.notImplemented('native raise without argument');
    const raised = this.expression(exception);
    if (cause !== null) this.notImplemented('native raise from');
    if (raised.type !== 'object') this.typeError('must raise an object');
    this.emit(`throw toRaise(${raised.js});`);
  }

  private assert(condition: Expression, message: Expression | null): void {
    const test = this.condition(condition);
    const type = this.loadGlobal('AssertionError');
    const raised = message ? `call(${type},[${this.boxedList([message])}])` : type;
    this.emit(`if(!${test})throw toRaise(${raised});`);
    this.label();
  }

  private importFrom({ path, level, names }: Statement & { kind: 'import-from' }): void {
    const module = this.temporary();
    const wanted = names === null ? ['*'] : names.map(({ name }) => name);
    this.emit(`${module}=importName(G,${quote(path)},[${wanted.map(quote).join(',')}],${level});`);
    if (names === null) this.emit(`importStar(${module},G.dict.table);`);
    for (const { name, as } of names ?? []) {
      this.emit(`${this.store(as ?? name, this.objectValue(`importFrom(${module},${quote(name)})`))};`);
    }
  }

  private if({ condition, body, otherwise }: Statement & { kind: 'if' }): void {
    this.emit(`if(${this.condition(condition)}){`);
    this.releaseTemporaries();
    this.statements(body);
    this.label();
    if (otherwise.length > 0) {
      this.emit('}else{');
      this.statements(otherwise);
    }
    this.emit('}');
    this.label();
  }

  /** Wraps a loop: `emitLoop` writes it, its `else` block follows unless `break` jumps over it. */
  private loop(otherwise: readonly Statement[], emitLoop: () => void): void {
    const label = otherwise.length > 0 ? this.name('L') : null;
    if (label) this.emit(`${label}:{`);
    this.breakLabels.push(label);
    this.label();
    emitLoop();
    this.breakLabels.pop();
    this.label();
    if (label) {
      this.statements(otherwise);
      this.emit('}');
      this.label();
    }
  }

  private while(node: WhileStatement): void {
    this.loop(node.otherwise, () => {
      const head = this.out.length;
      this.emit('');
      this.statements(node.body);
      this.emit('}');
      // The guard is compiled after the body, which may be what gives its locals their types.
      this.out[head] = `while(${this.condition(node.condition)}){${POLL}`;
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
    this.emit(`const ${iterator}=loopOver(${this.object(this.expression(node.iterable))});`);
    this.loop(node.otherwise, () => {
      this.emit(`for(let ${value};(${value}=${iterator}.next())!==undefined;){${POLL}`);
      this.storeTo(node.target, this.objectValue(value));
      this.releaseTemporaries();
      this.statements(node.body);
      this.emit('}');
    });
  }

  /** Follows compile_for_stmt_optimised_range: the step and the test are compiled after the body. */
  private forRange(node: ForStatement, { start, stop, step }: NonNullable<ReturnType<typeof rangeOf>>): void {
    const counter = this.name('i');
    const end = this.name('e');
    const stopAt = this.expression(stop);
    this.emit(`const ${end}=${stopAt.js};`);
    const first = start ? this.expression(start) : this.constant('int', '0');
    this.emit(`let ${counter}=${first.js};`);
    this.releaseTemporaries();
    this.loop(node.otherwise, () => {
      const head = this.out.length;
      this.emit('');
      this.storeTo(node.target, { type: first.type, js: counter });
      this.statements(node.body);
      this.emit('}');
      const next = this.binary('+', { type: first.type, js: counter }, this.constant('int', integer(step)), '+=');
      const test = this.compare(step > 0 ? '<' : '>', { type: next.type, js: counter }, { type: stopAt.type, js: end });
      this.out[head] = `for(;${this.toCondition(test)};${counter}=${next.js}){${POLL}`;
    });
  }

  private try(node: TryStatement): void {
    if (node.finally) this.notImplemented('viper finally');
    const thrown = this.name('x');
    const done = node.otherwise.length > 0 ? this.name('L') : null;
    if (done) this.emit(`${done}:{`);
    this.emit('try{');
    this.label();
    this.statements(node.body);
    this.emit(`}catch(${thrown}$){const ${thrown}=caught(${thrown}$,d);`);
    this.label();
    let closing = '';
    let bare = false;
    for (const { type, name, body } of node.handlers) {
      bare = type === null;
      if (type !== null) {
        const wanted = this.expression(type);
        if (wanted.type !== 'object') {
          this.typeError(`can't do binary op between 'object' and '${nameOf(wanted.type)}'`);
        }
        this.emit(`if(matches(${thrown},${wanted.js})){`);
        this.releaseTemporaries();
      }
      if (name !== null) this.emit(`${this.store(name, this.objectValue(thrown))};`);
      this.statements(body);
      // The name is unbound by way of None, which a local that has held an object does not take.
      if (name !== null) this.emit(`${this.store(name, this.constant('none', '0'))};`);
      if (name !== null) this.deleteName(name);
      if (done) this.emit(`break ${done};`);
      if (type !== null) {
        this.emit('}else{');
        closing += '}';
      }
      this.label();
    }
    if (!bare) this.emit(`throw ${thrown};`);
    this.emit(`${closing}}`);
    if (done) {
      this.statements(node.otherwise);
      this.emit('}');
    }
    this.label();
  }
}

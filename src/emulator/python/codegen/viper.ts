/**
 * Functions marked `@micropython.viper`, documentation 7.1.3, and the lambdas and comprehensions within them. Follows
 * py/emitnative.c (start_pass, set_native_type) and fun_viper_call of py/objfun.c: arguments are converted to the types
 * of their parameters, defaults are ignored, and the code leaves no trace of where an exception passed through it.
 */
import type { ComprehensionExpression, Expression, LambdaExpression } from '../syntax/nodes-expressions.ts';
import type { FunctionStatement, Parameters, Statement } from '../syntax/nodes-statements.ts';
import type { Scope } from '../scope/scope.ts';
import { SourceError } from '../syntax/source-error.ts';
import { notedLine } from '../syntax/noted-line.ts';
import { localName, mangle, quote } from './names.ts';
import type { Unit } from './unit.ts';
import { ViperStatements } from './viper-statements.ts';
import { ANNOTATIONS, unboxed } from './viper-types.ts';
import type { ViperType } from './viper-types.ts';

/** Who evaluates what is part of a function's definition: the block that it stands in. */
export interface OuterBlock {
  /** The value of an expression, as an object. */
  valueOf(node: Expression): string;
}

/** The function object of a function or lambda of viper code. What is wrong with it is noted in its scope. */
export function viperFunction(unit: Unit, node: FunctionStatement | LambdaExpression, outer: OuterBlock): string {
  return new ViperGenerator(unit, unit.scope(node)).function(node, outer);
}

/** The value of a comprehension of viper code over `iterable`, an object. */
export function viperComprehension(unit: Unit, node: ComprehensionExpression, iterable: string): string {
  return new ViperGenerator(unit, unit.scope(node)).comprehensionCall(node, iterable);
}

/** Arguments that a word of the type signature has room for. */
const MAX_ARGUMENTS = 4;

class ViperGenerator extends ViperStatements {
  private readonly parameters = new Set<string>();

  protected override isParameter(name: string): boolean {
    return this.parameters.has(name);
  }

  /** Cells that come from the blocks around count as arguments, which is what they are on the chip. */
  private get cells(): number {
    return [...this.scope.names.values()].filter((kind) => kind === 'free').length;
  }

  function(node: FunctionStatement | LambdaExpression, outer: OuterBlock): string {
    const { positional, keywordOnly } = node.parameters;
    const defaults = [...positional, ...keywordOnly].flatMap(({ default: value }) =>
      value ? [outer.valueOf(value)] : [],
    );
    const body = this.compiled(() => {
      this.declareParameters(node.parameters);
      if (node.kind === 'function') {
        this.annotate(node);
        this.statements(node.body);
      } else {
        this.return(this.expression(node.body));
      }
    });
    const names = positional.map(({ name }) => name);
    const { cells } = this;
    const count = cells === 0 ? 'arguments.length' : `arguments.length+${cells}`;
    const expected = names.length + cells;
    const conversions = names.map((name) => {
      const local = localName(name);
      const type = this.types.get(name)!;
      return type === 'object' ? '' : `${local}=${unboxed(local, type)};`;
    });
    const made =
      `new Builtin(${quote(this.scope.name)},function f_${mangle(this.scope.name)}(${names.map(localName).join(',')}){` +
      `if(arguments.length!==${names.length})checkArgumentCount(${count},${expected},${expected});` +
      `${conversions.join('')}${this.frame(node.line)}${body}vm.depth=d-1;return ${this.none};},null)`;
    return defaults.length === 0 ? made : `(${defaults.join(',')},${made})`;
  }

  comprehensionCall(node: ComprehensionExpression, iterable: string): string {
    const { result } = node;
    if (result === 'generator') {
      return this.compiled(() => this.notImplemented('native yield'));
    }
    const body = this.compiled(() => {
      this.limitArguments(1);
      this.clause(node, 0);
    });
    const open = { list: 'const o=new List([]);', set: 'const o=setOf([]);', dict: 'const o=dictOf([]);' }[result];
    return `((s)=>{${this.frame(node.line)}const i0=loopOver(s);${open}${body}vm.depth=d-1;return o;})(${iterable})`;
  }

  /** Text of the body. A fault is kept where compile.ts finds it: the first block with one is told of. */
  private compiled(write: () => void): string {
    const { scope } = this;
    try {
      write();
      const { fault, misused } = this;
      if (fault) {
        scope.refusal = new SourceError(fault.type, fault.message, this.faultLine || scope.node.line, scope.name);
      } else if (misused !== null) {
        scope.refusal = new SourceError('ViperTypeError', misused, this.misuseLine || scope.node.line, scope.name);
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      scope.refusal = error;
    }
    return scope.refusal === null ? this.out.join('') : '';
  }

  /** Enters the frame of the next depth and declares the locals. Parameters that are objects get their place in it. */
  private frame(line: number): string {
    const declarations = this.declarations();
    return (
      `const d=vm.depth+1;if(d>MAX_DEPTH)tooDeep();vm.depth=d;const F=FR[d];F.code=${this.code()};F.line=${line};` +
      `${declarations}if(--vm.fuel<0)poll();`
    );
  }

  private limitArguments(count: number): void {
    if (count + this.cells > MAX_ARGUMENTS) {
      this.typeError("Viper functions don't currently support more than 4 arguments");
    }
  }

  /** Only positional parameters are ever filled; the others may be declared. */
  private declareParameters({ positional, star, keywordOnly, doubleStar }: Parameters): void {
    this.limitArguments(positional.length);
    for (const { name } of positional) this.parameters.add(name);
    const names = [...positional, ...keywordOnly].map(({ name }) => name);
    for (const name of [...names, star, doubleStar]) if (name) this.types.set(name, 'object');
    for (const { name } of positional) {
      if (this.scope.kindOf(name) === 'cell') this.misuse(`argument '${name}' can't be closed over`);
    }
  }

  /** Follows compile_scope_func_annotations. */
  private annotate({ annotations, returns }: FunctionStatement): void {
    for (const [name, annotation] of annotations) {
      this.withAnnotation('parameter', annotation, (type) => this.types.set(name, type));
    }
    if (returns) this.withAnnotation('return', returns, (type) => (this.returnType = type));
  }

  private withAnnotation(what: string, annotation: Expression, use: (type: ViperType) => void): void {
    if (annotation.kind === 'name') {
      const type = ANNOTATIONS.get(annotation.id);
      if (type === undefined) this.typeError(`unknown type '${annotation.id}'`);
      else use(type);
    } else if (this.fault === null) {
      this.fault = { type: 'SyntaxError', message: `${what} annotation must be an identifier` };
      this.faultLine = notedLine(annotation, annotation.line);
    }
  }

  private clause(node: ComprehensionExpression, index: number): void {
    const clause = node.clauses[index];
    if (clause === undefined) {
      this.element(node);
      return;
    }
    const iterator = index === 0 ? 'i0' : this.name('i');
    if (index > 0) this.emit(`const ${iterator}=loopOver(${this.object(this.expression(clause.iterable))});`);
    const value = this.name('v');
    this.label();
    this.emit(`for(let ${value};(${value}=${iterator}.next())!==undefined;){if(--vm.fuel<0)poll();`);
    this.storeTo(clause.target, this.objectValue(value));
    let closing = '}';
    for (const condition of clause.conditions) {
      this.emit(`if(${this.condition(condition)}){`);
      closing += '}';
    }
    this.clause(node, index + 1);
    this.emit(closing);
  }

  private element({ result, element, value }: ComprehensionExpression): void {
    const first = value === null ? '' : this.object(this.expression(value));
    const js = this.object(this.expression(element));
    if (result === 'list') this.emit(`append(o,${js});`);
    else if (result === 'set') this.emit(`addToSet(o,${js});`);
    else this.emit(`{const v=${first};o.table.set(${js},v);}`);
  }

  private get outer(): OuterBlock {
    return { valueOf: (node) => this.boxed(this.expression(node)) };
  }

  protected override functionValue(node: Statement & { kind: 'function' }): string {
    if (this.unit.scope(node).emitter !== 'viper') this.notImplemented('viper function with another emitter inside');
    this.loadCellsOf(this.unit.scope(node));
    return viperFunction(this.unit, node, this.outer);
  }

  protected override lambda(node: LambdaExpression): string {
    this.loadCellsOf(this.unit.scope(node));
    return viperFunction(this.unit, node, this.outer);
  }

  protected override comprehension(node: ComprehensionExpression): string {
    this.loadCellsOf(this.unit.scope(node));
    const iterable = this.expression(node.clauses[0]!.iterable);
    return viperComprehension(this.unit, node, this.boxed(iterable));
  }

  protected override classValue(): string {
    return this.notImplemented('viper class');
  }

  /** The cells that a block within takes from here. Locals have none, which shows as the fault that load() finds. */
  private loadCellsOf(inner: Scope): void {
    for (const [name, kind] of inner.names) if (kind === 'free') this.load(name);
  }
}

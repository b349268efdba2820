/**
 * Functions, lambdas, comprehensions, class bodies and the module block: their prologue and epilogue, and the objects
 * made of them. A plain function keeps a frame at its depth; a generator owns one and runs in a JavaScript generator.
 */
import type { ComprehensionExpression, Expression, LambdaExpression } from '../syntax/nodes-expressions.ts';
import type { ClassStatement, FunctionStatement, Parameters, Statement } from '../syntax/nodes-statements.ts';
import type { FunctionCode } from '../types/function.ts';
import type { Scope, ScopeNode } from '../scope/scope.ts';
import { cellName, localName, mangle, quote } from './names.ts';
import { StatementGenerator, isLeaf } from './statements.ts';
import { notedLine } from '../syntax/compiler-faults.ts';
import { sequence } from './expressions.ts';
import type { Unit } from './unit.ts';

/** The emitted module: a function of no arguments that runs the module block. */
export function generateModule(unit: Unit, module: { readonly body: readonly Statement[] }): string {
  const scope = unit.scope(module as ScopeNode);
  return new BlockGenerator(unit, scope).module(module.body);
}

const PARAMETERLESS: Parameters = { positional: [], star: null, keywordOnly: [], doubleStar: null };

class BlockGenerator extends StatementGenerator {
  private readonly parameters: Parameters;
  private readonly bound: ReadonlySet<string>;

  constructor(unit: Unit, scope: Scope) {
    super(unit, scope);
    const { node } = scope;
    this.parameters = node.kind === 'function' || node.kind === 'lambda' ? node.parameters : PARAMETERLESS;
    const deleted = node.kind === 'function' ? deletedNames(node.body) : new Set<string>();
    this.bound = new Set(this.parameterNames.filter((name) => !deleted.has(name)));
  }

  private get parameterNames(): string[] {
    const { positional, star, keywordOnly, doubleStar } = this.parameters;
    return [
      ...positional.map(({ name }) => name),
      ...(star ? [star] : []),
      ...keywordOnly.map(({ name }) => name),
      ...(doubleStar ? [doubleStar] : []),
    ];
  }

  protected override isAlwaysBound(name: string): boolean {
    return this.bound.has(name);
  }

  protected override get depth(): string {
    return this.scope.isGenerator ? 'F.depth' : 'd';
  }

  protected override return(value: string): void {
    if (this.scope.isGenerator || this.scope.hasCleanup) this.emit(`return ${value};`);
    else this.emit(`{const r=${value};vm.depth=d-1;return r;}`);
  }

  private code(): string {
    const { unit, scope, parameters } = this;
    const { positional, star, keywordOnly, doubleStar } = parameters;
    const code: FunctionCode = {
      name: scope.name,
      file: unit.file,
      home: unit.home,
      locals: scope.locals,
      parameters: [...positional, ...keywordOnly].map(({ name }) => name),
      positional: positional.length,
      star: star !== null && star !== '',
      doubleStar: doubleStar !== null,
      generator: scope.isGenerator,
    };
    return unit.constant(code);
  }

  /** Statements that give each parameter and local its place in the frame. */
  private locals(): string {
    const parameters = new Set(this.parameterNames);
    let js = '';
    for (const name of this.scope.locals) {
      const isParameter = parameters.has(name);
      if (this.kindOf(name) === 'cell') {
        js += `const ${cellName(name)}=${this.slot(name)}=new Cell(${isParameter ? localName(name) : ''});`;
      } else if (isParameter) {
        js += `${this.slot(name)}=${localName(name)};`;
      } else {
        js += `let ${localName(name)}=${this.slot(name)}=undefined;`;
      }
    }
    return js;
  }

  /** Takes the frame of the next depth. */
  private enterFrame(code: string): string {
    return `const d=vm.depth+1;if(d>MAX_DEPTH)tooDeep();vm.depth=d;const F=FR[d];F.code=${code};`;
  }

  /** The text gathered so far, with the temporaries it needs declared before it. */
  private gathered(): string {
    return this.temporaryDeclarations() + this.out.join('');
  }

  module(body: readonly Statement[]): string {
    const code = this.code();
    this.show(1);
    this.statements(body);
    return `function module(){${this.enterFrame(code)}${this.body('vm.depth=d-1;return None;')}}`;
  }

  /** The module block of an `eval`: its value is that of the one expression. */
  evaluation(value: Expression): string {
    const code = this.code();
    this.show(1);
    this.return(this.expression(value));
    return `function module(){${this.enterFrame(code)}${this.body('')}}`;
  }

  /** A body whose epilogue must also follow a `finally` runs in an arrow function of its own. */
  private body(end: string): string {
    const text = this.gathered();
    if (!this.scope.hasCleanup || this.scope.isGenerator) return text + end;
    return `const r=(()=>{${text}return None;})();vm.depth=d-1;return r;`;
  }

  /** A PyFunction with its defaults evaluated by `outer`, in whose block it stands. */
  function(outer: ExpressionSource, emitBody: () => void, line: number): string {
    const code = this.code();
    emitBody();
    const { positional, star, keywordOnly, doubleStar } = this.parameters;
    const names = this.parameterNames.map(localName).join(',');
    const plain = star === null && doubleStar === null && keywordOnly.length === 0;
    const check = plain ? `if(arguments.length!==${positional.length})return fillDefaults(this,arguments);` : '';
    const identifier = `f_${mangle(this.scope.name)}`;
    const js = this.scope.isGenerator
      ? `(()=>{function*b(F${names ? `,${names}` : ''}){F.line=${line};${this.locals()}${this.gathered()}return None;}` +
        `return function ${identifier}(${names}){${check}const F=new Frame(${code});return new Generator(F,b(F${names ? `,${names}` : ''}));};})()`
      : `function ${identifier}(${names}){${check}${this.enterFrame(code)}F.line=${line};${this.locals()}` +
        `if(--vm.fuel<0)poll();${this.body('vm.depth=d-1;return None;')}}`;
    const defaults = positional.flatMap(({ default: value }) => (value ? [outer.valueOf(value)] : []));
    const keywordDefaults = keywordOnly.flatMap(({ name, default: value }) =>
      value ? [`${quote(name)},${outer.valueOf(value)}`] : [],
    );
    return (
      `new Fun(${code},${js},[${defaults.join(',')}],` +
      `${keywordDefaults.length > 0 ? `keywords([${keywordDefaults.join(',')}])` : 'null'},[${this.freeCells()}])`
    );
  }

  /** Cells that this block takes from those around it. */
  private freeCells(): string {
    return [...this.scope.names]
      .filter(([, kind]) => kind === 'free')
      .map(([name]) => cellName(name))
      .join(',');
  }

  protected override functionValue(node: FunctionStatement): string {
    const inner = new BlockGenerator(this.unit, this.unit.scope(node));
    const [first] = node.body;
    const line = first === undefined || isLeaf(first) ? 1 : first.line;
    return inner.function(this.source, () => inner.functionBody(node.body, line), line);
  }

  private functionBody(body: readonly Statement[], line: number): void {
    this.reach(line);
    this.statements(body);
  }

  protected override lambda(node: LambdaExpression): string {
    const inner = new BlockGenerator(this.unit, this.unit.scope(node));
    const line = Math.max(1, notedLine(node.body, node.body.line));
    return inner.function(
      this.source,
      () => {
        inner.reach(line);
        inner.return(inner.expression(node.body));
      },
      line,
    );
  }

  private get source(): ExpressionSource {
    return { valueOf: (node) => this.finished(node) };
  }

  protected override comprehension(node: ComprehensionExpression): string {
    const inner = new BlockGenerator(this.unit, this.unit.scope(node));
    const iterable = this.finished(node.clauses[0]!.iterable);
    return inner.comprehensionCall(node, iterable);
  }

  private comprehensionCall(node: ComprehensionExpression, iterable: string): string {
    const code = this.code();
    this.reach(1);
    const { result } = node;
    const open = { list: 'const o=[];', set: 'const o=setOf([]);', dict: 'const o=dictOf([]);', generator: '' }[result];
    this.clause(node, 0);
    const text = this.gathered();
    if (result === 'generator') {
      return (
        `((i0)=>{function*b(F){F.line=1;${this.locals()}${text}return None;}` +
        `const F=new Frame(${code});return new Generator(F,b(F));})(loopOver(${iterable}))`
      );
    }
    const value = result === 'list' ? 'new List(o)' : 'o';
    return (
      `((s0)=>{${this.enterFrame(code)}F.line=1;const i0=loopOver(s0);${this.locals()}${open}${text}` +
      `vm.depth=d-1;return ${value};})(${iterable})`
    );
  }

  private clause(node: ComprehensionExpression, index: number): void {
    const clause = node.clauses[index];
    if (clause === undefined) {
      this.comprehensionElement(node);
      return;
    }
    const iterator = index === 0 ? 'i0' : this.name('i');
    if (index > 0) this.emit(`const ${iterator}=loopOver(${this.expression(clause.iterable)});`);
    const value = this.name('v');
    this.emit(`for(let ${value};(${value}=${iterator}.next())!==undefined;){if(--vm.fuel<0)poll();`);
    this.emit(`${this.storeTo(clause.target, value)};`);
    let closing = '}';
    for (const condition of clause.conditions) {
      this.emit(`if(${this.condition(condition)}){`);
      closing += '}';
    }
    this.clause(node, index + 1);
    this.emit(closing);
  }

  private comprehensionElement(node: ComprehensionExpression): void {
    switch (node.result) {
      case 'list':
        this.emit(`o.push(${this.expression(node.element)});`);
        break;
      case 'set':
        this.emit(`addToSet(o,${this.expression(node.element)});`);
        break;
      case 'dict': {
        const value = this.temporary();
        this.emit(`${value}=${this.expression(node.value!)};o.table.set(${this.expression(node.element)},${value});`);
        break;
      }
      case 'generator':
        this.emit(`yield ${this.expression(node.element)};`);
        break;
    }
  }

  protected override classValue(node: ClassStatement): string {
    const inner = new BlockGenerator(this.unit, this.unit.scope(node));
    const { positional, keywords, setups } = this.arguments(node.arguments);
    return sequence(...setups, `buildClass(${quote(node.name)},${positional},${inner.classBody(node)},${keywords})`);
  }

  /** A function that fills the dict of the class and returns the cell of `__class__`, if a method needs it. */
  private classBody(node: ClassStatement): string {
    const code = this.code();
    const isClosedOver = this.kindOf('__class__') === 'cell';
    this.emit(`N.set("__module__",${this.loadGlobal('__name__')});N.set("__qualname__",${quote(node.name)});`);
    this.line = node.line;
    this.statements(node.body);
    const cell = isClosedOver ? `const ${cellName('__class__')}=new Cell();` : '';
    const end = `vm.depth=d-1;return ${isClosedOver ? cellName('__class__') : 'undefined'};`;
    return `(D)=>{const N=D.table;${this.enterFrame(code)}F.line=${node.line};${cell}${this.classStatements(end)}}`;
  }

  private classStatements(end: string): string {
    const text = this.gathered();
    return this.scope.hasCleanup ? `(()=>{${text}})();${end}` : text + end;
  }
}

/** Who evaluates the defaults of a function: the block it is defined in. */
interface ExpressionSource {
  valueOf(node: Expression): string;
}

export function generateEvaluation(
  unit: Unit,
  module: { readonly body: readonly Statement[] },
  value: Expression,
): string {
  return new BlockGenerator(unit, unit.scope(module as ScopeNode)).evaluation(value);
}

/** Names that some `del` in a body unbinds. */
function deletedNames(body: readonly Statement[]): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (value !== null && typeof value === 'object' && 'kind' in value) {
      const node = value as Statement;
      if (node.kind === 'delete') for (const target of node.targets) collectNames(target, names);
      if (node.kind === 'try') for (const { name } of node.handlers) if (name) names.add(name);
      for (const child of Object.values(node)) visit(child);
    } else if (value !== null && typeof value === 'object' && 'body' in value) visit(Object.values(value));
  };
  visit(body);
  return names;
}

function collectNames(node: Expression, names: Set<string>): void {
  if (node.kind === 'name') names.add(node.id);
  else if (node.kind === 'tuple') for (const item of node.items) collectNames(item, names);
}

/**
 * Functions, lambdas, comprehensions, class bodies and the module block: their prologue and epilogue, and the objects
 * made of them. A plain function keeps a frame at its depth; a generator owns one and runs in a JavaScript generator.
 */
import type { ComprehensionExpression, Expression, LambdaExpression } from '../syntax/nodes-expressions.ts';
import type { ClassStatement, FunctionStatement, Parameters, Statement } from '../syntax/nodes-statements.ts';
import type { FunctionCode, PyCell, ResumableBody } from '../types/function.ts';
import type { Scope, ScopeNode } from '../scope/scope.ts';
import { cellName, localName, mangle, quote } from './names.ts';
import { StatementGenerator, firstLineOf, isSilent } from './statements.ts';
import { expressionLine, sequence } from './expressions.ts';
import { viperComprehension, viperFunction } from './viper.ts';
import type { OuterBlock } from './viper.ts';
import type { Form, Unit } from './unit.ts';

/** The emitted module: a function of no arguments that runs the module block. */
export function generateModule(unit: Unit, module: { readonly body: readonly Statement[] }, form: Form): string {
  const scope = unit.scope(module as ScopeNode);
  return new BlockGenerator(unit, scope, form).module(module.body);
}

const PARAMETERLESS: Parameters = { positional: [], star: null, keywordOnly: [], doubleStar: null, misplaced: null };

class BlockGenerator extends StatementGenerator {
  private readonly parameters: Parameters;
  private readonly bound: ReadonlySet<string>;
  private info: { slots: number } | undefined;

  constructor(unit: Unit, scope: Scope, form: Form) {
    super(unit, scope, form);
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
    if (this.scope.isGenerator) this.emit(`return ${value};`);
    else if (this.scope.hasCleanup) this.emit(`{r=${value};break R;}`);
    else this.emit(`{const r=${value};vm.depth=d-1;return r;}`);
  }

  private code(): string {
    const { unit, scope, parameters } = this;
    const { positional, star, keywordOnly, doubleStar } = parameters;
    const { node } = scope;
    const code: FunctionCode & { slots: number } = {
      name: scope.name,
      file: unit.file,
      home: unit.home,
      locals: scope.locals,
      slots: scope.locals.length,
      parameters: [...positional, ...keywordOnly].map(({ name }) => name),
      positional: positional.length,
      star: star !== null && star !== '',
      doubleStar: doubleStar !== null,
      firstLine: this.firstLine,
      generator: scope.isGenerator,
      resumable: node.kind === 'function' || node.kind === 'lambda' ? resumableOf(unit, scope) : null,
    };
    this.info = code;
    if (this.form === 'direct' || node.kind === 'module') unit.codes.set(node, code);
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
    const limit = this.either('MAX_DEPTH', 'vm.limit');
    return `const d=vm.depth+1;if(d>${limit})tooDeep();vm.depth=d;const F=FR[d];F.code=${code};`;
  }

  /** The text gathered so far, with the temporaries it needs declared before it. */
  private gathered(): string {
    this.info!.slots += this.mostHeld;
    // The frame of a generator is its own, and new.
    const emptied = this.scope.isGenerator ? '' : this.emptyHeld();
    return this.temporaryDeclarations() + emptied + this.out.join('');
  }

  module(body: readonly Statement[]): string {
    const code = this.code();
    this.show(1);
    this.statements(body);
    return `${this.keyword} module(){${this.enterFrame(code)}${this.body('vm.depth=d-1;return None;')}}`;
  }

  /** The module block of an `eval`: its value is that of the one expression. */
  evaluation(value: Expression): string {
    const code = this.code();
    this.show(1);
    this.return(this.expression(value));
    return `${this.keyword} module(){${this.enterFrame(code)}${this.body('')}}`;
  }

  private get keyword(): string {
    return this.either('function', 'function*');
  }

  /** The epilogue must also follow a `finally`: then a return leaves the block R, by way of it. */
  private body(end: string): string {
    const text = this.gathered();
    if (!this.scope.hasCleanup || this.scope.isGenerator) return text + end;
    return `let r;R:{${text}r=None;}vm.depth=d-1;return r;`;
  }

  /** Names of the parameters as those of a JavaScript function. */
  private get parameterList(): string {
    return this.parameterNames.map(localName).join(',');
  }

  /** A PyFunction with its defaults evaluated by `outer`, in whose block it stands. */
  private function(outer: OuterBlock): string {
    const code = this.code();
    this.emitBody();
    const { positional, star, keywordOnly, doubleStar } = this.parameters;
    const names = this.parameterList;
    const plain = star === null && doubleStar === null && keywordOnly.length === 0;
    const check = plain ? this.argumentCheck() : '';
    const identifier = `f_${mangle(this.scope.name)}`;
    const js = this.scope.isGenerator
      ? `(()=>{function*b(${this.generatorParameters}){${this.generatorText()}}` +
        `return function ${identifier}(${names}){${check}const F=new Frame(${code},${this.firstLine});return new Generator(F,b(F${names ? `,${names}` : ''}));};})()`
      : `function ${identifier}(${names}){${check}${this.functionText(code)}}`;
    const defaults = positional.flatMap(({ default: value }) => (value ? [outer.valueOf(value)] : []));
    const keywordDefaults = keywordOnly.flatMap(({ name, default: value }) =>
      value ? [`${quote(name)},${outer.valueOf(value)}`] : [],
    );
    return (
      `new Fun(${code},${js},[${defaults.join(',')}],` +
      `${keywordDefaults.length > 0 ? `keywords([${keywordDefaults.join(',')}])` : 'null'},[${this.freeCells()}])`
    );
  }

  /** Fills in the defaults of a function whose parameters are all positional; what else is amiss is left to the runtime. */
  private argumentCheck(): string {
    const { positional } = this.parameters;
    const most = positional.length;
    const defaulted = positional.filter((parameter) => parameter.default !== null);
    const least = most - defaulted.length;
    if (least === most) return `if(arguments.length!==${most})return fillDefaults(this,arguments);`;
    const fill = defaulted
      .map(({ name }, i) => `if(${localName(name)}===undefined)${localName(name)}=D[${i}];`)
      .join('');
    const isMismatch = `arguments.length>${most}${least > 0 ? `||arguments.length<${least}` : ''}`;
    return `if(arguments.length!==${most}){if(${isMismatch})return fillDefaults(this,arguments);const D=this.defaults;${fill}}`;
  }

  /** The resumable form of a function: a JavaScript function of its cells, which gives a ResumableBody. */
  resumableFunction(): string {
    const code = this.code();
    this.emitBody();
    const body = this.scope.isGenerator
      ? `(${this.generatorParameters}){${this.generatorText()}}`
      : `(${this.parameterList}){${this.functionText(code)}}`;
    return `([${this.freeCells()}])=>function*${body}`;
  }

  private functionText(code: string): string {
    return `${this.enterFrame(code)}F.line=${this.firstLine};${this.locals()}${this.poll}${this.body('vm.depth=d-1;return None;')}`;
  }

  private get generatorParameters(): string {
    return ['F', ...this.parameterNames.map(localName)].join(',');
  }

  private generatorText(): string {
    return `${this.locals()}${this.gathered()}return None;`;
  }

  /** The line that the frame of a function shows at first. */
  private get firstLine(): number {
    const { node } = this.scope;
    if (node.kind === 'lambda') return Math.max(1, expressionLine(node.body));
    let line = 1;
    for (const statement of node.kind === 'function' ? node.body : []) {
      line = firstLineOf(statement);
      if (!isSilent(statement)) break;
    }
    return line;
  }

  private emitBody(): void {
    const { node } = this.scope;
    this.reach(this.firstLine);
    if (node.kind === 'lambda') this.return(this.expression(node.body));
    else this.statements((node as FunctionStatement).body);
  }

  /** Cells that this block takes from those around it. */
  private freeCells(): string {
    return [...this.scope.names]
      .filter(([, kind]) => kind === 'free')
      .map(([name]) => cellName(name))
      .join(',');
  }

  protected override functionValue(node: FunctionStatement): string {
    if (this.unit.scope(node).emitter === 'viper') return viperFunction(this.unit, node, this.source);
    return new BlockGenerator(this.unit, this.unit.scope(node), 'direct').function(this.source);
  }

  protected override lambda(node: LambdaExpression): string {
    if (this.unit.scope(node).emitter === 'viper') return viperFunction(this.unit, node, this.source);
    return new BlockGenerator(this.unit, this.unit.scope(node), 'direct').function(this.source);
  }

  private get source(): OuterBlock {
    return { valueOf: (node) => this.finished(node) };
  }

  protected override comprehension(node: ComprehensionExpression): string {
    const inner = new BlockGenerator(this.unit, this.unit.scope(node), this.form);
    const iterable = this.finished(node.clauses[0]!.iterable);
    if (inner.scope.emitter === 'viper') return viperComprehension(this.unit, node, iterable);
    return inner.comprehensionCall(node, iterable);
  }

  private comprehensionCall(node: ComprehensionExpression, iterable: string): string {
    const code = this.code();
    this.reach(1);
    const { result } = node;
    const open = {
      list: 'const o=new List([]);',
      set: 'const o=setOf([]);',
      dict: 'const o=dictOf([]);',
      generator: '',
    }[result];
    const held = this.holdInFrame();
    if (result !== 'generator') this.emit(`${held}=i0;${this.holdInFrame()}=o;`);
    this.clause(node, 0);
    const text = this.gathered();
    if (result === 'generator') {
      return (
        `((i0)=>{function*b(F){${this.locals()}${text}return None;}` +
        `const F=new Frame(${code},1);${held}=i0;return new Generator(F,b(F)${this.either('', ',true')});})(${this.loopOver(iterable)})`
      );
    }
    const body =
      `${this.enterFrame(code)}F.line=1;const i0=${this.loopOver('s0')};${this.locals()}${open}${text}` +
      `vm.depth=d-1;return o;`;
    return this.block('s0', body, iterable);
  }

  private clause(node: ComprehensionExpression, index: number): void {
    const clause = node.clauses[index];
    if (clause === undefined) {
      this.comprehensionElement(node);
      return;
    }
    const iterator = index === 0 ? 'i0' : this.name('i');
    if (index > 0)
      this.emit(`const ${iterator}=${this.holdInFrame()}=${this.loopOver(this.expression(clause.iterable))};`);
    const value = this.name('v');
    const head = this.out.length;
    const headLine = this.lastLine;
    this.emit('');
    this.emit(`${this.storeTo(clause.target, value)};`);
    let closing = '}';
    for (const condition of clause.conditions) {
      this.emit(`if(${this.condition(condition)}){`);
      closing += '}';
    }
    this.clause(node, index + 1);
    this.emit(closing);
    // Each round begins on the line of the first.
    const shown = this.lastLine === headLine ? '' : `F.line=${headLine},`;
    this.out[head] = `for(let ${value};(${shown}${value}=${this.nextOf(iterator)})!==undefined;){${this.poll}`;
  }

  private comprehensionElement(node: ComprehensionExpression): void {
    switch (node.result) {
      case 'list':
        this.emit(`append(o,${this.expression(node.element)});`);
        break;
      case 'set':
        this.emit(`addToSet(o,${this.expression(node.element)});`);
        break;
      case 'dict': {
        const value = this.temporary();
        this.show(node.elementLine);
        this.emit(`${value}=${this.expression(node.value!)};o.table.set(${this.expression(node.element)},${value});`);
        break;
      }
      case 'generator':
        this.emit(`yield ${this.expression(node.element)};`);
        break;
    }
  }

  protected override classValue(node: ClassStatement): string {
    const inner = new BlockGenerator(this.unit, this.unit.scope(node), this.form);
    const { positional, keywords, setups } = this.arguments(node.arguments);
    const members = this.temporary();
    const cell = inner.classBody(node, `${members}=new Dict()`);
    // The dict is filled by the time that it is looked at.
    return sequence(...setups, `buildClass(${quote(node.name)},${positional},${cell},${members},${keywords})`);
  }

  /** Runs the body, which fills the dict `members`; its value is the cell of `__class__`, if a method needs that. */
  private classBody(node: ClassStatement, members: string): string {
    const code = this.code();
    const isClosedOver = this.kindOf('__class__') === 'cell';
    this.emit(`${this.holdInFrame()}=D;`);
    this.emit(`N.set("__module__",${this.loadGlobal('__name__')});N.set("__qualname__",${quote(node.name)});`);
    this.line = node.line;
    this.statements(node.body);
    const cell = isClosedOver ? `const ${cellName('__class__')}=new Cell();` : '';
    const end = `vm.depth=d-1;return ${isClosedOver ? cellName('__class__') : 'undefined'};`;
    const text = this.gathered();
    const statements = this.scope.hasCleanup ? `${this.block('', text, '')};` : text;
    return this.block(
      'D',
      `const N=D.table;${this.enterFrame(code)}F.line=${node.line};${cell}${statements}${end}`,
      members,
    );
  }
}

export function generateEvaluation(
  unit: Unit,
  module: { readonly body: readonly Statement[] },
  value: Expression,
  form: Form,
): string {
  return new BlockGenerator(unit, unit.scope(module as ScopeNode), form).evaluation(value);
}

/** Compiles the resumable form when it is first asked for. */
function resumableOf(unit: Unit, scope: Scope): NonNullable<FunctionCode['resumable']> {
  let made: ((cells: readonly PyCell[]) => ResumableBody) | undefined;
  return () =>
    (made ??= unit.link(new BlockGenerator(unit, scope, 'resumable').resumableFunction()) as NonNullable<typeof made>);
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

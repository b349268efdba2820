/**
 * Expressions to JavaScript. Common cases on small ints, lists and attributes stand inline, the rest are calls into
 * the runtime (runtime/support.ts). Operands are evaluated left to right into temporaries where that matters.
 */
import { NO_LINE, notedLine } from '../syntax/noted-line.ts';
import type {
  Argument,
  BinaryOperator,
  CallExpression,
  ComparisonOperator,
  ComprehensionExpression,
  Expression,
  LambdaExpression,
} from '../syntax/nodes-expressions.ts';
import type { CallSite } from '../runtime/placed-call.ts';
import { FRAME_SLOTS } from '../runtime/vm.ts';
import { firstParameter, isBareSuper } from '../scope/analyse.ts';
import type { NameKind, Scope } from '../scope/scope.ts';
import { cellName, integer, localName, property, quote } from './names.ts';
import type { Form, Unit } from './unit.ts';

/** An operand ready to be named more than once. */
interface Operand {
  /** Evaluates it, or '' where naming it suffices. */
  readonly setup: string;
  readonly name: string;
  /** The value where it is a small int known at compile time. */
  readonly known: number | undefined;
}

const COMPARISONS: Partial<Record<ComparisonOperator, string>> = {
  '<': 'less',
  '>': 'more',
  '<=': 'lessEqual',
  '>=': 'moreEqual',
};

export abstract class ExpressionGenerator {
  readonly unit: Unit;
  readonly scope: Scope;
  readonly form: Form;
  /** Index of each local in its frame. */
  protected readonly slots: ReadonlyMap<string, number>;
  /** Line that the frame is known to show here; 0 where control paths meet. */
  protected line = 0;
  /**
   * The highest line of the text emitted so far. The line table of MicroPython only goes up, so that is the line of
   * whatever is emitted next, be it in the text further up: the guard of a loop, the element of a comprehension.
   */
  protected lastLine = 0;
  private heldSlots = 0;
  protected mostHeld = 0;
  private temporaries = 0;
  private inUse = 0;
  protected unique = 1;

  constructor(unit: Unit, scope: Scope, form: Form) {
    this.unit = unit;
    this.scope = scope;
    this.form = form;
    this.slots = new Map(scope.locals.map((name, index) => [name, index]));
  }

  protected abstract lambda(node: LambdaExpression): string;
  protected abstract comprehension(node: ComprehensionExpression): string;

  /** One of the two ways of the forms to say something. */
  protected either(direct: string, resumable: string): string {
    return this.form === 'direct' ? direct : resumable;
  }

  /** What looks up from the work when the fuel is used up. */
  protected get poll(): string {
    return this.either('if(--vm.fuel<0)poll();', 'if(--vm.fuel<0)yield SWITCH;');
  }

  /** A call of a value with arguments that may all be named more than once. */
  protected callNamed(target: string, args: string): string {
    const direct = `${target}.fn===undefined?call(${target},[${args}]):${target}.fn(${args})`;
    const resumable = `${target}.resumable!==undefined?yield* ${target}.resumable([${args}],null):${direct}`;
    return `(${this.either(direct, resumable)})`;
  }

  /** A call of anything with an array of arguments and a map of keywords. */
  protected callAny(target: string, args: string, keywords = 'null'): string {
    if (this.form === 'resumable') return `(yield* resume(${target},${args},${keywords}))`;
    return keywords === 'null' ? `call(${target},${args})` : `callKeywords(${target},${args},${keywords})`;
  }

  /** Statements run as a function of their own, at once. */
  protected block(parameter: string, body: string, argument: string): string {
    return this.either(
      `((${parameter})=>{${body}})(${argument})`,
      `(yield* (function*(${parameter}){${body}})(${argument}))`,
    );
  }

  /** A temporary of this function, free again when the statement ends. */
  protected temporary(): string {
    this.inUse++;
    this.temporaries = Math.max(this.temporaries, this.inUse);
    return `t${this.inUse - 1}`;
  }

  protected releaseTemporaries(): void {
    this.inUse = 0;
  }

  protected temporaryDeclarations(): string {
    return this.temporaries === 0
      ? ''
      : `let ${Array.from({ length: this.temporaries }, (_, i) => `t${i}`).join(',')};`;
  }

  protected slot(name: string): string {
    return slotAt(this.slots.get(name)!);
  }

  /** A slot of the frame for what no name holds, an iterator or a context manager, so that the collector finds it. */
  protected holdInFrame(): string {
    this.heldSlots++;
    this.mostHeld = Math.max(this.mostHeld, this.heldSlots);
    return slotAt(this.slots.size + this.heldSlots - 1);
  }

  /** Frees the slot taken last. */
  protected releaseHeld(): void {
    this.heldSlots--;
  }

  /** Empties the slots that holdInFrame() gave out: frames are used again. */
  protected emptyHeld(): string {
    return Array.from({ length: this.mostHeld }, (_, i) => `${slotAt(this.slots.size + i)}=undefined;`).join('');
  }

  protected kindOf(name: string): NameKind {
    return this.scope.kindOf(name);
  }

  /** Names that live in a dict: those of a class body, and of a module block with locals of its own. */
  protected get namesInTable(): boolean {
    const { node } = this.scope;
    return node.kind === 'class' || (node.kind === 'module' && this.unit.moduleLocals === 'dict');
  }

  protected load(name: string): string {
    switch (this.kindOf(name)) {
      case 'local':
        return this.isAlwaysBound(name) ? localName(name) : `(${localName(name)}??unbound())`;
      case 'cell':
      case 'free':
        return `(${cellName(name)}.v??unbound())`;
      case 'global-explicit':
        return this.loadGlobal(name);
      case 'global-implicit':
        return this.namesInTable ? `(N.get(${quote(name)})??${this.loadGlobal(name)})` : this.loadGlobal(name);
    }
  }

  protected loadGlobal(name: string): string {
    const at = property(name);
    return `(G${at}??B${at}??undefinedName(${quote(name)}))`;
  }

  /** Locals that have a value from the first line on. */
  protected abstract isAlwaysBound(name: string): boolean;

  /** The expression that stores `value` under a name. */
  protected store(name: string, value: string): string {
    switch (this.kindOf(name)) {
      case 'local':
        return `${localName(name)}=${this.slot(name)}=${value}`;
      case 'cell':
      case 'free':
        return `${cellName(name)}.v=${value}`;
      case 'global-explicit':
        return this.storeGlobal(name, value);
      case 'global-implicit':
        return this.namesInTable ? `N.set(${quote(name)},${value})` : this.storeGlobal(name, value);
    }
  }

  private storeGlobal(name: string, value: string): string {
    const at = property(name);
    const stored = this.temporary();
    return `${stored}=${value},G${at}!==undefined||--G.room>=0?G${at}=${stored}:G.put(${quote(name)},${stored})`;
  }

  /** Notes that what is emitted next stands on a line; what the frame is to be told, '' if it shows that already. */
  protected reach(line: number): string {
    this.lastLine = Math.max(this.lastLine, line);
    if (this.line === this.lastLine) return '';
    this.line = this.lastLine;
    return `F.line=${this.line}`;
  }

  /** Makes the frame show the line of a node before what follows. */
  protected at(line: number, js: string): string {
    const shown = this.reach(line);
    return shown === '' ? js : `(${shown},${js})`;
  }

  /** The value of an expression. */
  expression(node: Expression): string {
    const line = expressionLine(node);
    if (line === NO_LINE) return this.valueOf(node);
    const shown = this.reach(line);
    return shown === '' ? this.valueOf(node) : `(${shown},${this.valueOf(node)})`;
  }

  private valueOf(node: Expression): string {
    switch (node.kind) {
      case 'name':
        return this.load(node.id);
      case 'integer':
        this.unit.literals.add(node.value);
        return integer(node.value);
      case 'string':
        this.unit.literals.add(node.value);
        return quote(node.value);
      case 'bytes':
        return this.unit.constant(node.value);
      case 'constant':
        return { None: 'None', True: 'true', False: 'false', '...': 'Ellipsis' }[node.value];
      case 'tuple':
        return `new Tuple([${this.list(node.items)}])`;
      case 'list':
        return `new List([${this.list(node.items)}])`;
      case 'set':
        return `setOf([${this.list(node.items)}])`;
      case 'dict':
        return `dictOf([${node.keys.map((key, i) => this.dictItem(key, node.values[i]!)).join(',')}])`;
      case 'unary':
        return this.unary(node.operator, node.operand);
      case 'binary':
        return this.binary(node);
      case 'boolean':
        return this.booleanValue(node.operator, node.operands);
      case 'comparison':
        return this.comparison(node.operands, node.operators);
      case 'conditional': {
        const condition = this.condition(node.condition);
        const { line } = this;
        const then = this.expression(node.then);
        this.line = line;
        const otherwise = this.expression(node.otherwise);
        return this.met(`(${condition}?${then}:${otherwise})`, line);
      }
      case 'lambda':
        return this.lambda(node);
      case 'star':
      case 'fault':
        throw new Error(`${node.kind} is refused by the scope pass`);
      case 'call':
        return this.call(node);
      case 'attribute': {
        const object = this.operand(node.object);
        return sequence(
          object.setup,
          this.reach(node.line),
          `(${object.name}${property(node.name)}??attribute(${object.name},${quote(node.name)}))`,
        );
      }
      case 'subscript':
        return this.subscript(node);
      case 'slice':
        return `new Slice(${[node.start, node.stop, node.step].map((part) => (part ? this.expression(part) : 'None')).join(',')})`;
      case 'comprehension':
        return this.comprehension(node);
      case 'yield':
        return this.yield(node.value, node.from);
    }
  }

  private yield(value: Expression | null, from: boolean): string {
    const js = value ? this.expression(value) : 'None';
    return from ? `(yield* yieldFrom(iteratorOf(${js}),F${this.either('', ',true')}))` : `(yield ${js})`;
  }

  private dictItem(key: Expression, value: Expression): string {
    const shown = this.reach(startOf(key).line);
    const js = this.finished(value);
    return `${shown === '' ? js : sequence(shown, js)},${this.finished(key)}`;
  }

  protected list(items: readonly Expression[]): string {
    return items.map((item) => this.finished(item)).join(',');
  }

  /** An expression whose value is used at once, so that its temporaries are free for what follows. */
  protected finished(node: Expression): string {
    const { inUse } = this;
    const js = this.expression(node);
    this.inUse = inUse;
    return js;
  }

  /** Evaluates a node once, so that it can be named several times. */
  protected operand(node: Expression): Operand {
    if (node.kind === 'integer' && typeof node.value === 'number') {
      const line = notedLine(node, node.line);
      const setup = line === NO_LINE ? '' : this.reach(line);
      return { setup, name: `(${integer(node.value)})`, known: node.value };
    }
    if (node.kind === 'name' && this.kindOf(node.id) === 'local' && this.isAlwaysBound(node.id)) {
      return { setup: '', name: localName(node.id), known: undefined };
    }
    const js = this.expression(node);
    const name = this.temporary();
    return { setup: `${name}=${js}`, name, known: undefined };
  }

  private unary(operator: '+' | '-' | '~' | 'not', node: Expression): string {
    if (operator === 'not') return `!${this.condition(node)}`;
    const { setup, name } = this.operand(node);
    const quick = { '-': `0-${name}`, '~': `-1-${name}`, '+': name }[operator];
    return sequence(setup, `typeof ${name}==='number'?${quick}:unary('${operator}',${name})`);
  }

  /** A chain of operators leans to the left: walked in a loop and emitted flat, so that a long one needs no deep stack. */
  private binary(node: Expression & { kind: 'binary' }): string {
    const chain: (Expression & { kind: 'binary' })[] = [];
    let first: Expression = node;
    for (; first.kind === 'binary'; first = first.left) chain.push(first);
    let left = this.operand(first);
    const steps = [left.setup];
    const name = chain.length > 1 ? this.temporary() : '';
    const { inUse } = this;
    for (const link of chain.toReversed()) {
      const right = this.operand(link.right);
      const result = this.arithmetic(link.operator, left, right, link.operator);
      steps.push(right.setup, link === node ? result : `${name}=${result}`);
      left = { setup: '', name, known: undefined };
      if (link !== node) this.inUse = inUse;
    }
    return sequence(...steps);
  }

  /** `left op right` with both operands evaluated; `slot` is the operator asked of other types. */
  protected arithmetic(operator: BinaryOperator, left: Operand, right: Operand, slot: string): string {
    const [a, b] = [left.name, right.name];
    const numbers = [left, right]
      .filter(({ known }) => known === undefined)
      .map(({ name }) => `typeof ${name}==='number'`);
    const result = this.temporary();
    const inRange = `(${result}=${a}${operator}${b})<=MAX&&${result}>=MIN`;
    const small = (operand: Operand) =>
      operand.known === (operand.known ?? NaN) >> 0 ? [] : [`(${operand.name}|0)===${operand.name}`];
    let test: string[];
    let quick: string = result;
    switch (operator) {
      case '+':
      case '-':
      case '*':
        test = [...numbers, inRange];
        if (operator === '*') quick = `${result}+0`;
        break;
      case '%':
        test = [...numbers, `${a}>=0`, ...(right.known !== undefined && right.known > 0 ? [] : [`${b}>0`])];
        quick = `${a}%${b}`;
        break;
      case '//':
        test = [
          ...numbers,
          `${a}>=0`,
          `${a}<=0x7fffffff`,
          ...(right.known !== undefined && right.known > 0 ? [] : [`${b}>0`]),
        ];
        quick = `(${a}/${b})|0`;
        break;
      case '&':
      case '|':
      case '^':
        test = [...numbers, ...small(left), ...small(right)];
        quick = `${a}${operator}${b}`;
        break;
      case '<<':
        test = [...numbers, `${b}>=0`, `${b}<31`, `(${result}=${a}*(1<<${b}))<=MAX&&${result}>=MIN`];
        break;
      case '>>':
        test = [...numbers, ...small(left), `${b}>=0`, `${b}<32`];
        quick = `${a}>>${b}`;
        break;
      default:
        return `binary('${slot}',${a},${b})`;
    }
    const slow = slot === '+' || slot === '+=' ? `add('${slot}',${a},${b})` : `binary('${slot}',${a},${b})`;
    return test.length === 0 ? `(${quick})` : `(${test.join('&&')}?${quick}:${slow})`;
  }

  /**
   * The value of an expression whose control paths meet again: where some of them noted a line, what follows is to show
   * the last. `before` is the line that was shown where they parted.
   */
  private met(js: string, before: number): string {
    if (before === this.lastLine) {
      this.line = before;
      return js;
    }
    const value = this.temporary();
    this.line = this.lastLine;
    return `(${value}=${js},F.line=${this.line},${value})`;
  }

  private booleanValue(operator: 'and' | 'or', operands: readonly Expression[]): string {
    const { line } = this;
    const name = this.temporary();
    const parts = operands.map((operand, i) => {
      const js = this.finished(operand);
      if (i === operands.length - 1) return js;
      return operator === 'and' ? `!truth(${name}=${js})?${name}:` : `truth(${name}=${js})?${name}:`;
    });
    return this.met(`(${parts.join('')})`, line);
  }

  private comparison(operands: readonly Expression[], operators: readonly ComparisonOperator[]): string {
    const { line } = this;
    let left = this.operand(operands[0]!);
    let js = '';
    for (const [i, operator] of operators.entries()) {
      const right = this.operand(operands[i + 1]!);
      const compared = sequence(left.setup, right.setup, this.compare(operator, left, right));
      if (i === operators.length - 1) return i === 0 ? compared : this.met(`(${js}${compared})`, line);
      const name = this.temporary();
      js += `!truth(${name}=${compared})?${name}:`;
      left = { ...right, setup: '' };
    }
    return js;
  }

  private compare(operator: ComparisonOperator, left: Operand, right: Operand): string {
    const [a, b] = [left.name, right.name];
    switch (operator) {
      case 'in':
        return `contains(${a},${b})`;
      case 'not in':
        return `!contains(${a},${b})`;
      case 'is':
        return `(${a}===${b})`;
      case 'is not':
        return `(${a}!==${b})`;
      case '==':
        return left.known !== undefined && right.known === undefined
          ? `(${b}===${a}||typeof ${b}!=='number'&&equal(${a},${b}))`
          : right.known !== undefined
            ? `(${a}===${b}||typeof ${a}!=='number'&&equal(${a},${b}))`
            : `(${a}===${b}||(typeof ${a}!=='number'||typeof ${b}!=='number')&&equal(${a},${b}))`;
      case '!=':
        return `(${a}!==${b}&&(typeof ${a}==='number'&&typeof ${b}==='number'||!equal(${a},${b})))`;
      default: {
        const numbers = [left, right]
          .filter(({ known }) => known === undefined)
          .map(({ name }) => `typeof ${name}==='number'`);
        return numbers.length === 0
          ? `(${a}${operator}${b})`
          : `(${numbers.join('&&')}?${a}${operator}${b}:${COMPARISONS[operator]!}(${a},${b}))`;
      }
    }
  }

  /** A JavaScript boolean: is the node true in the Python sense? */
  condition(node: Expression): string {
    switch (node.kind) {
      case 'constant':
        return String(node.value === 'True' || node.value === '...');
      case 'integer':
        return String(node.value !== 0);
      case 'tuple':
        // As in c_if_cond: a tuple in brackets is not even evaluated.
        if (node.parenthesised) return String(node.items.length > 0);
        break;
      case 'unary':
        if (node.operator === 'not') return `!${this.condition(node.operand)}`;
        break;
      case 'boolean': {
        const parts = node.operands.map((operand) => {
          const js = this.condition(operand);
          this.line = 0;
          return js;
        });
        return `(${parts.join(node.operator === 'and' ? '&&' : '||')})`;
      }
      case 'comparison': {
        const js = this.expression(node);
        const [operator] = node.operators;
        const isBoolean = node.operators.length === 1 && COMPARISONS[operator!] === undefined;
        if (isBoolean) return js;
        const name = this.temporary();
        return `((${name}=${js})===true||${name}!==false&&truth(${name}))`;
      }
      default:
        break;
    }
    const js = this.expression(node);
    const name = this.temporary();
    return `((${name}=${js})===true||${name}!==false&&truth(${name}))`;
  }

  private subscript(node: Expression & { kind: 'subscript' }): string {
    const object = this.operand(node.object);
    const shown = this.reach(node.line);
    const index = this.operand(node.index);
    const [o, i] = [object.name, index.name];
    const items = this.temporary();
    const test = [
      ...(index.known === undefined ? [`typeof ${i}==='number'`] : []),
      `(${items}=${o}.items)!==undefined`,
      ...(index.known !== undefined && index.known >= 0 ? [] : [`${i}>=0`]),
      `${i}<${items}.length`,
    ];
    return sequence(object.setup, shown, index.setup, `(${test.join('&&')}?${items}[${i}]:item(${o},${i}))`);
  }

  private call(node: CallExpression): string {
    const { callee } = node;
    if (isBareSuper(node) && this.scope.node.kind === 'function') return this.completedSuper();
    const plain = node.arguments.every((argument) => argument.kind === 'positional');
    if (!plain) return this.callWithKeywords(node);
    if (callee.kind === 'attribute') {
      const object = this.methodObject(callee.object);
      const method = this.temporary();
      const lookup =
        `(${method}=${object.name}${property(callee.name, 'm$')})!==undefined&&${object.name}${property(callee.name)}===undefined` +
        `||(${method}=method(${object.name},${quote(callee.name)}))`;
      const args = [object.name, ...node.arguments.map(({ value }) => this.finished(value))].join(',');
      return sequence(object.setup, lookup, this.callMethod(method, args, node.line));
    }
    const target = this.operand(callee);
    const shown = this.reach(node.line);
    const lastHeld = node.arguments.findLastIndex(({ value }) => !isImmediate(value));
    const args = node.arguments.map(({ value }, i) =>
      i > lastHeld || (isImmediate(value) && this.isSteady(value)) ? this.expression(value) : this.held(value),
    );
    const setups = args.map((argument) => (typeof argument === 'string' ? '' : argument.setup));
    const names = args.map((argument) => (typeof argument === 'string' ? argument : argument.name)).join(',');
    return sequence(target.setup, shown, ...setups, this.at(node.line, this.callNamed(target.name, names)));
  }

  /** Whether it makes no difference that what follows is evaluated before this immediate node. */
  private isSteady(node: Expression): boolean {
    return node.kind !== 'name' || (this.kindOf(node.id) === 'local' && this.isAlwaysBound(node.id));
  }

  /** Calls what a look-up for a method found; `args` are written out once. */
  private callMethod(method: string, args: string, line: number): string {
    if (this.form === 'direct') return this.at(line, `${method}.fn(${args})`);
    const held = this.temporary();
    const call = `${method}.resumable!==undefined?yield* ${method}.resumable(${held},null):${method}.fn(...${held})`;
    return this.at(line, sequence(`${held}=[${args}]`, call));
  }

  private held(node: Expression): Operand {
    const js = this.expression(node);
    const name = this.temporary();
    return { setup: `${name}=${js}`, name, known: undefined };
  }

  /** The object of a method call; `super()` there takes no room, as with MP_BC_LOAD_SUPER_METHOD. */
  private methodObject(node: Expression): Operand {
    if (node.kind !== 'call' || !isBareSuper(node) || this.scope.node.kind !== 'function') return this.operand(node);
    const name = this.temporary();
    return { setup: `${name}=superOnStack(${this.superArguments()})`, name, known: undefined };
  }

  /** `super()` inside a method is `super(__class__, first argument)`. */
  private completedSuper(): string {
    return `call(${this.loadGlobal('super')},[${this.superArguments()}])`;
  }

  private superArguments(): string {
    const { node } = this.scope;
    const self = node.kind === 'function' && this.load(firstParameter(node.parameters)!);
    return `${this.load('__class__')},${self}`;
  }

  private callWithKeywords({ callee, arguments: args, line }: CallExpression): string {
    const target = this.held(callee);
    const shown = this.reach(line);
    if (this.form === 'direct' && isPlacedOnce(args)) {
      const { values, names, setups } = this.placedArguments(args);
      const site = this.unit.constant({ names, code: null, order: [] } satisfies CallSite);
      const call = `callPlaced(${target.name},[${values.join(',')}],${site})`;
      return sequence(target.setup, shown, ...setups, this.at(line, call));
    }
    const { positional, keywords, setups } = this.arguments(args);
    return sequence(target.setup, shown, ...setups, this.at(line, this.callAny(target.name, positional, keywords)));
  }

  /** Values of plain and named arguments, the named ones last; evaluated as written. */
  private placedArguments(args: readonly Argument[]): { values: string[]; names: string[]; setups: string[] } {
    const values = args.map(({ value }) => this.held(value));
    const names = args.flatMap((argument) => (argument.kind === 'keyword' ? [argument.name] : []));
    // The grammar has the named ones last already.
    return { values: values.map(({ name }) => name), names, setups: values.map(({ setup }) => setup) };
  }

  /** Arguments as MicroPython orders them: plain and named ones as written, then `*x`, then `**x`. */
  protected arguments(args: readonly Argument[]): { positional: string; keywords: string; setups: string[] } {
    const setups: string[] = [];
    const plain: string[] = [];
    const named: string[] = [];
    const evaluate = (value: Expression) => {
      const { setup, name } = this.held(value);
      setups.push(setup);
      return name;
    };
    for (const argument of args) {
      if (argument.kind === 'positional') plain.push(evaluate(argument.value));
      else if (argument.kind === 'keyword') named.push(`${quote(argument.name)},${evaluate(argument.value)}`);
    }
    const starred = args.find(({ kind }) => kind === 'star');
    const doubleStarred = args.find(({ kind }) => kind === 'double-star');
    const star = starred && evaluate(starred.value);
    const doubleStar = doubleStarred && evaluate(doubleStarred.value);
    const positional = star ? `spread([${plain.join(',')}],${star})` : `[${plain.join(',')}]`;
    const map = named.length > 0 ? `keywords([${named.join(',')}])` : 'null';
    return { positional, keywords: doubleStar ? `spreadKeywords(${map},${doubleStar})` : map, setups };
  }
}

function slotAt(index: number): string {
  return index < FRAME_SLOTS.length ? `F.${FRAME_SLOTS[index]}` : `F.more[${index - FRAME_SLOTS.length}]`;
}

/** Neither starred arguments nor a name that comes twice: it is known beforehand which parameter gets what. */
function isPlacedOnce(args: readonly Argument[]): boolean {
  const names = args.flatMap((argument) => (argument.kind === 'keyword' ? [argument.name] : []));
  return args.every(({ kind }) => kind === 'positional' || kind === 'keyword') && new Set(names).size === names.length;
}

/** Nodes whose evaluation has no effect that could be seen between the look-up of a function and its call. */
function isImmediate(node: Expression): boolean {
  return node.kind === 'name' || node.kind === 'integer' || node.kind === 'string' || node.kind === 'constant';
}

/**
 * The line that an expression notes first. The parts of `a.b(c)[d]` note theirs one after another, beginning with that
 * of the atom, a leaf though it may be.
 */
export function expressionLine(node: Expression): number {
  const start = startOf(node);
  return start === node ? notedLine(node, node.line) : start.line;
}

/** The atom that calls, attributes and subscripts follow. */
export function startOf(node: Expression): Expression {
  let start = node;
  for (;;) {
    if (start.kind === 'call') start = start.callee;
    else if (start.kind === 'attribute' || start.kind === 'subscript') start = start.object;
    else return start;
  }
}

/** Expressions one after another, the last one's value. */
export function sequence(...parts: string[]): string {
  const present = parts.filter((part) => part !== '');
  return present.length === 1 ? `(${present[0]!})` : `(${present.join(',')})`;
}

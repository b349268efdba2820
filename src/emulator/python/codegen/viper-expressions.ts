/**
 * Expressions of viper functions to JavaScript: words by the operators of JavaScript that work modulo 2^32, objects by
 * calls into the runtime. Follows the rules of py/emitnative.c for what may stand with what, and its messages.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import { isConstantFalse, isConstantTrue } from '../syntax/constant-folding.ts';
import type {
  BinaryOperator,
  ComparisonOperator,
  ComprehensionExpression,
  Expression,
  LambdaExpression,
} from '../syntax/nodes-expressions.ts';
import { integer, property, quote } from './names.ts';
import { ViperBlock } from './viper-block.ts';
import { boxed, converted, isPointer, isWord, nameOf } from './viper-types.ts';
import type { ViperType, ViperValue } from './viper-types.ts';

/** What the firmware calls the operators that words do not have; most have no name there. */
const SPECIAL_METHODS: Readonly<Record<string, string>> = {
  '/': '__truediv__',
  '//': '__floordiv__',
  in: '__contains__',
  '+': '__pos__',
  '-': '__neg__',
  '~': '__invert__',
};

const COMPARISONS: Readonly<Record<string, string>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '==': '===',
  '!=': '!==',
};

const OBJECT_COMPARISONS: Readonly<Record<ComparisonOperator, (left: string, right: string) => string>> = {
  '<': (left, right) => `less(${left},${right})`,
  '>': (left, right) => `more(${left},${right})`,
  '<=': (left, right) => `lessEqual(${left},${right})`,
  '>=': (left, right) => `moreEqual(${left},${right})`,
  '==': (left, right) => `equal(${left},${right})`,
  '!=': (left, right) => `(!equal(${left},${right}))`,
  in: (left, right) => `contains(${left},${right})`,
  'not in': (left, right) => `(!contains(${left},${right}))`,
  is: (left, right) => `(${left}===${right})`,
  'is not': (left, right) => `(${left}!==${right})`,
};

export abstract class ViperExpressions extends ViperBlock {
  protected abstract call(node: Expression & { kind: 'call' }): ViperValue;
  protected abstract lambda(node: LambdaExpression): string;
  protected abstract comprehension(node: ComprehensionExpression): string;

  expression(node: Expression): ViperValue {
    switch (node.kind) {
      case 'name':
        return this.load(node.id);
      case 'integer':
        return isSmallInt(node.value)
          ? this.constant('int', integer(node.value))
          : this.objectValue(`(${integer(node.value)})`);
      case 'string':
        return this.objectValue(quote(node.value));
      case 'bytes':
        return this.objectValue(this.unit.constant(node.value));
      case 'constant':
        return this.word(node.value);
      case 'tuple':
        return this.objectValue(`new Tuple([${this.boxedList(node.items)}])`);
      case 'list':
        return this.objectValue(`new List([${this.boxedList(node.items)}])`);
      case 'set':
        return this.objectValue(`setOf([${this.boxedList(node.items)}])`);
      case 'dict': {
        const pairs = node.keys.map((key, i) => {
          const value = this.object(this.expression(node.values[i]!));
          return `${value},${this.object(this.expression(key))}`;
        });
        return this.objectValue(`dictOf([${pairs.join(',')}])`);
      }
      case 'unary':
        return this.unary(node.operator, this.expression(node.operand));
      case 'binary':
        return this.chain(node);
      case 'boolean':
        return this.boolean(node.operator, node.operands);
      case 'comparison':
        return this.comparison(node.operands, node.operators);
      case 'conditional':
        return this.conditional(node);
      case 'lambda':
        return this.objectValue(this.lambda(node));
      case 'star':
      case 'fault':
        throw new Error(`${node.kind} is refused by the scope pass`);
      case 'call':
        return this.call(node);
      case 'attribute':
        return this.attribute(this.object(this.expression(node.object)), node.name);
      case 'subscript': {
        const base = this.expression(node.object);
        return this.loadItem(base, this.expression(node.index));
      }
      case 'slice': {
        // A part left out is the None of viper code, no object.
        const part = (given: Expression | null) =>
          this.object(given ? this.expression(given) : this.constant('none', 'None'));
        return this.objectValue(
          `new Slice(${part(node.start)},${part(node.stop)},${node.step ? part(node.step) : 'None'})`,
        );
      }
      case 'comprehension':
        return this.objectValue(this.comprehension(node));
      case 'yield':
        if (node.value) this.expression(node.value);
        return this.notImplemented(node.from ? 'native yield from' : 'native yield');
    }
  }

  private word(value: 'None' | 'True' | 'False' | '...'): ViperValue {
    switch (value) {
      case 'None':
        return this.constant('none', '0');
      case 'True':
        return this.constant('bool', '1', 'true');
      case 'False':
        return this.constant('bool', '0', 'false');
      case '...':
        return this.objectValue('Ellipsis');
    }
  }

  /** Evaluated one after another and handed over together: nothing is converted before all are compiled. */
  protected boxedList(nodes: readonly Expression[]): string {
    const values = nodes.map((node) => this.expression(node));
    return values.map((value) => this.boxed(value)).join(',');
  }

  protected attribute(object: string, name: string): ViperValue {
    const { setup, name: o } = this.held(object);
    return this.objectValue(`(${setup}${o}${property(name)}??attribute(${o},${quote(name)}))`);
  }

  private unary(operator: '+' | '-' | '~' | 'not', value: ViperValue): ViperValue {
    if (value.type === 'object') {
      return this.objectValue(operator === 'not' ? `(!truth(${value.js}))` : `unary('${operator}',${value.js})`);
    }
    this.typeError(`unary op ${SPECIAL_METHODS[operator] ?? ''} not implemented`);
    return value;
  }

  /** A chain of operators leans to the left: walked in a loop, so that a long one needs no deep stack. */
  private chain(node: Expression & { kind: 'binary' }): ViperValue {
    const links: (Expression & { kind: 'binary' })[] = [];
    let first: Expression = node;
    for (; first.kind === 'binary'; first = first.left) links.push(first);
    let value = this.expression(first);
    for (const { operator, right } of links.toReversed()) {
      value = this.binary(operator, value, this.expression(right), operator);
    }
    return value;
  }

  /** `left op right`; `slot` is the operator asked of objects. */
  protected binary(operator: BinaryOperator, left: ViperValue, right: ViperValue, slot: string): ViperValue {
    if (left.type === 'object' && right.type === 'object') {
      const slow = operator === '+' ? 'add' : 'binary';
      return this.objectValue(`${slow}('${slot}',${left.js},${right.js})`);
    }
    if (this.areNumbers(left, right)) {
      const js = arithmetic(operator, left.js, right.js);
      if (js !== null) return { type: 'int', js };
      this.typeError(`binary op ${(slot === operator && SPECIAL_METHODS[operator]) || ''} not implemented`);
    }
    return left;
  }

  /** Whether both are int; any other two, unless both are objects, are a fault. */
  private areNumbers(left: ViperValue, right: ViperValue): boolean {
    if (left.type === 'int' && right.type === 'int') return true;
    this.typeError(`can't do binary op between '${nameOf(left.type)}' and '${nameOf(right.type)}'`);
    return false;
  }

  protected compare(operator: ComparisonOperator, left: ViperValue, right: ViperValue): ViperValue {
    if (left.type === 'object' && right.type === 'object') {
      return this.objectValue(OBJECT_COMPARISONS[operator](left.js, right.js));
    }
    if (this.areNumbers(left, right)) {
      const compared = COMPARISONS[operator];
      if (compared !== undefined) return fromTest(`(${left.js}${compared}${right.js})`);
      this.typeError(`binary op ${SPECIAL_METHODS[operator] ?? ''} not implemented`);
    }
    return left;
  }

  private comparison(operands: readonly Expression[], operators: readonly ComparisonOperator[]): ViperValue {
    let left = this.expression(operands[0]!);
    const links: ViperValue[] = [];
    for (const [i, operator] of operators.entries()) {
      const right = this.expression(operands[i + 1]!);
      if (i === operators.length - 1) {
        links.push(this.compare(operator, left, right));
      } else {
        const { setup, name } = this.held(right.js);
        const compared = this.compare(operator, left, { type: right.type, js: `(${setup}${name})` });
        this.toCondition(compared);
        links.push(compared);
        left = { type: right.type, js: name };
      }
    }
    // Where the operands are at fault, the type is that of the comparison before the last.
    return { ...this.joined('and', links), type: (links.at(-2) ?? links[0]!).type };
  }

  /** Values of which the first decides that is false, for `and`, or true, for `or`. They have the type of the last. */
  private joined(operator: 'and' | 'or', values: readonly ViperValue[]): ViperValue {
    const last = values.at(-1)!;
    if (values.length === 1) return last;
    const isAnd = operator === 'and';
    if (values.every(({ test }) => test !== undefined)) {
      return fromTest(`(${values.map(({ test }) => test).join(isAnd ? '&&' : '||')})`);
    }
    const parts = values.slice(0, -1).map((value) => {
      const { setup, name } = this.held(value.js);
      const test = value.type === 'object' ? `truth(${name})` : name;
      const decided = this.coerced({ type: value.type, js: name }, last.type);
      return `(${setup}${isAnd ? `!${test}` : test})?${decided}:`;
    });
    return { type: last.type, js: `(${parts.join('')}${last.js})` };
  }

  private boolean(operator: 'and' | 'or', operands: readonly Expression[]): ViperValue {
    const values = operands.map((operand, i) => {
      const value = this.expression(operand);
      if (i < operands.length - 1) this.toCondition(value);
      return value;
    });
    this.label();
    return this.joined(operator, values);
  }

  private conditional(node: Expression & { kind: 'conditional' }): ViperValue {
    const condition = this.condition(node.condition);
    const then = this.expression(node.then);
    this.label();
    const otherwise = this.expression(node.otherwise);
    this.label();
    const { type } = otherwise;
    return { type, js: `(${condition}?${this.coerced(then, type)}:${otherwise.js})` };
  }

  /** The word or place taken for another type, as where two paths meet; objects are not taken for anything else. */
  private coerced(value: ViperValue, to: ViperType): string {
    const { type, js } = value;
    if (type === to) return js;
    if (to === 'none') return `(${js},0)`;
    if (type === 'object' || to === 'object') {
      this.misuse(`can't implicitly convert '${nameOf(type)}' to '${nameOf(to)}'`);
    }
    return converted(value, to);
  }

  /** A JavaScript condition: is the node true? Follows c_if_cond. */
  protected condition(node: Expression): string {
    if (isConstantFalse(node)) return 'false';
    if (isConstantTrue(node)) return 'true';
    switch (node.kind) {
      case 'boolean': {
        const parts = node.operands.map((operand) => this.condition(operand));
        return `(${parts.join(node.operator === 'and' ? '&&' : '||')})`;
      }
      case 'unary':
        if (node.operator === 'not') return `!${this.condition(node.operand)}`;
        break;
      case 'tuple':
        if (node.parenthesised) return String(node.items.length > 0);
        break;
      default:
        break;
    }
    return this.toCondition(this.expression(node));
  }

  protected toCondition({ type, js, test }: ViperValue): string {
    this.label();
    if (type === 'object') return `truth(${js})`;
    if (!isWord(type)) this.typeError(`can't implicitly convert '${nameOf(type)}' to 'bool'`);
    return test ?? `(${js}!==0)`;
  }

  /** `base[index]`. */
  protected loadItem(base: ViperValue, index: ViperValue): ViperValue {
    if (base.type === 'object') return this.objectValue(`item(${base.js},${boxed(index)})`);
    if (!isNumber(index)) this.typeError(`can't load with '${nameOf(index.type)}' index`);
    if (!isPointer(base.type) || base.type === 'ptr') this.typeError(`can't load from '${nameOf(base.type)}'`);
    const p = this.held(base.js);
    const i = this.held(index.js);
    return { type: 'int', js: `(${p.setup}${i.setup}${p.name}.items[${i.name}]??${p.name}.load(${i.name}))` };
  }

  /** The expression that does `base[index] = value`. */
  protected storeItem(base: ViperValue, index: ViperValue, value: ViperValue): string {
    if (base.type === 'object') {
      const items = [value, index].map((each) => this.boxed(each));
      return `setItem(${base.js},${items[1]!},${items[0]!})`;
    }
    if (!isNumber(index)) this.typeError(`can't store with '${nameOf(index.type)}' index`);
    if (!isWord(value.type)) this.typeError(`can't store '${nameOf(value.type)}'`);
    if (!isPointer(base.type) || base.type === 'ptr') this.typeError(`can't store to '${nameOf(base.type)}'`);
    const p = this.held(base.js);
    const i = this.held(index.js);
    const v = this.held(value.js);
    return (
      `${v.setup}${p.setup}${i.setup}` +
      `(${i.name}>>>0)<${p.name}.stores.length?${p.name}.stores[${i.name}]=${v.name}:${p.name}.store(${i.name},${v.name})`
    );
  }
}

function isNumber({ type }: ViperValue): boolean {
  return type === 'int' || type === 'uint';
}

function fromTest(test: string): ViperValue {
  return { type: 'bool', js: `(+${test})`, test };
}

/** An operator on two words; null for those that they do not have. */
function arithmetic(operator: BinaryOperator, left: string, right: string): string | null {
  switch (operator) {
    case '+':
    case '-':
      return `(${left}${operator}${right}|0)`;
    case '*':
      return `Math.imul(${left},${right})`;
    case '&':
    case '|':
    case '^':
      return `(${left}${operator}${right})`;
    case '<<':
    case '>>':
      return shift(operator, left, right);
    default:
      return null;
  }
}

/** The chip takes the low byte of the count and goes on shifting beyond 31, where JavaScript begins anew. */
function shift(operator: '<<' | '>>', left: string, count: string): string {
  if (/^\d+$/.test(count) && Number(count) < 32) return `(${left}${operator}${count})`;
  return `${operator === '<<' ? 'shiftLeft' : 'shiftRight'}(${left},${count})`;
}

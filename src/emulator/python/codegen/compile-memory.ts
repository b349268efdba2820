/**
 * What compiling takes of the board's heap for a while: MicroPython's parse tree, and its tables of scopes and names.
 * Follows py/parse.c with py/grammar.h (a rule with a single child is no node, names and short constants are no nodes
 * either) and py/scope.c. Not counted: code that was dropped as dead, the stacks of the parser, which are freed before.
 */
import { isSmallInt } from '../../lib/small-int.ts';
import type {
  Argument,
  BinaryExpression,
  CallExpression,
  ComparisonExpression,
  ComprehensionExpression,
  Expression,
  SliceExpression,
} from '../syntax/nodes-expressions.ts';
import type { Module, Parameter, Parameters, Statement, TryStatement } from '../syntax/nodes-statements.ts';
import type { Scope, ScopeTable } from '../scope/scope.ts';
import type { InternedNames } from './interned-names.ts';

const BLOCK_BYTES = 16;

/** Of a chunk of the parse tree. */
const CHUNK_HEAD_BYTES = 8;

/** The compiler's record of a scope, and its table of names, which grows in steps. */
const SCOPE_BYTES = 48;
const NAME_BYTES = 8;
const FIRST_NAMES = 4;
const MORE_NAMES = 6;
/** A class also asks for its module's name, and stores that and its own. */
const NAMES_OF_A_CLASS = 3;

/** Bytes that compiling holds when it is about to end. */
export function compileMemory(module: Module, scopes: ScopeTable, interned: InternedNames): number {
  let bytes = parseTreeBytes(module, interned);
  for (const scope of scopes.values()) bytes += scopeBytes(scope);
  return bytes;
}

/** Bytes of the parse tree as one chunk; where its growth is in the way of others there are more. */
export function parseTreeBytes(module: Module, interned: InternedNames): number {
  const nodes = new TreeMeter(interned).statements(module.body);
  return nodes === 0 ? 0 : wholeBlocks(CHUNK_HEAD_BYTES + nodes);
}

export function scopeBytes(scope: Scope): number {
  const { kind } = scope.node;
  const extra = kind === 'class' ? NAMES_OF_A_CLASS : Number(kind === 'comprehension');
  const steps = Math.max(0, Math.ceil((scope.names.size + extra - FIRST_NAMES) / MORE_NAMES));
  return wholeBlocks(SCOPE_BYTES) + wholeBlocks(NAME_BYTES * (FIRST_NAMES + MORE_NAMES * steps));
}

function wholeBlocks(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}

/** A node with so many children. */
function nodeBytes(children: number): number {
  return 8 + 4 * children;
}

/** A list of one is that one. */
function listBytes(items: number): number {
  return items > 1 ? nodeBytes(items) : 0;
}

class TreeMeter {
  private readonly interned: InternedNames;

  constructor(interned: InternedNames) {
    this.interned = interned;
  }

  /** A suite, or the whole module. */
  statements(body: readonly Statement[]): number {
    return listBytes(body.length) + sum(body, (statement) => this.statement(statement));
  }

  private statement(node: Statement): number {
    switch (node.kind) {
      case 'expression':
        return this.expression(node.value) + nodeBytes(node.value.kind === 'yield' ? 1 : 2);
      case 'assign':
        return nodeBytes(2) + listBytes(node.targets.length) + this.all(node.targets) + this.expression(node.value);
      case 'augmented-assign':
        return 2 * nodeBytes(2) + this.expression(node.target) + this.expression(node.value);
      case 'delete':
        return nodeBytes(1) + listBytes(node.targets.length) + this.all(node.targets);
      case 'pass':
      case 'break':
      case 'continue':
        return nodeBytes(0);
      case 'return':
        return nodeBytes(1) + this.maybe(node.value);
      case 'raise':
        return nodeBytes(1) + (node.cause ? nodeBytes(2) : 0) + this.maybe(node.exception) + this.maybe(node.cause);
      case 'global':
      case 'nonlocal':
        return nodeBytes(1) + listBytes(node.names.length);
      case 'assert':
        return nodeBytes(2) + this.expression(node.condition) + this.maybe(node.message);
      case 'import':
        return (
          nodeBytes(1) +
          listBytes(node.names.length) +
          sum(node.names, ({ path, as }) => pathBytes(path) + (as === null ? 0 : nodeBytes(2)))
        );
      case 'import-from': {
        const source = pathBytes(node.path) + listBytes(node.level) + (node.level > 0 && node.path ? nodeBytes(2) : 0);
        const count = node.names?.length ?? 0;
        return nodeBytes(2) + source + listBytes(count) + count * nodeBytes(2);
      }
      case 'if':
        return this.if(node);
      case 'while':
        return nodeBytes(3) + this.expression(node.condition) + this.suites(node);
      case 'for':
        return nodeBytes(4) + this.expression(node.target) + this.expression(node.iterable) + this.suites(node);
      case 'try':
        return this.try(node);
      case 'with': {
        const item = node.target === null ? 0 : nodeBytes(2) + this.expression(node.target);
        return nodeBytes(2) + item + this.expression(node.context) + this.statements(node.body);
      }
      case 'function':
        return (
          this.decorators(node.decorators) +
          nodeBytes(5) +
          this.parameters(node.parameters, 3) +
          sum([...node.annotations.values()], (annotation) => this.expression(annotation)) +
          this.maybe(node.returns) +
          this.statements(node.body)
        );
      case 'class':
        return (
          this.decorators(node.decorators) + nodeBytes(4) + this.arguments(node.arguments) + this.statements(node.body)
        );
      default:
        return node satisfies never;
    }
  }

  private suites({ body, otherwise }: { body: readonly Statement[]; otherwise: readonly Statement[] }): number {
    return this.statements(body) + this.statements(otherwise);
  }

  private if(node: Statement & { kind: 'if' }): number {
    let bytes = nodeBytes(4);
    let elifs = 0;
    let arm = node;
    for (;;) {
      bytes += this.expression(arm.condition) + this.statements(arm.body);
      const [next] = arm.otherwise;
      if (next?.kind !== 'if' || !next.isElif) break;
      elifs++;
      arm = next;
    }
    return bytes + elifs * nodeBytes(2) + listBytes(elifs) + this.statements(arm.otherwise);
  }

  private try(node: TryStatement): number {
    const { handlers, otherwise } = node;
    const handlerBytes = sum(handlers, ({ type, name, body }) => {
      return nodeBytes(2) + this.maybe(type) + (name === null ? 0 : nodeBytes(2)) + this.statements(body);
    });
    const hasMore = handlers.length > 0 && (otherwise.length > 0 || node.finally !== null);
    const finallyBytes = node.finally === null ? 0 : nodeBytes(1) + this.statements(node.finally);
    return (
      nodeBytes(2) +
      listBytes(handlers.length) +
      handlerBytes +
      (hasMore ? nodeBytes(3) : 0) +
      this.suites(node) +
      finallyBytes
    );
  }

  private decorators(decorators: readonly Expression[]): number {
    if (decorators.length === 0) return 0;
    const own = nodeBytes(2) + listBytes(decorators.length);
    return own + sum(decorators, (decorator) => this.decorator(decorator));
  }

  /** A dotted name, and arguments if it is called. */
  private decorator(node: Expression): number {
    const callBytes = node.kind === 'call' ? nodeBytes(1) + this.arguments(node.arguments) : 0;
    let names = 1;
    for (let at = node.kind === 'call' ? node.callee : node; at.kind === 'attribute'; at = at.object) names++;
    return nodeBytes(2) + listBytes(names) + callBytes;
  }

  /** `nameChildren` of a parameter with a default: with an annotation in between it has one more. */
  private parameters({ positional, star, keywordOnly, doubleStar }: Parameters, nameChildren: 2 | 3): number {
    const parameterBytes = (parameter: Parameter): number =>
      parameter.default === null ? 0 : nodeBytes(nameChildren) + this.expression(parameter.default);
    const named = [...positional, ...keywordOnly];
    const count = named.length + Number(star !== null) + Number(doubleStar !== null);
    const annotated = nameChildren === 3 ? nodeBytes(2) : 0;
    const starBytes = star === null ? 0 : nodeBytes(1) + (star === '' ? 0 : annotated);
    const doubleStarBytes = doubleStar === null ? 0 : nodeBytes(nameChildren - 1);
    return listBytes(count) + sum(named, parameterBytes) + starBytes + doubleStarBytes;
  }

  private all(nodes: readonly Expression[]): number {
    return sum(nodes, (node) => this.expression(node));
  }

  private maybe(node: Expression | null): number {
    return node === null ? 0 : this.expression(node);
  }

  private expression(node: Expression): number {
    switch (node.kind) {
      case 'name':
      case 'constant':
        return 0;
      case 'integer':
        return isSmallInt(node.value) ? 0 : nodeBytes(1);
      case 'string':
      case 'bytes':
        return this.interned.literals.has(node) ? 0 : nodeBytes(1);
      case 'tuple': {
        const { length } = node.items;
        const own = node.parenthesised ? nodeBytes(1) + displayBytes(length, true) : nodeBytes(length);
        return own + this.all(node.items);
      }
      case 'list':
        return nodeBytes(1) + displayBytes(node.items.length, false) + this.all(node.items);
      case 'set':
        return nodeBytes(1) + braceBytes(node.items.length) + this.all(node.items);
      case 'dict': {
        const { length } = node.keys;
        return nodeBytes(1) + braceBytes(length) + length * nodeBytes(2) + this.all(node.keys) + this.all(node.values);
      }
      case 'unary':
        return nodeBytes(node.operator === 'not' ? 1 : 2) + this.expression(node.operand);
      case 'binary':
        return this.binary(node);
      case 'boolean':
        return nodeBytes(node.operands.length) + this.all(node.operands);
      case 'comparison':
        return this.comparison(node);
      case 'conditional':
        return (
          2 * nodeBytes(2) +
          this.expression(node.condition) +
          this.expression(node.then) +
          this.expression(node.otherwise)
        );
      case 'lambda':
        return nodeBytes(3) + this.parameters(node.parameters, 2) + this.expression(node.body);
      case 'star':
        return nodeBytes(1) + this.expression(node.value);
      case 'call':
      case 'attribute':
      case 'subscript':
        return this.trailers(node);
      case 'slice':
        return this.slice(node);
      case 'comprehension':
        return this.comprehension(node);
      case 'yield':
        return nodeBytes(1) + (node.from ? nodeBytes(1) : 0) + this.maybe(node.value);
      case 'fault':
        throw new Error('a program with a fault is not compiled');
      default:
        return node satisfies never;
    }
  }

  /** A chain of operators of one kind is one node; those of a level with several are its children too. */
  private binary(node: BinaryExpression): number {
    const level = LEVELS[node.operator];
    let bytes = 0;
    let operands = 1;
    let left: Expression = node;
    for (; left.kind === 'binary' && LEVELS[left.operator] === level; left = left.left) {
      bytes += this.expression(left.right);
      operands++;
    }
    return bytes + this.expression(left) + nodeBytes(SINGLE_LEVELS.has(level) ? operands : 2 * operands - 1);
  }

  private comparison({ operands, operators }: ComparisonExpression): number {
    const operatorBytes = sum(operators, (operator) => {
      if (operator === 'not in') return nodeBytes(0);
      if (operator === 'is not') return nodeBytes(1) + nodeBytes(0);
      return operator === 'is' ? nodeBytes(1) : 0;
    });
    return nodeBytes(operands.length + operators.length) + operatorBytes + this.all(operands);
  }

  private trailers(node: Expression): number {
    let bytes = 0;
    let count = 0;
    let atom = node;
    while (atom.kind === 'call' || atom.kind === 'attribute' || atom.kind === 'subscript') {
      bytes += nodeBytes(1);
      count++;
      if (atom.kind === 'call') {
        bytes += this.arguments(atom.arguments);
        atom = atom.callee;
      } else {
        if (atom.kind === 'subscript') bytes += this.expression(atom.index);
        atom = atom.object;
      }
    }
    return bytes + nodeBytes(2) + listBytes(count) + this.expression(atom);
  }

  private arguments(args: CallExpression['arguments']): number {
    const argumentBytes = ({ kind, value }: Argument): number => {
      if (kind === 'keyword') return nodeBytes(2);
      if (kind !== 'positional') return nodeBytes(1);
      // Without brackets of its own, it lacks their node.
      const isBare = args.length === 1 && value.kind === 'comprehension' && value.result === 'generator';
      return isBare ? -nodeBytes(1) : 0;
    };
    return listBytes(args.length) + sum(args, (argument) => argumentBytes(argument) + this.expression(argument.value));
  }

  private slice({ start, stop, step }: SliceExpression): number {
    const startBytes = start === null ? 0 : nodeBytes(2) + this.expression(start);
    const stepNode = stop === null ? nodeBytes(1) : nodeBytes(2) + nodeBytes(1);
    const stepBytes = step === null ? 0 : stepNode + this.expression(step);
    return startBytes + nodeBytes(1) + this.maybe(stop) + stepBytes;
  }

  private comprehension({ result, element, value, clauses }: ComprehensionExpression): number {
    const pair = result === 'dict' ? nodeBytes(2) : 0;
    const clauseBytes = sum(clauses, ({ target, iterable, conditions }) => {
      const own = nodeBytes(4) + this.expression(target) + this.expression(iterable);
      return own + conditions.length * nodeBytes(2) + this.all(conditions);
    });
    return nodeBytes(1) + nodeBytes(2) + pair + this.expression(element) + this.maybe(value) + clauseBytes;
  }
}

/** What stands in round or square brackets: one item, where it is not a tuple, has no node of its own. */
function displayBytes(items: number, isTuple: boolean): number {
  if (items === 0) return 0;
  if (items === 1) return isTuple ? nodeBytes(2) + nodeBytes(1) : 0;
  return nodeBytes(2) + listBytes(items - 1);
}

function braceBytes(items: number): number {
  return items < 2 ? 0 : nodeBytes(2) + nodeBytes(1) + listBytes(items - 1);
}

/** A dotted name. */
function pathBytes(path: string): number {
  return listBytes(path.split('.').length);
}

/** Operators of one level of the grammar. */
const LEVELS: Readonly<Record<BinaryExpression['operator'], number>> = {
  '|': 0,
  '^': 1,
  '&': 2,
  '<<': 3,
  '>>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '//': 5,
  '%': 5,
  '@': 5,
  '**': 6,
};

/** Levels of a single operator, which is no child then. */
const SINGLE_LEVELS: ReadonlySet<number> = new Set([0, 1, 2, 6]);

function sum<Item>(items: readonly Item[], bytesOf: (item: Item) => number): number {
  let bytes = 0;
  for (const item of items) bytes += bytesOf(item);
  return bytes;
}

/**
 * Trees as short texts in brackets, for tests to read: `x = a + 1` is `(= x (+ a 1))`. Lines are left out.
 */
import type {
  Argument,
  ComprehensionClause,
  Expression,
} from '../../../../src/emulator/python/syntax/nodes-expressions.ts';
import type { Parameter, Parameters, Statement } from '../../../../src/emulator/python/syntax/nodes-statements.ts';

export function statementsText(body: readonly Statement[]): string {
  return body.map(statementText).join(' ');
}

function statementText(node: Statement): string {
  switch (node.kind) {
    case 'expression':
      return expressionText(node.value);
    case 'assign':
      return list('=', ...node.targets.map(expressionText), expressionText(node.value));
    case 'augmented-assign':
      return list(`${node.operator}=`, expressionText(node.target), expressionText(node.value));
    case 'delete':
      return list('del', ...node.targets.map(expressionText));
    case 'pass':
    case 'break':
    case 'continue':
      return node.kind;
    case 'return':
      return list('return', optional(node.value));
    case 'raise':
      return list('raise', optional(node.exception), optional(node.cause));
    case 'global':
    case 'nonlocal':
      return list(node.kind, ...node.names);
    case 'assert':
      return list('assert', expressionText(node.condition), optional(node.message));
    case 'import':
      return list('import', ...node.names.map(({ path, as }) => (as === null ? path : `${path}:${as}`)));
    case 'import-from': {
      const names = node.names?.map(({ name, as }) => (as === null ? name : `${name}:${as}`)) ?? ['*'];
      return list('from', String(node.level), `'${node.path}'`, ...names);
    }
    case 'if':
    case 'while':
      return list(node.kind, expressionText(node.condition), block(node.body), block(node.otherwise));
    case 'for':
      return list(
        'for',
        expressionText(node.target),
        expressionText(node.iterable),
        block(node.body),
        block(node.otherwise),
      );
    case 'try': {
      const handlers = node.handlers.map(({ type, name, body }) =>
        list('except', optional(type), name ?? '-', block(body)),
      );
      return list(
        'try',
        block(node.body),
        ...handlers,
        block(node.otherwise),
        node.finally ? block(node.finally) : '-',
      );
    }
    case 'with':
      return list('with', expressionText(node.context), optional(node.target), block(node.body));
    case 'function': {
      const annotations = [...node.annotations].map(([name, value]) => `${name}:${expressionText(value)}`);
      const decorators = node.decorators.map((decorator) => `@${expressionText(decorator)}`);
      const head = `${node.name}(${parametersText(node.parameters)})`;
      return list('def', ...decorators, head, ...annotations, optional(node.returns), block(node.body));
    }
    case 'class': {
      const decorators = node.decorators.map((decorator) => `@${expressionText(decorator)}`);
      return list(
        'class',
        ...decorators,
        `${node.name}(${node.arguments.map(argumentText).join(' ')})`,
        block(node.body),
      );
    }
    default:
      return node satisfies never;
  }
}

export function expressionText(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.id;
    case 'integer':
      return typeof node.value === 'bigint' ? `${node.value}n` : String(node.value);
    case 'string':
      return JSON.stringify(node.value);
    case 'bytes':
      return `b[${node.value.join(' ')}]`;
    case 'constant':
      return node.value;
    case 'tuple':
      return list(node.parenthesised ? 'tuple()' : 'tuple', ...node.items.map(expressionText));
    case 'list':
    case 'set':
      return list(node.kind, ...node.items.map(expressionText));
    case 'dict':
      return list('dict', ...node.keys.map((key, i) => `${expressionText(key)}:${expressionText(node.values[i]!)}`));
    case 'unary':
      return list(node.operator, expressionText(node.operand));
    case 'binary':
      return list(node.operator, expressionText(node.left), expressionText(node.right));
    case 'boolean':
      return list(node.operator, ...node.operands.map(expressionText));
    case 'comparison': {
      const [first, ...rest] = node.operands.map(expressionText);
      return list(first!, ...rest.map((operand, i) => `${node.operators[i]!} ${operand}`));
    }
    case 'conditional':
      return list('if', expressionText(node.condition), expressionText(node.then), expressionText(node.otherwise));
    case 'lambda':
      return list('lambda', `(${parametersText(node.parameters)})`, expressionText(node.body));
    case 'star':
      return list('*', expressionText(node.value));
    case 'call':
      return list('call', expressionText(node.callee), ...node.arguments.map(argumentText));
    case 'attribute':
      return `${expressionText(node.object)}.${node.name}`;
    case 'subscript':
      return `${expressionText(node.object)}[${expressionText(node.index)}]`;
    case 'slice':
      return list('slice', optional(node.start), optional(node.stop), optional(node.step));
    case 'comprehension': {
      const element = node.value === null ? [node.element] : [node.element, node.value];
      return list(`${node.result}-comp`, ...element.map(expressionText), ...node.clauses.map(clauseText));
    }
    case 'yield':
      return list(node.from ? 'yield-from' : 'yield', optional(node.value));
    case 'fault':
      return list('fault', JSON.stringify(node.message));
    default:
      return node satisfies never;
  }
}

function clauseText({ target, iterable, conditions }: ComprehensionClause): string {
  return list('for', expressionText(target), expressionText(iterable), ...conditions.map(expressionText));
}

function argumentText(argument: Argument): string {
  const value = expressionText(argument.value);
  if (argument.kind === 'keyword') return `${argument.name}=${value}`;
  return { positional: '', star: '*', 'double-star': '**' }[argument.kind] + value;
}

function parametersText({ positional, star, keywordOnly, doubleStar }: Parameters): string {
  const parts = positional.map(parameterText);
  if (star !== null) parts.push(`*${star}`);
  parts.push(...keywordOnly.map(parameterText));
  if (doubleStar !== null) parts.push(`**${doubleStar}`);
  return parts.join(' ');
}

function parameterText({ name, default: value }: Parameter): string {
  return value === null ? name : `${name}=${expressionText(value)}`;
}

function optional(node: Expression | null): string {
  return node === null ? '-' : expressionText(node);
}

function block(body: readonly Statement[]): string {
  return `{${statementsText(body)}}`;
}

function list(...parts: string[]): string {
  return `(${parts.join(' ')})`;
}

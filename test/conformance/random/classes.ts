/**
 * Classes: bases of every kind, native ones among them, and all special methods.
 */
import { arguments_, expression } from './expressions.ts';
import { statement } from './statements.ts';
import { indented } from './writer.ts';
import type { Writer } from './writer.ts';

const IN_METHOD = { loop: false, function: true, generator: false };

const BASES = [
  '',
  '',
  '()',
  '(object)',
  '(C0)',
  '(C1)',
  '(C0, C1)',
  '(C1, C0)',
  '(E0)',
  '(list)',
  '(dict)',
  '(tuple)',
  '(str)',
  '(int)',
  '(Exception)',
  '(list, C0)',
  '(C0, dict)',
  '(E0, C1)',
  '(set)',
  '(C0, object)',
  '(type)',
  '(bool)',
  '(ValueError, C0)',
  '(range)',
  '(1)',
];

/** Special methods and their parameters after self. */
const SPECIAL: readonly (readonly [name: string, parameters: string])[] = [
  ...(
    [
      'add',
      'sub',
      'mul',
      'floordiv',
      'mod',
      'and',
      'or',
      'xor',
      'lt',
      'gt',
      'le',
      'ge',
      'eq',
      'ne',
      'contains',
      'getitem',
    ] as const
  ).map((name) => [`__${name}__`, ', x'] as const),
  ...(['iadd', 'isub', 'radd', 'lshift', 'pow', 'truediv', 'divmod', 'getattr', 'delitem', 'delattr'] as const).map(
    (name) => [`__${name}__`, ', x'] as const,
  ),
  ...(
    ['repr', 'str', 'len', 'bool', 'hash', 'neg', 'pos', 'invert', 'iter', 'next', 'enter', 'abs', 'int'] as const
  ).map((name) => [`__${name}__`, ''] as const),
  ['__setitem__', ', x, y'],
  ['__setattr__', ', x, y'],
  ['__exit__', ', *y'],
  ['__new__', ', *y'],
];

/** What a class body may hold: when one raises, the C code goes on with its namespace in place of the module's. */
const SAFE = [
  '1',
  "'text'",
  '[1, 2]',
  '(1,)',
  '{}',
  'None',
  'len',
  'int',
  'print',
  '{1: 2}',
  'lambda self: 3',
  'lambda *x: x',
  'object()',
  'property(len)',
  'b"b"',
];

export function classDefinition(w: Writer, depth: number): string[] {
  const name = w.pick(['C0', 'C1', 'C2', 'E1']);
  const decorator = w.chance(6) ? [w.pick(['@traced', '@type'])] : [];
  const lines = [
    ...decorator,
    `class ${name}${w.pick(BASES)}:`,
    ...indented(w.several(1, 4, () => member(w, depth)).flat()),
  ];
  return w.chance(85) ? [...lines, ...uses(w, name)] : lines;
}

function member(w: Writer, depth: number): string[] {
  const special = w.pick(SPECIAL);
  return w.oneOf(
    () => [`${w.pick(['v', 'w', 'm'])} = ${w.pick(SAFE)}`],
    () =>
      method(
        w,
        '__init__',
        w.pick([', x', ', x=1', ', *y', ', x=2, **y', '']),
        depth,
        w.chance(85) ? 'None' : undefined,
      ),
    () => method(w, special[0], special[1], depth, resultOf(w, special[0])),
    () => method(w, special[0], special[1], depth, resultOf(w, special[0])),
    () => method(w, special[0], special[1], depth, resultOf(w, special[0])),
    () => method(w, w.pick(['m', 'n', 'k']), w.pick(['', ', x', ', x=3', ', *y', ', x, *, y=1']), depth),
    () => [w.pick(['@property', '@staticmethod', '@classmethod']), ...method(w, w.pick(['p', 's', 'm']), '', depth)],
    () => [
      '@property',
      ...method(w, 'p', '', 0, 'self.v'),
      '@p.setter',
      ...method(w, 'p', ', x', 0),
      ...(w.chance(50) ? ['@p.deleter', ...method(w, 'p', '', 0)] : []),
    ],
    () => [`for w in (1, 2): v = ${w.pick(SAFE)}`, 'del w'],
    () => [`print(${w.pick(SAFE)})`],
  );
}

function method(w: Writer, name: string, parameters: string, depth: number, result?: string): string[] {
  const body: string[] = [];
  if (name === '__init__' && w.chance(40))
    body.push(
      w.pick(['super().__init__()', 'super().__init__(1)', 'self.v = x', 'self.n = 2', 'super().__init__(*y)']),
    );
  if (w.chance(60))
    body.push(
      w.oneOf(
        () => `print('${name}', ${w.pick(["'self'", 'type(self)', parameters === '' ? '1' : "'x'"])})`,
        () => `self.${w.pick(['v', 'w'])} = ${expression(w, 'any', 1)}`,
        () => `return super().${w.chance(80) ? name : 'm'}(${parameters.includes('x') ? 'x' : ''})`,
        () => `print(super().${w.pick(['v', 'm', 'p', 'missing'])})`,
      ),
    );
  if (w.chance(25)) body.push(...statement(w, IN_METHOD, Math.min(depth - 1, 1)));
  body.push(`return ${result ?? w.pick(['self', 'self.v', '(x, 1)', 'self.m', expression(w, 'any', 1)])}`);
  return [`def ${name}(self${parameters}):`, ...indented(body)];
}

/** What a special method mostly returns, so that what calls it goes on and loops end. */
function resultOf(w: Writer, name: string): string | undefined {
  if (w.chance(12) && name !== '__next__' && name !== '__getitem__') return undefined;
  switch (name) {
    case '__repr__':
    case '__str__':
      return w.pick(["'<shown>'", 'repr(self.v)', "'%s' % type(self)"]);
    case '__len__':
    case '__hash__':
    case '__int__':
      return w.pick(['3', '0', '-1', '2**40', 'True']);
    case '__bool__':
    case '__contains__':
    case '__exit__':
      return w.pick(['True', 'False', '0', '1', 'None']);
    case '__iter__':
      return w.pick(['iter((1, 2))', 'self', 'g0(2)', 'iter(xs)', '(x for x in s)']);
    case '__next__':
      return 'tick(StopIteration)';
    case '__getitem__':
      return 'tick(IndexError) or x';
    case '__new__':
      return w.pick(['object.__new__(self)', 'super().__new__(self)', '1', 'None', 'super(C0, self).__new__(self)']);
    default:
      return w.pick(["('result', x)", 'x', 'self', 'True', 'False', 'i', undefined]);
  }
}

/** Statements that show what instances do. */
function uses(w: Writer, name: string): string[] {
  const made = `o = ${name}(${arguments_(w, 1)})`;
  const use = (): string =>
    w.oneOf(
      () =>
        `print(o ${w.pick(['+', '-', '*', '//', '%', '&', '|', '^', '<', '>', '<=', '>=', '==', '!=', 'in', '<<', '**', '/', 'is'])} ${expression(w, 'any', 1)})`,
      () => `print(${expression(w, 'any', 1)} ${w.pick(['+', '*', '<', '==', 'in', 'not in', '!='])} o)`,
      () =>
        `print(${w.pick(['len', 'bool', 'repr', 'str', 'iter', 'next', 'list', 'abs', 'int', 'callable', 'sorted', 'dir', 'type'])}(${w.pick(['o', 'o', 'o', `${name}()`, name])}))`,
      () => `print(o[${expression(w, 'int', 1)}])`,
      () => `o[${expression(w, 'any', 0)}] = ${expression(w, 'any', 0)}`,
      () => `del o[${expression(w, 'any', 0)}]`,
      () => `print(o.${w.pick(['v', 'w', 'p', 'm', 'n', 's', 'missing', '__class__', '__dict__', 'args', 'append'])})`,
      () => `print(o.${w.pick(['m', 'n', 's', 'k', 'p'])}(${arguments_(w, 0)}))`,
      () => `o.${w.pick(['v', 'p', 'w'])} = ${expression(w, 'any', 1)}; print(o.v)`,
      () => `o ${w.pick(['+', '-', '*', '|'])}= ${expression(w, 'any', 0)}`,
      () => `print(${w.pick(['-', '+', '~', 'not '])}o)`,
      () => `with o as x: print(x)`,
      () =>
        `print(isinstance(o, ${w.pick([name, 'C0', 'list', '(int, C1)', 'object', 'Exception'])}), issubclass(${name}, ${w.pick(['C0', 'list', 'object', 'E0'])}))`,
      () => `raise o`,
      () => `print(o, [o], '%s %r' % (o, o), '{}'.format(o))`,
      () => `print(${name}.${w.pick(['v', 'm', '__name__', 's', 'p', 'missing', '__bases__'])})`,
      () => `print(super(${name}, o).${w.pick(['m', 'v', '__init__', 'missing'])})`,
      () => `print({o: 1}, o in xs)`,
      () => `for x in o: print(x)`,
      () => `del o.${w.pick(['v', 'w', 'p', 'm'])}`,
    );
  return [
    made,
    ...w
      .several(1, 4, () =>
        w.chance(70) ? [use()] : ['try:', `  ${use()}`, 'except Exception as e:', '  print_exception(e)'],
      )
      .flat(),
  ];
}

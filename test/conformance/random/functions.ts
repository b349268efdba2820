/**
 * Functions with every kind of parameter, closures, decorators; generators and what is done to them.
 */
import { arguments_, expression, variable } from './expressions.ts';
import { block, declarations, print, statement } from './statements.ts';
import { indented } from './writer.ts';
import type { Writer } from './writer.ts';

const IN_FUNCTION = { loop: false, function: true, generator: false };
const IN_GENERATOR = { loop: false, function: true, generator: true };

/** A parameter list; its names are those that calls use as keywords. */
export function parameters(w: Writer): string {
  const standard = (): string => expression(w, 'any', 1).replaceAll('\n', ' ');
  return w.oneOf(
    () => '',
    () => 'x',
    () => 'x, y',
    () => `x, y=${standard()}`,
    () => `x=${standard()}, y=${standard()}`,
    () => '*x',
    () => 'x, *y',
    () => `x, *y, key=${standard()}`,
    () => 'x, *, y',
    () => `x=1, *, y=${standard()}, key`,
    () => '**y',
    () => 'x, *y, **key',
    () => `x: int, y: ${standard()} = 2, *i, j, key=3, **d`,
    () => 'i, xs=xs',
  );
}

export function functionDefinition(w: Writer, depth: number): string[] {
  const name = w.pick(['f0', 'f1', 'f2']);
  const generator = w.chance(15);
  const lines = [
    ...decorators(w),
    `def ${name}(${parameters(w)})${w.chance(5) ? ` -> ${expression(w, 'any', 0)}` : ''}:`,
    ...(w.chance(10) ? ["  'documentation'"] : []),
    ...indented(declarations(w, false)),
    ...block(w, generator ? IN_GENERATOR : IN_FUNCTION, depth),
  ];
  if (w.chance(30)) lines.push(...closure(w, depth));
  if (w.chance(60)) lines.push(`  return ${w.chance(50) ? '(x, y)' : expression(w, 'any', 2)}`);
  if (w.chance(80)) lines.push(`print(${name}(${arguments_(w, 1)}))`);
  return lines;
}

function decorators(w: Writer): string[] {
  if (!w.chance(12)) return [];
  return w.several(1, 2, () =>
    w.pick(['@traced', '@traced', '@staticmethod', '@C0', '@repeat(2)', '@undefined', '@o.m']),
  );
}

/** A function in a function that shares its variables. */
function closure(w: Writer, depth: number): string[] {
  return indented([
    `def inner(${w.pick(['', 'x', 'y=1', '*x'])}):`,
    ...indented(declarations(w, true)),
    ...block(w, IN_FUNCTION, depth - 1),
    `  return ${w.pick(['x', 'y', '(x, i)', variable(w)])}`,
    w.pick(['print(inner())', 'return inner', 'inner(2)', `inner(${arguments_(w, 0)})`]),
  ]);
}

/** A generator, then everything that can be done to one. */
export function generatorUse(w: Writer, depth: number): string[] {
  const lines = [
    `def g1(${w.pick(['', 'x=1', '*y'])}):`,
    ...indented(declarations(w, false)),
    ...block(w, IN_GENERATOR, depth),
    ...indented(statement(w, IN_GENERATOR, depth - 1)),
    `  ${w.pick(['yield 1', 'yield', 'v = yield i', 'yield from g0(2)', 'yield from xs', 'return (yield)'])}`,
  ];
  if (w.chance(30))
    return [
      ...lines,
      w.pick([
        'print(list(g1()))',
        'for x in g1(): print(x)',
        'print(sum(g1()))',
        'v = g1()',
        'x, y = g1()',
        'print(*g1())',
      ]),
    ];
  lines.push('r = g1()', 'try:');
  const steps = w.several(1, 4, () =>
    w.pick([
      'print(next(r))',
      'print(next(r, "end"))',
      'print(r.send(None))',
      `print(r.send(${expression(w, 'any', 1)}))`,
      'r.close()',
      'print(r.throw(ValueError))',
      'print(r.throw(KeyError(1)))',
      'print(r.throw(GeneratorExit))',
      'print(r.throw(E0, 1))',
      'print(r.throw(1))',
      'print(r.throw(StopIteration(3)))',
      'for x in r: print(x)',
      'print(r.throw(E0, E0(2), None))',
      print(w),
    ]),
  );
  return [
    ...lines,
    ...indented(steps),
    `except ${w.pick(['Exception', 'BaseException', 'StopIteration', 'E0'])} as e:`,
    '  print_exception(e)',
  ];
}

/**
 * Statements, simple and compound; each is a list of lines. Loops end: those that might not count their rounds.
 */
import { classDefinition } from './classes.ts';
import {
  anyKind,
  call,
  comparison,
  expression,
  key,
  slice,
  subscript,
  target,
  variable,
  VARIABLES,
} from './expressions.ts';
import { functionDefinition, generatorUse } from './functions.ts';
import type { Kind } from './values.ts';
import { indented } from './writer.ts';
import type { Place, Writer } from './writer.ts';

/** One statement; `depth` bounds how far blocks nest. */
export function statement(w: Writer, place: Place, depth: number): string[] {
  if (depth <= 0 || w.chance(40)) return [simple(w, place)];
  return w.oneOf(
    () => conditional(w, place, depth),
    () => forLoop(w, place, depth),
    () => whileLoop(w, place, depth),
    () => tryStatement(w, place, depth),
    () => tryStatement(w, place, depth),
    () => tryStatement(w, place, depth),
    () => withStatement(w, place, depth),
    () => functionDefinition(w, depth),
    () => functionDefinition(w, depth),
    () => generatorUse(w, depth),
    () => generatorUse(w, depth),
    () => classDefinition(w, depth),
    () => classDefinition(w, depth),
  );
}

export function block(w: Writer, place: Place, depth: number): string[] {
  return indented(w.several(1, 3, () => statement(w, place, depth - 1)).flat());
}

export function simple(w: Writer, place: Place): string {
  if (w.chance(20)) return control(w, place);
  return w.oneOf(
    () => assignment(w),
    () => assignment(w),
    () => assignment(w),
    () => print(w),
    () => print(w),
    () => print(w),
    () => augmented(w),
    () => unpacking(w),
    () => storing(w),
    () => storing(w),
    () => deletion(w),
    () => `assert ${comparison(w, 1)}${w.chance(50) ? `, ${expression(w, 'any', 1)}` : ''}`,
    () => executed(w),
    () => importing(w),
    () => `${simple(w, place)}; ${print(w)}`,
    () => call(w, anyKind(w), 1),
    () => w.pick([variable(w), variable(w), 'undefined']),
  );
}

/** Assigns a value of the kind that the variable is meant for, seldom another. */
function assignment(w: Writer): string {
  const kind = w.pick(['int', 'text', 'bytes', 'list', 'tuple', 'dict', 'set', 'any'] satisfies Kind[]);
  const name = kind === 'any' ? w.pick(['v', 'v', 'v', variable(w)]) : variable(w, kind);
  return `${name} = ${w.chance(10) ? `${variable(w)} = ` : ''}${expression(w, kind, 3)}`;
}

export function print(w: Writer): string {
  const options = w.chance(10)
    ? w.pick([', sep=", "', ", end='|\\n'", ", sep=''", ', end=s', ', sep=1', ', file=o'])
    : '';
  return `print(${w.listed(w.several(1, 3, () => expression(w, anyKind(w), 3)))}${options})`;
}

function augmented(w: Writer): string {
  const kind = w.pick(['int', 'text', 'list', 'tuple', 'set', 'bytes', 'object'] satisfies Kind[]);
  const operator =
    kind === 'int'
      ? w.pick(['+', '-', '*', '//', '%', '&', '|', '^'])
      : kind === 'set'
        ? w.pick(['|', '&', '-', '^'])
        : w.pick(['+', '+', '*', '-']);
  const value = operator === '*' && kind !== 'int' ? w.pick(['0', '1', '2']) : expression(w, kind, 2);
  return `${variable(w, kind)}${w.chance(20) ? subscript(w, 1) : w.chance(10) ? '.v' : ''} ${operator}= ${value}`;
}

function unpacking(w: Writer): string {
  const name = (): string => variable(w);
  const left = w.oneOf(
    () => `${name()}, ${name()}`,
    () => `${name()}, *${name()}`,
    () => `*${name()}, ${name()}`,
    () => `${name()}, *${name()}, ${name()}`,
    () => `[${name()}, ${name()}]`,
    () => `(${name()}, [${name()}, ${name()}])`,
    () => `${name()}, xs[0]`,
    () => `${name()}, o.v`,
    () => `${name()},`,
  );
  const right = w.oneOf(
    () => `${expression(w, 'any', 1)}, ${expression(w, 'any', 1)}`,
    () => expression(w, w.pick(['list', 'tuple', 'text', 'dict']), 2),
    () => `${name()}, (${name()}, ${expression(w, 'any', 1)})`,
    () => `${name()}, ${name()}`,
  );
  return `${left} = ${right}`;
}

function storing(w: Writer): string {
  return w.oneOf(
    () => `${variable(w, 'list')}[${expression(w, 'int', 1)}] = ${expression(w, 'any', 2)}`,
    () => `${variable(w, 'list')}[${slice(w, 1)}] = ${expression(w, w.pick(['list', 'tuple', 'text']), 2)}`,
    () => `b[${slice(w, 1)}] = ${expression(w, 'bytes', 1)}`,
    () => `b[${expression(w, 'int', 1)}] = ${expression(w, 'int', 1)}`,
    () => `${variable(w, 'dict')}[${key(w)}] = ${expression(w, 'any', 2)}`,
    () => `${variable(w)}.${w.pick(['v', 'w', 'p', 'missing'])} = ${expression(w, 'any', 2)}`,
    () => `${variable(w)}${subscript(w, 1)} = ${expression(w, 'any', 2)}`,
  );
}

function deletion(w: Writer): string {
  return w.oneOf(
    () => `del ${variable(w)}`,
    () => `del ${variable(w, 'list')}[${w.chance(50) ? slice(w, 1) : expression(w, 'int', 1)}]`,
    () => `del ${variable(w, 'dict')}[${key(w)}]`,
    () => `del ${variable(w, 'object')}.${w.pick(['v', 'w', 'p', 'm', 'missing'])}`,
    () => `del ${variable(w)}, (${variable(w)}, ${variable(w)})`,
  );
}

function executed(w: Writer): string {
  const source = w.oneOf(
    () => `${variable(w)} = ${expression(w, 'int', 1)}`,
    () => `print(${expression(w, 'any', 1)})`,
    () => expression(w, 'any', 1),
    () => `def f0(x=${expression(w, 'int', 0)}):\n return x`,
    () =>
      w.pick([
        '1 +',
        'x = = 1',
        'return 1',
        ' indented',
        '',
        'if 1:\nprint(1)',
        "'open",
        'print(x',
        'break',
        '1 2',
        '\t\n',
        'a b c',
      ]),
  );
  const scope = w.pick([
    '',
    '',
    '',
    ', {}',
    ", {'i': 1}",
    ', {}, {}',
    ", {'x': 1}, {'i': 2}",
    ', dict(d)',
    ', globals()',
    ', globals(), {}',
  ]);
  const quoted = `'${source.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  return w.chance(50) ? `exec(${quoted}${scope})` : `v = eval(${quoted}${scope})`;
}

function importing(w: Writer): string {
  return w.pick([
    'import sys',
    'import nothing',
    'from sys import nothing',
    'from sys import *',
    'import sys as s',
    'from . import x',
    'from ucollections import OrderedDict, namedtuple as nt',
    'import ustruct, ujson as t',
    'import nothing.more',
    'from sys import (print_exception, maxsize)',
  ]);
}

/** What leaves the straight path, as far as the place allows it; now and then where it does not. */
function control(w: Writer, place: Place): string {
  const choices = ['pass', raise(w), raise(w), '...'];
  if (place.loop) choices.push('break', 'continue', 'continue');
  if (place.function) choices.push(`return ${expression(w, 'any', 2)}`, 'return', `return ${variable(w)}`);
  if (place.generator) {
    const yielded = expression(w, 'any', 2);
    choices.push(
      `yield ${yielded}`,
      `v = yield ${yielded}`,
      `print((yield ${yielded}))`,
      `v = yield from ${expression(w, 'list', 1)}`,
      'yield',
      'yield from g0(1)',
    );
  }
  return w.pick(choices);
}

export function raise(w: Writer): string {
  return `raise ${w.pick(['ValueError(i)', 'KeyError', 'TypeError("t", 1)', 'E0(s)', 'E1', 'IndexError()', 'StopIteration', 'StopIteration(7)', 'OSError(22)', 'OSError(5)', 'GeneratorExit', 'Exception(xs, u)', 'v', 'E0(1) from ValueError(2)', 'C0', expression(w, 'any', 1), 'RuntimeError("é")', 'KeyError("k")'])}`.replace(
    /^raise $/,
    'raise',
  );
}

function conditional(w: Writer, place: Place, depth: number): string[] {
  const lines = [`if ${comparison(w, 2)}:`, ...block(w, place, depth)];
  if (w.chance(40)) lines.push(`elif ${expression(w, 'any', 2)}:`, ...block(w, place, depth));
  if (w.chance(50)) lines.push('else:', ...block(w, place, depth));
  return lines;
}

function forLoop(w: Writer, place: Place, depth: number): string[] {
  const bound = w.chance(70) ? target(w) : w.pick(['xs[0]', 'o.v', 'd[1]', 'x, (i, j)', '[x, y]', 'i, *xs']);
  const source = w.oneOf(
    () =>
      `range(${w.pick(['3', '5', '-1', '2, 5', '4, 0, -2', '0, 9, 3', 'i % 5', '3, 3', 'len(s)', 'i, i + 2', 'True'])})`,
    () => `[${w.several(0, 4, () => expression(w, 'any', 1)).join(', ')}]`,
    () =>
      w.pick([
        'xs[:4]',
        's',
        'd',
        'u',
        'o',
        'g0(3)',
        '((1, 2), (3, 4))',
        "{'a': (1, 2)}.items()",
        'zip(xs, s)',
        'enumerate(s)',
        'p',
      ]),
    () => expression(w, w.pick(['list', 'tuple', 'text', 'dict']), 2),
  );
  const lines = [`for ${bound} in ${source}:`, '  tick()', ...block(w, { ...place, loop: true }, depth)];
  if (w.chance(35)) lines.push('else:', ...block(w, place, depth));
  return lines;
}

function whileLoop(w: Writer, place: Place, depth: number): string[] {
  const condition = w.chance(40) ? 'True' : comparison(w, 2);
  const lines = [
    'n = 0',
    `while ${condition}:`,
    '  n += 1',
    '  tick()',
    '  if n > 4: break',
    ...block(w, { ...place, loop: true }, depth),
  ];
  if (w.chance(35)) lines.push('else:', ...block(w, place, depth));
  return lines;
}

const CAUGHT = [
  'TypeError',
  'ValueError as e',
  '(KeyError, IndexError) as e',
  'Exception as e',
  'Exception',
  'NameError',
  'E0',
  'E1 as e',
  'undefined',
  'BaseException as e',
  'LookupError',
  'ArithmeticError as e',
  '()',
  'xs',
  'C0',
  '(E0, TypeError)',
  'AttributeError as e',
  'StopIteration as e',
];

function tryStatement(w: Writer, place: Place, depth: number): string[] {
  const lines = ['try:', ...block(w, place, depth)];
  const handlers = w.below(3);
  for (let n = 0; n < handlers; n++) {
    const caught = w.pick(CAUGHT);
    lines.push(`except ${caught}:`);
    if (caught.endsWith('as e'))
      lines.push(w.pick(['  print(repr(e), e.args)', '  print_exception(e)', '  print(type(e), e)']));
    lines.push(...block(w, place, depth));
    if (w.chance(20)) lines.push(w.pick(['  raise', '  raise KeyError(2) from None', '  raise E1(3)']));
  }
  if (handlers > 0 && w.chance(20)) lines.push('except:', ...block(w, place, depth));
  if (lines.some((line) => line.startsWith('except')) && w.chance(30)) lines.push('else:', ...block(w, place, depth));
  if (handlers === 0 || w.chance(40))
    lines.push(
      'finally:',
      // A return out of a block within `finally` makes the C code run that block again for each block around it.
      ...block(w, { ...place, loop: false, function: false }, depth),
      ...(place.function && w.chance(15) ? [`  return ${variable(w)}`] : []),
    );
  return lines;
}

function withStatement(w: Writer, place: Place, depth: number): string[] {
  const manager = (): string =>
    `${w.chance(85) ? `W(${w.pick(['0', '1', '2', '3', 'i'])})` : expression(w, 'any', 1)}${w.pick(['', '', ' as v', ' as x', ' as (x, y)', ' as xs[0]', ' as o.v'])}`;
  return [`with ${manager()}${w.chance(30) ? `, ${manager()}` : ''}:`, ...block(w, place, depth)];
}

/** Declarations for the head of a function, which come before any use of their names. */
export function declarations(w: Writer, nested: boolean): string[] {
  const name = variable(w);
  if (w.chance(20)) return [`global ${name}${w.chance(20) ? ', made' : ''}`];
  if (w.chance(nested ? 30 : 2)) return [`nonlocal ${name}`];
  if (w.chance(10)) return [`${w.pick(Object.values(VARIABLES).flat())} = ${expression(w, 'any', 1)}`];
  return [];
}

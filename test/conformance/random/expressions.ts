/**
 * Expressions: mostly of the kind that is asked for, so that programs get somewhere, and now and then of another one.
 */
import { formatted } from './formatting.ts';
import { FUNCTIONS, METHODS } from './signatures.ts';
import type { Signature } from './signatures.ts';
import { bytes, int, oddity, smallInt, text } from './values.ts';
import type { Kind } from './values.ts';
import type { Writer } from './writer.ts';

/** The variables that the preamble makes, by what is in them at first. */
export const VARIABLES: Readonly<Record<Kind, readonly string[]>> = {
  int: ['i', 'j', 'k'],
  text: ['s', 't'],
  bytes: ['b'],
  list: ['xs', 'ys'],
  tuple: ['u'],
  dict: ['d'],
  set: ['p'],
  object: ['o', 'C0', 'C1', 'f0'],
  any: ['i', 's', 'xs', 'o', 'u', 'd', 'v'],
};

const KINDS = Object.keys(VARIABLES) as Kind[];

export function variable(w: Writer, kind: Kind = 'any'): string {
  return w.pick(VARIABLES[kind]);
}

export function anyKind(w: Writer): Kind {
  return w.pick(KINDS);
}

/** `depth` bounds how far expressions nest. */
export function expression(w: Writer, kind: Kind, depth = 3): string {
  if (w.chance(5)) return oddity(w);
  if (kind === 'any') return expression(w, w.pick(KINDS.slice(0, -1)), depth);
  if (depth <= 0 || w.chance(30)) return atom(w, kind);
  return w.oneOf(
    () => composed(w, kind, depth - 1),
    () => composed(w, kind, depth - 1),
    () => composed(w, kind, depth - 1),
    () => call(w, kind, depth - 1),
    () => call(w, kind, depth - 1),
    () => general(w, kind, depth - 1),
  );
}

function atom(w: Writer, kind: Kind): string {
  if (w.chance(45)) return variable(w, kind);
  switch (kind) {
    case 'int':
      return int(w);
    case 'text':
      return text(w);
    case 'bytes':
      return bytes(w);
    case 'object':
      return w.pick([
        'C0()',
        'C1(1)',
        'E0(1)',
        'range(3)',
        'range(5, -5, -2)',
        'None',
        'iter(xs)',
        'ValueError("v", 1)',
      ]);
    default:
      return display(w, kind, 0);
  }
}

/** A list, tuple, dict or set written out. */
function display(w: Writer, kind: Kind, depth: number): string {
  const items = w.several(0, 4, () => expression(w, w.chance(60) ? 'int' : 'any', depth));
  if (kind === 'list') return `[${w.listed(items)}]`;
  if (kind === 'tuple') return items.length === 1 ? `(${items[0]},)` : `(${w.listed(items)})`;
  if (kind === 'set') return items.length === 0 ? 'set()' : `{${w.listed(w.several(1, 5, () => key(w)))}}`;
  return `{${w.listed(items.map((item) => `${key(w)}: ${item}`))}}`;
}

/** A key whose hash does not depend on an address, as that of a tuple does. */
export function key(w: Writer): string {
  return w.oneOf(
    () => int(w),
    () => smallInt(w),
    () => text(w),
    () => text(w),
    () => w.pick(["b'k'", 'i + 0', "b''"]),
  );
}

/** A list of such keys. */
function keys(w: Writer): string {
  return w.chance(20) ? `str(${variable(w)})` : `[${w.several(0, 5, () => key(w)).join(', ')}]`;
}

function composed(w: Writer, kind: Kind, depth: number): string {
  switch (kind) {
    case 'int':
      return arithmetic(w, depth);
    case 'text':
      return w.oneOf(
        () => formatted(w, () => expression(w, 'any', 1)),
        () => `${expression(w, 'text', depth)} + ${expression(w, 'text', depth)}`,
        () => `${atom(w, 'text')}${subscript(w, depth)}`,
        () => `${atom(w, 'text')} * ${smallInt(w)}`.replace(/100$/, '4'),
        () =>
          `${atom(w, 'text')}.join(${w.chance(60) ? `[${w.several(0, 3, () => expression(w, 'text', 0)).join(', ')}]` : `str(x) for x in ${expression(w, 'list', depth)}`})`,
      );
    case 'bytes':
      return w.oneOf(
        () => `${expression(w, 'bytes', depth)} + ${expression(w, 'bytes', depth)}`,
        () => `${atom(w, 'bytes')}${subscript(w, depth)}`,
        () => `${atom(w, 'bytes')} * ${w.pick(['0', '1', '2', '-1', '3'])}`,
        () => `${atom(w, 'bytes')} % (${expression(w, 'any', 0)},)`,
      );
    case 'list':
    case 'tuple':
      return w.oneOf(
        () => display(w, kind, depth),
        () => comprehension(w, depth, kind === 'list' ? ['[', ']'] : ['tuple(', ')']),
        () => `${atom(w, kind)} + ${expression(w, kind, depth)}`,
        () => `${atom(w, kind)} * ${w.pick(['0', '1', '2', '-1', '3'])}`,
        () => `${atom(w, kind)}[${slice(w, depth)}]`,
        () => adaptor(w, kind === 'list' ? 'list' : 'tuple', depth),
      );
    case 'dict':
      return w.oneOf(
        () => display(w, 'dict', depth),
        () => `{${key(w)}: ${expression(w, 'any', depth)} for ${target(w)} in ${expression(w, 'list', depth)}}`,
        () => `{x: ${expression(w, 'any', depth)} for x in ${keys(w)}}`,
        () => `dict(${w.several(0, 3, () => `${w.pick(['a', 'b', 'key'])}=${expression(w, 'any', 0)}`).join(', ')})`,
      );
    case 'set':
      return w.oneOf(
        () => display(w, 'set', depth),
        () =>
          `{${w.pick(['x', 'x', 'x * 2', 'len(str(x))', 'bool(x)'])} for x in ${keys(w)}${w.chance(30) ? ` if ${comparison(w, 1)}` : ''}}`,
        () => `${atom(w, 'set')} ${w.pick(['|', '&', '-', '^'])} ${expression(w, 'set', depth)}`,
      );
    default:
      return w.oneOf(
        () =>
          `${atom(w, 'object')}.${w.pick(['v', 'w', 'm', 'p', 'missing', '__class__', '__name__', '__dict__', 'args'])}`,
        () =>
          `${atom(w, 'object')} ${w.pick(['+', '-', '*', '<', '==', '!=', 'in', '//'])} ${expression(w, 'any', depth)}`,
        () => `(${w.pick(['-', '+', '~', 'not '])}${atom(w, 'object')})`,
        () => `lambda ${w.pick(['', 'x', 'x, y=1', '*x', '**x', 'x, *, y'])}: ${expression(w, 'any', depth)}`,
        () => comprehension(w, depth, ['(', ')']),
      );
  }
}

function arithmetic(w: Writer, depth: number): string {
  const side = (): string => expression(w, 'int', depth);
  return w.oneOf(
    () => `${side()} ${w.pick(['+', '-', '*', '//', '%', '&', '|', '^', '/'])} ${side()}`,
    () => `(${side()} ${w.pick(['+', '-', '*', '//', '%', '&', '|', '^'])}${w.chance(10) ? '\n   ' : ' '}${side()})`,
    () => `${atom(w, 'int')} ${w.pick(['<<', '>>'])} ${w.pick(['0', '1', '5', '31', '32', '70', '-1', 'j', 'True'])}`,
    () => `${atom(w, 'int')} ** ${w.pick(['0', '1', '2', '3', '5', 'True'])}`,
    () => `(${w.pick(['-', '+', '~', 'not ', '--'])}${side()})`,
    () => comparison(w, depth),
    () => `${side()} ${w.pick(['and', 'or'])} ${side()}`,
    () => `${expression(w, w.pick(['list', 'tuple', 'bytes']), depth)}[${smallInt(w)}]`,
  );
}

export function comparison(w: Writer, depth: number): string {
  const kind = w.chance(60) ? 'int' : anyKind(w);
  const operator = (): string => w.pick(['<', '>', '<=', '>=', '==', '!=', 'is not']);
  return w.oneOf(
    () => `${expression(w, kind, depth)} ${operator()} ${expression(w, kind, depth)}`,
    () =>
      `${expression(w, kind, depth)} ${operator()} ${expression(w, kind, depth)} ${operator()} ${expression(w, kind, 0)}`,
    () =>
      `${expression(w, 'any', 0)} ${w.pick(['in', 'not in'])} ${expression(w, w.pick(['list', 'tuple', 'text', 'bytes']), depth)}`,
    () => `${key(w)} ${w.pick(['in', 'not in'])} ${expression(w, w.pick(['dict', 'set']), depth)}`,
  );
}

/** What any kind of value can come out of. */
function general(w: Writer, kind: Kind, depth: number): string {
  const value = (): string => expression(w, kind, depth);
  return w.oneOf(
    () => `(${value()} if ${comparison(w, 1)} else ${value()})`,
    () => `(${value()} ${w.pick(['and', 'or'])} ${value()})`,
    () => `(lambda ${w.pick(['', 'x=1', '*x, y=2', '**x'])}: ${value()})()`,
    () => `(lambda x, ${w.pick(['y=1', '*y', '**y', '*, y=2'])}: ${value()})(${expression(w, 'any', 0)})`,
    () => `[${w.several(1, 3, value).join(', ')}][${w.pick(['0', '-1', 'i', '1'])}]`,
    () => `${variable(w, 'dict')}[${key(w)}]`,
    () => `${w.pick(['f0', 'f1', 'f2', 'C0', 'o', 'v'])}(${arguments_(w, depth)})`,
    () => `${w.pick(['o', 'v', 'C1'])}.${w.pick(['v', 'w', 'm', 'p'])}`,
  );
}

/** What stands in the brackets of a call, star arguments and keywords among it, in the order that the grammar wants.
 * Keywords out of a dict are texts: what the C code makes of any other is chance. */
export function arguments_(w: Writer, depth: number): string {
  const value = (): string => expression(w, 'any', depth);
  return w.listed(
    [
      ...w.several(0, 3, value),
      ...(w.chance(12) ? [`*${expression(w, w.pick(['list', 'tuple', 'any']), depth)}`] : []),
      ...new Set(
        w.several(0, 3, () => (w.chance(30) ? w.pick(['x=', 'y=', 'key=']) : '')).filter((name) => name !== ''),
      ),
      ...(w.chance(10)
        ? [`**${w.pick(['{}', "{'x': 1}", "{'y': 2, 'key': i}", 'dict(key=u)', '5', expression(w, 'int', depth)])}`]
        : []),
    ].map((item) => (item.endsWith('=') ? item + value() : item)),
  );
}

/** Iterators made of iterators. */
function adaptor(w: Writer, into: string, depth: number): string {
  const source = (): string => expression(w, w.pick(['list', 'tuple', 'text', 'dict', 'bytes', 'set']), depth);
  const made = w.oneOf(
    () => `map(${w.pick(['str', 'len', 'f0', 'lambda x: (x, i)', 'bool', 'repr'])}, ${source()})`,
    () => `map(lambda x, y: (x, y), ${source()}, ${source()})`,
    () => `filter(${w.pick(['None', 'bool', 'lambda x: x', 'callable', 'f1'])}, ${source()})`,
    () => `zip(${w.several(0, 3, source).join(', ')})`,
    () => `enumerate(${source()}${w.pick(['', ', 5', ', start=-1', ', s'])})`,
    () => `reversed(${source()})`,
    () => `range(${w.several(1, 3, () => w.pick(['0', '3', '-2', '10', '-7', '2', 'True'])).join(', ')})`,
    () => `${w.pick(['d', '{1: 2, "a": 3}', "{'z': 1}"])}.${w.pick(['items', 'keys', 'values'])}()`,
    () => `g0(${w.chance(70) ? source() : ''})`,
  );
  if (w.chance(15))
    return `sorted(${made}, key=${w.pick(['str', 'lambda x: -x', 'repr', 'f0', 'None', 'len', 'lambda x: 1 // x'])}${w.pick(['', ', reverse=True', ', reverse=1'])})`;
  return `${into}(${made})`;
}

function comprehension(w: Writer, depth: number, [open, close]: readonly [string, string]): string {
  const condition = w.chance(40) ? ` if ${comparison(w, 1)}` : '';
  const second = w.chance(20) ? ` for ${target(w)} in ${expression(w, w.pick(['list', 'text']), 0)}` : '';
  const source = expression(w, w.pick(['list', 'tuple', 'text', 'dict', 'set', 'bytes']), depth);
  const item = expression(w, 'any', depth).replace(/^/, w.chance(50) ? 'x, ' : '');
  const wrapped = item.startsWith('x, ') ? `(${item})` : item;
  return `${open}${wrapped} for ${target(w)} in ${source}${second}${condition}${close}`;
}

/** What a `for` binds. */
export function target(w: Writer): string {
  return w.pick(['x', 'x', 'x', 'i', 's', '(x, y)', 'x, y', 'x, *y', 'v']);
}

export function slice(w: Writer, depth: number): string {
  const bound = (): string =>
    w.pick(['', '', '0', '1', '-1', '2', '-3', '7', '-100', 'None', 'i', '2**40', expression(w, 'int', depth)]);
  return `${bound()}:${bound()}${w.pick(['', '', ':', ':1', ':2', ':-1', ':-2', ':0', ':None'])}`;
}

export function subscript(w: Writer, depth: number): string {
  return `[${w.chance(60) ? slice(w, depth) : w.chance(80) ? smallInt(w) : expression(w, 'any', depth)}]`;
}

/** A built-in function, or a method of a built-in type. */
export function call(w: Writer, kind: Kind, depth: number): string {
  if (w.chance(50)) {
    const signature = w.pick(FUNCTIONS[kind]);
    return `${signature[0]}(${argumentsOf(w, signature, 'text', depth)})`;
  }
  const owner = w.chance(70) ? kind : anyKind(w);
  const signature = w.pick(METHODS[owner]);
  const self = w.chance(8) ? typeNameOf(owner) : expression(w, owner, 0);
  const simple = /^(\w+|\(.*\)|[[{].*[\]}]|b?'[^']*'|"[^"]*")$/.test(self) && !/^\d/.test(self);
  return `${simple ? self : `(${self})`}.${signature[0]}(${argumentsOf(w, signature, owner, depth)})`;
}

function typeNameOf(kind: Kind): string {
  return kind === 'text' ? 'str' : kind === 'object' || kind === 'any' ? 'C0' : kind;
}

function argumentsOf(w: Writer, [name, ...wanted]: Signature, self: Kind, depth: number): string {
  const given: string[] = [];
  for (const kind of wanted) {
    if (kind.endsWith('?') && w.chance(45)) break;
    given.push(argument(w, kind.replace('?', ''), self, depth));
  }
  // dir() shows what else the machine keeps in a module.
  if (w.chance(3) && name !== 'dir') given.pop();
  // A namespace is taken for a dict without a look.
  if (w.chance(3) && name !== 'exec' && name !== 'eval') given.push(oddity(w));
  if (w.chance(2)) given.push(`${w.pick(['key', 'x', 'sep'])}=${expression(w, 'any', 0)}`);
  return w.listed(given);
}

function bound(w: Writer): string {
  return w.chance(20) ? 'None' : smallInt(w);
}

function argument(w: Writer, wanted: string, self: Kind, depth: number): string {
  // One without a hash is missed at once among keys that are all interned, which texts are or are not.
  if (wanted === 'key') return key(w);
  // It is taken for a small integer without a look.
  if (wanted === 'length') return w.pick(['1', '2', '3', '4', '8', '10', '16']);
  // The C code takes it for text without a look.
  if (wanted === 'prefix') return w.chance(80) === (self === 'text') ? text(w) : bytes(w);
  if (w.chance(6)) return oddity(w);
  switch (wanted) {
    case 'same':
      return expression(w, self, Math.min(depth, 1));
    case 'samelist':
      return `[${w.several(0, 3, () => expression(w, self, 0)).join(', ')}]`;
    case 'small':
      return smallInt(w);
    case 'bound':
      return bound(w);
    case 'keys':
      return keys(w);
    case 'filled':
      // The C code has no empty text to decode into: it prints as (null).
      return `b'q' + ${bytes(w)}`;
    case 'part':
      // The C code searches outside the text when the end is before the start.
      return w.oneOf(
        () => bound(w),
        () => `${w.pick(['0', 'None', '-100'])}, ${bound(w)}`,
      );
    case 'owner':
      return variable(w, 'object');
    case 'order':
      return w.pick(["'little'", "'little'", "'big'", "'middle'"]);
    case 'encoding':
      return w.pick(["'utf-8'", "'utf8'", "'ascii'", "'x'"]);
    case 'base':
      return w.pick(['0', '10', '16', '2', '8', '36', '3', '1', '37', '-1', 'True', 'None']);
    case 'class':
      return w.pick([
        'int',
        'str',
        'C0',
        'C1',
        'object',
        '(int, str)',
        'ValueError',
        'type(i)',
        'bool',
        'E0',
        '()',
        'Exception',
      ]);
    case 'intlist':
      return `[${w.several(0, 4, () => w.pick(['0', '1', '65', '255', '256', '-1', 'True', '2**40'])).join(', ')}]`;
    case 'pairs':
      return `[${w.several(0, 3, () => w.pick(['(1, 2)', "('a', 3)", '[4, 5]', '(1,)', "'ab'", '7'])).join(', ')}]`;
    case 'iter':
      return w.pick([
        'iter(xs)',
        'iter(u)',
        'iter(d)',
        'g0(2)',
        'v',
        'iter(s)',
        'range(2)',
        'iter([])',
        'o',
        'zip(xs, s)',
        'enumerate(xs)',
        '(x for x in xs)',
      ]);
    case 'source':
      return JSON.stringify(w.chance(50) ? expression(w, 'any', 1) : `${variable(w)} = ${expression(w, 'int', 1)}`);
    default:
      return expression(w, wanted as Kind, depth);
  }
}

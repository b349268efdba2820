/**
 * A whole program: what its statements use comes first, then each statement, numbered where it ends so that two outputs
 * can be compared statement by statement.
 */
import { anyKind, expression } from './expressions.ts';
import { moduleUse } from './library.ts';
import { mutated } from './mutation.ts';
import { print, statement } from './statements.ts';
import { MODULE, Writer, indented } from './writer.ts';

/** Names that every program may use; tick() ends loops that would not. */
const PREAMBLE = `import array, sys, ubinascii, ucollections, uio, ujson, ure, ustruct
from sys import print_exception
ticks = 0
def tick(end=RuntimeError):
  global ticks
  ticks += 1
  if ticks > 60 or end is not RuntimeError and ticks % 4 == 0: raise end
class E0(Exception): pass
class E1(E0): pass
class W:
  def __init__(self, v): self.v = v
  def __enter__(self):
    print('enter', self.v)
    return self.v
  def __exit__(self, *a):
    print('exit', a[0], a[1])
    if self.v == 3: raise KeyError('exit')
    return self.v == 1
def traced(f):
  print('traced')
  return f
def repeat(n): return lambda f: lambda *a, **k: [f(*a, **k) for x in range(n)]
def f0(x=1, *y, key=2): return (x, y, key)
def f1(x, y=2): return x
def f2(*x, **y): return len(x) - len(y)
def g0(x=2):
  try:
    y = yield x
    yield (y, x)
  finally:
    print('g0 ends')
class C0:
  v = 1
  def m(self, *x): return x
class C1(C0):
  def __init__(self, v=5): self.v = v
  def __repr__(self): return 'C1(%r)' % (self.v,)
  @property
  def p(self): return self.v
i, j, k = 3, -7, 2**33
s, t, b = 'text', 'é€', bytearray(b'bytes')
xs, ys, u = [3, 1, 2], ['b', 'a', (1,)], (1, 'two', None)
d, p, o, v = {1: 2, 'a': 'b', 'c': None}, {1, 2, 'x'}, C1(), None`;

/** Statements of one flavour. */
function statements(w: Writer): string[][] {
  return w.oneOf(
    () => w.several(3, 8, () => statement(w, MODULE, 3)),
    () => w.several(3, 8, () => statement(w, MODULE, 3)),
    () => w.several(8, 16, () => [w.chance(70) ? `print(${expression(w, anyKind(w), 3)})` : print(w)]),
    () => w.several(5, 10, () => [w.chance(85) ? moduleUse(w) : print(w)]),
  );
}

/** Program number `seed`, for the firmware that is compared. */
export function program(seed: number, shipped: boolean): string {
  const w = new Writer(seed, shipped);
  const preamble = shipped ? PREAMBLE : PREAMBLE.replace('import ', 'import uheapq, ');
  const body = statements(w);
  const source = w
    .oneOf(
      () => numbered(body.map(guarded)),
      () => numbered(body.map(guarded)),
      () => numbered(body),
      () => ['def main():', ...indented(numbered(body.map(guarded))), 'main()'],
    )
    .join('\n');
  return `${preamble}\n${w.chance(15) ? mutated(w, source) : source}\n`;
}

/** A statement whose exception is printed rather than ends the program. */
function guarded(lines: readonly string[]): string[] {
  return ['try:', ...indented(lines), 'except BaseException as error:', '  print_exception(error)'];
}

/** All lines, with one after each statement that prints its number. */
function numbered(body: readonly (readonly string[])[]): string[] {
  return body.flatMap((lines, n) => lines.concat(`print('#${n}')`));
}

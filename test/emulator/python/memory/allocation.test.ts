/** What objects take on the heap, against figures of MicroPython 1.9.1 built for 32 bits. */
import { describe, expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';

const SHOW = `
import gc
from array import array
class A: pass
class P:
    def __init__(self, n):
        if n > 0: self.a = 1
        if n > 1: self.b = 1
        if n > 2: self.c = 1
        if n > 3: self.d = 1
        if n > 4: self.e = 1
def grown(n):
    l = []
    for i in range(n): l.append(i)
    return l
def dicty(n):
    d = {}
    for i in range(n): d[i] = i
    return d
def gen():
    yield 1
def gen5():
    a = b = c = d = e = 1
    yield a
def cls():
    class X: pass
    return X
def cls3():
    class X:
        a = 1
        b = 2
        c = 3
    return X
def show(make):
    gc.collect()
    before = gc.mem_alloc()
    keep = make()
    gc.collect()
    print(gc.mem_alloc() - before)
`;

const FIGURES: readonly (readonly [expression: string, bytes: number])[] = [
  ['None', 0],
  ['[]', 32],
  ['[1, 2, 3, 4, 5]', 48],
  ['grown(4)', 32],
  ['grown(5)', 48],
  ['grown(9)', 80],
  ['grown(100)', 528],
  ['grown(1000)', 4112],
  ['list(range(100))', 528],
  ['[x for x in range(10)]', 80],
  ['()', 0],
  ['tuple(range(2))', 16],
  ['tuple(range(3))', 32],
  ['tuple(range(100))', 416],
  ['bytes(0)', 32],
  ['bytes(15)', 32],
  ['bytes(16)', 48],
  ['bytearray(0)', 16],
  ['bytearray(1)', 32],
  ['bytearray(100)', 128],
  [`'ab' * 7 + 'c'`, 32],
  [`'ab' * 8`, 48],
  [`['key%d' % i for i in range(10)]`, 400],
  [`['key%d' % i for i in range(50)]`, 1872],
  ['dicty(0)', 16],
  ['dicty(1)', 32],
  ['dicty(3)', 48],
  ['dicty(10)', 96],
  ['dicty(100)', 1040],
  [`{'a': 1, 'b': 2, 'c': 3}`, 48],
  ['set(range(5))', 48],
  ['set(range(100))', 528],
  ['A()', 16],
  ['P(1)', 32],
  ['P(2)', 32],
  ['P(3)', 48],
  ['P(5)', 64],
  ['[A() for i in range(10)]', 240],
  ['[i << 40 for i in range(1, 11)]', 400],
  ['(lambda y: lambda: y)(1)', 48],
  ['gen()', 32],
  ['gen5()', 64],
  ['[].append', 48],
  ['ValueError()', 16],
  ['range(10)', 16],
  ['iter([1])', 48],
  ['map(len, [])', 64],
  ['zip([], [])', 112],
  ['enumerate([])', 64],
  ['[[i] for i in range(50)]', 1872],
  ['[(i, i) for i in range(50)]', 1072],
  [`[{'a': i} for i in range(20)]`, 784],
  [`array('i', range(4))`, 32],
  [`array('i', range(10))`, 64],
  ['cls()', 96],
  ['cls3()', 128],
  [`'a bb ccc dddd'.split()`, 160],
  ['(lambda: 1)', 16],
  ['(lambda a=1, b=2: 1)', 32],
];

describe('an object takes what it takes on the board', () => {
  test.each(FIGURES)('%s', (expression, bytes) => {
    expect(runPython(`${SHOW}show(lambda: ${expression})`)).toBe(`${bytes}\n`);
  });
});

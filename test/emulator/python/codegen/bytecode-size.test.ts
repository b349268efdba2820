import { describe, expect, test } from 'vitest';
import { bytecodeSizes } from '../../../../src/emulator/python/codegen/bytecode-size.ts';
import type { CompileMode } from '../../../../src/emulator/python/codegen/bytecode-size.ts';
import { compileMemory } from '../../../../src/emulator/python/codegen/compile-memory.ts';
import { internedNames } from '../../../../src/emulator/python/codegen/interned-names.ts';
import { analyse } from '../../../../src/emulator/python/scope/analyse.ts';
import { parseModule } from '../../../../src/emulator/python/syntax/parser.ts';

/** Name of a block, then bytes of code, words of the table, bytes of constants, words of state, handlers. */
type Row = readonly [name: string, bytes: number, table: number, objects: number, state: number, handlers: number];

/**
 * Figures of MicroPython 1.9.1 itself, built for 32 bits with the options of the WiPy: what its compiler allocated for
 * each block, and what its parse tree, as one chunk, and its scopes took.
 */
const PROGRAMS: readonly (readonly [what: string, source: string, memory: number, blocks: readonly Row[]])[] = [
  ['an empty program', '', 80, [['<module>', 16, 0, 0, 1, 0]]],
  ['a name and a sum', 'x = 1\ny = x + 1000\n', 160, [['<module>', 31, 0, 0, 2, 0]]],
  [
    'lines further apart than one byte can tell',
    'x = 1\n\n\n\n\n\n\n\n\n\ny = 2\n',
    144,
    [['<module>', 26, 0, 0, 1, 0]],
  ],
  [
    'parameters of every kind',
    'def f(a, b=1, *rest, key, other=2, **options):\n    return a, rest, key\n',
    400,
    [
      ['<module>', 31, 1, 0, 4, 0],
      ['f', 21, 4, 0, 9, 0],
    ],
  ],
  [
    'defaults by keyword only',
    'def f(*, key=1):\n    return key\n',
    256,
    [
      ['<module>', 29, 1, 0, 4, 0],
      ['f', 17, 1, 0, 2, 0],
    ],
  ],
  [
    'a closure',
    'def outer(n):\n    step = 2\n    def inner(m=1):\n        nonlocal step\n        step += m\n        return n + step\n    return inner\n',
    480,
    [
      ['<module>', 21, 1, 0, 1, 0],
      ['outer', 35, 2, 0, 7, 0],
      ['inner', 29, 3, 0, 5, 0],
    ],
  ],
  [
    'more than sixteen locals',
    'def f():\n    v0 = 0; v1 = 10; v2 = 20; v3 = 30; v4 = 40; v5 = 50; v6 = 60; v7 = 70; v8 = 80; v9 = 90; v10 = 100; v11 = 110; v12 = 120; v13 = 130; v14 = 140; v15 = 150; v16 = 160; v17 = 170\n    return v17\n',
    736,
    [
      ['<module>', 21, 1, 0, 1, 0],
      ['f', 82, 0, 0, 19, 0],
    ],
  ],
  [
    'conditions that are known and that are not',
    'if a and not b or c:\n    x = 1\nelif d:\n    x = 2\nelse:\n    x = 3\nwhile True:\n    if x: break\n',
    336,
    [['<module>', 75, 0, 0, 1, 0]],
  ],
  [
    'a return in each arm',
    'def f(a):\n    if a:\n        return 1\n    else:\n        return 2\n',
    256,
    [
      ['<module>', 21, 1, 0, 1, 0],
      ['f', 27, 1, 0, 2, 0],
    ],
  ],
  [
    'loops over an iterator and over a range',
    'for a in b:\n    if a: continue\n    break\nelse:\n    c()\nfor i in range(10): d(i)\nfor i in range(n, m, -1): d(i)\n',
    496,
    [['<module>', 114, 0, 0, 5, 0]],
  ],
  [
    'a loop left from within a handler',
    'for a in b:\n    try:\n        break\n    except ValueError as e:\n        continue\n    finally:\n        c()\n',
    304,
    [['<module>', 89, 0, 0, 10, 3]],
  ],
  [
    'exceptions and context managers',
    "try:\n    a()\nexcept (A, B):\n    raise\nexcept:\n    raise c from d\nelse:\n    b()\nwith a as b, c:\n    d()\nassert a, 'message'\n",
    512,
    [['<module>', 123, 0, 0, 7, 2]],
  ],
  [
    'comprehensions',
    'a = [x for x in b if x]\nc = {x: y for x in a for y in x}\nd = {x for x in a}\ne = sum(x for x in a)\n',
    832,
    [
      ['<module>', 65, 4, 0, 3, 0],
      ['<listcomp>', 33, 1, 0, 8, 0],
      ['<dictcomp>', 40, 1, 0, 14, 0],
      ['<setcomp>', 29, 1, 0, 8, 0],
      ['<genexpr>', 30, 1, 0, 7, 0],
    ],
  ],
  [
    'generators',
    'def g(a):\n    x = yield\n    yield from a\n    return x\nf = lambda: (yield 1)\n',
    448,
    [
      ['<module>', 28, 2, 0, 1, 0],
      ['g', 27, 1, 0, 4, 0],
      ['<lambda>', 21, 0, 0, 1, 0],
    ],
  ],
  [
    'classes and super()',
    'class A(B, key=1):\n    x = 1\n    def __init__(self, *args):\n        super().__init__(*args)\n        self.x += 1\n        del self.y\n',
    688,
    [
      ['<module>', 35, 1, 0, 6, 0],
      ['A', 42, 1, 0, 2, 0],
      ['__init__', 50, 2, 0, 7, 0],
    ],
  ],
  [
    'decorators, which make no difference for methods',
    '@a.b(1)\n@c\ndef f(): pass\n',
    304,
    [
      ['<module>', 37, 1, 0, 3, 0],
      ['f', 17, 0, 0, 1, 0],
    ],
  ],
  [
    'imports',
    'import a.b.c\nimport a.b.c as d\nfrom ..p.q import x, y as z\nfrom m import *\n',
    320,
    [['<module>', 76, 0, 0, 3, 0]],
  ],
  ['chained comparisons', 'x = a < b is not c not in d\n', 224, [['<module>', 51, 0, 0, 3, 0]]],
  [
    'items, slices and swaps',
    'a[1], a[2:] = a[:2], a[::2]\na, *b = c\na[b] += 1\na = b = c\ndel a[0]\n',
    528,
    [['<module>', 92, 0, 0, 5, 0]],
  ],
  ['methods and stars', 'a.b(1, *c, key=d, **e).f()(g)\n', 320, [['<module>', 49, 0, 0, 7, 0]]],
  [
    'long and short strings',
    "a = 'short', 'a long string', b'bytes', b'longer bytes', 12345678901234567890, ...\n",
    176,
    [['<module>', 34, 5, 144, 6, 0]],
  ],
  [
    'a string that has been a name before',
    "a = 'some_long_name'\nsome_long_name = 1\nb = 'some_long_name'\n",
    176,
    [['<module>', 33, 1, 32, 1, 0]],
  ],
  [
    'a table whose index takes two bytes',
    `def f(): pass\na = [${Array.from({ length: 130 }, (_, i) => `'a long string ${i}'`).join(', ')}]\ndef g(): pass\n`,
    2480,
    [
      ['<module>', 307, 132, 6080, 130, 0],
      ['f', 16, 0, 0, 1, 0],
      ['g', 17, 0, 0, 1, 0],
    ],
  ],
  [
    'an expression on several lines',
    "x = f(\n    a.b,\n    [1,\n     g(2)],\n    {'k':\n       h(3)})\ny = g(\n    c for c in\n      d)\n",
    528,
    [
      ['<module>', 73, 1, 0, 6, 0],
      ['<genexpr>', 30, 1, 0, 7, 0],
    ],
  ],
];

function compiled(source: string, mode: CompileMode = 'file', isQstr: (text: string) => boolean = () => false) {
  const module = parseModule(source, mode === 'paste' ? 'file' : mode, 'detailed');
  const scopes = analyse(module);
  const interned = internedNames(module, isQstr);
  return { module, scopes, interned, sizes: bytecodeSizes(scopes, interned, mode) };
}

function blocksOf({ scopes, sizes }: Pick<ReturnType<typeof compiled>, 'scopes' | 'sizes'>): Row[] {
  return [...sizes].map(([node, size]) => {
    const objects = size.objectBytes.reduce((bytes, chunk) => bytes + Math.ceil(chunk / 16) * 16, 0);
    return [scopes.get(node)!.name, size.bytes, size.tableWords, objects, size.stateWords, size.exceptionDepth];
  });
}

/** The module block of a program. */
function moduleOf(source: string, mode: CompileMode = 'file', isQstr?: (text: string) => boolean) {
  return [...compiled(source, mode, isQstr).sizes.values()][0]!;
}

describe('sizes of bytecode agree with the board', () => {
  test.each(PROGRAMS)('for %s', (_, source, memory, blocks) => {
    const program = compiled(source);

    expect(blocksOf(program)).toEqual(blocks);
    expect(compileMemory(program.module, program.scopes, program.interned)).toBe(memory);
  });

  test('for a statement at the prompt, which prints its values', () => {
    expect(moduleOf('x = 1; x + 1\n', 'single')).toMatchObject({ bytes: 31, stateWords: 3 });
  });

  test('for a paste, which prints too but drops lonely constants', () => {
    expect(moduleOf("x + 1\n'doc'\n", 'paste')).toMatchObject({ bytes: 28, stateWords: 3 });
  });

  test('for an evaluated expression, whose value is returned', () => {
    expect(moduleOf('1 + x', 'eval')).toMatchObject({ bytes: 20, stateWords: 2 });
  });
});

describe('programs without bounds', () => {
  test.each([
    ['operators', `x = ${'a + '.repeat(50_000)}a\n`],
    ['items', `x = [${'1, '.repeat(100_000)}]\n`],
  ])('of %s are measured too', (_, source) => {
    const { module, scopes, interned, sizes } = compiled(source);

    expect([...sizes.values()][0]!.bytes).toBeGreaterThan(100_000);
    expect(compileMemory(module, scopes, interned)).toBeGreaterThan(400_000);
  });
});

describe('constants', () => {
  test('are a chunk for the object and one for what it holds', () => {
    expect(moduleOf("x = 'a long string'\ny = b'ab'\nz = 1 << 40\n").objectBytes).toEqual([16, 14, 16, 3, 16, 14]);
  });

  test('are measured in bytes of UTF-8', () => {
    expect(moduleOf("x = '\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4'\n").objectBytes).toEqual([16, 13]);
    expect(moduleOf("x = '\u00e4\u00e4\u00e4\u00e4\u00e4'\n").objectBytes).toEqual([]);
  });

  test('that the firmware has as names take nothing', () => {
    const source = "x = 'MemoryError'\n";

    expect(moduleOf(source).objectBytes).toEqual([16, 12]);
    expect(moduleOf(source, 'file', (text) => text === 'MemoryError').objectBytes).toEqual([]);
  });
});

describe('names', () => {
  test('of a block are those that its code mentions, locals not among them', () => {
    const { sizes } = compiled("def f(a, *rest):\n    b = a.attribute('short', key=1)\n    return other\n");
    const [module, f] = [...sizes.values()];

    expect([...module!.names].sort()).toEqual(['<module>', 'f']);
    expect([...f!.names].sort()).toEqual(['a', 'attribute', 'f', 'key', 'other', 'short']);
  });

  test('of a program come in the order of its text', () => {
    const source = "import a.b as c\n@d\ndef e(f, *g, h=i):\n    global j\n    return k.l(m=n)['short']\n";
    const module = parseModule(source, 'file', 'detailed');

    expect([...internedNames(module, () => false).names]).toEqual('a b c d e f g h i j k l m n short'.split(' '));
  });
});

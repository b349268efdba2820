import { describe, expect, test } from 'vitest';
import { takeCensus } from '../../../../src/emulator/python/memory/heap-census.ts';
import { pythonInterpreter, runPython } from '../../../drivers/python.ts';

/** Numbers that a program prints, one a line. */
function numbersOf(source: string): number[] {
  return runPython(source).trim().split('\n').map(Number);
}

describe('the heap', () => {
  test('has as many bytes as the board, most of them free', () => {
    const [total, free] = numbersOf('import gc\nprint(gc.mem_free() + gc.mem_alloc())\nprint(gc.mem_free())');

    expect(total).toBe(51_968);
    expect(free).toBeGreaterThan(48_800);
  });

  test('frees what nothing reaches when it is full, and goes on', () => {
    const source = `
import gc
for i in range(300):
    a = bytearray(1000)
gc.collect()
print(gc.mem_alloc() < 4000)`;

    expect(runPython(source)).toBe('True\n');
  });

  test('refuses what does not fit, and says how much that was', () => {
    expect(runPython('x = bytearray(40000)\ny = bytearray(20000)')).toContain(
      'MemoryError: memory allocation failed, allocating 20000 bytes\n',
    );
  });

  test('goes on after it was full', () => {
    const source = `
l = []
try:
    while True:
        l.append([])
except MemoryError as e:
    l = None
print(len([0] * 1000))`;

    expect(runPython(source)).toBe('1000\n');
  });

  test('can be too much in pieces for a large request', () => {
    const source = `
import gc
blocks = [bytearray(1000) for i in range(45)]
for i in range(0, 45, 2):
    blocks[i] = None
gc.collect()
print(gc.mem_free() > 20000)
try:
    bytearray(10000)
except MemoryError:
    print('in pieces')
blocks = None
print(len(bytearray(10000)))`;

    expect(runPython(source)).toBe('True\nin pieces\n10000\n');
  });

  test('keeps what only a loop, a comprehension, a context manager or a generator holds', () => {
    const source = `
import gc
class Manager:
    def __init__(self):
        self.words = ['word%d' % i for i in range(20)]
    def __enter__(self):
        return 1
    def __exit__(self, *args):
        print(self.words[19])
def words():
    return ['word%d' % i for i in range(50)]
def check():
    for word in words():
        gc.collect()
        before = gc.mem_alloc()
    print(word, before > 1700 + base)
    with Manager():
        for i in range(3000):
            str(i) * 4
    print(sum([len('%d' % i) for i in range(300) if not (i % 50 or gc.collect())]))
def numbered():
    held = words()
    for i in range(3):
        yield held[i]
gc.collect()
base = gc.mem_alloc()
check()
for word in numbered():
    gc.collect()
    print(word)`;

    expect(runPython(source)).toBe('word49 True\nword19\n15\nword0\nword1\nword2\n');
  });

  test('is collected at the threshold', () => {
    const { interpreter } = pythonInterpreter();

    interpreter.execute(
      'import gc\ngc.threshold(5000)\nprint(gc.threshold())\nfor i in range(1000): str(i)',
      'file',
      'x',
    );

    expect(interpreter.heap.history.length).toBeGreaterThan(5);
    expect(Math.max(...interpreter.heap.history.map(({ before }) => before))).toBeLessThan(15_000);
  });

  test('is not collected of itself while gc is disabled', () => {
    const source = `
import gc
gc.disable()
try:
    for i in range(5000):
        [i]
except MemoryError:
    print(gc.isenabled())
gc.enable()
[i for i in range(100)]
print(gc.isenabled(), gc.threshold())`;

    expect(runPython(source)).toBe('False\nTrue -1\n');
  });

  test('gives id() and repr the addresses of the board, which stay', () => {
    const source = `
import gc
a = [1]
class A: pass
b = A()
before = id(a)
gc.collect()
print(id(a) == before, id(a) % 16, hex(id(a))[:6], repr(b).endswith('%x>' % id(b)))`;

    expect(runPython(source)).toBe('True 0 0x2003 True\n');
  });

  test('the example of chapter 7.1.4 shows what a function definition and its call cost', () => {
    const source = `
import gc
import micropython
gc.collect()
initial = gc.mem_free()
def func():
    a = bytearray(10000)
gc.collect()
defined = gc.mem_free()
func()
run = gc.mem_free()
gc.collect()
print(initial - defined, defined - run, gc.mem_free() - run)`;
    const [definition, call, freed] = runPython(source).split(' ').map(Number);

    expect(definition).toBeGreaterThan(0);
    expect(definition).toBeLessThan(100);
    expect(call).toBeGreaterThanOrEqual(10_000);
    expect(call).toBeLessThan(10_300);
    expect(freed).toBeGreaterThanOrEqual(10_000);
  });

  test('compiling needs room, and leaves the code behind', () => {
    const long = Array.from({ length: 300 }, (_, i) => `    total = total + ${i} * total`).join('\n');
    const source = `def f(total):\n${long}\n    return total\n`;
    const small = pythonInterpreter({ heapBytes: 12_000 });
    const large = pythonInterpreter();

    const outcome = small.interpreter.execute(source, 'file', 'main.py');
    large.interpreter.execute(`${source}import gc\ngc.collect()\nprint(gc.mem_alloc())`, 'file', 'main.py');

    expect(outcome.kind === 'exception' && small.interpreter.format(outcome.exception)).toContain('MemoryError');
    expect(Number(large.output())).toBeGreaterThan(2000);
    expect(Number(large.output())).toBeLessThan(8000);
  });

  test('a constant with an underscore takes no room in the globals', () => {
    const cost = (name: string) =>
      numbersOf(
        `import gc\nfrom micropython import const\ngc.collect()\nbefore = gc.mem_alloc()\n` +
          `exec("${Array.from({ length: 20 }, (_, i) => `${name}${i} = const(${i})`).join('\\n')}")\n` +
          `gc.collect()\nprint(gc.mem_alloc() - before)`,
      )[0]!;

    expect(cost('X') - cost('_X')).toBeGreaterThan(150);
  });

  test('tells who holds it, by type and by line', () => {
    const { interpreter } = pythonInterpreter();
    interpreter.heap.noteSites();
    interpreter.execute('class A: pass\nl = [A() for i in range(30)]\nt = bytes(2000)', 'file', 'main.py');
    interpreter.heap.collect(true);

    const census = takeCensus(interpreter.heap);

    expect(census.types.find(({ name }) => name === 'A')).toEqual({ name: 'A', objects: 30, bytes: 480 });
    expect(census.types[0]).toEqual({ name: 'bytes', objects: 1, bytes: 2032 });
    expect(census.lines[0]!.name).toBe('main.py:3');
    expect(census.usedBytes).toBe(census.types.reduce((sum, { bytes }) => sum + bytes, 0));
  });
});

describe('the locked heap', () => {
  const locked = (action: string, buffer = '') =>
    runPython(`import micropython\n${buffer}
def act():
    ${action}
l = [1, 2, 3, 4]
def run():
    micropython.heap_lock()
    try:
        act()
    except Exception as e:
        micropython.heap_unlock()
        print(repr(e))
        return
    micropython.heap_unlock()
    print('done')
x = 5
run()`);

  test.each(['global x; x = 6', 'l[0] = 9', 'for i in range(5): x + i', 'print(end="")', 'for i in l: i'])(
    'lets %s pass',
    (action) => {
      expect(locked(action)).toBe('done\n');
    },
  );

  test.each(['global y; y = 6', '[]', '"a" + str(x)', 'l.append(5)', '1 << 40 - x', 'lambda: 1', '{}', '(x, x)'])(
    'refuses %s',
    (action) => {
      expect(locked(action)).toBe('MemoryError()\n');
      expect(locked(action, 'micropython.alloc_emergency_exception_buf(100)')).toBe(
        "MemoryError('memory allocation failed, heap is locked',)\n",
      );
    },
  );

  test('stays locked until it was unlocked as often', () => {
    const source = `
import micropython
micropython.heap_lock()
micropython.heap_lock()
micropython.heap_unlock()
try:
    [1]
except MemoryError:
    print('locked')
micropython.heap_unlock()
print([1])`;

    expect(runPython(source)).toBe('locked\n[1]\n');
  });
});

describe('micropython tells of memory', () => {
  test('mem_info() sums up, mem_info(1) draws the blocks', () => {
    const lines = runPython(
      'import micropython\nx = [(1, 2), {3: 4}, b"abcdefghijklmnopqrst" * 2]\nmicropython.mem_info(1)',
    )
      .trimEnd()
      .split('\n');

    expect(lines[0]).toMatch(/^stack: \d+$/);
    expect(lines[1]).toMatch(/^GC: total: 51968, used: \d+, free: \d+$/);
    expect(lines[2]).toMatch(/^ No\. of 1-blocks: \d+, 2-blocks: \d+, max blk sz: \d+, max free sz: \d+$/);
    expect(lines[3]).toBe('GC memory layout; from 20032c80:');
    const drawing = lines.slice(4).join('');
    for (const letter of 'MLTDS=.') expect(drawing).toContain(letter);
    expect(drawing).toMatch(/\(\d+ lines all free\)/);
  });

  test('qstr_info() counts interned names, qstr_info(1) lists them', () => {
    const output = runPython('import micropython\nverylongname = 1\nmicropython.qstr_info(1)');

    expect(output).toMatch(/^qstr pool: n_pool=1, n_qstr=\d+, n_str_data_bytes=\d+, n_total_bytes=\d+\n/);
    expect(output).toContain('Q(verylongname)\n');
    expect(output).not.toContain('Q(print)');
  });

  test('stack_use() grows with each call', () => {
    expect(
      runPython(
        'import micropython\na = micropython.stack_use()\ndef f(): return micropython.stack_use()\nprint(f() > a)',
      ),
    ).toBe('True\n');
  });

  test('the shipped firmware has the locks only', () => {
    expect(runPython('import micropython\nmicropython.mem_info()', { shipped: true })).toContain('AttributeError');
    expect(
      runPython('import micropython\nprint(micropython.heap_lock, micropython.heap_unlock)', { shipped: true }),
    ).toBe('<function> <function>\n');
  });
});

import { describe, expect, test } from 'vitest';
import { KeyboardInterrupt, PyException } from '../../../../src/emulator/python/types/exceptions.ts';
import { pythonInterpreter, runPython } from '../../../drivers/python.ts';
import { javascript } from './javascript.ts';

/** The JavaScript of the one function in a text, from its arguments on. */
function body(source: string): string {
  const js = javascript(`@micropython.viper\n${source}`);
  return js.slice(js.indexOf('function f_f'), js.indexOf('},null)') + 1);
}

describe('viper functions become JavaScript', () => {
  test('words are numbers, a loop counts and polls, and nothing in it makes an object', () => {
    expect(body('def f(n: int) -> int:\n  s = 0\n  for i in range(n):\n    s += i * 3\n  return s'))
      .toMatchInlineSnapshot(`
        "function f_f(l_n){if(arguments.length!==1)checkArgumentCount(arguments.length,1,1);
        l_n=toWord(l_n);
        const d=vm.depth+1;
        if(d>MAX_DEPTH)tooDeep();
        vm.depth=d;
        const F=FR[d];
        F.code=K1;
        F.line=2;
        let l_s=0;
        let l_i=0;
        if(--vm.fuel<0)poll();
        l_s=0;
        const e1=l_n;
        let i0=0;
        for(;
        (i0<e1);
        i0=(i0+1|0)){
        if(--vm.fuel<0)poll();
        l_i=i0;
        l_s=(l_s+Math.imul(l_i,3)|0);
        }{const r=l_s;
        vm.depth=d-1;
        return r;
        }vm.depth=d-1;
        return 0;
        }"
      `);
  });

  test('a pointer reads and writes a typed array, and asks elsewhere beyond it', () => {
    expect(body('def f(p: ptr8, i: int):\n  p[i] = p[0]').split('\n').slice(-5)).toMatchInlineSnapshot(`
      [
        "t0=(l_p.items[0]??l_p.load(0));",
        "(l_i>>>0)<l_p.stores.length?l_p.stores[l_i]=t0:l_p.store(l_i,t0);",
        "vm.depth=d-1;",
        "return None;",
        "}",
      ]
    `);
  });

  test('only locals that are objects have a place in the frame', () => {
    const js = body('def f(a, n: int):\n  b = n\n  c = a');

    expect(js).toContain('F.b=l_a;');
    expect(js).toContain('let l_b=0;');
    expect(js).toContain('l_c=F.a=l_a;');
  });
});

describe('the board stays whole', () => {
  test('Ctrl-C ends an endless loop of viper code, which the chip cannot do', () => {
    let polls = 0;
    const { interpreter } = pythonInterpreter({
      poll() {
        if (++polls > 3) throw new PyException(KeyboardInterrupt, []);
      },
    });

    const outcome = interpreter.execute(
      '@micropython.viper\ndef f():\n  while True: pass\ndef g():\n  f()\ng()',
      'file',
      'main.py',
    );

    expect(outcome.kind).toBe('exception');
    if (outcome.kind === 'exception') {
      expect(interpreter.format(outcome.exception)).toBe(
        'Traceback (most recent call last):\n  File "main.py", line 6, in <module>\n' +
          '  File "main.py", line 5, in g\nKeyboardInterrupt: \n',
      );
    }
  });

  test('endless recursion is a RuntimeError', () => {
    const source = '@micropython.viper\ndef f():\n  f()\ntry:\n  f()\nexcept RuntimeError as e:\n  print(e)';

    expect(runPython(source)).toBe('maximum recursion depth exceeded\n');
  });

  test.each(['0x1000', '0xffffffff', '0x40004000', '-4'])('there is no memory at %s', (address) => {
    const source = `
@micropython.viper
def load(p: ptr32) -> int:
    return p[0]
@micropython.viper
def store(p: ptr8):
    p[0] = 1
for f in (load, store):
    try:
        f(${address})
    except ValueError:
        print('no memory')
`;

    expect(runPython(source)).toBe('no memory\nno memory\n');
  });

  test('a pointer that runs off its buffer raises', () => {
    const source = `
@micropython.viper
def fill(p: ptr8, n: int):
    for i in range(n):
        p[i] = 1
b = bytearray(10)
try:
    fill(b, 100000)
except ValueError:
    print(b)
`;

    expect(runPython(source)).toBe(`bytearray(b'${'\\x01'.repeat(10)}')\n`);
  });

  test('a pointer that was never assigned, and an object that was not, raise', () => {
    const source = `
@micropython.viper
def f(n: int):
    if n == 1:
        p = ptr8(n)
        o = [n]
    if n == 0:
        print(o)
    p[0]
for n in (0, 2):
    try:
        f(n)
    except (NameError, ValueError) as e:
        print(type(e))
`;

    expect(runPython(source)).toBe("<class 'NameError'>\n<class 'ValueError'>\n");
  });

  test.each(['__proto__', 'constructor', 'vm', 'd', 'F', 't0', 'i0', 'Math', 'toWord'])(
    '%s is an ordinary name',
    (name) => {
      const source = `
@micropython.viper
def f(${name}: int) -> int:
    ${name} += 1
    for ${name} in range(3):
        pass
    return ${name} + int(g.${name}) + int(${name}2)
class A: ${name} = 40
g = A()
${name}2 = 100
print(f(1))
`;

      expect(runPython(source)).toBe('142\n');
    },
  );
});

describe('what differs from the chip', () => {
  test('bytes can be read through a pointer, as the example of the documentation does, but not written', () => {
    const source = `
@micropython.viper
def f(buf, i: int) -> int:
    p = ptr8(buf)
    total = p[0] + p[1]
    p[i] = 0
    return total
try:
    f(b'ab', 0)
except TypeError as e:
    print(e)
@micropython.viper
def total(buf) -> int:
    p = ptr8(buf)
    return p[0] + p[1]
print(total(b'ab'), total(memoryview(b'abcd')[2:]))
try:
    total('ab')
except TypeError as e:
    print(e)
`;

    expect(runPython(source)).toBe(
      "'bytes' object does not support item assignment\n195 199\ncan't convert str to int\n",
    );
  });

  test('bool() is a cast', () => {
    const source = `
@micropython.viper
def f(n: int, o) -> bool:
    a = bool(n)
    b = bool(o)
    print(a, b)
    return b
print(f(5, []), f(0, 'x'))
`;

    expect(runPython(source)).toBe('True False\nFalse True\nFalse True\n');
  });

  test('a shift by 32 or more leaves nothing, as on the chip but not on a PC', () => {
    const source = `
@micropython.viper
def f(a: int, n: int):
    print(a << n, a >> n)
f(-3, 31)
f(-3, 32)
f(5, 255)
f(5, 256)
f(5, -1)
`;

    expect(runPython(source)).toBe('-2147483648 -1\n0 -1\n0 0\n5 5\n0 0\n');
  });
});

describe('the shipped firmware has no viper', () => {
  test.each(['viper', 'native', 'asm_thumb'])('%s is no decorator there', (word) => {
    const source = `try:\n  exec('@micropython.${word}\\ndef f(): pass')\nexcept SyntaxError as e:\n  print(e)\nprint(ViperTypeError)`;

    const printed = runPython(source, { shipped: true });

    expect(printed).toMatch(/^invalid micropython decorator\n/);
    expect(printed).toContain('NameError: name not defined');
  });
});

test('the first block that is wrong is told of, in the order in which the compiler comes to them', () => {
  const source = `
def f():
    @micropython.native
    def g(): yield
@micropython.viper
def h(n: int):
    return n
`;

  expect(runPython(source)).toBe(
    'Traceback (most recent call last):\n' +
      '  File "<stdin>", line 6, in h\n' +
      "ViperTypeError: return expected 'object' but got 'int'\n",
  );
});

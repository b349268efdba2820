/**
 * No Python text reaches a JavaScript name, prototype or global.
 */
import { expect, test } from 'vitest';
import { pythonInterpreter, runPython } from '../../drivers/python.ts';

const HOSTILE = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'globalThis',
  'process',
  'vm',
  'G',
  'F',
  'd',
  'this',
  'arguments',
  'eval2',
  'let',
  'await',
  'K0',
  't0',
];

test.each(HOSTILE)('%s is an ordinary name', (name) => {
  const source = `
${name} = 1
class A: pass
a = A()
print(hasattr(a, '${name}'), hasattr(A, '${name}'))
a.${name} = 2
d2 = {'${name}': 3}
def f(${name}=4):
    ${name} += 1
    return ${name}
print(${name}, a.${name}, d2['${name}'], f(), f(${name}=9), A().__class__)
try:
    print({}['${name}'])
except KeyError as e:
    print(e)
`;

  expect(runPython(source)).toBe(`False False\n1 2 3 5 10 <class 'A'>\n${name}\n`);
});

test('quotes, templates and line separators in strings stay strings', () => {
  const text = `'";\`\${process.exit()}\\u2028\\u2029\\n//*/`;

  expect(
    runPython(
      `s = ${JSON.stringify(text).replace(/\\\\u/g, '\\u')}\nprint(s == ${JSON.stringify(text).replace(/\\\\u/g, '\\u')}, len({s: 1}))`,
    ),
  ).toBe('True 1\n');
});

test('a name that is not defined is a Python error', () => {
  for (const name of ['process', 'globalThis', 'require', 'Object', 'support', 'R']) {
    expect(runPython(`print(${name})`)).toContain(`NameError: name '${name}' is not defined`);
  }
});

const HOSTILE_TEXTS =
  '__proto__ constructor prototype __defineGetter__ toString then $x m$run " \' ` ${x} \\ \u2028 \u2029 */ ];throw \0'
    .split(' ')
    .concat('');

test.each(HOSTILE_TEXTS)('the text %j is a name like any other wherever a string names something', (name) => {
  const source = `
class A: pass
a = A()
def f(**k): return k
r = [hasattr(a, name), hasattr(A, name), hasattr(1, name), hasattr([], name), hasattr(f, name)]
setattr(a, name, 1)
setattr(A, name, 2)
r += [getattr(a, name), getattr(A, name), name in dir(a), f(**{name: 3})[name], list(f(**{name: 3})) == [name]]
delattr(a, name)
B = type(name, (A,), {name: 4})
r += [getattr(a, name), getattr(B(), name), str(B) == "<class '" + name + "'>"]
globals()[name + ' '] = 5
r += [{name: 6}[name], {name} == {name}, name in {}, globals()[name + ' ']]
import ucollections
P = ucollections.namedtuple(name, [name])
r += [getattr(P(7), name), getattr(P(**{name: 8}), name), hasattr(P(7), 'x')]
r += ['%(k)s' % {'k': name} == name, '{k}'.format(k=name) == name]
import ustruct
for attempt in (lambda: __import__(name), lambda: ('%(' + name + ')s') % {}, lambda: ('{' + name + '}').format(),
                lambda: eval(name), lambda: ustruct.pack(name, 1), lambda: int(name)):
    try:
        attempt()
    except Exception:
        pass
print(r)
`;
  const { interpreter, output } = pythonInterpreter();
  interpreter.main.set('name', name);

  const outcome = interpreter.execute(source, 'file', name);

  expect(outcome.kind === 'exception' && interpreter.format(outcome.exception)).toBe(false);
  expect(output()).toBe(
    '[False, False, False, False, False, 1, 2, True, 3, True, 2, 4, True, 6, True, False, 5, 7, 8, False, True, True]\n',
  );
});

test.each(HOSTILE)('%s names functions, classes, modules and parameters', (name) => {
  const source = `
import ${name}
from ${name} import ${name} as value
class ${name}_:
    ${name} = 1
    def ${name}2(self): return self.${name}
def outer():
    ${name} = 5
    def ${name}3(*, ${name}=${name}):
        return ${name}
    def inner():
        nonlocal ${name}
        ${name} += 1
        return ${name}
    return ${name}3(), inner(), [${name} for ${name} in (7,)], (lambda ${name}: ${name})(8)
print(value, ${name}_().${name}2(), outer())
def ${name}(): return 9
print(${name}())
class ${name}: pass
print(${name})
del ${name}
try:
    ${name}
except NameError as ${name}:
    print('gone')
`;

  expect(runPython(source, { files: { [`${name}.py`]: `${name} = 3` } })).toBe(
    `3 1 (5, 6, [7], 8)\n9\n<class '${name}'>\ngone\n`,
  );
});

test('nothing of this reaches the host', () => {
  const objects = [globalThis, Object.prototype, Array.prototype, Function.prototype, String.prototype];
  const names = () => objects.map((object) => Object.getOwnPropertyNames(object).sort());
  const before = names();

  runPython(`
def f(): pass
for name in '__proto__', 'constructor', 'toString', 'polluted':
    class A: pass
    for target in A, A(), f, [], {}, 1, 'a', b'', (), None, print, int, Exception, Exception():
        for value in {'polluted': 1}, None, f:
            try:
                setattr(target, name, value)
            except AttributeError:
                pass
    globals()[name] = 1
    {}.update({name: 1})
    exec(name + ' = 1')
    exec(name + ' = 1', {name: 2}, {name: 3})
`);

  expect(names()).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

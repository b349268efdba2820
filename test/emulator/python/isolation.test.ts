/**
 * No Python text reaches a JavaScript name, prototype or global.
 */
import { expect, test } from 'vitest';
import { runPython } from '../../drivers/python.ts';

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

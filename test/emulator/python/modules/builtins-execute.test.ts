import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

describe('eval and exec', () => {
  testTable([
    ["r = eval('1 + 1')", '2'],
    ["r = eval('x', {'x': 5})", '5'],
    ["r = eval('x + y', {'x': 5}, {'y': 1})", '6'],
    ["r = eval(b'2')", '2'],
    [
      'r = eval(5)',
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    ["r = eval('1 +')", 'SyntaxError: invalid syntax'],
    [`r = {}; exec('a = 1\\nb = a + 1', r); r = r['b']`, '2'],
    ["r = {}; exec('c = a', {'a': 1}, r)", "{'c': 1}"],
    [
      'r = eval()',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    [
      'r = globals(1)',
      'TypeError: function takes 0 positional arguments but 1 were given',
      'TypeError: argument num/types mismatch',
    ],
    ["r = exec('1')", 'None'],
  ]);
});

test('globals() is the live namespace of the module', () => {
  const result = resultOf("globals()['x'] = 5\ny = 6\nr = x, globals()['y']\ndel globals()['x']\nx\n");

  expect(result).toBe("NameError: name 'x' is not defined");
});

test('locals() in a function are the globals of its module, as on the chip', () => {
  const result = resultOf("def f():\n  inner = 1\n  return 'inner' in locals(), 'f' in locals()\nr = f()\n");

  expect(result).toBe('(False, True)');
});

test('compile() is documented and not shipped', () => {
  const program = "r = eval(compile('x + 1', 'name', 'eval'), {'x': 1})\n";

  expect(resultOf(program)).toBe('2');
  expect(resultOf(program, true)).toBe('NameError: name not defined');
  expect(resultOf("compile('1', 'name', 'other')")).toBe('ValueError: bad compile mode');
});

import { describe, expect, test } from 'vitest';
import { Random } from '../../../drivers/random.ts';
import { resultOf, testTable } from '../table.ts';

/** A program that uses the module. */
function using(program: string): string {
  return `import ujson\n${program}`;
}

describe('ujson.loads', () => {
  testTable([
    [using(`r = ujson.loads('{"a": [1, -2, true, false, null, "x"]}')`), "{'a': [1, -2, True, False, None, 'x']}"],
    [using("r = ujson.loads(' [] '), ujson.loads('7'), ujson.loads(b'[1]')"), '([], 7, [1])'],
    [using('r = ujson.loads(\'"\\\\u00e9\\\\n\\\\/\\\\""\')'), String.raw`'\xe9\n/"'`],
    [using("r = ujson.loads('123456789012345678901234567890')"), '123456789012345678901234567890'],
    [using("ujson.loads('1.5')"), 'ValueError: decimal numbers not supported'],
    [using("ujson.loads('')"), 'ValueError: syntax error in JSON'],
    [using("ujson.loads('[1] 2')"), 'ValueError: syntax error in JSON'],
    [using("ujson.loads('nul')"), 'ValueError: syntax error in JSON'],
    [using(`ujson.loads('"abc')`), 'ValueError: syntax error in JSON'],
    [using("ujson.loads('[[1')"), 'ValueError: syntax error in JSON'],
    [using(`ujson.loads('{[1]: 2}')`), 'ValueError: syntax error in JSON'],
  ]);
});

describe('ujson.loads is as lenient as the firmware', () => {
  testTable([
    [using("r = ujson.loads('[1 2,,3]'), ujson.loads('{'), ujson.loads('[[1]')"), '([1, 2, 3], {}, [[1]])'],
    [using("r = ujson.loads('[1}'), ujson.loads('[1, [2}]')"), '([1], [1, [2]])'],
    [using("r = ujson.loads('5\\0rest')"), '5'],
  ]);
});

describe('ujson.load', () => {
  testTable([
    [using("import uio\nr = ujson.load(uio.StringIO('[1, 2]')), ujson.load(uio.BytesIO(b'{}'))"), '([1, 2], {})'],
    [using('ujson.load(5)'), 'OSError: stream operation not supported'],
  ]);
});

describe('ujson.dumps', () => {
  testTable([
    [
      using("r = ujson.dumps([1, None, True, 'a\"\\n\\x01é', (2,)])"),
      '\'[1, null, true, "a\\\\"\\\\n\\\\u0001\\xe9", [2]]\'',
    ],
    [
      using("r = ujson.dumps({'a': {}}), ujson.dumps({1: 2}), ujson.dumps({None: 1})"),
      `('{"a": {}}', '{1: 2}', '{null: 1}')`,
    ],
    [using("r = ujson.dumps(b'ab'), ujson.dumps({1}), ujson.dumps(range(2))"), `('"ab"', '{1}', 'range(0, 2)')`],
    [using('class L(list): pass\nr = ujson.dumps(L([None]))'), "'[null]'"],
    [using("class A:\n  def __repr__(self):\n    return 'A!'\nr = ujson.dumps([A()])"), "'[A!]'"],
    [using('l = []\nl.append(l)\nujson.dumps(l)'), 'RuntimeError: maximum recursion depth exceeded'],
  ]);
});

test('what dumps() writes, loads() reads back', () => {
  const random = new Random(7);
  const value = (depth: number): string => {
    switch (random.below(depth > 3 ? 4 : 6)) {
      case 0:
        return String(random.below(1_000_000) - 500_000);
      case 1:
        return random.pick(['None', 'True', 'False', '2 ** 70']);
      case 2:
        return `'${random.pick(['', 'é€', '\\n\\t\\r', '"', '\\\\', '\\x00\\x7f'])}'`;
      case 3:
        return random.pick(['[]', '{}']);
      case 4:
        return `[${Array.from({ length: random.below(4) }, () => value(depth + 1)).join(', ')}]`;
      default:
        return `{${Array.from({ length: random.below(4) }, (_, i) => `'k${i}': ${value(depth + 1)}`).join(', ')}}`;
    }
  };

  const values = Array.from({ length: 300 }, () => value(0)).join(',\n');

  expect(resultOf(using(`r = [v for v in [${values}] if ujson.loads(ujson.dumps(v)) != v]`))).toBe('[]');
});

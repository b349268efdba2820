/**
 * Literals of every built-in type, chosen for their edges: around the small integers, 32 and 64 bits, ASCII and beyond,
 * quotes and escapes, malformed UTF-8.
 */
import type { Writer } from './writer.ts';

/** What an expression is meant to be; now and then it is something else. */
export type Kind = 'int' | 'text' | 'bytes' | 'list' | 'tuple' | 'dict' | 'set' | 'object' | 'any';

const INTS = `0 1 2 3 5 7 10 31 42 65 100 127 128 255 256 1000 233 0x10 0o17 0b101 0XFF
  2**30-1 2**30 2**31-1 2**31 2**32 2**40 2**63 2**64-1 10**12 10**30 1<<70 123456789012 True False`.split(/\s+/);

const TEXTS = [
  "''",
  "'a'",
  "'b'",
  "'abc'",
  "'hello world'",
  "' \\t a b\\nc '",
  "'aXbXc'",
  "'é'",
  "'aéb'",
  "'日本'",
  "'😀'",
  "'a😀b😀'",
  '"it\'s"',
  '\'say "hi"\'',
  "'both\\'\"'",
  "'a\\\\b'",
  "'\\x00\\x01\\x7f'",
  "'MiXed'",
  "'123'",
  "'0x1f'",
  "'aaaa'",
  "'a,b,,c,'",
  "'\\r\\nx\\ry\\n'",
  "','",
  "' '",
  "'\\n'",
  "'\\u20ac5'",
  "'\\xff'",
  "'\\0x\\0'",
  "'ÉÀ'",
  "r'\\n\\x'",
  "'''two\nlines'''",
  "'joined' 'up'",
  "'\\101\\18'",
  "'\\q\\U0001F600'",
  "'v'",
  "'keys'",
  "'%s'",
  "'{}'",
  "'-12'",
  "' 7 '",
  "'zz'",
  "'1_0'",
  "'99999999999999999999'",
  "'0b11'",
  "'__name__'",
  "'append'",
  "'a\\tb'",
];

const BYTES = [
  "b''",
  "b'a'",
  "b'abc'",
  "b'hello world'",
  "b' \\t a b\\nc '",
  "b'aXbXc'",
  "b'\\xc3\\xa9'",
  "b'\\xff\\xfe'",
  "b'\\x80a'",
  "b'a,b,,c,'",
  "b'\\x00'",
  'b"it\'s"',
  "b'123'",
  "b'MiXed'",
  "br'\\n'",
  "b'x' b'y'",
  "b'\\x01\\x02\\x03\\x04'",
  "b'{}%s'",
];

export function int(w: Writer): string {
  const value = w.pick(INTS);
  if (!w.chance(30)) return value;
  return value.includes('*') || value.includes('<') ? `-(${value})` : `-${value}`;
}

export function smallInt(w: Writer): string {
  return w.pick(['0', '1', '2', '3', '-1', '-2', '5', '-5', '7', '100', '-100', 'True', '10']);
}

export function text(w: Writer): string {
  return w.pick(TEXTS);
}

export function bytes(w: Writer): string {
  return w.chance(15) ? `bytearray(${w.pick(BYTES)})` : w.pick(BYTES);
}

/** Something to make a wrong argument of. */
export function oddity(w: Writer): string {
  return w.pick([
    'None',
    'True',
    'False',
    '...',
    'int',
    'len',
    'print',
    '[]',
    '()',
    '{}',
    'set()',
    "b''",
    "''",
    '0',
    '-1',
    '2**70',
    'range(3)',
    'object',
    'C0',
    'f0',
    'lambda: 1',
    'ValueError',
    'ValueError(1)',
    'iter([1])',
    'xs',
    'd',
    'frozenset((1,))',
    'memoryview(b"ab")',
    'bytearray(2)',
    'type',
    '(i for i in (1, 2))',
    'xs.append',
    'undefined',
  ]);
}

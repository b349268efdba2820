import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('int() of text', () => {
  testTable([
    [String.raw`r = int('12'), int('-12'), int('+5'), int(' 7 \n')`, '(12, -12, 5, 7)'],
    ["r = int('0x1F'), int('0b101'), int('0o17'), int('0X1f')", '(31, 5, 15, 31)'],
    ["r = int('09'), int('010')", '(9, 10)'],
    ["r = int('ff', 16), int('0xff', 16), int('z', 36), int('101', 2), int('0b1', 16)", '(255, 255, 35, 5, 177)'],
    ["r = int(b'42')", '42'],
    ["r = int('99999999999999999999'), int('-ffffffffffffffff', 16)", '(99999999999999999999, -18446744073709551615)'],
    ["r = int('1073741824'), int('-1073741825')", '(1073741824, -1073741825)'],
    [
      "r = int('')",
      "ValueError: invalid syntax for integer with base 10: ''",
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('  ')",
      "ValueError: invalid syntax for integer with base 10: ''",
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('12a')",
      "ValueError: invalid syntax for integer with base 10: '12a'",
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('0x')",
      "ValueError: invalid syntax for integer with base 16: ''",
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('-0x', 16)",
      "ValueError: invalid syntax for integer with base 16: ''",
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('1 2')",
      "ValueError: invalid syntax for integer with base 10: '1 2'",
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('é')",
      String.raw`ValueError: invalid syntax for integer with base 10: '\xc3\xa9'`,
      'ValueError: invalid syntax for integer',
    ],
    [
      'r = int("it\'s")',
      'ValueError: invalid syntax for integer with base 10: "it\'s"',
      'ValueError: invalid syntax for integer',
    ],
    [
      "r = int('9', 8)",
      "ValueError: invalid syntax for integer with base 8: '9'",
      'ValueError: invalid syntax for integer',
    ],
    ["r = int('5', 1)", 'ValueError: int() arg 2 must be >= 2 and <= 36'],
    ["r = int('5', 37)", 'ValueError: int() arg 2 must be >= 2 and <= 36'],
    ["r = int('5', 'a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = int(), int(True), int(7)', '(0, 1, 7)'],
    ['r = int(None)', "TypeError: can't convert NoneType to int", "TypeError: can't convert to int"],
    ['r = int([])', "TypeError: can't convert list to int", "TypeError: can't convert to int"],
    [
      'r = int(5, 10)',
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    [
      "r = int('5', base=10)",
      'TypeError: function does not take keyword arguments',
      'TypeError: argument num/types mismatch',
    ],
    [
      "r = int('1', 2, 3)",
      'TypeError: function expected at most 2 arguments, got 3',
      'TypeError: argument num/types mismatch',
    ],
    ["r = int(5.5) if False else int('5' * 30)", 'SyntaxError: decimal numbers not supported'],
  ]);
});

describe('bytes of ints', () => {
  testTable([
    [String.raw`r = int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\x01\x02', 'little')`, '(258, 513)'],
    [String.raw`r = int.from_bytes(b'\xff' * 9, 'little')`, '4722366482869645213695'],
    ["r = int.from_bytes(b'', 'big')", '0'],
    [String.raw`r = int.from_bytes(b'\x01\x02', 'other')`, '258'],
    ["r = int.from_bytes('ab', 'big')", '24930'],
    [
      "r = int.from_bytes(b'a')",
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    ["r = int.from_bytes(5, 'big')", 'TypeError: object with buffer protocol required'],
    ["r = (258).to_bytes(4, 'little')", String.raw`b'\x02\x01\x00\x00'`],
    ["r = (258).to_bytes(1, 'little')", String.raw`b'\x02'`],
    ["r = (-1).to_bytes(8, 'little')", String.raw`b'\xff\xff\xff\xff\x00\x00\x00\x00'`],
    ["r = (2**40).to_bytes(8, 'little')", String.raw`b'\x00\x00\x00\x00\x00\x01\x00\x00'`],
    ["r = (-2**40).to_bytes(8, 'little')", String.raw`b'\x00\x00\x00\x00\x00\xff\x00\x00'`],
    ["r = (5).to_bytes(2, 'big')", 'NotImplementedError: '],
    [
      'r = (5).to_bytes(2)',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    ["r = (5).to_bytes(10**8, 'little')", 'MemoryError: memory allocation failed, allocating 100000001 bytes'],
  ]);
});

describe('characters and their numbers', () => {
  testTable([
    [String.raw`r = ord('a'), ord('é'), ord('😀'), ord(b'\xff')`, '(97, 233, 128512, 255)'],
    [
      "r = ord('')",
      'TypeError: ord() expected a character, but string of length 0 found',
      'TypeError: ord expects a character',
    ],
    [
      "r = ord('ab')",
      'TypeError: ord() expected a character, but string of length 2 found',
      'TypeError: ord expects a character',
    ],
    [
      "r = ord(b'')",
      'TypeError: ord() expected a character, but string of length 0 found',
      'TypeError: ord expects a character',
    ],
    [
      'r = ord(5)',
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    ['r = chr(65), chr(233), chr(0x1f600)', String.raw`('A', '\xe9', '\U0001f600')`],
    ['r = ord(chr(0xdfff))', '57343'],
    ['r = len(chr(0xd800))', '1'],
    ['r = chr(0x110000)', 'ValueError: chr() arg not in range(0x110000)'],
    ['r = chr(-1)', 'ValueError: chr() arg not in range(0x110000)'],
    ['r = chr(-2**31)', 'OverflowError: overflow converting long int to machine word'],
    ["r = chr('a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
  ]);
});

import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('builtin functions on numbers', () => {
  testTable([
    ['r = abs(-5)', '5'],
    ['r = abs(-2**70)', '1180591620717411303424'],
    ['r = abs(True)', '1'],
    ["r = abs('a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = bin(5)', "'0b101'"],
    ['r = bin(-2**70)', "'-0b10000000000000000000000000000000000000000000000000000000000000000000000'"],
    ["r = bin('a')", "ValueError: unknown format code 'b' for object of type 'str'", 'ValueError: bad format string'],
    ['r = hex(255)', "'0xff'"],
    ['r = hex((5,))', "'0x5'"],
    ["r = hex('a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = oct(-9)', "'-0o11'"],
    ['r = chr(8364)', `'\\u20ac'`],
    ['r = chr(-1)', 'ValueError: chr() arg not in range(0x110000)'],
    ["r = ord('€')", '8364'],
    [
      "r = ord('ab')",
      'TypeError: ord() expected a character, but string of length 2 found',
      'TypeError: ord expects a character',
    ],
    ["r = ord(b'a')", '97'],
    ['r = divmod(7, -2)', '(-4, -1)'],
    ['r = divmod(1, 0)', 'ZeroDivisionError: division by zero'],
    [
      "r = divmod('a', 2)",
      "TypeError: unsupported types for : 'str', 'int'",
      'TypeError: unsupported type for operator',
    ],
    ['r = pow(2, 70)', '1180591620717411303424'],
    ['r = pow(2, 3, 5)', 'NotImplementedError: 3-arg pow() not supported'],
    [
      'r = pow(2)',
      'TypeError: function missing 1 required positional arguments',
      'TypeError: argument num/types mismatch',
    ],
    ['r = round(5, 1)', '5'],
    ["r = round('a')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = hash(5)', '5'],
    ['r = hash(2**31)', '0'],
    ['r = hash(2**30)', '-1073741824'],
    ["r = hash('abc')", '133'],
    ['r = hash([])', "TypeError: unsupported type for __hash__: 'list'", 'TypeError: unsupported type for operator'],
    ['r = id(1)', '3'],
    [
      'r = bin(1, 2)',
      'TypeError: function takes 1 positional arguments but 2 were given',
      'TypeError: argument num/types mismatch',
    ],
  ]);
});

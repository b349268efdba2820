import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('str operators and items', () => {
  testTable([
    ["r = 'héllo'[1]", String.raw`'\xe9'`],
    ["r = 'a😀b'[1]", String.raw`'\U0001f600'`],
    ["r = 'a😀b'[-1]", "'b'"],
    ["r = len('日本語')", '3'],
    ["r = len('😀😀')", '2'],
    ["r = 'a😀b'[1:]", String.raw`'\U0001f600b'`],
    ["r = 'hello'[-3:-1]", "'ll'"],
    ["r = 'hello'[3:1]", "''"],
    ["r = 'hello'[:99]", "'hello'"],
    ["r = 'abc'[::2]", 'NotImplementedError: only slices with step=1 (aka None) are supported'],
    ["r = 'abc'[5]", 'IndexError: string index out of range'],
    ["r = 'abc'['a']", 'TypeError: string indices must be integers, not str'],
    ["r = 'abc'['a':]", 'TypeError: string indices must be integers, not str'],
    ["r = 'abc'[True]", "'b'"],
    ["r = 'abc'[2**40]", 'OverflowError: overflow converting long int to machine word'],
    ["r = list('a😀é')", String.raw`['a', '\U0001f600', '\xe9']`],
    [String.raw`r = [ord(c) for c in b'\xffa\x80'.decode()]`, '[0, 97]'],
    [String.raw`r = b'\x80'.decode() + 'a'`, String.raw`'\x00a'`],
    [String.raw`r = len(b'\x80\x80'.decode())`, '0'],
    ["r = 'a' + 'b' * 3", "'abbb'"],
    ["r = 'ab' * 0", "''"],
    ["r = 'ab' * -1", "''"],
    [
      "r = 'ab' * 'c'",
      "TypeError: unsupported types for __mul__: 'str', 'str'",
      'TypeError: unsupported type for operator',
    ],
    [
      "r = 'ab' + b'c'",
      "TypeError: unsupported types for __add__: 'str', 'bytes'",
      'TypeError: unsupported type for operator',
    ],
    ["r = 'x' * 10**8", 'MemoryError: memory allocation failed, allocating 100000001 bytes'],
    ["r = 3 * 'ab'", "'ababab'"],
    ["r = 'ell' in 'hello'", 'True'],
    ["r = '' in ''", 'True'],
    ["r = b'e' in 'hello'", 'False'],
    [String.raw`r = '\uffff' < '😀'`, 'True'],
    ["r = 'a' < 'é'", 'True'],
    ["r = 'abc' < 'abd' <= 'abd'", 'True'],
    [
      "r = 'a' < 1",
      "TypeError: unsupported types for __lt__: 'str', 'int'",
      'TypeError: unsupported type for operator',
    ],
    ["r = 'a' == b'a'", 'False'],
    ["r = sorted(['b', 'é', 'a', '', 'B'])", String.raw`['', 'B', 'a', 'b', '\xe9']`],
    ["r = hash('abc')", '133'],
    ["r = hash('é')", '143'],
    ["r = -'a'", "TypeError: unsupported type for __neg__: 'str'", 'TypeError: unsupported type for operator'],
    ["r = bool(''), bool('a')", '(False, True)'],
    ["r = str(b'abc', 'utf-8')", "'abc'"],
    ["r = str(bytearray(b'abc'), 'utf-8')", "'abc'"],
    ["r = str(b'abc')", '"b\'abc\'"'],
    ["r = str(5, 'utf-8')", 'TypeError: object with buffer protocol required'],
    ['r = str()', "''"],
    [
      'r = str(1, 2, 3, 4)',
      'TypeError: function expected at most 3 arguments, got 4',
      'TypeError: argument num/types mismatch',
    ],
    ["r = str(object='a')", 'NotImplementedError: keyword argument(s) not yet implemented - use normal args instead'],
    ["r = bytes('é', 'utf8')", String.raw`b'\xc3\xa9'`],
    ["r = 'é'.encode()", String.raw`b'\xc3\xa9'`],
    [
      'r = dir(str)',
      "['encode', 'find', 'rfind', 'index', 'rindex', 'join', 'split', 'splitlines', 'rsplit', 'startswith', 'endswith', 'strip', 'lstrip', 'rstrip', 'format', 'replace', 'count', 'lower', 'upper', 'isspace', 'isalpha', 'isdigit', 'isupper', 'islower']",
    ],
  ]);
});

describe('the repr of str', () => {
  testTable([
    ["r = 'plain'", "'plain'"],
    ['r = "it\'s"', '"it\'s"'],
    ['r = \'say "hi"\'', '\'say "hi"\''],
    [String.raw`r = 'both \' and "'`, String.raw`'both \' and "'`],
    [String.raw`r = 'back\\slash'`, String.raw`'back\\slash'`],
    [String.raw`r = '\r\n\t\0\x7f\x80\xff'`, String.raw`'\r\n\t\x00\x7f\x80\xff'`],
    [String.raw`r = '\u20ac'`, String.raw`'\u20ac'`],
    ["r = '😀'", String.raw`'\U0001f600'`],
    [String.raw`r = b'\xc3(\xff'.decode()`, String.raw`'\x03(\x00'`],
    ['r = chr(0xd800)', String.raw`'\ud800'`],
    ["r = ['a', \"b'\"]", "['a', \"b'\"]"],
  ]);
});

describe('what cannot be done in place', () => {
  testTable([
    ["r = 'a'; r *= 2", "TypeError: unsupported types for : 'str', 'int'", 'TypeError: unsupported type for operator'],
    [
      "r = 'a%d'; r %= 2",
      "TypeError: unsupported types for : 'str', 'int'",
      'TypeError: unsupported type for operator',
    ],
    ["r = 'a'; r += 'b'", "'ab'"],
    [
      "r = 'a'; r[0] = 'b'",
      "TypeError: 'str' object does not support item assignment",
      'TypeError: object does not support item assignment',
    ],
    [
      "r = 'a'; del r[0]",
      "TypeError: 'str' object does not support item deletion",
      'TypeError: object does not support item deletion',
    ],
  ]);
});

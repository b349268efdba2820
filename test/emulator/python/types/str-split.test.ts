import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('taking str and bytes apart', () => {
  testTable([
    [String.raw`r = ' a  b\tc\n'.split()`, "['a', 'b', 'c']"],
    ["r = ' a  b '.split(None, 1)", "['a', 'b ']"],
    ["r = ' a b'.split(None, 0)", "['a b']"],
    ["r = 'a,b,,c,'.split(',')", "['a', 'b', '', 'c', '']"],
    ["r = 'a,b,c'.split(',', 1)", "['a', 'b,c']"],
    ["r = ''.split(',')", "['']"],
    ["r = ''.split()", '[]'],
    ["r = 'abc'.split('')", 'ValueError: empty separator'],
    [
      "r = 'abc'.split(b',')",
      "TypeError: can't convert 'bytes' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    ["r = b'a b'.split()", "[b'a', b'b']"],
    ["r = b'a,b'.split(b',')", "[b'a', b'b']"],
    ["r = 'a😀b😀'.split('😀')", "['a', 'b', '']"],
    ["r = 'a,b,c'.rsplit(',', 1)", "['a,b', 'c']"],
    ["r = 'a,b,c'.rsplit(',')", "['a', 'b', 'c']"],
    ["r = 'a b c'.rsplit(None, -1)", "['a', 'b', 'c']"],
    ["r = 'a b c'.rsplit(None, 1)", 'NotImplementedError: rsplit(None,n)'],
    ["r = 'aaa'.rsplit('aa', 1)", "['a', '']"],
    ["r = 'a,b,c'.rsplit(b',', 1)", "['a,b', 'c']"],
    ["r = 'a,b'.rsplit(',', 10**7)", 'MemoryError: memory allocation failed, allocating 40000004 bytes'],
    [String.raw`r = 'a\nb\r\nc\rd'.splitlines()`, "['a', 'b', 'c', 'd']"],
    [String.raw`r = 'a\nb\r\nc\n'.splitlines(True)`, String.raw`['a\n', 'b\r\n', 'c\n']`],
    [String.raw`r = 'a\n\nb'.splitlines(keepends=True)`, String.raw`['a\n', '\n', 'b']`],
    ["r = ''.splitlines()", '[]'],
    [String.raw`r = b'a\nb'.splitlines()`, "[b'a', b'b']"],
    [
      "r = 'a'.splitlines(1, 2)",
      'TypeError: extra positional arguments given',
      'TypeError: argument num/types mismatch',
    ],
    ["r = 'a'.splitlines(x=1)", 'TypeError: extra keyword arguments given', 'TypeError: argument num/types mismatch'],
  ]);
});

describe('stripping', () => {
  testTable([
    [String.raw`r = ' \t\n\x0b\x0c\r\0a b \0'.strip()`, "'a b'"],
    ["r = 'xxaxx'.lstrip('x')", "'axx'"],
    ["r = 'xxaxx'.rstrip('x')", "'xxa'"],
    ["r = 'abcba'.strip('ab')", "'c'"],
    ["r = '   '.strip()", "''"],
    ["r = 'abc'.strip('')", "'abc'"],
    ["r = 'é'.strip('è')", "')'"],
    ["r = b' a '.strip()", "b'a'"],
    ["r = b'aba'.strip(b'a')", "b'b'"],
    [
      "r = 'abc'.strip(None)",
      "TypeError: can't convert 'NoneType' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
    [
      "r = 'abc'.strip(b'a')",
      "TypeError: can't convert 'bytes' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
  ]);
});

describe('joining', () => {
  testTable([
    ["r = ','.join(['a', 'b', 'c'])", "'a,b,c'"],
    ["r = ','.join(('a',))", "'a'"],
    ["r = ','.join('abc')", "'a,b,c'"],
    ["r = ''.join([])", "''"],
    ["r = ', '.join(x for x in 'ab')", "'a, b'"],
    ["r = b'-'.join([b'a', b'', b'c'])", "b'a--c'"],
    ["r = ','.join([1])", 'TypeError: join expects a list of str/bytes objects consistent with self object'],
    ["r = ','.join([b'a'])", 'TypeError: join expects a list of str/bytes objects consistent with self object'],
    ["r = b','.join(['a'])", 'TypeError: join expects a list of str/bytes objects consistent with self object'],
    ["r = ','.join(5)", "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
  ]);
});

describe('letters and classes', () => {
  testTable([
    ["r = 'aBcÉé'.lower()", String.raw`'abc\xc9\xe9'`],
    ["r = 'aBcÉé'.upper()", String.raw`'ABC\xc9\xe9'`],
    [String.raw`r = b'aBc\xe9'.upper()`, String.raw`b'ABC\xe9'`],
    [String.raw`r = ' \t\n\x0b\x0c\r'.isspace()`, 'True'],
    ["r = ''.isspace()", 'False'],
    ["r = 'ab1'.isalpha()", 'False'],
    ["r = 'é'.isalpha()", 'False'],
    ["r = '0123'.isdigit()", 'True'],
    ["r = 'AB1'.isupper()", 'True'],
    ["r = 'Ab'.isupper()", 'False'],
    ["r = '123'.isupper()", 'False'],
    ["r = 'ab c'.islower()", 'True'],
    ["r = b'12'.isdigit()", 'True'],
  ]);
});

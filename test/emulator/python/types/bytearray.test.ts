import { describe } from 'vitest';
import { testTable } from '../table.ts';
import { arrayType } from '../../../../src/emulator/python/types/array.ts';

describe('bytearray', () => {
  testTable(
    [
      [
        "r = bytearray(), bytearray(2), bytearray(b'a\"'), bytearray([1, 300, -1]), bytearray('é')",
        String.raw`(bytearray(b''), bytearray(b'\x00\x00'), bytearray(b'a"'), bytearray(b'\x01,\xff'), bytearray(b'\xc3\xa9'))`,
      ],
      [
        "r = bytearray('a', 'utf-8')",
        'TypeError: function expected at most 1 arguments, got 2',
        'TypeError: argument num/types mismatch',
      ],
      [
        'r = bytearray(5, a=1)',
        'TypeError: function does not take keyword arguments',
        'TypeError: argument num/types mismatch',
      ],
      ['r = bytearray(None)', "TypeError: 'NoneType' object is not iterable", 'TypeError: object not iterable'],
      ["r = bytearray(['a'])", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
      ['r = bytearray(2**40)', 'OverflowError: overflow converting long int to machine word'],
      ['r = bytearray(10**8)', 'MemoryError: memory allocation failed, allocating 100000000 bytes'],
      ["r = bytearray(b'abc')[1], bytearray(b'abc')[-1], bytearray(b'abc')[1:]", "(98, 99, bytearray(b'bc'))"],
      ["r = bytearray(b'abc')[3]", 'IndexError: bytearray index out of range', 'IndexError: index out of range'],
      [
        "r = bytearray(b'abc')['a']",
        'TypeError: bytearray indices must be integers, not str',
        'TypeError: indices must be integers',
      ],
      ["r = bytearray(b'abc')[::2]", 'NotImplementedError: only slices with step=1 (aka None) are supported'],
      [
        "r = bytearray(b'ab') + b'c', bytearray(b'a') + 'é', bytearray(b'') + bytearray(b'')",
        String.raw`(bytearray(b'abc'), bytearray(b'a\xc3\xa9'), bytearray(b''))`,
      ],
      ["r = bytearray(b'ab') + 1", 'TypeError: object with buffer protocol required'],
      [
        "r = bytearray(b'ab') == b'ab', bytearray(b'a') == 5, bytearray(b'a') != bytearray(b'b')",
        '(True, False, True)',
      ],
      [
        "r = bytearray(b'a') < b'b'",
        "TypeError: unsupported types for __lt__: 'bytearray', 'bytes'",
        'TypeError: unsupported type for operator',
      ],
      ["r = b'a' in bytearray(b'abc'), None in bytearray(b'a')", '(True, False)'],
      ["r = 97 in bytearray(b'abc')", 'NotImplementedError: '],
      [
        "r = hash(bytearray(b'a'))",
        "TypeError: unsupported type for __hash__: 'bytearray'",
        'TypeError: unsupported type for operator',
      ],
      [
        "r = bytearray(b'a') * 2",
        "TypeError: unsupported types for __mul__: 'bytearray', 'int'",
        'TypeError: unsupported type for operator',
      ],
      ["r = list(bytearray(b'ab')), len(bytearray(3)), bool(bytearray())", '([97, 98], 3, False)'],
      ['r = dir(bytearray)', "['append', 'extend']"],
    ],
    { array: arrayType },
  );
});

describe('changing a bytearray', () => {
  testTable(
    [
      ["a = bytearray(b'abc'); a[0] = 300; a[-1] = True; r = a", String.raw`bytearray(b',b\x01')`],
      ["a = bytearray(b'abc'); a[3] = 1", 'IndexError: bytearray index out of range', 'IndexError: index out of range'],
      ["a = bytearray(b'abc'); a[0] = 'x'", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
      ["a = bytearray(b'abc'); a[0] = 2**40; r = a", String.raw`bytearray(b'\x00bc')`],
      ["a = bytearray(b'abcdef'); a[1:3] = b'XYZ'; r = a", "bytearray(b'aXYZdef')"],
      ["a = bytearray(b'abcdef'); a[1:5] = b''; r = a", "bytearray(b'af')"],
      ["a = bytearray(b'abcdef'); a[2:1] = bytearray(b'-'); r = a", "bytearray(b'ab-cdef')"],
      ["a = bytearray(b'abcdef'); a[6:] = a; r = a", "bytearray(b'abcdefabcdef')"],
      ["a = bytearray(b'abcdef'); a[1:3] = a; r = a", "bytearray(b'aabcdefdef')"],
      ["a = bytearray(b'abcdef'); a[0:2] = memoryview(b'wxyz')[1:3]; r = a", "bytearray(b'xycdef')"],
      ["a = bytearray(b'abc'); a[0:1] = [1]", 'NotImplementedError: array/bytes required on right side'],
      ["a = bytearray(b'abc'); a[0:1] = 'x'", 'NotImplementedError: array/bytes required on right side'],
      [
        "a = bytearray(b'abc'); a[::2] = b'xy'",
        'NotImplementedError: only slices with step=1 (aka None) are supported',
      ],
      ["a = bytearray(b'abc'); a[0:1] = array('h', [1])", 'ValueError: lhs and rhs should be compatible'],
      [
        "a = bytearray(b'abc'); del a[0]",
        "TypeError: 'bytearray' object does not support item deletion",
        'TypeError: object does not support item deletion',
      ],
      [
        "a = bytearray(b'ab'); [a.append(i) for i in range(10)]; r = a",
        String.raw`bytearray(b'ab\x00\x01\x02\x03\x04\x05\x06\x07\x08\t')`,
      ],
      ["a = bytearray(b'ab'); a.append('c')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
      ["a = bytearray(b'ab'); a.extend(b'cd'); a.extend(a); r = a", "bytearray(b'abcdabcd')"],
      ["a = bytearray(b'ab'); a.extend([1])", 'TypeError: object with buffer protocol required'],
      ["a = bytearray(b'ab'); b = a; a += 'c'; r = b", "bytearray(b'abc')"],
      ["a = bytearray(b'ab'); r = []; [(r.append(c), len(a) < 4 and a.append(c + 2)) for c in a]", '[97, 98, 99, 100]'],
    ],
    { array: arrayType },
  );
});

import { describe } from 'vitest';
import { testTable } from '../table.ts';
import { arrayType } from '../../../../src/emulator/python/types/array.ts';

describe('memoryview', () => {
  testTable(
    [
      ["r = list(memoryview(b'abc')), len(memoryview(b'abc')), memoryview('é')[0]", '([97, 98, 99], 3, 195)'],
      [
        "r = memoryview(b'abc')[-1], list(memoryview(b'abc')[1:]), list(memoryview(b'abcd')[1:][1:2])",
        '(99, [98, 99], [99])',
      ],
      ["r = str(memoryview(b'a'))", "'<memoryview>'"],
      ['r = memoryview(5)', 'TypeError: object with buffer protocol required'],
      [
        'r = memoryview()',
        'TypeError: function takes 1 positional arguments but 0 were given',
        'TypeError: argument num/types mismatch',
      ],
      ["r = memoryview(b'abc')[3]", 'IndexError: memoryview index out of range', 'IndexError: index out of range'],
      [
        "r = memoryview(b'abc')['a']",
        'TypeError: memoryview indices must be integers, not str',
        'TypeError: indices must be integers',
      ],
      ["r = memoryview(b'abc')[::2]", 'NotImplementedError: only slices with step=1 (aka None) are supported'],
      ["r = memoryview(array('h', [1, -2]))[1], len(memoryview(array('h', [1, 2])))", '(-2, 2)'],
      ["r = memoryview(b'ab') == b'ab', memoryview(b'ab') == memoryview(bytearray(b'ab'))", '(True, True)'],
      [
        "r = memoryview(b'ab') + b'c', memoryview(bytearray(b'ab')) + b'c'",
        "(array('B', [97, 98, 99]), bytearray(b'abc'))",
      ],
      ["r = 97 in memoryview(b'ab')", 'NotImplementedError: '],
      ["r = b'a' in memoryview(b'ab')", 'False'],
      ["r = bytes(memoryview(b'abcd')[1:3]), b'x' + memoryview(b'y')", "(b'bc', b'xy')"],
      [
        "r = memoryview(b'a').tobytes()",
        "AttributeError: 'memoryview' object has no attribute 'tobytes'",
        'AttributeError: no such attribute',
      ],
      ['r = dir(memoryview)', '[]'],
    ],
    { array: arrayType },
  );
});

describe('writing through a memoryview', () => {
  testTable(
    [
      [
        "a = bytearray(b'abcd'); m = memoryview(a)[1:]; m[0] = 120; r = a, list(m)",
        "(bytearray(b'axcd'), [120, 99, 100])",
      ],
      ["a = bytearray(b'abcd'); m = memoryview(a); m[1:3] = b'XY'; r = a", "bytearray(b'aXYd')"],
      ["a = bytearray(b'abcd'); m = memoryview(a)[1:]; m[1:3] = memoryview(a)[0:2]; r = a", "bytearray(b'abab')"],
      ["a = bytearray(b'abcd'); m = memoryview(a); m[1:3] = b'X'", 'ValueError: lhs and rhs should be compatible'],
      [
        "m = memoryview(b'abcd'); m[0] = 1",
        "TypeError: 'memoryview' object does not support item assignment",
        'TypeError: object does not support item assignment',
      ],
      [
        "m = memoryview(b'abcd'); m[0:1] = b'x'",
        "TypeError: 'memoryview' object does not support item assignment",
        'TypeError: object does not support item assignment',
      ],
      [
        "m = memoryview(b'abcd')[1:]; m[0] = 1",
        "TypeError: 'memoryview' object does not support item assignment",
        'TypeError: object does not support item assignment',
      ],
      [
        "m = memoryview(bytearray(b'ab')); m += b'c'",
        "TypeError: unsupported types for __iadd__: 'memoryview', 'bytes'",
        'TypeError: unsupported type for operator',
      ],
      ["m = memoryview(array('h', [1, 2])); m[0] = 70000; r = list(m)", '[4464, 2]'],
      ["a = bytearray(b'ab'); m = memoryview(a); a[0:1] = b'xyz'; r = list(m), a", "([120, 121], bytearray(b'xyzb'))"],
      [
        "m = memoryview(bytearray(b'abc'))[1:]; del m[0]",
        "TypeError: 'memoryview' object does not support item deletion",
        'TypeError: object does not support item deletion',
      ],
    ],
    { array: arrayType },
  );
});

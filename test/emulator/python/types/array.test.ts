import { describe } from 'vitest';
import { testTable } from '../table.ts';
import { arrayType } from '../../../../src/emulator/python/types/array.ts';

describe('array', () => {
  testTable(
    [
      [
        "r = array('b'), array('i', [1, -2]), array('B', b'ab'), array('H', bytearray(b'abcde')), array('h', range(3))",
        "(array('b'), array('i', [1, -2]), array('B', [97, 98]), array('H', [25185, 25699]), array('h', [0, 1, 2]))",
      ],
      [
        "r = array('b', [127, 128, 256]), array('B', [-1, 300]), array('h', [70000]), array('H', [-1])",
        "(array('b', [127, -128, 0]), array('B', [255, 44]), array('h', [4464]), array('H', [65535]))",
      ],
      [
        "r = array('i', [2**31, -2**31]), array('I', [-1, 2**32]), array('l', [1]), array('L', [2**31])",
        "(array('i', [-2147483648, -2147483648]), array('I', [4294967295, 0]), array('l', [1]), array('L', [2147483648]))",
      ],
      [
        "r = array('q', [-5, 2**63 - 1, 2**63]), array('Q', [-5, 2**64 - 1])",
        "(array('q', [-5, 9223372036854775807, -9223372036854775808]), array('Q', [18446744073709551611, 18446744073709551615]))",
      ],
      ["r = array('q', [-2**40])", "array('q', [280375465082880])"],
      ["r = array('f', [1, 2]), array('d', [2**40])", "(array('f', [0, 0]), array('d', [0]))"],
      ["r = array('P', [-1, 2**31])", "array('P', [-1, -2147483648])"],
      ["r = array('z')", 'ValueError: bad typecode'],
      ["a = array('O', [None, 'kg']); a.append(-1); r = a", "array('O', [None, 'kg', -1])"],
      ["l = []; a = array('O', (l,)); l.append(4); r = a[0] is l, a", "(True, array('O', [[4]]))"],
      ["r = array('')", "bytearray(b'')"],
      [
        'r = array(5)',
        "TypeError: can't convert 'int' object to str implicitly",
        "TypeError: can't convert to str implicitly",
      ],
      ["r = array('i', 5)", "TypeError: 'int' object is not iterable", 'TypeError: object not iterable'],
      ["r = array('i', ['a'])", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
      ["r = array('i', 'ab')", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
      ["r = array(b'b', [1])", "array('b', [1])"],
      [
        "r = array('i', [1, 2, 3])[1], array('i', [1, 2, 3])[-1], array('i', [1, 2, 3])[1:]",
        "(2, 3, array('i', [2, 3]))",
      ],
      ["r = array('i', [1])[1]", 'IndexError: array index out of range', 'IndexError: index out of range'],
      [
        "r = array('i', [1])['a']",
        'TypeError: array indices must be integers, not str',
        'TypeError: indices must be integers',
      ],
      ["r = array('i', [1, 2])[::2]", 'NotImplementedError: only slices with step=1 (aka None) are supported'],
      [
        "r = array('h', [1, 2]) + array('h', [3]), array('h', [1]) + b'ab' + b'c'",
        "(array('h', [1, 2, 3]), array('h', [1, 25185]))",
      ],
      ["r = array('h', [1]) + [1]", 'TypeError: object with buffer protocol required'],
      [
        String.raw`r = array('h', [1, 2]) == array('h', [1, 2]), array('h', [1]) == array('H', [1]), array('h', [1]) == b'\x01\x00'`,
        '(True, True, True)',
      ],
      [
        "r = array('h', [1]) < array('h', [2])",
        "TypeError: unsupported types for __lt__: 'array', 'array'",
        'TypeError: unsupported type for operator',
      ],
      ["r = 1 in array('h', [1])", 'NotImplementedError: '],
      [String.raw`r = b'\x01' in array('h', [1]), None in array('h')`, '(False, False)'],
      ["r = list(array('h', [1, 2])), len(array('i', [1])), bool(array('i'))", '([1, 2], 1, False)'],
      ["r = bytes(array('h', [1, -1]))", String.raw`b'\x01\x00\xff\xff'`],
      [
        "r = hash(array('i'))",
        "TypeError: unsupported type for __hash__: 'array'",
        'TypeError: unsupported type for operator',
      ],
      ['r = dir(array)', "['append', 'extend']"],
    ],
    { array: arrayType },
  );
});

describe('changing an array', () => {
  testTable(
    [
      ["a = array('h', [1, 2]); a[0] = -32769; r = a", "array('h', [32767, 2])"],
      ["a = array('h', [1, 2]); a[2] = 1", 'IndexError: array index out of range', 'IndexError: index out of range'],
      [
        "a = array('h', [1, 2]); a[0] = None",
        "TypeError: can't convert NoneType to int",
        "TypeError: can't convert to int",
      ],
      ["a = array('h', [1, 2]); a.append(3); a.append(4); r = a", "array('h', [1, 2, 3, 4])"],
      ["a = array('h', [1]); a.extend(array('h', [2])); a.extend(b'abc'); r = a", "array('h', [1, 2, 25185])"],
      ["a = array('h', [1]); a.extend([2])", 'TypeError: object with buffer protocol required'],
      ["a = array('h', [1]); a += b'ab'; r = a", "array('h', [1, 25185])"],
      ["a = array('h', [1, 2, 3]); a[1:2] = array('H', [7, 8]); r = a", "array('h', [1, 7, 8, 3])"],
      ["a = array('h', [1, 2, 3]); a[1:2] = b'ab'", 'ValueError: lhs and rhs should be compatible'],
      ["a = array('h', [1, 2, 3]); a[0:2] = array('h'); a.append(9); r = a", "array('h', [3, 9])"],
      ["a = array('h', [1]); a[0:1] = [1]", 'NotImplementedError: array/bytes required on right side'],
      [
        "a = array('h', [1]); del a[0]",
        "TypeError: 'array' object does not support item deletion",
        'TypeError: object does not support item deletion',
      ],
    ],
    { array: arrayType },
  );
});

import { describe } from 'vitest';
import { testTable } from '../table.ts';

describe('bytes', () => {
  testTable([
    [String.raw`r = b'a\'"\n\x00\x7f\x80\\'`, String.raw`b'a\'"\n\x00\x7f\x80\\'`],
    ['r = b"it\'s"', 'b"it\'s"'],
    ["r = str(b'a'), '%s' % b'a'", '("b\'a\'", "b\'a\'")'],
    ["r = b'abc'[1], b'abc'[-1]", '(98, 99)'],
    ["r = b'abc'[1:], b'abc'[:-1], b'abc'[5:]", "(b'bc', b'ab', b'')"],
    ["r = b'abc'[3]", 'IndexError: bytes index out of range', 'IndexError: index out of range'],
    ["r = b'abc'['a']", 'TypeError: bytes indices must be integers, not str', 'TypeError: indices must be integers'],
    ["r = b'abc'['a':]", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ["r = b'abc'[::2]", 'NotImplementedError: only slices with step=1 (aka None) are supported'],
    ["r = b'abc'[::0]", 'ValueError: slice step cannot be zero'],
    ["r = b'ab' + b'c', b'ab' + 'c', b'ab' + bytearray(b'c')", "(b'abc', b'abc', b'abc')"],
    [
      "r = b'ab' + 1",
      "TypeError: unsupported types for __add__: 'bytes', 'int'",
      'TypeError: unsupported type for operator',
    ],
    ["r = b'ab' * 3, 2 * b'x', b'a' * -1", "(b'ababab', b'xx', b'')"],
    ["r = b'a' == b'a', b'a' == bytearray(b'a'), b'a' == 'a'", '(True, True, False)'],
    ["r = b'a' < b'b', b'ab' > b'a', b'a' <= 'b'", '(True, True, True)'],
    [
      "r = b'a' < 1",
      "TypeError: unsupported types for __lt__: 'bytes', 'int'",
      'TypeError: unsupported type for operator',
    ],
    ["r = b'bc' in b'abc', 'b' in b'abc', 98 in b'abc', b'' in b''", '(True, True, True, True)'],
    ["r = None in b'abc'", 'False'],
    ["r = hash(b'abc'), hash(b'')", '(133, 5)'],
    ["r = list(b'ab')", '[97, 98]'],
    ["r = bool(b''), bool(b'a'), len(b'abc')", '(False, True, 3)'],
    ["r = b'x' * 10**8", 'MemoryError: memory allocation failed, allocating 100000001 bytes'],
    [
      "r = bytes(), bytes(3), bytes([1, 2]), bytes(range(3)), bytes(b'a'), bytes(bytearray(b'b'))",
      String.raw`(b'', b'\x00\x00\x00', b'\x01\x02', b'\x00\x01\x02', b'a', b'b')`,
    ],
    ["r = bytes('a')", 'TypeError: wrong number of arguments'],
    ["r = bytes('é', 'utf-8')", String.raw`b'\xc3\xa9'`],
    ['r = bytes(5, 6)', 'TypeError: wrong number of arguments'],
    ['r = bytes([256])', 'ValueError: bytes value out of range'],
    ['r = bytes([-1])', 'ValueError: bytes value out of range'],
    ["r = bytes(['a'])", "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    ['r = bytes(True)', "TypeError: 'bool' object is not iterable", 'TypeError: object not iterable'],
    ['r = bytes(None)', "TypeError: 'NoneType' object is not iterable", 'TypeError: object not iterable'],
    ['r = bytes(-2)', 'MemoryError: memory allocation failed, allocating 4294967295 bytes'],
    ['r = bytes(a=1)', 'NotImplementedError: keyword argument(s) not yet implemented - use normal args instead'],
    [String.raw`r = b'\xc3\xa9'.decode(), b'\xff'.decode('utf-8', 'strict')`, String.raw`('\xe9', '\x00')`],
    [
      "r = b'a'.encode()",
      "AttributeError: 'bytes' object has no attribute 'encode'",
      'AttributeError: no such attribute',
    ],
    [
      'r = dir(bytes)',
      "['decode', 'find', 'rfind', 'index', 'rindex', 'join', 'split', 'splitlines', 'rsplit', 'startswith', 'endswith', 'strip', 'lstrip', 'rstrip', 'format', 'replace', 'count', 'lower', 'upper', 'isspace', 'isalpha', 'isdigit', 'isupper', 'islower']",
    ],
  ]);
});

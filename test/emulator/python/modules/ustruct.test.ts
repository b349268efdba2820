import { describe } from 'vitest';
import { testTable } from '../table.ts';

/** A program that uses the module. */
function using(program: string): string {
  return `import ustruct\n${program}`;
}

describe('ustruct', () => {
  testTable([
    [using("r = ustruct.pack('<bHi', -1, 2, -3)"), "b'\\xff\\x02\\x00\\xfd\\xff\\xff\\xff'"],
    [using("r = ustruct.pack('>H', 258), ustruct.pack('!H', 258)"), "(b'\\x01\\x02', b'\\x01\\x02')"],
    [using("r = ustruct.unpack('<hB', b'\\xfe\\xff\\x05')"), '(-2, 5)'],
    [
      using("r = ustruct.unpack('>q', b'\\xff' * 8), ustruct.unpack('<Q', b'\\xff' * 8)"),
      '((-1,), (18446744073709551615,))',
    ],
    [using("r = ustruct.calcsize('bi'), ustruct.calcsize('<bi'), ustruct.calcsize('bq')"), '(8, 5, 16)'],
    [
      using("r = ustruct.pack('3s2B', b'abcd', 1, 2), ustruct.pack('4s', 'é')"),
      "(b'abc\\x01\\x02', b'\\xc3\\xa9\\x00\\x00')",
    ],
    [using("r = ustruct.unpack('2sB', b'ab\\x07')"), "(b'ab', 7)"],
    [using("b = bytearray(4)\nustruct.pack_into('<H', b, 1, 258)\nr = b"), "bytearray(b'\\x00\\x02\\x01\\x00')"],
    [using("b = bytearray(4)\nustruct.pack_into('<H', b, -2, 258)\nr = b"), "bytearray(b'\\x00\\x00\\x02\\x01')"],
    [using("r = ustruct.unpack_from('<H', b'\\x00\\x00\\x01\\x02', 2)"), '(513,)'],
    [using("r = ustruct.unpack('<H', memoryview(b'\\x00\\x01\\x02')[1:])"), '(513,)'],
    [using("r = ustruct.calcsize('=i')"), 'ValueError: bad typecode'],
    [using("r = ustruct.calcsize('z')"), 'ValueError: bad typecode'],
    [using("r = ustruct.calcsize('3')"), 'ValueError: bad typecode'],
    [using("r = ustruct.unpack('I', b'\\x00')"), 'ValueError: buffer too small'],
    [using("r = ustruct.pack_into('I', bytearray(3), 0, 1)"), 'ValueError: buffer too small'],
    [using("r = ustruct.unpack('B', b'a', -2)"), 'ValueError: buffer too small'],
    [using("r = ustruct.pack('B', 'x')"), "TypeError: can't convert str to int", "TypeError: can't convert to int"],
    [using("r = ustruct.pack_into('B', b'a', 0, 1)"), 'TypeError: object with buffer protocol required'],
    [using("r = ustruct.unpack('99999s', b'')"), 'ValueError: buffer too small'],
    [using("r = ustruct.pack('99999s', b'')"), 'MemoryError: memory allocation failed, allocating 100000 bytes'],
  ]);
});

describe('ustruct counts neither too few nor too many values (documentation 5.4.4)', () => {
  testTable([
    [using("r = ustruct.pack('bb', 1)"), "b'\\x01\\x00'"],
    [using("r = ustruct.pack('bb', 1, 2, 3)"), "b'\\x01\\x02'"],
    [using("r = ustruct.pack('3b', 1)"), "b'\\x01\\x00\\x00'"],
  ]);
});

describe('a native field is aligned', () => {
  testTable([
    [using("r = ustruct.pack('bI', 1, 2)"), "b'\\x01\\x00\\x00\\x00\\x02\\x00\\x00\\x00'"],
    [using("r = ustruct.unpack('H', b'\\x01\\x02\\x03\\x04', 1)"), '(1027,)'],
    [using("r = ustruct.unpack('H', memoryview(b'\\x01\\x02\\x03\\x04')[1:])"), '(1027,)'],
  ]);
});

describe('an object is packed as its address', () => {
  testTable([
    [using("a = []\nr = ustruct.unpack('<O', ustruct.pack('<O', a))[0] is a"), 'True'],
    [using("r = ustruct.unpack('>OOO', ustruct.pack('>OOO', -7, 'kg', 10**20))"), "(-7, 'kg', 100000000000000000000)"],
    [using("ustruct.unpack('O', b'\\x00\\x00\\x00\\x00')"), 'ValueError: no buffer at address 0x0, size 1'],
  ]);
});

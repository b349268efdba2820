/**
 * uctypes as documentation 4.2.6 has it, in programs; what the firmware does was compared with it call by call.
 */
import { describe, expect, test } from 'vitest';
import { resultOf } from '../../table.ts';

/** A program with the names of the module, and 16 bytes of memory that hold 0x80 to 0x8f. */
function using(program: string): string {
  return `from uctypes import *\nimport uctypes\nb = bytearray(range(128, 144))\na = addressof(b)\n${program}`;
}

test('the descriptors of the documentation, as printed', () => {
  const program = `
descriptor = {
    "field_name": uctypes.UINT32 | 0,
    "sub": (2, {
        "b0": uctypes.UINT8 | 0,
        "b1": uctypes.UINT8 | 1,
    }),
    "arr": (uctypes.ARRAY | 0, uctypes.UINT8 | 2),
    "arr2": (uctypes.ARRAY | 0, 2, {"b": uctypes.UINT8 | 0}),
    "ptr": (uctypes.PTR | 0, uctypes.UINT8),
    "ptr2": (uctypes.PTR | 0, {"b": uctypes.UINT8 | 0}),
    "bitf0": uctypes.BFUINT16 | 0 | 0 << uctypes.BF_POS | 8 << uctypes.BF_LEN,
}
s = uctypes.struct(a, descriptor)
r = [hex(s.field_name), s.sub.b0, s.sub.b1, bytes(s.arr), s.arr2[1].b, s.bitf0]
b[:4] = (a + 8).to_bytes(4, 'little')
r += [s.ptr[0], s.ptr2[1].b]`;

  expect(resultOf(using(program))).toBe("['0x83828180', 130, 131, b'\\x80\\x81', 129, 128, 136, 137]");
});

test.each([
  // One byte of each size, read in each layout.
  ['s = struct(a, {"x": UINT8 | 1, "y": INT8 | 1})\nr = s.x, s.y', '(129, -127)'],
  ['s = struct(a, {"x": UINT16 | 1, "y": INT16 | 1})\nr = hex(s.x), s.y', "('0x8281', -32127)"],
  ['s = struct(a, {"x": UINT32 | 0, "y": INT32 | 0}, BIG_ENDIAN)\nr = hex(s.x), s.y', "('0x80818283', -2138996093)"],
  ['s = struct(a, {"x": UINT64 | 0}, LITTLE_ENDIAN)\nr = hex(s.x)', "'0x8786858483828180'"],
  ['s = struct(a, {"x": INT64 | 0}, BIG_ENDIAN)\nr = s.x', '-9186918263483431289'],
  // Writing.
  ['s = struct(a, {"x": UINT16 | 2}, BIG_ENDIAN)\ns.x = 0x1234\nr = b[1:5]', "bytearray(b'\\x81\\x124\\x84')"],
  ['s = struct(a, {"x": UINT8 | 0})\ns.x = -1\nr = b[:2]', "bytearray(b'\\xff\\x81')"],
  ['s = struct(a, {"x": UINT32 | 0})\ns.x = (1 << 40) + 7\nr = s.x', '7'],
  ['s = struct(a, {"x": UINT64 | 1})\ns.x = 1 << 63\nr = s.x == 1 << 63, b[0], b[9]', '(True, 128, 137)'],
  ['s = struct(a, {"x": UINT8 | 0})\ns.x = "1"', "TypeError: can't convert str to int"],
  // Bit fields, counted from the least significant bit whatever the order of the bytes.
  ['s = struct(a, {"x": BFUINT16 | 0 | 0 << BF_POS | 8 << BF_LEN})\nr = hex(s.x)', "'0x80'"],
  ['s = struct(a, {"x": BFUINT16 | 0 | 0 << BF_POS | 8 << BF_LEN}, BIG_ENDIAN)\nr = hex(s.x)', "'0x81'"],
  ['s = struct(a, {"x": BFUINT32 | 0 | 4 << BF_POS | 12 << BF_LEN})\nr = hex(s.x)', "'0x818'"],
  ['s = struct(a, {"x": BFINT8 | 0 | 4 << BF_POS | 4 << BF_LEN})\nr = s.x', '-8'],
  ['s = struct(a, {"x": BFUINT8 | 0 | 2 << BF_POS | 3 << BF_LEN})\ns.x = 0xff\nr = b[0], s.x', '(156, 7)'],
  [
    's = struct(a, {"x": BFUINT16 | 0 | 7 << BF_POS | 2 << BF_LEN}, BIG_ENDIAN)\ns.x = 1\nr = b[:2]',
    "bytearray(b'\\x80\\x81')",
  ],
  // Structures, arrays and pointers.
  ['s = struct(a, {"sub": (2, {"b0": UINT8 | 0, "b1": UINT8 | 1})})\nr = s.sub.b0, s.sub.b1', '(130, 131)'],
  ['s = struct(a, {"arr": (ARRAY | 0, UINT8 | 2)})\nr = s.arr', "bytearray(b'\\x80\\x81')"],
  ['s = struct(a, {"arr": (ARRAY | 1, UINT8 | 2)})\ns.arr[1] = 5\nr = b[2]', '5'],
  [
    's = struct(a, {"arr": (ARRAY | 2, UINT16 | 2)})\ns.arr[1] = 5\nr = s.arr[0], s.arr[1], b[4:6]',
    "(33666, 5, bytearray(b'\\x05\\x00'))",
  ],
  ['s = struct(a, {"arr": (ARRAY | 0, INT64 | 2)})\ns.arr[1] = 5\nr = s.arr[1], b[0]', '(5, 128)'],
  ['s = struct(a, {"arr": (ARRAY | 0, UINT16 | 2)}, BIG_ENDIAN)\nr = hex(s.arr[1])', "'0x8283'"],
  ['s = struct(a, {"arr": (ARRAY | 0, UINT16 | 2)})\ns.arr[2]', 'IndexError: struct: index out of range'],
  ['s = struct(a + 2, {"arr": (ARRAY | 0, UINT8 | 2), "w": (ARRAY | 2, UINT16 | 2)})\nr = s.w[-1]', '33666'],
  ['s = struct(a, {"arr2": (ARRAY | 1, 2, {"b": UINT8 | 0, "c": UINT8 | 1})})\nr = s.arr2[1].b', '131'],
  [
    's = struct(a, {"arr2": (ARRAY | 0, 2, {"b": UINT8 | 0})})\ns.arr2[0] = 1',
    "TypeError: 'struct' object does not support item assignment",
  ],
  [
    'b[:4] = (a + 8).to_bytes(4, "little")\ns = struct(a, {"ptr": (PTR | 0, UINT8)})\nr = s.ptr[0], s.ptr[1], s.ptr[-1]',
    '(136, 137, 135)',
  ],
  [
    'b[:4] = (a + 8).to_bytes(4, "little")\ns = struct(a, {"ptr2": (PTR | 0, {"b": UINT16 | 0})}, BIG_ENDIAN)\nr = hex(s.ptr2[1].b)',
    "'0x8a8b'",
  ],
  ['b[:4] = (a + 8).to_bytes(4, "little")\ns = struct(a, {"ptr": (PTR | 0, VOID)})\ns.ptr[0] = 1\nr = b[8]', '136'],
])('%s', (program, expected) => {
  expect(resultOf(using(program))).toBe(expected);
});

describe('sizeof()', () => {
  test.each([
    ['{"x": UINT8 | 0, "y": UINT32 | 4}', '8'],
    ['{"x": UINT32 | 0, "y": UINT8 | 4}', '8'],
    ['struct(0, {"x": UINT32 | 0, "y": UINT8 | 4}, LITTLE_ENDIAN)', '5'],
    ['{"x": BFUINT32 | 8 | 3 << BF_POS | 5 << BF_LEN}', '12'],
    ['{"p": (PTR | 0, UINT64)}', '4'],
    ['{"a": (ARRAY | 2, UINT16 | 3)}', '8'],
    ['{"a": (ARRAY | 0, 3, {"x": UINT16 | 0})}', '6'],
    ['struct(a, {"s": (4, {"x": UINT8 | 0})}).s', '1'],
    ['(ARRAY | 0, UINT32 | 3)', '12'],
    ['{}', '0'],
    ['b', '16'],
  ])('of %s is %s', (value, size) => {
    expect(resultOf(using(`r = sizeof(${value})`))).toBe(size);
  });

  test.each([
    ['5', 'TypeError: Cannot unambiguously get sizeof scalar'],
    ['[]', 'TypeError: syntax error in uctypes descriptor'],
    ['{"x": "y"}', 'TypeError: syntax error in uctypes descriptor'],
    ['{"x": 1 << 40}', 'TypeError: syntax error in uctypes descriptor'],
    ['{"x": ()}', 'TypeError: syntax error in uctypes descriptor'],
    ['{"x": (0,)}', 'TypeError: syntax error in uctypes descriptor'],
  ])('of %s fails', (value, error) => {
    expect(resultOf(using(`sizeof(${value})`))).toBe(error);
  });
});

describe('memory', () => {
  test('bytes_at() copies, bytearray_at() does not', () => {
    const program = 'c, d = bytes_at(a + 1, 2), bytearray_at(a + 1, 2)\nd[0] = 1\nb[2] = 2\nr = c, d, b[:3]';

    expect(resultOf(using(program))).toBe("(b'\\x81\\x82', bytearray(b'\\x01\\x02'), bytearray(b'\\x80\\x01\\x02'))");
  });

  test('addressof() is that of the bytes: of a view, a bytes object, another struct', () => {
    const program = [
      's = struct(a + 3, {"x": UINT8 | 0})',
      't = b"xyz"',
      'r = addressof(memoryview(b)[5:]) - a, addressof(s) - a, bytes_at(addressof(t), 3)',
    ].join('\n');

    expect(resultOf(using(program))).toBe("(5, 3, b'xyz')");
  });

  test('a struct is a buffer', () => {
    expect(resultOf(using('r = bytes(struct(a + 2, {"x": UINT16 | 0}))'))).toBe("b'\\x82\\x83'");
  });

  test('a struct keeps the memory it looks at', () => {
    const program = `
s = struct(addressof(b'held'), {"x": (ARRAY | 0, UINT8 | 4)})
for i in range(200):
    addressof(bytearray(10000))
r = s.x`;

    expect(resultOf(using(program))).toBe("bytearray(b'held')");
  });

  test.each([
    ['struct(0, {"x": UINT8 | 0}).x', 'ValueError: no buffer at address 0x0, size 1'],
    ['struct(0x7fffffff, {"x": UINT32 | 1}).x', 'ValueError: no buffer at address 0x80000000, size 4'],
    ['struct(-1, {"x": UINT8 | 0}).x = 5', 'ValueError: no buffer at address 0xffffffff, size 1'],
    ['bytes_at(0, 10)', 'ValueError: no buffer at address 0x0, size 10'],
    ['bytes_at(a, -1)', 'MemoryError: memory allocation failed, allocating 4294967295 bytes'],
    ['bytearray_at(a, 1 << 20)', 'MemoryError: memory allocation failed, allocating 1048576 bytes'],
    ['struct(a, {"p": (PTR | 0, UINT8)}).p[0]', 'ValueError: no buffer at address 0x83828180, size 1'],
  ])('%s stays inside the board', (program, error) => {
    expect(resultOf(using(program))).toBe(error);
  });

  test('the end of a buffer is the end of the memory', () => {
    const result = resultOf(using('struct(a + 15, {"x": UINT16 | 0}).x'));

    expect(result).toMatch(/^ValueError: no buffer at address 0x[0-9a-f]+f, size 2$/);
  });
});

describe('struct', () => {
  test.each([
    ['struct(0, {})', '<struct STRUCT 0>'],
    ['struct(16, (ARRAY | 0, UINT8 | 1))', '<struct ARRAY 10>'],
    ['struct(0, (PTR | 0, UINT8))', '<struct PTR 0>'],
    ['struct(0, (0, {}))', '<struct unk 0>'],
    ['struct(0, [])', '<struct ERROR 0>'],
  ])('repr of %s', (value, shown) => {
    expect(resultOf(using(`r = ${value}`))).toBe(shown);
  });

  test.each([
    ['struct(a, {}).x', 'KeyError: x'],
    ['struct(a, []).x', 'TypeError: struct: no fields'],
    ['struct(a, {})[0]', 'TypeError: struct: cannot index'],
    ['struct(a, {"x": (0, {})}).x = 1', 'TypeError: syntax error in uctypes descriptor'],
    ['struct(a, {"x": "y"}).x', 'TypeError: syntax error in uctypes descriptor'],
    ['del struct(a, (ARRAY | 0, UINT8 | 2))[0]', "TypeError: 'struct' object does not support item deletion"],
    ['struct(a)', 'TypeError: function missing 1 required positional arguments'],
    ['struct(a, descriptor={})', 'TypeError: function does not take keyword arguments'],
    // FLOAT32 and FLOAT64 of a firmware with floats.
    ['uctypes.FLOAT32', "AttributeError: 'module' object has no attribute 'FLOAT32'"],
    ['struct(a, {"x": -268435456}).x', 'TypeError: syntax error in uctypes descriptor'],
  ])('%s fails', (program, error) => {
    expect(resultOf(using(program))).toBe(error);
  });
});

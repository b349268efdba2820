import { describe } from 'vitest';
import { testTable } from '../table.ts';

/** A program that uses the module. */
function using(program: string): string {
  return `import uio\n${program}`;
}

describe('StringIO', () => {
  testTable([
    [
      using("f = uio.StringIO('héllo\\nyou')\nr = f.read(2), f.readline(), f.read(), f.read()"),
      "('h\\xe9', 'llo\\n', 'you', '')",
    ],
    [using("r = list(uio.StringIO('a\\n\\nb'))"), "['a\\n', '\\n', 'b']"],
    [using("f = uio.StringIO()\nr = f.write('é'), f.write('x'), f.getvalue()"), "(2, 1, '\\xe9x')"],
    [using("f = uio.StringIO('abc')\nf.write('X')\nr = f.getvalue(), f.read()"), "('Xbc', 'bc')"],
    [using('f = uio.StringIO()\nprint(1, 2, file=f)\nr = f.getvalue()'), "'1 2\\n'"],
    [using("with uio.StringIO('a') as f:\n  pass\nf.read()"), 'ValueError: I/O operation on closed file'],
    [using("f = uio.StringIO('a')\nf.close()\nr = f.read(0), f.write('')"), "('', 0)"],
    [using("class S(uio.StringIO): pass\nr = S('abc').read(2)"), "'ab'"],
    [using('r = str(uio.StringIO())[:15]'), "'<io.StringIO 0x'"],
    [using("uio.StringIO('').read('x')"), "TypeError: can't convert str to int", "TypeError: can't convert to int"],
  ]);
});

describe('BytesIO', () => {
  testTable([
    [using("f = uio.BytesIO(b'abc')\nr = f.read(1), f.seek(0, 2), f.read()"), "(b'a', 3, b'')"],
    [using("f = uio.BytesIO()\nf.seek(2)\nf.write(b'x')\nr = f.getvalue()"), "b'\\x00\\x00x'"],
    [using("b = bytearray(3)\nr = uio.BytesIO(b'ab').readinto(b), b"), "(2, bytearray(b'ab\\x00'))"],
    [using("b = bytearray(3)\nr = uio.BytesIO(b'abc').readinto(b, 1), b"), "(1, bytearray(b'a\\x00\\x00'))"],
    [using("f = uio.BytesIO()\nr = f.write(b'abcdef', 2), f.write(b'abcdef', 4, 9), f.getvalue()"), "(2, 2, b'abef')"],
    [using("r = uio.BytesIO(b'abc').readline(2), uio.BytesIO(b'a\\nb').readline()"), "(b'ab', b'a\\n')"],
    [using("b = bytearray(b'ab')\nf = uio.BytesIO(b)\nb[0] = 120\nr = f.getvalue()"), "b'ab'"],
    [
      using('f = uio.BytesIO()\nf.seek(100000)\nf.write(b"x")'),
      'MemoryError: memory allocation failed, allocating 100001 bytes',
    ],
    [using("f = uio.BytesIO()\nr = f.seek(-2)\nf.write(b'abc')"), 'OSError: 27'],
    [using('uio.BytesIO(b"a").read(-2)'), 'MemoryError: memory allocation failed, allocating 4294967295 bytes'],
  ]);
});

import { describe, expect, test } from 'vitest';
import { Buffer } from 'node:buffer';
import { Random } from '../../../drivers/random.ts';
import { resultOf, testTable } from '../table.ts';

/** A program that uses the module. */
function using(program: string): string {
  return `import ubinascii as u\n${program}`;
}

describe('ubinascii', () => {
  testTable([
    [using("r = u.hexlify(b'\\x00\\xfeA'), u.hexlify('é')"), "(b'00fe41', b'c3a9')"],
    [using("r = u.hexlify(b'abc', ':-'), u.hexlify(b'a', ':'), u.hexlify(b'', ':')"), "(b'61:62:63', b'61', b'')"],
    [using("r = u.unhexlify('00feAb')"), "b'\\x00\\xfe\\xab'"],
    [using("u.unhexlify(b'abc')"), 'ValueError: odd-length string'],
    [using("u.unhexlify(b'ag')"), 'ValueError: non-hex digit found'],
    [using("r = u.b2a_base64(b''), u.b2a_base64(b'a'), u.b2a_base64(b'ab?')"), "(b'\\n', b'YQ==\\n', b'YWI/\\n')"],
    [using("r = u.a2b_base64('YQ=='), u.a2b_base64(b'YWI='), u.a2b_base64(b'')"), "(b'a', b'ab', b'')"],
    [using("u.a2b_base64(b'YQ')"), 'ValueError: incorrect padding'],
    [using("u.a2b_base64(b'YQ==YQ==')"), 'ValueError: incorrect padding'],
    [using("u.a2b_base64(b'Y===')"), 'ValueError: incorrect padding'],
    [using("u.a2b_base64(b'YQ=\\n')"), 'ValueError: invalid character'],
    [using('u.hexlify(5)'), 'TypeError: object with buffer protocol required'],
    [using("r = hex(u.crc32(b'123456789'))"), "'0xcbf43926'", 'AttributeError: no such attribute'],
    [
      using("r = u.crc32(b'6789', u.crc32('12345')) == u.crc32(b'123456789')"),
      'True',
      'AttributeError: no such attribute',
    ],
  ]);

  test('base64 of any bytes is what others make of them, and comes back', () => {
    const random = new Random(64);

    for (let length = 0; length < 40; length++) {
      const hex = Array.from({ length }, () => random.below(256).toString(16).padStart(2, '0')).join('');
      const base64 = Buffer.from(hex, 'hex').toString('base64');

      const program = `d = u.unhexlify('${hex}')\nr = u.b2a_base64(d) == b'${base64}\\n' and u.a2b_base64('${base64}') == d`;

      expect(resultOf(using(program))).toBe('True');
    }
  });
});

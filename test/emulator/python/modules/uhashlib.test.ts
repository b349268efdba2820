import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

/** A program that uses the module; the shipped firmware does not have it. */
function using(program: string): string {
  return `import uhashlib\nfrom ubinascii import hexlify\n${program}`;
}

function hexOf(algorithm: string, text: string): string {
  return `b'${createHash(algorithm).update(text).digest('hex')}'`;
}

test.each(['md5', 'sha1', 'sha256'])('%s hashes str and buffers, in one piece or many', (algorithm) => {
  const program = `h = uhashlib.${algorithm}('ab')
h.update(b'cd')
h.update(bytearray(b'ef'))
r = hexlify(h.digest())`;

  expect(resultOf(using(program))).toBe(hexOf(algorithm, 'abcdef'));
});

describe('digest()', () => {
  test('may be asked for and more added', () => {
    const program = "h = uhashlib.sha1('a')\nh.digest()\nh.update('b')\nr = hexlify(h.digest()) + hexlify(h.digest())";
    const once = hexOf('sha1', 'ab').slice(2, -1);

    expect(resultOf(using(program))).toBe(`b'${once}${once}'`);
  });
});

describe('with a size (documentation 2.13.2)', () => {
  const pieces = "h = uhashlib.sha1('abcd1234', 1001)\nfor i in range(247):\n  h.update('1234')\nh.update('12345')\n";

  test('the example of the documentation gives the hash of all pieces', () => {
    const whole = `abcd1234${'1234'.repeat(247)}12345`;

    expect(whole).toHaveLength(1001);
    expect(resultOf(using(`${pieces}r = hexlify(h.digest())`))).toBe(hexOf('sha1', whole));
  });

  testTable(
    [
      ["uhashlib.sha256('abcd', 8).digest()", 'OSError: [Errno 1] EPERM'],
      ["h = uhashlib.sha256('abcd', 4)\nh.update('1')", 'OSError: [Errno 1] EPERM'],
      ["r = hexlify(uhashlib.sha256('abcdefgh', 4).digest())", hexOf('sha256', 'abcd')],
      ["h = uhashlib.sha256('x' * 4096, 60000)\nfor i in range(13):\n  h.update('x' * 4096)\nr = 1", '1'],
    ].map(([program, result]) => [using(program!), result!, 'ImportError: module not found']),
  );
});

test('without a size the data must fit into memory', () => {
  const program = "h = uhashlib.sha256()\nfor i in range(13):\n  h.update('x' * 4096)";

  expect(resultOf(using(program))).toBe('MemoryError: memory allocation failed, allocating 53248 bytes');
});

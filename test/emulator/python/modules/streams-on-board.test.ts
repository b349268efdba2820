/**
 * Modules that read streams, with files on the flash of a whole board.
 */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { TestBoard } from '../../../drivers/device.ts';

test('ujson.load() reads a file, text or binary', () => {
  const board = new TestBoard();
  board.save('settings.json', '{"name": "é", "pins": [1, 2]}');

  const printed = board.runScript(`
import json
with open('settings.json') as f:
    print(json.load(f)['name'] == '\\xe9')
with open('settings.json', 'rb') as f:
    print(json.load(f)['pins'])
`);

  expect(printed).toBe('True\r\n[1, 2]\r\n');
});

test('uzlib.DecompIO reads a file', () => {
  const packed = gzipSync('line one\nline two\n').toString('hex');

  const printed = new TestBoard().runScript(`
import zlib, binascii
with open('t.gz', 'wb') as f:
    f.write(binascii.unhexlify('${packed}'))
with open('t.gz', 'rb') as f:
    unpacked = zlib.DecompIO(f, 31)
    print(unpacked.readline(), unpacked.read())
`);

  expect(printed).toBe("b'line one\\n' b'line two\\n'\r\n");
});

test('print() writes into a file in memory', () => {
  const printed = new TestBoard().runScript(`
import uio
f = uio.StringIO()
print('a', 1, file=f)
print(repr(f.getvalue()))
`);

  expect(printed).toBe("'a 1\\n'\r\n");
});

test.each(['documented', 'shipped'] as const)('a file on the flash wins over a weak link (%s)', (profile) => {
  const board = new TestBoard({ profile });
  board.save('lib/re.py', 'who = "file"');

  expect(board.runScript('import re, ure, struct\nprint(re.who, ure.__name__, struct.__name__)')).toBe(
    'file ure ustruct\r\n',
  );
});

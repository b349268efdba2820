import { expect, test } from 'vitest';
import { checkCall } from '../../../src/main/rpc/allow-list.ts';

test.each([
  ['describe', []],
  ['listFolder', ['device', '/flash']],
  ['writeText', ['project', 'lib/net.py', 'x = 1\n']],
  ['typeConsole', [Uint8Array.of(3)]],
  ['reset', ['hard']],
  ['drivePin', ['GP17', null]],
  ['drivePin', ['GP17', 0]],
  ['saveState', ['layout', '{}']],
])('%s with %j passes unchanged', (method, params) => {
  expect(checkCall(method, params)).toEqual({ method, params });
});

test.each(['constructor', '__proto__', 'toString', 'valueOf', 'attach', 'close', 'then', ''])(
  'there is no %j',
  (method) => {
    expect(() => checkCall(method, [])).toThrow(expect.objectContaining({ code: 'unknown-method' }));
  },
);

test.each<[string, unknown[], string]>([
  ['describe', [1], 'too many'],
  ['readText', ['project'], 'too few'],
  ['readText', ['disk', 'main.py'], 'another area'],
  ['readText', ['project', 'a\0b'], 'NUL in a path'],
  ['readText', ['project', 'x'.repeat(2_000)], 'a path too long'],
  ['writeText', ['project', 'a', 'x'.repeat(3_000_000)], 'a text too long'],
  ['typeConsole', ['text'], 'text for bytes'],
  ['typeConsole', [[1, 2]], 'numbers for bytes'],
  ['drivePin', ['GP17', 2], 'a level that is none'],
  ['drivePin', ['__proto__', 1], 'a pin that is none'],
  ['reset', ['cold'], 'a reset that is none'],
  ['saveState', ['../state', ''], 'a path for a key'],
  ['saveState', ['__proto__', ''], 'an inherited name for a key'],
])('%s is refused with %j: %s', (method, params) => {
  expect(() => checkCall(method, params)).toThrow(expect.objectContaining({ code: 'bad-arguments' }));
});

test('a refusal says which argument and why', () => {
  expect(() => checkCall('readText', ['project', 'a\0b'])).toThrow(
    'readText was called wrongly: argument 2: must not hold NUL.',
  );
});

import { describe, expect, test } from 'vitest';
import { needsContinuation } from '../../../../src/emulator/python/syntax/continuation.ts';

describe('the prompt asks for another line', () => {
  test.each(['if x:', 'while True:', 'for i in x: pass', 'try:', 'with a:', 'def f():', 'class A:', '@wrap', 'if'])(
    'after %j, until a line is empty',
    (text) => {
      expect(needsContinuation(text)).toBe(true);
      expect(needsContinuation(`${text}\n  pass`)).toBe(true);
      expect(needsContinuation(`${text}\n  pass\n`)).toBe(false);
    },
  );

  test.each(['f(', '[1,', '{', 'f([)', '"""', "x = '''a\n", '\'\'\'"""', 'a + \\', '\\', '"" (\n'])(
    'after %j, until it is closed',
    (text) => {
      expect(needsContinuation(text)).toBe(true);
    },
  );

  test('after a bracket that stands in a comment', () => {
    expect(needsContinuation('x # (')).toBe(true);
  });
});

describe('the prompt runs', () => {
  test.each([
    '',
    'x',
    'x\n',
    'ifx',
    'if_',
    'iffy = 1',
    ' if x:',
    'else:',
    'elif x:',
    'async def f():',
    'print("(")',
    "'it''s'",
    'f)(',
    "'abc",
    '"(',
    "'''a'''",
    '# comment',
    String.raw`'\'('`,
    String.raw`'\\'`,
  ])('%j', (text) => {
    expect(needsContinuation(text)).toBe(false);
  });
});

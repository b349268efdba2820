import { expect, test } from 'vitest';
import { DEFAULT_PORT, START_HELP, parseStartOptions } from '../../src/main/start-options.mjs';

test('without options everything is as usual', () => {
  expect(parseStartOptions([])).toEqual({
    folder: null,
    board: null,
    browser: false,
    port: DEFAULT_PORT,
    open: true,
    help: false,
  });
});

test('each option has its place', () => {
  const args = ['--port', '8123', '--no-open', '--folder', 'a b', '--board', 'c', '--browser'];

  expect(parseStartOptions(args)).toEqual({
    folder: 'a b',
    board: 'c',
    browser: true,
    port: 8123,
    open: false,
    help: false,
  });
});

test.each([
  [['--port', '70000'], '--port takes a number from 0 to 65535, not 70000.'],
  [['--port', 'x'], '--port takes a number from 0 to 65535, not x.'],
  [['--port', ''], '--port takes a number from 0 to 65535, not .'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused', (args, sentence) => {
  expect(() => parseStartOptions(args)).toThrow(sentence);
});

test('the help names every option', () => {
  for (const option of ['--folder', '--board', '--browser', '--port', '--no-open', '--help']) {
    expect(START_HELP).toContain(option);
  }
});

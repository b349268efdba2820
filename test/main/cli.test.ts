/** The command line as a person calls it: the bundled program, its output and its exit status. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WIPY, buildHostPrograms } from '../drivers/built.ts';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

beforeAll(buildHostPrograms);

function start(...args: string[]) {
  const child = spawn(process.execPath, [WIPY, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const result = { stdout: '', stderr: '', status: null as number | null };
  child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString('latin1')));
  child.stderr.on('data', (chunk: Buffer) => (result.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([status]: (number | null)[]) => ({ ...result, status: status ?? null }));
  const prints = (text: string | RegExp) =>
    new Promise<void>((resolve) => {
      const check = () =>
        (typeof text === 'string' ? result.stdout.includes(text) : text.test(result.stdout)) && resolve();
      child.stdout.on('data', check);
      check();
    });
  return { child, ended, prints };
}

function script(source: string | Uint8Array, name = 'script.py'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, source);
  return path;
}

const run = (source: string | Uint8Array, ...options: string[]) => start('run', script(source), ...options).ended;

describe('wipy run', () => {
  test('copies what the board writes, lines ended by a line feed, and nothing else', async () => {
    expect(await run("print('hello')\nprint('a\\r\\nb', end='')\n")).toEqual({
      status: 0,
      stdout: 'hello\na\r\nb',
      stderr: '',
    });
  });

  test('copies bytes that are no text', async () => {
    const { stdout } = await run('import sys\nsys.stdout.write("\\xe9\\u20ac")\n');

    expect(Buffer.from(stdout, 'latin1').toString('utf8')).toBe('é€');
  });

  test('tells what the program holds on the heap', async () => {
    const { stdout, stderr } = await run('l = [[] for i in range(100)]\nprint(len(l))\n', '--memory-report');

    expect(stdout).toBe('100\n');
    expect(stderr).toMatch(/Heap: \d+ of 51968 bytes held, \d+ free in one piece\./);
    expect(stderr).toMatch(/^list +10\d +\d+$/m);
    expect(stderr).toMatch(/^<stdin>:1 +10\d +\d+$/m);
  });

  test('ends with 1 after an uncaught exception, its traceback on the standard output', async () => {
    expect(await run('def f():\n    1 // 0\nf()\n')).toEqual({
      status: 1,
      stdout:
        'Traceback (most recent call last):\n  File "<stdin>", line 3, in <module>\n  File "<stdin>", line 2, in f\n' +
        'ZeroDivisionError: division by zero\n',
      stderr: '',
    });
  });

  test('ends with 1 after a syntax error', async () => {
    const { status, stdout } = await run('x = (\n');

    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^Traceback \(most recent call last\):\n {2}File "<stdin>", line \d\nSyntaxError: invalid syntax\n$/,
    );
  });

  test('ends with 0 after sys.exit(), as the raw REPL shows nothing', async () => {
    expect(await run("import sys\nprint('a')\nsys.exit(3)\nprint('b')\n")).toEqual({
      status: 0,
      stdout: 'a\n',
      stderr: '',
    });
  });

  test('ends where the program resets the board, and says so', async () => {
    expect(await run("import machine\nprint('a')\nmachine.reset()\nprint('b')\n")).toEqual({
      status: 0,
      stdout: 'a\n',
      stderr: 'wipy: the program reset the board; its run ends there.\n',
    });
  });

  test('runs in __main__', async () => {
    expect((await run('print(__name__)\n')).stdout).toBe('__main__\n');
  });

  test('speaks the words of either profile', async () => {
    const [documented, shipped] = await Promise.all([run('x'), run('x', '--profile', 'shipped')]);

    expect(documented.stdout).toContain("NameError: name 'x' is not defined");
    expect(shipped.stdout).toContain('NameError: name not defined');
  });

  test('under virtual time waits for nothing, and two runs are the same', async () => {
    const source =
      'import time, machine, os\nstart = time.ticks_ms()\ntime.sleep(86400)\nprint(time.ticks_diff(start, time.ticks_ms()))\n' +
      'print(machine.rng(), os.urandom(4), machine.unique_id())\n';

    const [first, second] = await Promise.all([run(source, '--clock', 'virtual'), run(source, '--clock', 'virtual')]);

    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toBe(second.stdout);
  });

  test('ends with 124 after the timeout, and what was written before is there', async () => {
    expect(await run("print('before')\nwhile True: pass\n", '--timeout', '0.4')).toEqual({
      status: 124,
      stdout: 'before\n',
      stderr: '',
    });
  });

  test('keeps all of a long output, and ends when nobody reads it any more', async () => {
    expect((await run('for i in range(20000): print(i)\n')).stdout.split('\n')).toHaveLength(20_001);

    const { child, ended, prints } = start('run', script('while True: print("x" * 100)\n'));
    await prints('xxx');
    child.stdout.destroy();

    expect((await ended).status).toBe(141);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends cleanly on %s', async (signal, status) => {
    const { child, ended, prints } = start('run', script("print('go')\nwhile True: pass\n"));
    await prints('go');

    child.kill(signal);

    expect(await ended).toEqual({ status, stdout: 'go\n', stderr: '' });
  });

  test('keeps the flash in a folder from one run to the next', async () => {
    const board = join(temporaryFolder(), 'board');

    await run("with open('/flash/kept.txt', 'w') as f: f.write('kept')\n", '--board', board);
    const { stdout } = await run("print(open('/flash/kept.txt').read())\n", '--board', board);

    expect(stdout).toBe('kept\n');
    expect(readdirSync(board)).toHaveLength(96);
  });

  test('without a folder keeps nothing', async () => {
    const path = script("import os\nopen('/flash/x', 'w').close()\nprint('x' in os.listdir('/flash'))\n");

    expect((await start('run', path).ended).stdout).toBe('True\n');
    expect((await start('run', script("import os\nprint('x' in os.listdir('/flash'))\n")).ended).stdout).toBe(
      'False\n',
    );
  });

  test('with a folder that cannot be used says so and runs all the same', async () => {
    const file = script('');

    const { status, stdout, stderr } = await run("print('ran')\n", '--board', file);

    expect([status, stdout]).toEqual([0, 'ran\n']);
    expect(stderr).toBe(
      `wipy: The board folder ${file} cannot be used: there is already something of that name. ` +
        'The flash is in memory only: it is lost when the board is off.\n',
    );
  });
});

describe('wipy board', () => {
  test('says in one line of JSON when it is ready, and ends cleanly on SIGTERM', async () => {
    const board = join(temporaryFolder(), 'board');
    const { child, ended, prints } = start('board', '--board', board, '--json');
    await prints('\n');

    child.kill('SIGTERM');

    const { status, stdout, stderr } = await ended;
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(stdout)).toEqual({
      pid: child.pid,
      board,
      telnet: null,
      ftp: null,
      rfc2217: null,
      pty: null,
    });
    expect(existsSync(join(board, '__095__.fsb'))).toBe(true);
    expect(existsSync(join(board, 'in-use'))).toBe(false);
  });

  test('without a folder says so, and ends cleanly on SIGINT', async () => {
    const { child, ended, prints } = start('board');
    await prints('\n');

    child.kill('SIGINT');

    expect(await ended).toEqual({
      status: 0,
      stdout: `A WiPy is running (process ${child.pid}), its flash in memory.\n`,
      stderr: '',
    });
  });

  test.each([
    ['--telnet', '0'],
    ['--ftp', '0'],
    ['--pty', '/tmp/wipy'],
  ])('%s is refused in one line until it is built', async (option, value) => {
    expect(await start('board', option, value).ended).toEqual({
      status: 2,
      stdout: '',
      stderr: `wipy: this version does not offer ${option} yet.\n`,
    });
  });
});

describe('wrong usage', () => {
  test.each([
    [[], 'tell me what to do. See wipy --help.'],
    [['fly'], 'there is no verb fly. See wipy --help.'],
    [['__proto__'], 'there is no verb __proto__. See wipy --help.'],
    [['run'], 'wipy run takes one FILE. See wipy run --help.'],
    [['run', 'a', 'b'], 'wipy run takes one FILE. See wipy run --help.'],
    [['run', 'gone.py'], 'gone.py cannot be read: it does not exist.'],
    [['run', '/'], '/ cannot be read: it is a folder.'],
    [['run', 'a.py', '--speed', '3'], "Unknown option '--speed'. See wipy run --help."],
    [['run', 'a.py', '--timeout'], "Option '--timeout <value>' argument missing. See wipy run --help."],
    [['run', 'a.py', '--timeout', 'soon'], '--timeout takes a number of seconds from 0.001 to 2000000, not soon.'],
    [['run', 'a.py', '--timeout', '-1'], "Option '--timeout' argument is ambiguous. See wipy run --help."],
    [['run', 'a.py', '--profile', 'mine'], '--profile takes documented or shipped, not mine.'],
    [['run', 'a.py', '--clock', 'sun'], '--clock takes real or virtual, not sun.'],
    [['run', 'a.py', '--heap', '0'], '--heap takes a number of bytes from 4096 to 16777216, not 0.'],
    [['board', 'extra'], "Unexpected argument 'extra'. See wipy board --help."],
  ])('wipy %j ends with 2 and one clear line', async (args, sentence) => {
    expect(await start(...args).ended).toEqual({ status: 2, stdout: '', stderr: `wipy: ${sentence}\n` });
  });
});

test.each([
  [['--help'], /^Usage: wipy VERB/],
  [['run', '--help'], /^Usage: wipy run FILE .*124 after the timeout/s],
  [['board', '-h'], /^Usage: wipy board .*--json/s],
  [['--version'], /^\d+\.\d+\.\d+\n$/],
])('wipy %j tells', async (args, expected) => {
  const { status, stdout, stderr } = await start(...args).ended;

  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(expected);
});

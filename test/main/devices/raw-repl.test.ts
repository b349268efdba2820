import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RawRepl } from '../../../src/main/devices/raw-repl.ts';
import { ScriptedBoard } from '../../drivers/scripted-board.ts';
import type { ScriptedProgram } from '../../drivers/scripted-board.ts';

const PROGRAMS = {
  hello: { output: 'hello\r\n' },
  'no line end': { output: 'tick' },
  fails: { output: 'a\r\n', traceback: 'Traceback (most recent call last):\r\nValueError: x\r\n' },
  endless: { output: 'tick\r\n', interruptions: 1 },
  stubborn: { output: 'tick\r\n', interruptions: 3 },
  'prints an end mark': { output: 'a\x04b\x04c>\r\n' },
  'prints OK>': { output: 'OK>>> OK\r\n' },
} satisfies Record<string, ScriptedProgram>;

function talk(pieceBytes = Infinity) {
  const board = new ScriptedBoard(PROGRAMS, pieceBytes);
  const repl = new RawRepl(board);
  let shown = '';
  const running: (string | null)[] = [];
  repl.onDidWrite((bytes) => (shown += Buffer.from(bytes).toString('latin1')));
  repl.onDidChangeRunning((name) => running.push(name));
  return {
    board,
    repl,
    running,
    /** What a person has seen since the last call. */
    seen: () => {
      const text = shown;
      shown = '';
      return text;
    },
    ended: () => vi.waitFor(() => expect(repl.running).toBeNull(), { interval: 1 }),
    prompt: () => vi.waitFor(() => expect(shown.endsWith('>>> ')).toBe(true), { interval: 1 }),
  };
}

async function booted(pieceBytes?: number) {
  const parts = talk(pieceBytes);
  parts.board.boot();
  await parts.prompt();
  parts.seen();
  return parts;
}

describe.each([
  ['whole', Infinity],
  ['byte by byte', 1],
])('with the line in pieces: %s', (_name, pieceBytes) => {
  test('a run shows the output alone, on a line of its own, and then the prompt', async () => {
    const { repl, seen, prompt } = await booted(pieceBytes);

    await repl.run('main.py', 'hello');
    await prompt();

    expect(seen()).toBe('\r\nhello\r\n>>> ');
  });

  test('output that ends within a line is followed by the prompt on the next', async () => {
    const { repl, seen, prompt } = await booted(pieceBytes);

    await repl.run('main.py', 'no line end');
    await prompt();

    expect(seen()).toBe('\r\ntick\r\n>>> ');
  });

  test('a traceback is shown as output is', async () => {
    const { repl, seen, prompt } = await booted(pieceBytes);

    await repl.run('main.py', 'fails');
    await prompt();

    expect(seen()).toBe('\r\na\r\nTraceback (most recent call last):\r\nValueError: x\r\n>>> ');
  });

  test('end marks, prompts and acknowledgements that a program prints itself do not end it', async () => {
    const { repl, seen, prompt, running } = await booted(pieceBytes);

    await repl.run('marks.py', 'prints an end mark');
    await prompt();
    expect(seen()).toContain('c>\r\n');
    expect(running).toEqual(['marks.py', null]);

    await repl.run('ok.py', 'prints OK>');
    await prompt();
    expect(seen()).toContain('OK>>> OK\r\n');
  });

  test('stop interrupts a program and comes back to the prompt', async () => {
    const { repl, seen, running } = await booted(pieceBytes);
    await repl.run('loop.py', 'endless');
    expect(repl.running).toBe('loop.py');

    await repl.stop();

    expect(repl.running).toBeNull();
    expect(running).toEqual(['loop.py', null]);
    expect(seen()).toMatch(/^\r\ntick\r\nTraceback [^]*KeyboardInterrupt: \r\n>>> $/);
  });

  test('a run stops the program before it and shows how that ended', async () => {
    const { repl, seen, prompt } = await booted(pieceBytes);
    await repl.run('loop.py', 'endless');

    await repl.run('main.py', 'hello');
    await prompt();

    expect(seen()).toMatch(/KeyboardInterrupt: \r\n>>> \r\nhello\r\n>>> $/);
  });

  test('a run interrupts what was started at the prompt, and no protocol is shown', async () => {
    const { repl, seen, prompt } = await booted(pieceBytes);
    await repl.type(Buffer.from('endless\r'));
    await vi.waitFor(() => expect(seen()).toContain('tick'), { interval: 1 });

    await repl.run('main.py', 'hello');
    await prompt();

    expect(seen()).toMatch(/^(endless\r\n)?(tick\r\n)?Traceback [^]*KeyboardInterrupt: \r\nhello\r\n>>> $/);
  });

  test('soft reset shows what the board says', async () => {
    const { repl, seen, prompt } = await booted(pieceBytes);

    await repl.softReset();
    await prompt();

    expect(seen()).toMatch(/^\r\n>>> \r\nPYB: soft reboot\r\nMicroPython [^]*>>> $/);
  });
});

test('without a program, what the board writes and what is typed pass unchanged', async () => {
  const { board, repl, seen, prompt } = await booted();

  await repl.type(Buffer.from('hello\r'));
  await prompt();

  expect(board.typed).toBe('hello\r');
  expect(seen()).toBe('hello\r\nhello\r\n>>> ');
});

test('stop at the idle prompt gives a new prompt', async () => {
  const { repl, seen } = await booted();

  await repl.stop();

  expect(seen()).toBe('\r\n>>> ');
});

test('an empty program runs and does not reset the board', async () => {
  const { board, repl, seen, prompt } = await booted();

  await repl.run('empty.py', '');
  await prompt();

  expect(seen()).toBe('\r\n>>> ');
  expect(board.typed).toContain('\n\x04');
});

test('what is typed while the protocol has the line goes to the program', async () => {
  const { board, repl } = await booted();

  const run = repl.run('loop.py', 'endless');
  await Promise.resolve();
  expect(board.typed).toBe('\x03\x01');
  await repl.type(Buffer.from('x'));
  await run;

  expect(board.typed.endsWith('endless\x04x')).toBe(true);
});

test('a source with a control character is refused with its line', async () => {
  const { repl } = await booted();

  await expect(repl.run('main.py', 'a = 1\nb = "\x04"\n')).rejects.toMatchObject({
    code: 'control-character',
    message: expect.stringContaining('Line 2 of main.py'),
  });
});

test('a program that resets the board has ended, and the prompt is the person’s again', async () => {
  const { board, repl, seen } = await booted();
  await repl.run('reset.py', 'endless');

  board.boot();
  await vi.waitFor(() => expect(repl.running).toBeNull(), { interval: 1 });
  await repl.type(Buffer.from('1'));

  expect(board.typed.endsWith('1')).toBe(true);
  expect(seen()).toContain('Type "help()"');
});

test('a board that starts anew ends the request that waits for it', async () => {
  const { board, repl } = await booted();
  board.isDeaf = true;
  const run = repl.run('main.py', 'hello');
  await Promise.resolve();

  repl.forget();

  await expect(run).rejects.toMatchObject({ code: 'restarted' });
  expect(repl.running).toBeNull();
});

describe('with time running', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function bootedInFakeTime() {
    const parts = talk();
    parts.board.boot();
    await vi.advanceTimersByTimeAsync(0);
    parts.seen();
    return parts;
  }

  test('a program that catches the first interruptions is interrupted again', async () => {
    const { board, repl } = await bootedInFakeTime();
    await repl.run('loop.py', 'stubborn');

    const stop = repl.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    await stop;

    expect(board.typed.split('\x04')[1]).toBe('\x03\x03\x03\x02');
  });

  test('stop finds its way out of a raw REPL that somebody entered by hand', async () => {
    const { repl, seen } = await bootedInFakeTime();
    await repl.type(Buffer.from('\x01'));

    const stop = repl.stop();
    await vi.advanceTimersByTimeAsync(300);
    await stop;

    expect(seen().endsWith('>>> ')).toBe(true);
  });

  test('a board that does not answer fails with a sentence, and typing works again', async () => {
    const { board, repl } = await bootedInFakeTime();
    board.isDeaf = true;

    const run = repl.run('main.py', 'hello').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(100);
    await repl.type(Buffer.from('x'));
    await vi.advanceTimersByTimeAsync(6_000);

    expect(await run).toMatchObject({ code: 'no-prompt', message: expect.stringContaining('Stop what it is doing') });
    expect(board.typed.endsWith('\x03\x02x')).toBe(true);
    expect(repl.running).toBeNull();
  });

  test('output of a program that cannot be interrupted is shown before the attempt is given up', async () => {
    const { board, repl, seen } = await bootedInFakeTime();
    board.isDeaf = true;

    const run = repl.run('main.py', 'hello').catch(() => {});
    board.print('x'.repeat(10_000));
    await vi.advanceTimersByTimeAsync(100);
    expect(seen().length).toBeGreaterThan(4_000);

    await vi.advanceTimersByTimeAsync(6_000);
    await run;
    expect(seen().length).toBeGreaterThan(0);
  });
});

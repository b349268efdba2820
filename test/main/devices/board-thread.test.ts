/** The emulated board as a device, the real one on its real thread. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { DEFAULT_HEAP_BYTES } from '../../../src/emulator/index.ts';
import { BoardFolder } from '../../../src/main/devices/board-folder.ts';
import { BoardThread } from '../../../src/main/devices/board-thread.ts';
import { EmulatedDevice } from '../../../src/main/devices/emulated.ts';
import { RawRepl } from '../../../src/main/devices/raw-repl.ts';
import type { BoardView } from '../../../src/main/rpc/contract.ts';
import { WORKER_FILE, buildHostPrograms } from '../../drivers/built.ts';
import { temporaryFolder } from '../../drivers/temporary-folder.ts';

beforeAll(buildHostPrograms);

const text = (content: string) => new TextEncoder().encode(content);

async function switchOn(folder: BoardFolder | null = null) {
  const device = new EmulatedDevice(
    new BoardThread({
      workerFile: WORKER_FILE,
      folder,
      profile: 'documented',
      clock: 'real',
      heapBytes: DEFAULT_HEAP_BYTES,
    }),
  );
  onTestFinished(() => device.close());
  const repl = new RawRepl(device.console);
  let shown = '';
  repl.onDidWrite((bytes) => (shown += Buffer.from(bytes).toString('latin1')));
  await device.open();
  const sees = (expected: string | RegExp) =>
    vi.waitFor(() => expect(shown).toMatch(expected), { interval: 2, timeout: 5_000 });
  await sees(/>>> $/);
  return {
    device,
    repl,
    sees,
    clear: () => void (shown = ''),
    seen: () => shown,
  };
}

test('a board that is switched on shows its banner and is idle', async () => {
  const { device, seen } = await switchOn();

  expect(seen()).toMatch(
    /^MicroPython v1\.9\.1 on [^\n]*; WiPy with CC3200\r\nType "help\(\)" for more information\.\r\n>>> $/,
  );
  await vi.waitFor(() => expect(device.state.activity).toBe('idle'));
  expect(device.state.storage).toEqual({ used: expect.any(Number), total: 349 * 512 });
});

test('what is typed is echoed and answered', async () => {
  const { repl, sees } = await switchOn();

  await repl.type(text('1 + 2\r'));

  await sees(/>>> 1 \+ 2\r\n3\r\n>>> $/);
});

test('a program runs as the raw REPL does, and its output alone is seen', async () => {
  const { repl, sees, clear, seen } = await switchOn();
  clear();

  await repl.run('main.py', 'for i in range(3):\n    print(i)\nprint(1 // 0)\n');
  await sees(/>>> $/);

  expect(seen()).toBe(
    '\r\n0\r\n1\r\n2\r\nTraceback (most recent call last):\r\n  File "<stdin>", line 3, in <module>\r\n' +
      'ZeroDivisionError: division by zero\r\n>>> ',
  );
});

describe('stop', () => {
  test.each([
    ['an endless loop', 'while True: pass'],
    ['a flood of output', 'while True: print("x" * 60)'],
    ['a long sleep', 'import time\ntime.sleep(100)'],
  ])('ends %s', async (_name, source) => {
    const { device, repl, sees } = await switchOn();
    await repl.run('loop.py', source);
    await vi.waitFor(() => expect(device.state.activity).toBe('running'));

    await repl.stop();

    await sees(/KeyboardInterrupt: \r\n>>> $/);
    expect(repl.running).toBeNull();
  });
});

test('files are read and written while a program runs', async () => {
  const { device, repl } = await switchOn();
  await repl.run('loop.py', 'while True: pass');

  await device.files.write('/flash/lib/net.py', text('answer = 42\n'));
  await repl.stop();
  await repl.run('use.py', "import net\nwith open('out.txt', 'w') as f: f.write(str(net.answer))\n");
  await vi.waitFor(() => expect(repl.running).toBeNull());

  expect(Buffer.from(await device.files.read('/flash/out.txt', 100)).toString()).toBe('42');
  expect((await device.files.list('/flash')).map(({ name }) => name)).toEqual([
    'cert',
    'lib',
    'sys',
    'boot.py',
    'main.py',
    'out.txt',
  ]);
});

test('a change that a program makes is told', async () => {
  const { device, repl } = await switchOn();
  const changes: string[] = [];
  await vi.waitFor(() => expect(device.state.activity).toBe('idle'));
  device.files.onDidChange((path) => changes.push(path));

  await repl.run('write.py', "open('new.txt', 'w').write('x')");

  await vi.waitFor(() => expect(changes).toContain('/flash'));
});

test('pins are seen as they change, and driven from outside', async () => {
  const { device, repl, sees } = await switchOn();
  const views: BoardView[] = [];
  device.board.onDidChange((view) => views.push(view));
  const pin = (name: string) => views.at(-1)?.pins.find((each) => each.name === name);

  await repl.run(
    'pins.py',
    "from machine import Pin\nled = Pin('GP16', mode=Pin.OUT)\nled(1)\nbutton = Pin('GP17', mode=Pin.IN, pull=Pin.PULL_UP)\n",
  );
  await vi.waitFor(() => expect(pin('GP16')).toMatchObject({ mode: 'out', level: 1 }));
  await vi.waitFor(() => expect(pin('GP17')).toMatchObject({ mode: 'in', pull: 'up', level: 1 }));

  await device.board.drivePin('GP17', 0);
  await vi.waitFor(() => expect(pin('GP17')).toMatchObject({ level: 0 }));
  await repl.run('read.py', "from machine import Pin\nprint('button', Pin('GP17', mode=Pin.IN, pull=Pin.PULL_UP)())\n");
  await sees('button 0');

  await device.board.drivePin('GP17', null);
  await vi.waitFor(() => expect(pin('GP17')).toMatchObject({ level: 1 }));
  await expect(device.board.drivePin('GP99', 0)).rejects.toMatchObject({ code: 'no-pin' });
});

describe('reset', () => {
  test('soft and hard start the board anew; the files stay', async () => {
    const { device, repl, sees, clear } = await switchOn();
    await device.files.write('/flash/main.py', text("print('main runs')\n"));

    await repl.softReset();
    await sees(/PYB: soft reboot\r\n[^]*main runs[^]*>>> $/);

    clear();
    await device.power.hardReset();
    await sees(/main runs[^]*>>> $/);
  });

  test('a syntax error in main.py is shown and leaves a REPL that works', async () => {
    const { device, repl, sees } = await switchOn();
    await device.files.write('/flash/main.py', text('x = (\n'));

    await device.power.hardReset();
    await sees(/File "main\.py", line \d[^]*SyntaxError: invalid syntax[^]*>>> $/);
    await repl.type(text('6 * 7\r'));

    await sees(/42\r\n>>> $/);
  });

  test('works while a program runs for ever', async () => {
    const { device, repl, sees, clear } = await switchOn();
    device.power.onDidRestart(() => repl.forget());
    await repl.run('loop.py', 'while True: pass');
    clear();

    await device.power.hardReset();

    await sees(/MicroPython[^]*>>> $/);
    expect(repl.running).toBeNull();
  });

  test('machine.reset() is a reset too', async () => {
    const { repl, sees, clear } = await switchOn();
    clear();

    await repl.type(text('machine.reset()\r'));

    await sees(/machine\.reset\(\)\r\n[^]*MicroPython[^]*>>> $/);
  });
});

test('a board folder brings the files back on another board', async () => {
  const path = temporaryFolder();
  const first = await switchOn(BoardFolder.open(path));
  await first.device.files.write('/flash/kept.py', text('kept\n'));
  await first.device.close();
  expect(readdirSync(path).filter((name) => /^__\d{3}__\.fsb$/.test(name))).toHaveLength(96);

  const second = await switchOn(BoardFolder.open(path));

  expect(Buffer.from(await second.device.files.read('/flash/kept.py', 100)).toString()).toBe('kept\n');
});

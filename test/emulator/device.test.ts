/**
 * The board as a whole: how it starts, what it survives, and the examples of the documentation as printed.
 */
import { expect, test } from 'vitest';
import { ByteRing } from '../../src/emulator/lib/ring.ts';
import { encodeUtf8 } from '../../src/emulator/lib/utf8.ts';
import { sendCommand } from '../../src/emulator/shared.ts';
import { BANNER, TestBoard } from '../drivers/device.ts';

const MILLI = 1e6;

test('a new board has its first files and defines os and machine', () => {
  const board = new TestBoard();

  board.type('os.listdir()\rmachine\r');

  expect(board.run()).toBe(
    `${BANNER}>>> os.listdir()\r\n['main.py', 'sys', 'lib', 'cert', 'boot.py']\r\n>>> machine\r\n<module 'umachine'>\r\n>>> `,
  );
});

test('main.py runs at the start and again after a soft reset', () => {
  const board = new TestBoard();
  board.save('/main.py', 'import machine\nprint("main", machine.reset_cause())\n');

  board.type('\x04');

  expect(board.run()).toBe(`main 0\r\n${BANNER}>>> \r\nPYB: soft reboot\r\nmain 4\r\n${BANNER}>>> `);
});

test('a syntax error in main.py is reported, flashes the LED and leaves a working REPL', () => {
  const board = new TestBoard();
  board.save('/main.py', 'x = = 1\n');
  const { pad } = board.device.board.pins.get('GP25');

  board.type('1 + 1\r');

  expect(board.run()).toBe(
    `Traceback (most recent call last):\r\n  File "main.py", line 1\r\nSyntaxError: invalid syntax\r\n${BANNER}>>> 1 + 1\r\n2\r\n>>> `,
  );
  expect(pad.settle().edges).toBeGreaterThanOrEqual(24);
});

test('an error in boot.py does not keep main.py from running', () => {
  const board = new TestBoard();
  board.save('/boot.py', '1 // 0\n');
  board.save('/main.py', 'print("main")\n');

  expect(board.run()).toContain('ZeroDivisionError: division by zero\r\nmain\r\n');
});

test('Ctrl-C stops an endless main.py', () => {
  const board = new TestBoard();
  board.save('/main.py', 'while True:\n    pass\n');

  board.platform.ring();
  board.type('');
  const ring = board.device.board.clock.createAlarm(() => board.device.console.feed(Uint8Array.of(3)));
  ring.schedule(5000 * MILLI);

  expect(board.run()).toBe(
    `Traceback (most recent call last):\r\n  File "main.py", line 2, in <module>\r\nKeyboardInterrupt: \r\n${BANNER}>>> `,
  );
});

test('the documentation stops in a sleep, the shipped firmware sleeps on', () => {
  const program =
    'import time\nt = time.ticks_ms()\ntry:\n    time.sleep(10)\nexcept KeyboardInterrupt:\n    pass\nprint(time.ticks_diff(time.ticks_ms(), t) // 1000)';
  const printed = (['documented', 'shipped'] as const).map((profile) => {
    const board = new TestBoard({ profile });
    board.device.board.clock.createAlarm(() => board.device.console.feed(Uint8Array.of(3))).schedule(2000 * MILLI);
    return board.runScript(program);
  });

  expect(printed).toEqual(['2\r\n', '10\r\n']);
});

test('files survive every reset', () => {
  const board = new TestBoard();
  board.save(
    '/main.py',
    "import os, machine\nif 'kept' not in os.listdir():\n    open('kept', 'w').close()\n    machine.reset()\nprint('kept', machine.reset_cause())\n",
  );

  board.type('\x04');

  expect(board.run()).toContain('kept 1\r\n');
  expect(board.output).toContain('kept 4\r\n');
});

test('the reset switch ends whatever runs and runs no finally', () => {
  const board = new TestBoard();
  board.save(
    '/main.py',
    'import machine\nprint("start", machine.reset_cause())\nif machine.reset_cause() == 0:\n    try:\n        while True:\n            pass\n    finally:\n        print("finally")\n',
  );
  board.device.board.clock
    .createAlarm(() => {
      sendCommand(board.memory, { kind: 'reset' });
      board.platform.ring();
    })
    .schedule(3000 * MILLI);

  expect(board.run()).toBe(`start 0\r\nstart 1\r\n${BANNER}>>> `);
});

test('power-off ends the board', () => {
  const board = new TestBoard();
  board.platform.at(0, () => sendCommand(board.memory, { kind: 'power-off' }));

  expect(board.run()).toBe(`${BANNER}>>> `);
});

test('the host drives a pin and lets go of it', () => {
  const board = new TestBoard();
  const program =
    "from machine import Pin\nimport time\np = Pin('GP17', mode=Pin.IN, pull=Pin.PULL_UP)\nfor i in range(3):\n    print(p())\n    time.sleep(1)";
  const drive = (at: number, level: 0 | null) =>
    board.device.board.clock
      .createAlarm(() => {
        sendCommand(board.memory, { kind: 'drive-pin', name: 'GP17', level });
        board.platform.ring();
      })
      .schedule(at * MILLI);
  drive(500, 0);
  drive(1500, null);

  expect(board.runScript(program)).toBe('1\r\n0\r\n1\r\n');
});

test('pins and GPIO, as printed in section 1.2 of the documentation', () => {
  const board = new TestBoard();

  board.runScript(`
from machine import Pin

# initialize GP2 in gpio mode (alt=0) and make it an output
p_out = Pin('GP2', mode=Pin.OUT)
p_out.value(1)
p_out.value(0)
p_out.toggle()
p_out(True)

# make GP1 an input with the pull-up enabled
p_in = Pin('GP1', mode=Pin.IN, pull=Pin.PULL_UP)
p_in() # get value, 0 or 1
`);

  expect(board.output).toBe('');
  expect(board.device.board.pins.get('GP2').level).toBe(1);
  expect(board.device.board.pins.get('GP1').level).toBe(1);
});

test('timers, as printed in section 1.3 of the documentation', () => {
  const board = new TestBoard();
  const { pad } = board.device.board.pins.get('GP2');

  board.runScript(`
from machine import Timer
from machine import Pin

tim = Timer(0, mode=Timer.PERIODIC)
tim_a = tim.channel(Timer.A, freq=1000)
tim_a.freq(5) # 5 Hz

p_out = Pin('GP2', mode=Pin.OUT)
tim_a.irq(trigger=Timer.TIMEOUT, handler=lambda t: p_out.toggle())
import time
time.sleep(2)
`);

  expect(board.output).toBe('');
  expect(pad.settle().edges).toBeGreaterThanOrEqual(10);
});

test('hardware timers, as printed in section 3.5 of the documentation', () => {
  const board = new TestBoard();
  const { pad } = board.device.board.pins.get('GP16');

  board.runScript(`
from machine import Timer
from machine import Pin
led = Pin('GP16', mode=Pin.OUT)  # enable GP16 as output to drive the LED
tim = Timer(3)  # create a timer object using timer 3
tim.init(mode=Timer.PERIODIC)  # initialize it in periodic mode
tim_ch = tim.channel(Timer.A, freq=5)  # configure channel A at a frequency of 5Hz
tim_ch.irq(handler=lambda t:led.toggle(), trigger=Timer.TIMEOUT)  # toggle a LED on every cycle
import time
time.sleep(1)
`);

  expect(board.output).toBe('');
  expect(pad.settle().edges).toBe(5);
});

test('the further timer examples of section 3.5 of the documentation', () => {
  const board = new TestBoard();

  const printed = board.runScript(`
from machine import Timer
tim1 = Timer(1, mode=Timer.ONE_SHOT)
tim2 = Timer(2, mode=Timer.PWM)
tim1_ch = tim1.channel(Timer.A, freq=10, polarity=Timer.POSITIVE)
tim2_ch = tim2.channel(Timer.B, freq=10000, duty_cycle=5000)
tim2_ch.freq(20)
tim2_ch.duty_cycle(3010)
tim2_ch.duty_cycle(3020, Timer.NEGATIVE)
print(tim1, tim1_ch, tim2, tim2_ch)
`);

  expect(printed).toBe(
    'Timer(1, mode=Timer.ONE_SHOT) timer.channel(Timer.A, freq=10) Timer(2, mode=Timer.PWM) ' +
      'timer.channel(Timer.B, freq=20, polarity=Timer.NEGATIVE, duty_cycle=30.20)\r\n',
  );
});

test('a handler that throws is reported and switched off', () => {
  const program =
    'from machine import Timer\nimport time\nt = Timer(0, mode=Timer.PERIODIC).channel(Timer.A, freq=10)\n' +
    'def handler(t):\n    print("tick")\n    1 // 0\nt.irq(trigger=Timer.TIMEOUT, handler=handler)\ntime.sleep(3)';

  // The heap is locked in a handler: only an emergency buffer has room for words and a traceback.
  expect(new TestBoard().runScript(program)).toBe(
    'tick\r\nUncaught exception in callback handler\r\nZeroDivisionError: \r\n',
  );
  const printed = new TestBoard().runScript(
    `import micropython; micropython.alloc_emergency_exception_buf(100); ${program}`,
  );

  expect(printed).toBe(
    'tick\r\nUncaught exception in callback handler\r\nTraceback (most recent call last):\r\n' +
      '  File "<stdin>", line 6, in handler\r\nZeroDivisionError: division by zero\r\n',
  );
});

test('two runs under virtual time are the same to the nanosecond', () => {
  const program =
    'import time\nfrom machine import Pin, Timer\np = Pin("GP16", mode=Pin.OUT)\n' +
    'Timer(0, mode=Timer.PERIODIC).channel(Timer.A, freq=50).irq(trigger=Timer.TIMEOUT, handler=lambda t: p.toggle())\n' +
    'n = 0\nwhile time.ticks_ms() < 500:\n    n += 1\nprint(n, time.ticks_us())\n';
  const runs = [1, 2].map(() => {
    const board = new TestBoard();
    return [
      board.runScript(program),
      board.device.board.clock.nanos(),
      board.device.board.pins.get('GP16').pad.settle(),
    ];
  });

  expect(runs[0]).toEqual(runs[1]);
});

test('the shipped firmware has no toggle() and wants irq() by keyword', () => {
  const board = new TestBoard({ profile: 'shipped' });

  const printed = board.runScript(
    "from machine import Pin\np = Pin('GP16', mode=Pin.OUT)\nfor f in (lambda: p.toggle(), lambda: p.irq(print), lambda: p.irq()):\n" +
      '    try:\n        f()\n    except Exception as e:\n        print(type(e), e)',
  );

  expect(printed).toBe(
    "<class 'AttributeError'> no such attribute\r\n<class 'TypeError'> argument num/types mismatch\r\n" +
      "<class 'TypeError'> can't convert to int\r\n",
  );
});

test('a file is written, read and listed', () => {
  const board = new TestBoard();

  const printed = board.runScript(
    "import os\nwith open('log.txt', 'w') as f:\n    print(f.write('héllo\\nworld\\n'))\nfor line in open('log.txt'):\n    print(repr(line))\n" +
      "print(open('/flash/log.txt').read(3), os.stat('log.txt')[6])\nos.rename('log.txt', 'lib/log.txt')\n" +
      "print(os.listdir('lib'))\ntry:\n    open('missing')\nexcept OSError as e:\n    print(e.args)",
  );

  expect(printed).toBe("13\r\n'h\\xe9llo\\n'\r\n'world\\n'\r\nhél 13\r\n['log.txt']\r\n(2,)\r\n");
});

test('sys.exit() is a soft reset by the manual and nothing in the firmware', () => {
  const typed = 'import sys\rsys.exit()\r1\r';
  const [documented, shipped] = (['documented', 'shipped'] as const).map((profile) => {
    const board = new TestBoard({ profile });
    board.type(typed);
    return board.run().split('sys.exit()\r\n')[1];
  });

  expect(documented).toBe(`PYB: soft reboot\r\n${BANNER}>>> 1\r\n1\r\n>>> `);
  expect(shipped).toBe('>>> 1\r\n1\r\n>>> ');
});

test('sys.exit() in the raw REPL resets into the raw REPL', () => {
  const board = new TestBoard();

  board.type('\x01import sys; sys.exit()\x04print(2)\x04');

  expect(board.run()).toBe(
    `${BANNER}>>> \r\nraw REPL; CTRL-B to exit\r\n>OK\x04\x04PYB: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>OK2\r\n\x04\x04>`,
  );
});

test('input() raises for Ctrl-C and for the end of input', () => {
  const board = new TestBoard();
  // Typed before the line runs, so no interrupt but a key for input().
  board.type('input()\rab\x03input()\r\x04input()\rabc\r');

  const output = board.run();

  expect(output).toContain('>>> input()\r\nab');
  expect(output).toContain('\r\nEOFError: \r\n>>> ');
  expect(output).toContain("\r\nabc\r\n'abc'\r\n");
});

test('os.dupterm() takes any object that reads and writes', () => {
  const board = new TestBoard({ clock: 'real' });
  board.save(
    '/main.py',
    `import os
class Terminal:
    def __init__(self):
        self.typed = b'1 + 2\\r'
        self.seen = ''
    def read(self, count):
        self.typed, key = self.typed[count:], self.typed[:count]
        return key or None
    def write(self, text):
        self.seen += text
terminal = Terminal()
os.dupterm(terminal)
`,
  );
  board.type('');
  board.platform.at(20 * MILLI, () => new ByteRing(board.memory.consoleIn).write(encodeUtf8('terminal.seen\r')));
  // A polled terminal never lets the board wait for ever.
  board.platform.at(40 * MILLI, () => sendCommand(board.memory, { kind: 'power-off' }));

  const output = board.run();

  expect(output).toContain('>>> 1 + 2\r\n3\r\n>>> ');
  expect(output).toContain('1 + 2\\r\\n3\\r\\n>>> terminal.seen');
});

test('a dupterm that raises is let go with its traceback', () => {
  const board = new TestBoard();
  board.save(
    '/main.py',
    `import os
class Broken:
    def read(self, count):
        pass
    def write(self, text):
        raise OSError(5)
os.dupterm(Broken())
`,
  );

  board.type('os.dupterm()\r');

  expect(board.run()).toContain('OSError: [Errno 5] EIO\r\n');
});

test('a UART as dupterm takes Ctrl-C out of what comes in', () => {
  const board = new TestBoard();
  board.save('/main.py', 'while True:\n    pass\n');
  const uart = board.device.board.uarts.get(0);
  board.device.board.clock.createAlarm(() => uart.feed(Uint8Array.of(3))).schedule(5000 * MILLI);

  expect(board.run()).toContain('KeyboardInterrupt: \r\n');
});

test('a text is run like one that the raw REPL was given: after boot.py, without main.py', () => {
  const board = new TestBoard();
  board.save('/boot.py', 'print("boot")\n');
  board.save('/main.py', 'while True:\n    pass\n');

  expect(board.runScript('print("text")')).toBe('boot\r\ntext\r\n');
});

/**
 * micropython.schedule() and kbd_intr(), documentation 4.2.4.
 */
import { describe, expect, test } from 'vitest';
import { KeyboardInterrupt, PyException } from '../../../../src/emulator/python/types/exceptions.ts';
import { runPython } from '../../../drivers/python.ts';
import { BANNER, TestBoard } from '../../../drivers/device.ts';

describe('schedule()', () => {
  test('runs a function before the program does anything else', () => {
    const program = `
import micropython
for i in range(5):
    micropython.schedule(print, i)
micropython.schedule(print, 5); print('end')
`;

    expect(runPython(program)).toBe('0\n1\n2\n3\n4\n5\nend\n');
  });

  test('has room for four; the last one comes first', () => {
    const program = `
from micropython import schedule
def outer(_):
    for i in range(4):
        schedule(print, i)
    try:
        schedule(print, 4)
    except RuntimeError as e:
        print(e)
schedule(outer, None)
for i in range(9):
    pass
`;

    expect(runPython(program)).toBe('schedule stack full\n3\n2\n1\n0\n');
  });

  test('lets no function interrupt another', () => {
    const program = `
from micropython import schedule
def outer(_):
    schedule(print, 'inner')
    for i in range(3000):
        pass
    print('outer')
schedule(outer, None)
for i in range(9):
    pass
`;

    expect(runPython(program)).toBe('outer\ninner\n');
  });

  test('prints what a function raises, and the program goes on', () => {
    const program = `
from micropython import schedule
def bad(x):
    print(missing)
def main():
    schedule(bad, 1)
    schedule(5, 1)
    for i in range(9):
        pass
    print('goes on')
main()
`;

    expect(runPython(program)).toBe(`Traceback (most recent call last):
  File "<stdin>", line 4, in bad
NameError: name 'missing' is not defined
TypeError: 'int' object is not callable
goes on
`);
  });

  test('a function that never ends is stopped by Ctrl-C together with the program', () => {
    let polls = 0;
    const program = `
from micropython import schedule
def endless(_):
    while True:
        pass
def main():
    try:
        schedule(endless, 1)
        while True:
            pass
    finally:
        print('left')
main()
`;

    const output = runPython(program, {
      poll() {
        if (++polls === 50) throw new PyException(KeyboardInterrupt, []);
      },
    });

    expect(output).toMatch(/^left\nTraceback[^]*in main\n[^]*in endless\nKeyboardInterrupt: \n$/);
  });

  test('the shipped firmware has no such function', () => {
    const program = 'import micropython\nprint(hasattr(micropython, "schedule"), hasattr(micropython, "kbd_intr"))';

    expect(runPython(program, { shipped: true })).toBe('False False\n');
  });

  test('an interrupt handler schedules what runs after it, also while the program sleeps', () => {
    const printed = new TestBoard().runScript(`
import micropython, time
from machine import Timer
order = []
def later(timer):
    order.append('later')
def handler(timer):
    micropython.schedule(later, timer)
    for i in range(1000):
        pass
    order.append('handler')
channel = Timer(1, mode=Timer.ONE_SHOT).channel(Timer.A, period=100000)
channel.irq(trigger=Timer.TIMEOUT, handler=handler)
begin = time.ticks_ms()
class Watch:
    def append(self, what):
        print(what, time.ticks_diff(time.ticks_ms(), begin) < 300)
order = Watch()
time.sleep_ms(500)
print('awake', time.ticks_diff(time.ticks_ms(), begin) >= 500)
`);

    expect(printed).toBe('handler True\r\nlater True\r\nawake True\r\n');
  });

  test('functions that go on scheduling run at the prompt', () => {
    const board = new TestBoard();
    board.save(
      'main.py',
      `
import micropython
def again(n):
    if n < 200:
        micropython.schedule(again, n + 1)
    else:
        print('last')
micropython.schedule(again, 0)
print('main')
`,
    );
    board.type('1 + 1\r');

    expect(board.run()).toBe(`main\r\n${BANNER}>>> last\r\n1 + 1\r\n2\r\n>>> `);
  });

  test('it takes no time that the program does not use', () => {
    const timed = (body: string) => {
      const program = `
import micropython, time
def nothing(_): pass
begin = time.ticks_ms()
for i in range(1000):
    ${body}
print(time.ticks_diff(time.ticks_ms(), begin))
`;
      return Number(new TestBoard().runScript(program));
    };

    expect(timed('micropython.schedule(nothing, i)')).toBeLessThan(3 * timed('nothing(i)') + 2);
  });
});

describe('kbd_intr()', () => {
  test('-1 lets Ctrl-C through as a character, 3 restores it', () => {
    const board = new TestBoard();
    board.save(
      'main.py',
      `
import time, micropython
micropython.kbd_intr(-1)
time.sleep(10)
print('slept')
micropython.kbd_intr(3)
while True:
    pass
`,
    );
    const { clock } = board.device.board;
    for (const seconds of [5, 15]) {
      clock.createAlarm(() => board.device.console.feed(Uint8Array.of(3))).schedule(seconds * 1e9);
    }

    expect(board.run()).toMatch(/^slept\r\nTraceback[^]*line 8[^]*KeyboardInterrupt: \r\n/);
  });

  test('any character can take its place', () => {
    const board = new TestBoard();
    board.save('main.py', 'import micropython\nmicropython.kbd_intr(ord("q"))\nwhile True:\n    pass\n');
    board.device.board.clock.createAlarm(() => board.device.console.feed(Uint8Array.of(3, 0x71))).schedule(5e9);

    expect(board.run()).toContain('KeyboardInterrupt: \r\n');
  });
});

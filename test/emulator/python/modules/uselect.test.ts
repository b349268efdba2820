/**
 * uselect on whole boards, for streams have something to wait for only there: UARTs that are fed, keys that are typed.
 */
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src/emulator/lib/utf8.ts';
import type { Profile } from '../../../../src/emulator/firmware/release.ts';
import { TestBoard } from '../../../drivers/device.ts';
import { resultOf } from '../table.ts';

const PROFILES = ['documented', 'shipped'] as const;
const MILLI = 1_000_000;

/** What a program prints on a board whose UART 0 receives texts at milliseconds after power-on. */
function runWithUart(
  program: string,
  received: Readonly<Record<number, string>> = {},
  profile: Profile = 'documented',
) {
  const board = new TestBoard({ profile });
  const { clock, uarts } = board.device.board;
  for (const [millis, text] of Object.entries(received)) {
    clock.createAlarm(() => uarts.get(0).feed(encodeUtf8(text))).schedule(Number(millis) * MILLI);
  }
  const start = 'import uselect, utime\nfrom machine import UART\nuart = UART(0, 115200)\n';
  return board.runScript(start + program).replaceAll('\r\n', '\n');
}

describe.each(PROFILES)('poll (%s)', (profile) => {
  test('waits until a UART has received something', () => {
    const program = `
poll = uselect.poll()
poll.register(uart, uselect.POLLIN)
print(poll, poll.poll(0))
print(poll.poll(9000) == [(uart, uselect.POLLIN)], utime.ticks_ms(), uart.read())`;

    expect(runWithUart(program, { 1500: 'x' }, profile)).toBe("<poll> []\nTrue 1500 b'x'\n");
  });

  test('gives up after the time it was given', () => {
    const program = `
poll = uselect.poll()
poll.register(uart, uselect.POLLIN)
start = utime.ticks_ms()
print(poll.poll(250), utime.ticks_ms() - start)`;

    expect(runWithUart(program, { 3000: 'x' }, profile)).toBe('[] 250\n');
  });

  test.each(['', 'None', '-1'])('poll(%s) waits for the world outside', (timeout) => {
    const board = new TestBoard({ profile });
    board.platform.at(0, () => board.device.board.uarts.get(1).feed(encodeUtf8('x')));
    const program = `
import uselect
from machine import UART
poll = uselect.poll()
poll.register(UART(1, 9600), uselect.POLLIN)
print(len(poll.poll(${timeout})))`;

    expect(board.runScript(program)).toBe('1\r\n');
  });

  test('a UART can be written at once', () => {
    const program = `
poll = uselect.poll()
poll.register(uart)
print([event for _, event in poll.poll()])
poll.modify(uart, uselect.POLLIN)
print(poll.poll(10))
poll.register(uart, uselect.POLLOUT)
print([event for _, event in poll.poll()])
poll.unregister(uart)
poll.unregister(uart)
print(poll.poll(10))`;

    expect(runWithUart(program, {}, profile)).toBe('[4]\n[]\n[4]\n[]\n');
  });

  test('ipoll() fills one tuple again and again, and its flag reports a stream once', () => {
    const program = `
other = UART(1, 9600)
poll = uselect.poll()
poll.register(uart, uselect.POLLOUT)
poll.register(other, uselect.POLLOUT)
print([(s is uart, s is other, event) for s, event in poll.ipoll()])
seen = list(poll.ipoll(0, 1))
print(len(seen), seen[0] is seen[1], list(poll.ipoll(0)))
poll.modify(other, uselect.POLLOUT)
print([s is other for s, event in poll.poll(0)])`;

    expect(runWithUart(program, {}, profile)).toBe('[(True, False, 4), (False, True, 4)]\n2 True []\n[True]\n');
  });

  test('interrupts are served while it waits', () => {
    const program = `
from machine import Timer
timer = Timer(0, mode=Timer.PERIODIC)
ticks = bytearray(1)
def tick(_):
    ticks[0] += 1
timer.channel(Timer.A, freq=100).irq(handler=tick, trigger=Timer.TIMEOUT)
poll = uselect.poll()
poll.register(uart, uselect.POLLIN)
print(poll.poll(95), ticks[0])`;

    expect(runWithUart(program, {}, profile)).toBe('[] 9\n');
  });

  test('other threads run while it waits', () => {
    const program = `
import _thread
def work():
    utime.sleep_ms(20)
    print('worked at', utime.ticks_ms() // 10 * 10)
_thread.start_new_thread(work, ())
poll = uselect.poll()
poll.register(uart, uselect.POLLIN)
print(len(poll.poll(5000)), utime.ticks_ms())`;

    expect(runWithUart(program, { 900: 'x' }, profile)).toBe('worked at 20\n1 900\n');
  });

  test('a thread that waits hears of an error itself', () => {
    const program = `
import _thread
poll = uselect.poll()
poll.register(uart, uselect.POLLIN)
def wait():
    try:
        poll.poll()
    except OSError as error:
        print('OSError', error.args[0])
_thread.start_new_thread(wait, ())
utime.sleep_ms(10)
uart.deinit()
utime.sleep_ms(10)
print('main goes on')`;

    expect(runWithUart(program, {}, profile)).toBe('OSError 1\nmain goes on\n');
  });
});

describe.each(PROFILES)('select (%s)', (profile) => {
  test('sorts streams into those to read and those to write', () => {
    const program = `
def lengths(lists):
    return [len(streams) for streams in lists]
print(lengths(uselect.select([uart], [], [], 1)), lengths(uselect.select([uart], [uart], [uart])))
print(lengths(uselect.select((uart,), (), (), 9)), utime.ticks_ms())
print(lengths(uselect.select([uart], [uart], [])), lengths(uselect.select([], [], [], 0)))`;

    expect(runWithUart(program, { 4000: 'x' }, profile)).toBe(
      '[0, 0, 0] [0, 1, 0]\n[1, 0, 0] 4000\n[1, 1, 0] [0, 0, 0]\n',
    );
  });

  test('wants lists of streams', () => {
    const program = `
import uio
for lists in ((5, [], []), ([5], [], []), ([], [uio.BytesIO()], [])):
    try:
        uselect.select(*lists)
    except (TypeError, OSError) as error:
        print(type(error).__name__, error.args[0])`;
    const noList = profile === 'shipped' ? 'expected tuple/list' : "object 'int' is not a tuple or list";

    expect(runWithUart(program, {}, profile)).toBe(
      `TypeError ${noList}\nOSError stream operation not supported\nOSError 22\n`,
    );
  });
});

describe('standard input', () => {
  const PROGRAM = `import select, sys
poll = select.poll()
poll.register(sys.stdin, select.POLLIN)
print(poll.poll(100))
ready = poll.poll()
print(ready[0][0] is sys.stdin, ready[0][1], repr(input()))
print([event for _, event in poll.poll(0)])
poll.register(sys.stdout)
print([event for _, event in poll.poll(0)])
`;

  test('is ready when something was typed', () => {
    const board = new TestBoard();
    board.save('main.py', PROGRAM);
    board.platform.at(5000 * MILLI, () => board.type('hello\r'));

    expect(board.run()).toMatch(/^\[\]\r\nhello\r\nTrue 1 'hello'\r\n\[\]\r\n\[4\]\r\n/);
  });

  test('is no stream for the shipped firmware', () => {
    expect(resultOf('import uselect, sys\nuselect.poll().register(sys.stdin)', true)).toBe(
      'OSError: stream operation not supported',
    );
  });

  test('Ctrl-C ends the wait', () => {
    const board = new TestBoard();
    board.save('main.py', PROGRAM);
    board.platform.at(5000 * MILLI, () => board.type('\x03'));

    expect(board.run()).toContain('KeyboardInterrupt');
  });
});

describe('what cannot be waited for', () => {
  test.each([
    ['uselect.poll().register(5)', 'OSError: stream operation not supported'],
    ['uselect.poll().modify(5, 1)', 'OSError: 2'],
    ['p = uselect.poll()\np.register(uio.BytesIO())\np.poll(0)', 'OSError: [Errno 22] EINVAL'],
    ['uselect.poll().poll("now")', "TypeError: can't convert str to int"],
    ['uselect.select([], [])', 'TypeError: function missing 1 required positional arguments'],
  ])('%s', (program, error) => {
    expect(resultOf(`import uselect, uio\n${program}`)).toBe(error);
  });

  test('a UART that is not set up', () => {
    const program = `
poll = uselect.poll()
poll.register(uart)
uart.deinit()
try:
    poll.poll(0)
except OSError as error:
    print(error)`;

    expect(runWithUart(program)).toBe('[Errno 1] EPERM\n');
  });
});

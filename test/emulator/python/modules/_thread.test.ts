/**
 * `_thread` and its scheduler: the module's own rules, and how threads share the board with the main program, the prompt
 * and interrupts. What runs inside threads is in test/programs/threads.
 */
import { describe, expect, test } from 'vitest';
import { BANNER, TestBoard } from '../../../drivers/device.ts';
import { pythonInterpreter, runPython } from '../../../drivers/python.ts';

const MILLI = 1e6;
const CTRL_C = Uint8Array.of(3);

/** What a program prints on a board under virtual time. */
function runOnBoard(source: string, profile: 'documented' | 'shipped' = 'documented'): string {
  return new TestBoard({ profile }).runScript(source).replaceAll('\r\n', '\n');
}

describe('the module', () => {
  test('has the names of the firmware', () => {
    expect(runPython('import _thread\nprint(dir(_thread))')).toBe(
      "['__name__', 'LockType', 'get_ident', 'stack_size', 'start_new_thread', 'exit', 'allocate_lock']\n",
    );
  });

  test('prints a lock and its type as the firmware does', () => {
    expect(runPython('import _thread\nprint(_thread.allocate_lock(), _thread.LockType)')).toBe(
      "<lock> <class 'lock'>\n",
    );
  });

  test.each([
    ['_thread.start_new_thread(print, 1)', "TypeError: object 'int' is not a tuple or list"],
    ['_thread.start_new_thread(print, (), 1)', 'TypeError: expecting a dict for keyword args'],
    ['_thread.start_new_thread(print)', 'TypeError: function missing 1 required positional arguments'],
    ['_thread.LockType()', "TypeError: cannot create 'lock' instances"],
    ['_thread.allocate_lock().acquire("x")', "TypeError: can't convert str to int"],
    [
      '_thread.stack_size(60000)\n_thread.start_new_thread(print, ())',
      'MemoryError: memory allocation failed, allocating 60000 bytes',
    ],
    ['_thread.exit()', 'SystemExit: '],
  ])('%s raises %s', (statements, error) => {
    const { interpreter } = pythonInterpreter();

    const outcome = interpreter.execute(`import _thread\n${statements}`, 'file', '<stdin>');

    expect('exception' in outcome && interpreter.format(outcome.exception)).toMatch(new RegExp(`${error}\n$`));
  });

  test('stack_size() returns what was set before and, without an argument, goes back to the default', () => {
    const source = `
import _thread
print(_thread.stack_size(), _thread.stack_size(-1), _thread.stack_size(2048), _thread.stack_size(), _thread.stack_size())`;

    expect(runPython(source)).toBe('0 0 4294967295 2048 0\n');
  });

  test('a larger stack lets calls nest deeper, and the least of it is enough for some', () => {
    const source = `
import _thread
def f(n):
    global depth
    depth = n
    f(n + 1)
def th():
    try:
        f(1)
    except RuntimeError as e:
        depths.append(depth)
depths = []
for size in (1, 2048, 0, 8192):
    _thread.stack_size(size)
    _thread.start_new_thread(th, ())
while len(depths) < 4:
    pass
a, b, c, d = sorted(depths)
print(a == b, a > 10, c > 2 * a, d > 2 * c)`;

    expect(runPython(source)).toBe('True True True True\n');
  });

  test('each thread has an identity of its own', () => {
    const source = `
import _thread
idents = [_thread.get_ident()]
for _ in range(3):
    _thread.start_new_thread(lambda: idents.append(_thread.get_ident()), ())
while len(idents) < 4:
    pass
print(len(set(idents)), _thread.get_ident() == idents[0])`;

    expect(runPython(source)).toBe('4 True\n');
  });

  test('as many threads live as the heap holds stacks of, and their end makes room', () => {
    const source = `
import _thread
def start():
    n = 0
    try:
        while True:
            _thread.start_new_thread(lock.acquire, ())
            n += 1
    except MemoryError:
        return n
lock = _thread.allocate_lock()
lock.acquire()
first = start()
print(first, start())
lock.release()
for _ in range(1000):
    pass
print(start())`;

    expect(runPython(source)).toBe('12 0\n1\n');
  });
});

describe('the end of a thread', () => {
  test.each([
    ['a function', 'def f():\n    raise ValueError(1)\n', 'f', '<function f at 0x', '  File "<stdin>", line 3, in f\n'],
    ['a builtin', '', 'int', "<class 'int'>", ''],
  ])('by an exception in %s is reported with its own frames only', (_what, definition, callee, shown, frames) => {
    const output = runPython(`import _thread\n${definition}
def main():
    _thread.start_new_thread(${callee}, ()${callee === 'int' ? ', {"x": 1}' : ''})
    for _ in range(10**4):
        pass
main()
print("main goes on")`);

    expect(output).toContain(`Unhandled exception in thread started by ${shown}`);
    expect(output).toContain(`Error: `);
    expect(output.match(/ {2}File .*\n/g)?.join('') ?? '').toBe(frames);
    expect(output).toMatch(/main goes on\n$/);
  });

  test('wrong arguments are its own fault', () => {
    expect(
      runPython('import _thread, utime\n_thread.start_new_thread(lambda: 1, (2,))\nutime.sleep(1)\nprint("on")'),
    ).toMatch(
      /^Unhandled exception in thread started by <function <lambda> at 0x[0-9a-f]+>\nTypeError: .*takes 0 positional arguments but 1 were given\non\n$/,
    );
  });

  test.each(['_thread.exit()', 'raise SystemExit', 'import sys; sys.exit(3)'])('by %s says nothing', (statement) => {
    const source = `
import _thread, utime
def th():
    try:
        ${statement}
    finally:
        print('finally')
_thread.start_new_thread(th, ())
utime.sleep(1)
print('on')`;

    expect(runPython(source)).toBe('finally\non\n');
  });
});

describe('waiting', () => {
  test('a thread that sleeps takes nothing from one that spins', () => {
    const source = `
import _thread, time
def tick():
    for _ in range(5):
        time.sleep_ms(100)
        times.append(time.ticks_diff(time.ticks_ms(), start) // 10)
times = []
start = time.ticks_ms()
_thread.start_new_thread(tick, ())
while len(times) < 5:
    pass
print(times)`;

    expect(runOnBoard(source)).toBe('[10, 20, 30, 40, 50]\n');
  });

  test('threads run while the main program sleeps, and sleeps overlap', () => {
    const source = `
import _thread, time
def th(n):
    time.sleep_ms(n)
    log.append((n, time.ticks_diff(time.ticks_ms(), start)))
for _ in range(300):
    pass
log = []
start = time.ticks_ms()
for n in (30, 10, 20):
    _thread.start_new_thread(th, (n,))
time.sleep(1)
print(log, time.ticks_diff(time.ticks_ms(), start))`;

    expect(runOnBoard(source)).toBe('[(10, 10), (20, 20), (30, 30)] 1000\n');
  });

  test('a timer ends the wait of a thread, and its handler finds locks as they are', () => {
    const source = `
import _thread, time
from machine import Timer
lock = _thread.allocate_lock()
lock.acquire()
seen = [None, None]
def handler(channel):
    seen[0] = lock.acquire()
    seen[1] = lock.locked()
def th():
    while seen[0] is None:
        time.sleep_ms(1)
    lock.release()
timer = Timer(0, mode=Timer.ONE_SHOT)
timer.channel(Timer.A, freq=100).irq(handler=handler, trigger=Timer.TIMEOUT)
_thread.start_new_thread(th, ())
lock.acquire()
print(seen)`;

    expect(runOnBoard(source)).toBe('[True, True]\n');
  });

  test('nobody else runs while interrupts are disabled', () => {
    const source = `
import _thread, machine, time
def th():
    while True:
        state = machine.disable_irq()
        shared.append(1)
        for _ in range(1000):
            pass
        time.sleep_ms(1)
        shared.pop()
        machine.enable_irq(state)
shared = []
_thread.start_new_thread(th, ())
seen = set()
for _ in range(20000):
    seen.add(len(shared))
print(seen)`;

    expect(runOnBoard(source)).toBe('{0}\n');
  });

  test('direct code in a thread lets other threads run, and a wait that only the main program could end is refused', () => {
    const source = `
import _thread, time
lock = _thread.allocate_lock()
lock.acquire()
other = _thread.allocate_lock()
other.acquire()
def helper():
    time.sleep_ms(5)
    other.release()
def key(k):
    other.acquire()
    log.append('helped')
    lock.acquire()
def th():
    try:
        sorted([1, 2], key=key)
    except RuntimeError as e:
        log.append(e)
log = []
_thread.start_new_thread(helper, ())
_thread.start_new_thread(th, ())
time.sleep(1)
print(log)`;

    expect(runPython(source)).toBe(
      "['helped', RuntimeError('deadlock: nothing that can still run could end this wait',)]\n",
    );
  });

  test('a generator made in a thread is driven on by the main program', () => {
    const source = `
import _thread, time
def count():
    for n in range(3):
        time.sleep_ms(10)
        with lock:
            yield n
def th():
    made.append(count())
    next(made[0])
lock = _thread.allocate_lock()
made = []
_thread.start_new_thread(th, ())
time.sleep(1)
print(list(made[0]))`;

    expect(runPython(source)).toBe('[1, 2]\n');
  });

  test('a generator that a thread has stopped in cannot be advanced by another', () => {
    const source = `
import _thread, time
def count():
    time.sleep(1)
    yield 1
steps = []
def th():
    steps.append(count())
    next(steps[0])
_thread.start_new_thread(th, ())
time.sleep_ms(10)
try:
    next(steps[0])
except ValueError as e:
    print(e)`;

    expect(runPython(source)).toBe('generator already executing\n');
  });
});

describe('the main program', () => {
  const BUSY =
    'import _thread\ndef th():\n    while True:\n        pass\nfor _ in range(10):\n    _thread.start_new_thread(th, ())\n';

  test('is interrupted by Ctrl-C among busy threads, within a few slices', () => {
    const board = new TestBoard();
    const { clock } = board.device.board;
    clock.createAlarm(() => board.device.console.feed(CTRL_C)).schedule(500 * MILLI);

    const output = board.runScript(`${BUSY}while True:\n    pass`);

    expect(output).toBe(
      'Traceback (most recent call last):\r\n  File "<stdin>", line 8, in <module>\r\nKeyboardInterrupt: \r\n',
    );
    expect(clock.nanos()).toBeLessThan(550 * MILLI);
  });

  test('is interrupted while it waits for a lock, but not in the words of the shipped firmware', () => {
    const source = `
import _thread, time
lock = _thread.allocate_lock()
def th():
    with lock:
        time.sleep(5)
_thread.start_new_thread(th, ())
time.sleep_ms(10)
start = time.ticks_ms()
try:
    lock.acquire()
except KeyboardInterrupt:
    pass
print(time.ticks_diff(time.ticks_ms(), start) // 1000)`;
    const printed = (['documented', 'shipped'] as const).map((profile) => {
      const board = new TestBoard({ profile });
      board.device.board.clock.createAlarm(() => board.device.console.feed(CTRL_C)).schedule(2000 * MILLI);
      return board.runScript(source);
    });

    expect(printed).toEqual(['1\r\n', '4\r\n']);
  });

  test('is not kept from its Ctrl-C for long by direct code in a thread: that is struck instead', () => {
    const board = new TestBoard();
    board.device.board.clock.createAlarm(() => board.device.console.feed(CTRL_C)).schedule(500 * MILLI);

    const output = board.runScript(
      'import _thread\ndef spin(x):\n    while True:\n        pass\n_thread.start_new_thread(sorted, ([1, 2],), {"key": spin})\nfor _ in range(1000):\n    pass\nprint("on")',
    );

    expect(output).toMatch(
      /^Unhandled exception in thread started by <function>\r\n[^]*, in spin\r\nKeyboardInterrupt: \r\non\r\n$/,
    );
  });

  test('leaves its threads to go on at the prompt, until a soft reset ends them', () => {
    const board = new TestBoard();
    board.save(
      '/main.py',
      'import _thread, time\ndef th():\n    while True:\n        time.sleep(1)\n        print("tick")\n_thread.start_new_thread(th, ())\n',
    );
    board.save(
      '/boot.py',
      'import machine\nif machine.reset_cause() == machine.SOFT_RESET:\n    machine.main("none.py")\n',
    );
    const { clock } = board.device.board;
    clock.createAlarm(() => board.device.console.feed(Uint8Array.of(4))).schedule(2500 * MILLI);

    const output = board.run();

    expect(output).toMatch(new RegExp(`>>> tick\\r\\ntick\\r\\n\\r\\nPYB: soft reboot\\r\\n[^]*>>> $`));
    expect(output.startsWith(BANNER)).toBe(true);
    expect(output.match(/tick/g)).toHaveLength(2);
  });
});

test('a run with threads depends on nothing but its inputs', () => {
  const source = `
import _thread, time
lock = _thread.allocate_lock()
log = []
def th(n):
    for k in range(30):
        if k % (n + 2) == 0:
            time.sleep_ms(n)
        for _ in range(100 * n):
            pass
        with lock:
            log.append(n)
    log.append('end')
for n in range(5):
    _thread.start_new_thread(th, (n,))
while log.count('end') < 5:
    pass
print(log, time.ticks_us())`;

  expect(runOnBoard(source)).toBe(runOnBoard(source));
});

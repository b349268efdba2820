import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EmulatedDevice } from '../../../src/main/devices/emulated.ts';
import { StandInLink } from '../../drivers/stand-in-link.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function switchedOn() {
  const link = new StandInLink();
  const device = new EmulatedDevice(link);
  const seen = {
    text: '',
    pieces: 0,
    states: [] as string[],
    views: [] as number[],
    restarts: 0,
    notices: [] as string[],
  };
  device.console.onDidWrite((bytes) => {
    seen.text += Buffer.from(bytes).toString('latin1');
    seen.pieces++;
  });
  device.onDidChangeState(() => seen.states.push(device.state.activity));
  device.board.onDidChange(({ micros }) => seen.views.push(micros));
  device.power.onDidRestart(() => seen.restarts++);
  device.onDidNotice((sentence) => seen.notices.push(sentence));
  await device.open();
  await vi.advanceTimersByTimeAsync(100);
  seen.restarts = 0;
  seen.states.length = 0;
  return { link, device, seen };
}

test('what the board writes after a pause is heard at once', async () => {
  const { link, seen } = await switchedOn();

  link.happen({ print: '>>> ' });

  expect(seen.text).toBe('>>> ');
});

test('a board that writes all the time is heard in pieces, and nothing is lost', async () => {
  const { link, seen } = await switchedOn();

  for (let ms = 0; ms < 1_000; ms++) {
    for (let n = 0; n < 10; n++) link.happen({ print: 'x' });
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(10);

  expect(seen.text).toHaveLength(10_000);
  expect(seen.pieces).toBeLessThan(260);
});

test('a flood comes at the pace that a page can follow', async () => {
  const { link, seen } = await switchedOn();

  link.happen({ output: new Uint8Array(10_000_000).fill(0x78) });
  await vi.advanceTimersByTimeAsync(1_000);

  expect(seen.text.length).toBeGreaterThan(3_000_000);
  expect(seen.text.length).toBeLessThan(4_200_000);
});

test('while held, output waits', async () => {
  const { link, device, seen } = await switchedOn();

  device.console.hold(true);
  link.happen({ print: 'waits' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.text).toBe('');

  device.console.hold(false);
  await vi.advanceTimersByTimeAsync(10);
  expect(seen.text).toBe('waits');
});

test('what does not fit the board’s input follows when there is room', async () => {
  const { link, device } = await switchedOn();
  link.room = 3;
  let isTaken = false;

  const writing = device.console.write(Buffer.from('abcdef')).then(() => (isTaken = true));
  await vi.advanceTimersByTimeAsync(50);
  expect([link.typed, isTaken]).toEqual(['abc', false]);

  link.room = 10;
  await vi.advanceTimersByTimeAsync(50);
  await writing;
  expect(link.typed).toBe('abcdef');
});

test('Ctrl-C goes before what could not be typed yet', async () => {
  const { link, device } = await switchedOn();
  link.room = 3;
  const paste = device.console.write(Buffer.from('a long paste'));
  link.room = 1;

  await device.console.write(Uint8Array.of(3));

  await paste;
  expect(link.typed).toBe('a l\x03');
});

test('the pins are shown 60 times a second at most, the last state always', async () => {
  const { link, seen } = await switchedOn();

  for (let micros = 0; micros < 1_000; micros++) {
    link.happen({ view: { micros, pins: [] } });
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(100);

  expect(seen.views.length).toBeLessThanOrEqual(60);
  expect(seen.views.length).toBeGreaterThan(50);
  expect(seen.views.at(-1)).toBe(999);
});

test('a change of activity is told at once, figures four times a second', async () => {
  const { link, device, seen } = await switchedOn();

  link.happen({ activity: 'running' });
  await vi.advanceTimersByTimeAsync(5);
  expect(seen.states).toEqual(['running']);

  for (let used = 0; used < 1_000; used++) {
    link.happen({ heap: { used, total: 51_968 } });
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(seen.states.length).toBeLessThanOrEqual(6);
  expect(device.state).toEqual({
    activity: 'running',
    release: '1.2.0',
    version: 'v1.9.1',
    heap: { used: 999, total: 51_968 },
    storage: { used: 2_560, total: 178_688 },
  });
});

test('an idle board costs no looks', async () => {
  const { link } = await switchedOn();
  await vi.advanceTimersByTimeAsync(1_000);
  const look = vi.spyOn(link, 'listen');

  await vi.advanceTimersByTimeAsync(60_000);

  expect(look).not.toHaveBeenCalled();
});

test('the reset switch starts the board on its thread', async () => {
  const { link, device, seen } = await switchedOn();

  const reset = device.power.hardReset();
  await vi.advanceTimersByTimeAsync(10);
  await reset;

  expect([link.threads, seen.restarts]).toEqual([1, 1]);
});

test('a board that does not feel its switch is started on a new thread', async () => {
  const { link, device, seen } = await switchedOn();
  link.isStuck = true;

  const reset = device.power.hardReset();
  await vi.advanceTimersByTimeAsync(1_100);
  await reset;

  expect([link.threads, seen.restarts]).toEqual([2, 1]);
});

test('a thread that dies is told with a sentence, and a reset brings the board back', async () => {
  const { link, device, seen } = await switchedOn();

  link.failures.emit(new Error('out of range'));
  await vi.advanceTimersByTimeAsync(10);
  expect(seen.notices).toEqual([
    'The emulated board stopped by a fault of WiPy Studio (out of range). Reset starts it again.',
  ]);
  expect(device.state.activity).toBe('lost');

  const reset = device.power.hardReset();
  await vi.advanceTimersByTimeAsync(10);
  await reset;
  expect(device.state.activity).toBe('booting');
  expect(link.threads).toBe(2);
});

test('closing switches the board off and lets nobody wait', async () => {
  const { link, device } = await switchedOn();
  link.room = 0;
  const writing = device.console.write(Buffer.from('never read'));

  await device.close();

  await writing;
  expect(link.isStopped).toBe(true);
});

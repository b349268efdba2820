import { describe, expect, test } from 'vitest';
import { RealClock } from '../../../src/emulator/board/real-clock.ts';
import { VirtualClock } from '../../../src/emulator/board/virtual-clock.ts';
import type { Clock } from '../../../src/emulator/board/clock.ts';
import { ManualPlatform, WaitsForEver } from '../../drivers/manual-platform.ts';

const never = (): boolean => false;

/** Both clocks, and how each of them gets to a later instant. */
const clocks: [string, () => { clock: Clock; advance: (nanos: number) => void }][] = [
  [
    'virtual',
    () => {
      const clock = new VirtualClock(new ManualPlatform());
      return { clock, advance: (nanos) => clock.advance(nanos) };
    },
  ],
  [
    'real',
    () => {
      const platform = new ManualPlatform(5_000_000);
      const clock = new RealClock(platform);
      return {
        clock,
        advance: (nanos) => {
          platform.now += nanos;
          clock.runDue();
        },
      };
    },
  ],
];

describe.each(clocks)('alarms of a %s clock', (_kind, make) => {
  test('two advances add up', () => {
    const { clock, advance } = make();

    advance(10);
    advance(10);

    expect(clock.nanos()).toBe(20);
  });

  test('ring in the order of their instants, those of one instant in the order they were set', () => {
    const { clock, advance } = make();
    const rung: string[] = [];
    for (const [name, at] of [
      ['late', 30],
      ['first of two', 20],
      ['second of two', 20],
      ['early', 10],
      ['after', 50],
    ] as const)
      clock.createAlarm(() => rung.push(name)).schedule(at);

    advance(40);

    expect(rung).toEqual(['early', 'first of two', 'second of two', 'late']);
    expect(clock.next()).toBe(50);
  });

  test('see the time of their own instant, however late they are', () => {
    const { clock, advance } = make();
    const seen: number[] = [];
    for (const at of [15, 40, 70]) clock.createAlarm(() => seen.push(clock.nanos())).schedule(at);

    advance(100);

    expect(seen).toEqual([15, 40, 70]);
    expect(clock.nanos()).toBe(100);
  });

  test('have left the queue when they ring, and may set themselves again', () => {
    const { clock, advance } = make();
    const seen: number[] = [];
    const alarm = clock.createAlarm(() => {
      seen.push(clock.nanos());
      expect(alarm.isScheduled).toBe(false);
      alarm.schedule(clock.nanos() + 25);
    });
    alarm.schedule(25);

    advance(100);

    expect(seen).toEqual([25, 50, 75, 100]);
  });

  test('never ring after power-off, even if it happens while one of them rings', () => {
    const { clock, advance } = make();
    const rung: string[] = [];
    clock
      .createAlarm(() => {
        rung.push('the last');
        clock.dropAlarms();
      })
      .schedule(10);
    const same = clock.createAlarm(() => rung.push('same instant'));
    same.schedule(10);
    clock.createAlarm(() => rung.push('later')).schedule(20);

    advance(100);

    expect(rung).toEqual(['the last']);
    expect(same.isScheduled).toBe(false);
    expect(clock.next()).toBe(Infinity);
  });

  test('do not ring once cancelled, and ring once if they were moved', () => {
    const { clock, advance } = make();
    const rung: number[] = [];
    const cancelled = clock.createAlarm(() => rung.push(1));
    const moved = clock.createAlarm(() => rung.push(2));
    cancelled.schedule(10);
    moved.schedule(10);

    cancelled.cancel();
    moved.schedule(30);
    advance(20);
    expect(rung).toEqual([]);

    advance(20);
    expect(rung).toEqual([2]);
  });

  test('refuse an instant that is no number', () => {
    const { clock } = make();
    const alarm = clock.createAlarm(() => {});

    expect(() => alarm.schedule(NaN)).toThrow('finite');
    expect(() => alarm.schedule(Infinity)).toThrow('finite');
  });

  test('hold a wait up at the first instant that somebody wants to handle', () => {
    const { clock } = make();
    let pending = false;
    clock.createAlarm(() => (pending = true)).schedule(100);
    clock.createAlarm(() => {}).schedule(200);

    const woken = clock.waitUntil(1000, () => pending);

    expect(woken).toBe(true);
    expect(clock.nanos()).toBe(100);
    pending = false;
    expect(clock.waitUntil(1000, () => pending)).toBe(false);
    expect(clock.nanos()).toBe(1000);
  });
});

describe('a virtual clock', () => {
  test('waits a day without waiting at all', () => {
    const platform = new ManualPlatform();
    const clock = new VirtualClock(platform);

    clock.waitUntil(86_400e9, never);

    expect(clock.nanos()).toBe(86_400e9);
    expect(platform.now).toBe(0);
  });

  test('moves by the work that is done, and rings what comes due in it', () => {
    const clock = new VirtualClock(new ManualPlatform());
    const seen: number[] = [];
    clock.createAlarm(() => seen.push(clock.nanos())).schedule(700);

    clock.spend(500);
    clock.runDue();
    clock.spend(500);
    clock.runDue();

    expect(seen).toEqual([700]);
    expect(clock.nanos()).toBe(1000);
  });

  test('lets an interrupt be handled at its instant in the middle of a long piece of work', () => {
    const clock = new VirtualClock(new ManualPlatform());
    let pending = false;
    clock.createAlarm(() => (pending = true)).schedule(300);
    clock.spend(1000);

    expect(clock.runDue(() => pending)).toBe(true);
    expect(clock.nanos()).toBe(300);
    expect(clock.behind).toBe(700);

    pending = false;
    expect(clock.runDue(() => pending)).toBe(false);
    expect(clock.nanos()).toBe(1000);
  });

  test('stands still while the board waits for the world outside', () => {
    const platform = new ManualPlatform();
    const clock = new VirtualClock(platform);
    clock.createAlarm(() => {}).schedule(10);
    let typed = false;
    platform.at(1e9, () => (typed = true));

    expect(clock.waitUntil(Infinity, () => platform.doorbell() && typed)).toBe(true);
    expect(clock.nanos()).toBe(0);
  });

  test('refuses to run backwards or nowhere', () => {
    const clock = new VirtualClock(new ManualPlatform());

    for (const nanos of [-1, NaN, Infinity]) expect(() => clock.advance(nanos)).toThrow('forwards');
  });
});

describe('a real clock', () => {
  test('follows the host from wherever that is, scaled by the speed', () => {
    const platform = new ManualPlatform(123_456_789);
    const clock = new RealClock(platform, 4);
    expect(clock.nanos()).toBe(0);

    platform.now += 100;
    expect(clock.nanos()).toBe(400);

    clock.speed = 0.5;
    platform.now += 100;
    expect(clock.nanos()).toBe(450);
  });

  test.each([0, -1, NaN, Infinity])('refuses %d as a speed', (speed) => {
    expect(() => new RealClock(new ManualPlatform(), speed)).toThrow('positive');
  });

  test('waits on the platform until the next alarm, however odd speed and instant are', () => {
    const platform = new ManualPlatform(1e15 + 0.3);
    const clock = new RealClock(platform, 3);
    const seen: number[] = [];
    clock.createAlarm(() => seen.push(clock.nanos())).schedule(1000.5);

    clock.waitUntil(2001.25, never);

    expect(seen).toEqual([1000.5]);
    expect(clock.nanos()).toBeGreaterThanOrEqual(2001.25);
    expect(clock.nanos()).toBeLessThan(2006);
  });

  test('ends a wait when the doorbell rings for something', () => {
    const platform = new ManualPlatform();
    const clock = new RealClock(platform);
    platform.at(300, () => {});

    expect(clock.waitUntil(1000, () => platform.doorbell())).toBe(true);
    expect(clock.nanos()).toBe(300);
  });

  test('never shows a late alarm a time before one that was already told', () => {
    const platform = new ManualPlatform();
    const clock = new RealClock(platform);
    const seen: number[] = [];
    clock.createAlarm(() => seen.push(clock.nanos())).schedule(100);
    platform.now = 250;
    const told = clock.nanos();

    clock.runDue();

    expect(told).toBe(250);
    expect(seen).toEqual([250]);
  });

  test('says how late it is', () => {
    const platform = new ManualPlatform();
    const clock = new RealClock(platform);
    let late = NaN;
    clock.createAlarm(() => (late = clock.behind)).schedule(100);
    platform.now = 450;

    clock.runDue();

    expect(late).toBe(350);
  });

  test('would wait for ever where nothing will happen', () => {
    const clock = new RealClock(new ManualPlatform());

    expect(() => clock.waitUntil(Infinity, never)).toThrow(WaitsForEver);
  });
});

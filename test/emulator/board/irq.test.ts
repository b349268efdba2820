import { describe, expect, test } from 'vitest';
import { InterruptController, checkPriority } from '../../../src/emulator/board/irq.ts';
import type { InterruptSource } from '../../../src/emulator/board/irq.ts';

function source(controller: InterruptController, vector: number, priority: number, handler: () => void) {
  const made = controller.createSource(vector, 0, { flags: () => 1 });
  made.vector.priority = priority;
  made.handler = handler;
  made.enable();
  return made;
}

describe('the interrupt controller', () => {
  test('runs the highest priority first, then the lower vector', () => {
    const controller = new InterruptController();
    const order: string[] = [];
    const late = source(controller, 40, 2, () => order.push('vector 40'));
    const early = source(controller, 16, 2, () => order.push('vector 16'));
    const urgent = source(controller, 50, 7, () => order.push('urgent'));
    for (const each of [late, early, urgent]) each.trigger();

    controller.runPending();

    expect(order).toEqual(['urgent', 'vector 16', 'vector 40']);
    expect(controller.ready).toBe(false);
  });

  test('runs a handler once however often its source was triggered before', () => {
    const controller = new InterruptController();
    let count = 0;
    const each = source(controller, 16, 1, () => count++);

    each.trigger();
    each.trigger();
    controller.runPending();

    expect(count).toBe(1);
  });

  test('lets only a higher priority into a running handler', () => {
    const controller = new InterruptController();
    const order: string[] = [];
    const high = source(controller, 18, 5, () => order.push('high'));
    const equal = source(controller, 17, 3, () => order.push('equal'));
    const low = source(controller, 16, 3, () => {
      order.push('begin');
      equal.trigger();
      high.trigger();
      expect(controller.inHandler).toBe(true);
      controller.runPending();
      order.push('end');
    });
    low.trigger();

    controller.runPending();

    expect(order).toEqual(['begin', 'high', 'end', 'equal']);
    expect(controller.inHandler).toBe(false);
  });

  test('keeps what comes in pending while interrupts are disabled', () => {
    const controller = new InterruptController();
    let count = 0;
    const each = source(controller, 16, 1, () => count++);

    expect(controller.disable()).toBe(true);
    expect(controller.disable()).toBe(false);
    each.trigger();
    expect(controller.ready).toBe(false);
    controller.runPending();
    expect(count).toBe(0);

    controller.enable();
    controller.runPending();
    expect(count).toBe(1);
  });

  test('shows flags inside the handler only', () => {
    const controller = new InterruptController();
    const seen: number[] = [];
    const each: InterruptSource = source(controller, 16, 1, () => seen.push(each.flags));

    seen.push(each.flags);
    each.trigger();
    controller.runPending();
    seen.push(each.flags);

    expect(seen).toEqual([0, 1, 0]);
  });

  test('forgets an event when its source is disabled or enabled anew', () => {
    const controller = new InterruptController();
    let count = 0;
    const each = source(controller, 16, 1, () => count++);

    each.trigger();
    each.enable();
    controller.runPending();
    each.disable();
    each.trigger();
    each.enable();
    controller.runPending();

    expect(count).toBe(0);
  });

  test('calls a level that holds again and again, but not for ever', () => {
    const controller = new InterruptController();
    let level = 1;
    let count = 0;
    const each = controller.createSource(16, 0, { flags: () => 4, isAsserted: () => level === 0 });
    each.handler = () => count++;
    each.enable();
    expect(controller.runPending(5)).toBe(0);

    level = 0;
    each.trigger();
    expect(controller.runPending(5)).toBe(5);
    expect(controller.ready).toBe(true);

    level = 1;
    controller.runPending(5);
    expect(count).toBe(6);
  });

  test('is in order again after a handler that threw', () => {
    const controller = new InterruptController();
    let count = 0;
    const each: InterruptSource = source(controller, 16, 7, () => {
      if (count++ === 0) throw new Error('of the guest');
    });
    each.trigger();

    expect(() => controller.runPending()).toThrow('of the guest');

    expect(each.flags).toBe(0);
    expect(controller.inHandler).toBe(false);
    each.trigger();
    expect(controller.runPending()).toBe(1);
  });

  test('knows no handler any more after the end of a run', () => {
    const controller = new InterruptController();
    let count = 0;
    const each = source(controller, 16, 1, () => count++);
    each.trigger();

    controller.silenceAll();
    each.enable();
    each.trigger();
    controller.runPending();

    expect(count).toBe(0);
  });
});

test.each([0, 8, -1, 1.5, NaN])('there is no priority %d', (priority) => {
  expect(() => checkPriority(priority)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
});

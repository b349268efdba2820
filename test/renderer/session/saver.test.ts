import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Saver } from '../../../src/renderer/session/saver.ts';

function keep(isReachable = () => true) {
  let value = 'start';
  const saved: string[] = [];
  const saver = new Saver(
    () => value,
    async (text) => {
      if (!isReachable()) throw new Error('The host is gone.');
      saved.push(text);
    },
    'start',
  );
  const change = (next: string) => {
    value = next;
    saver.touch();
  };
  return { saver, saved, change };
}

describe('saver', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('keeps at most once a second, and what was last', async () => {
    const { saved, change } = keep();

    for (const text of ['a', 'ab', 'abc']) change(text);
    await vi.advanceTimersByTimeAsync(999);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);

    expect(saved).toEqual(['abc']);
  });

  test('does not keep what has not changed', async () => {
    const { saved, change } = keep();

    change('start');
    await vi.advanceTimersByTimeAsync(2000);

    expect(saved).toEqual([]);
  });

  test('keeps at once when told to', async () => {
    const { saver, saved, change } = keep();

    change('now');
    expect(saver.isKept()).toBe(false);
    await saver.flush();

    expect(saved).toEqual(['now']);
    expect(saver.isKept()).toBe(true);
  });

  test('what could not be kept is due again', async () => {
    let isReachable = false;
    const { saver, saved, change } = keep(() => isReachable);

    change('text');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.isKept()).toBe(false);
    isReachable = true;
    await saver.flush();

    expect(saved).toEqual(['text']);
  });
});

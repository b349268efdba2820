import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBoardStore } from '../../../src/renderer/board/board-store.ts';
import { FakeBoard } from '../fake-board.ts';

describe('board store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a pin that did not change keeps its reading, so that it is not drawn again', () => {
    const store = createBoardStore();
    const board = new FakeBoard();
    board.set('GP16', { mode: 'out', level: 1 });
    store.show(board.view());
    const before = store.getState().readings;

    board.set('GP16', { level: 0 });
    board.advance(16);
    store.show(board.view());

    const after = store.getState().readings;
    expect(after.GP16).not.toBe(before.GP16);
    expect(after.GP17).toBe(before.GP17);
  });

  test('a pin that races is blurred, with its rate, and stands still when nothing more is told', () => {
    const store = createBoardStore();
    const board = new FakeBoard();
    board.set('GP9', { mode: 'out' });
    board.wave('GP9', 1, 0.25);
    store.show(board.view());

    board.advance(16);
    store.show(board.view());
    expect(store.getState().readings.GP9).toMatchObject({ signal: 'pwm', duty: 0.25 });
    expect(store.getState().rates.GP9).toBeCloseTo(1000, -2);

    vi.advanceTimersByTime(250);
    expect(store.getState().readings.GP9?.signal).not.toBe('pwm');
    expect(store.getState().rates).toEqual({});
  });

  test('a pin that races on stays blurred', () => {
    const store = createBoardStore();
    const board = new FakeBoard();
    board.set('GP9', { mode: 'out' });
    board.wave('GP9', 1);

    for (let frame = 0; frame < 60; frame++) {
      board.advance(16);
      store.show(board.view());
      vi.advanceTimersByTime(16);
    }

    expect(store.getState().readings.GP9?.signal).toBe('pwm');
  });

  test('a board that is gone leaves nothing shown and nothing driven', () => {
    const store = createBoardStore();
    store.show(new FakeBoard().view());
    store.setDriven('GP17', 0);

    store.clear();

    expect(store.getState()).toMatchObject({ readings: {}, views: {}, driven: {} });
  });

  test('letting go of a pin forgets that it was driven', () => {
    const store = createBoardStore();

    store.setDriven('GP17', 0);
    store.setDriven('GP2', 1);
    store.setDriven('GP17', null);

    expect(store.getState().driven).toEqual({ GP2: 1 });
  });
});

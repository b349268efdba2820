import { expect, test } from 'vitest';
import { BoardViewReader, PIN_MODE, PIN_PULL } from '../../../src/emulator/index.ts';
import { PIN_DRIVE } from '../../../src/emulator/board/pin.ts';
import { PinViews } from '../../../src/main/devices/pin-views.ts';
import { MICRO, MILLI, sleep, virtualBoard } from '../../drivers/board.ts';

function watched() {
  const board = virtualBoard();
  return { board, views: new PinViews(new BoardViewReader(board.view.buffer)) };
}

const OUTPUT = { mode: PIN_MODE.OUT, pull: PIN_PULL.NONE, drive: PIN_DRIVE.MED_POWER };

test('the first look shows all pins by name', () => {
  const { views } = watched();

  const view = views.take()!;

  expect(view.pins).toHaveLength(25);
  expect(view.pins.find(({ name }) => name === 'GP16')).toMatchObject({
    mode: 'in',
    level: 0,
    pull: 'none',
    alternate: null,
  });
});

test('where nothing changed there is nothing to show, even when time passed', () => {
  const { board, views } = watched();
  views.take();

  sleep(board, 5 * MICRO);

  expect(views.take()).toBeNull();
});

test('settings are told in words, an alternate function by its name', () => {
  const { board, views } = watched();
  board.pins.get('GP16').init({ ...OUTPUT, mode: PIN_MODE.OPEN_DRAIN, pull: PIN_PULL.UP });
  board.pins.get('GP24').init({ ...OUTPUT, mode: PIN_MODE.ALT, pull: PIN_PULL.DOWN, alternate: 5 });

  const view = views.take()!;
  const pin = (wanted: string) => view.pins.find(({ name }) => name === wanted);

  expect(pin('GP16')).toMatchObject({ mode: 'open-drain', pull: 'up', alternate: null });
  expect(pin('GP24')).toMatchObject({ mode: 'alt', pull: 'down', alternate: 'TIM0_PWM' });
});

test('between two looks edges are counted and the time high is a fraction', () => {
  const { board, views } = watched();
  const pin = board.pins.get('GP16');
  pin.init({ ...OUTPUT, value: 0 });
  const before = views.take()!;

  for (let period = 0; period < 10; period++) {
    pin.write(1);
    sleep(board, MILLI);
    pin.write(0);
    sleep(board, 3 * MILLI);
  }
  const after = views.take()!;
  const edges = (view: typeof before) => view.pins.find(({ name }) => name === 'GP16')!.edges;

  expect(edges(after) - edges(before)).toBe(20);
  expect(after.pins.find(({ name }) => name === 'GP16')!.duty).toBeCloseTo(0.25, 2);
  expect(after.micros - before.micros).toBe(40_000);
});

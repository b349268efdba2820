/** Resumable code driven from direct code. */
import { expect, test } from 'vitest';
import { SWITCH, Suspension, drive, finished } from '../../../../src/emulator/python/runtime/suspension.ts';
import type { Resumable } from '../../../../src/emulator/python/runtime/suspension.ts';
import { pythonInterpreter } from '../../../drivers/python.ts';

const WAIT = new Suspension(5_000_000, () => false, 'board');

test('what has its result already gives it without a stop', () => {
  expect(drive(finished(7))).toBe(7);
});

test('a wait passes on the spot, and the end of a slice is a poll', () => {
  let polls = 0;
  pythonInterpreter({ poll: () => void polls++ });
  function* steps(): Resumable<number> {
    yield WAIT;
    yield SWITCH;
    yield SWITCH;
    return polls;
  }

  expect(drive(steps())).toBe(2);
});

test('what a poll throws is thrown where the code has stopped', () => {
  pythonInterpreter({
    poll() {
      throw new Error('interrupted');
    },
  });
  const log: string[] = [];
  function* steps(): Resumable<void> {
    try {
      yield SWITCH;
    } catch (thrown) {
      log.push((thrown as Error).message);
      throw thrown;
    } finally {
      log.push('left');
    }
  }

  expect(() => drive(steps())).toThrow('interrupted');
  expect(log).toEqual(['interrupted', 'left']);
});

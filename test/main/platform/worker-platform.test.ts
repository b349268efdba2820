import { expect, test } from 'vitest';
import { BOARD_WORD, createBoardMemory } from '../../../src/emulator/index.ts';
import { WorkerPlatform, ring } from '../../../src/main/platform/worker-platform.ts';

const MILLI = 1e6;

function platform(isRepeatable = false) {
  const words = new Int32Array(createBoardMemory().bell);
  const told = { signals: 0, lines: [] as string[] };
  const made = new WorkerPlatform({
    words,
    signal: () => told.signals++,
    log: (line) => told.lines.push(line),
    isRepeatable,
  });
  return { words, told, platform: made };
}

test('a wait ends at its deadline, not before', () => {
  const { platform: board } = platform();
  const deadline = board.nanos() + 2 * MILLI;

  board.wait(deadline);

  expect(board.nanos()).toBeGreaterThanOrEqual(deadline);
});

test('a wait for a deadline that has passed returns', () => {
  const { platform: board } = platform();

  board.wait(board.nanos() - 1);
  board.wait(-Infinity);
});

test('a bell that rang before ends even a wait for ever, until it was answered', () => {
  const { platform: board, words } = platform();

  ring(words);
  board.wait(Infinity);
  board.wait(Infinity);

  expect(board.doorbell()).toBe(true);
  expect(board.doorbell()).toBe(false);
});

test('several rings are one to who did not look between them', () => {
  const { platform: board, words } = platform();

  ring(words);
  ring(words);

  expect([board.doorbell(), board.doorbell()]).toEqual([true, false]);
});

test('any number of things to read are one message, until the host has listened', () => {
  const { platform: board, words, told } = platform();

  for (let byte = 0; byte < 1_000; byte++) board.notify();
  expect(told.signals).toBe(1);

  Atomics.store(words, BOARD_WORD.attention, 0);
  board.notify();
  expect(told.signals).toBe(2);
});

test('the clock is steady and counts nanoseconds', () => {
  const { platform: board } = platform();

  const times = Array.from({ length: 1_000 }, () => board.nanos());

  expect(times.every((time, at) => at === 0 || time >= times[at - 1]!)).toBe(true);
  expect(times.every(Number.isSafeInteger)).toBe(true);
});

test('entropy differs from board to board, unless it is to be repeatable', () => {
  const draw = (isRepeatable: boolean) => {
    const { platform: board } = platform(isRepeatable);
    return [board.entropy(8), board.entropy(8)].map((bytes) => Buffer.from(bytes).toString('hex'));
  };

  expect(draw(false)).not.toEqual(draw(false));
  expect(draw(true)).toEqual(draw(true));
  expect(new Set(draw(true)).size).toBe(2);
});

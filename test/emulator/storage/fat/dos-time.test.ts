import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDosTime, toDosTime } from '../../../../src/emulator/storage/fat/dos-time.ts';

/** Seconds since 2000-01-01 as JavaScript's own calendar counts them. */
const seconds = (...date: [number, number, number, number?, number?, number?]) =>
  (Date.UTC(...date) - Date.UTC(2000, 0, 1)) / 1000;

test('Date and time are packed into their bits', () => {
  const packed = toDosTime(seconds(2015, 11, 31, 23, 59, 59));

  expect(packed).toBe((((35 << 9) | (12 << 5) | 31) << 16) | (23 << 11) | (59 << 5) | 29);
});

test('Every even second from 1980 to 2107 comes back', () => {
  const first = seconds(1980, 0, 1) / 2;
  const last = seconds(2107, 11, 31, 23, 59, 58) / 2;

  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (half) => fromDosTime(toDosTime(half * 2)) === half * 2),
    { seed: 1, numRuns: 5_000 },
  );
});

test('Odd seconds lose one, fractions are cut', () => {
  expect(fromDosTime(toDosTime(473_385_601.9))).toBe(473_385_600);
});

test('Times outside become the first or the last that there is', () => {
  expect(fromDosTime(toDosTime(-1e10))).toBe(seconds(1980, 0, 1));
  expect(fromDosTime(toDosTime(1e10))).toBe(seconds(2107, 11, 31, 23, 59, 58));
});

test('An entry without a date counts as 1980-01-01', () => {
  expect(fromDosTime(0)).toBe(seconds(1980, 0, 1));
});

import { expect, test } from 'vitest';
import { ERRNO, StorageError } from '../../../src/emulator/storage/errno.ts';

test('A storage error carries its name and the number of the board', () => {
  const error = new StorageError('ENOSPC', 'no room');

  expect(error).toMatchObject({ code: 'ENOSPC', errno: 28, message: 'ENOSPC: no room' });
  expect(error).toBeInstanceOf(Error);
});

test('No number stands for two names', () => {
  const numbers = Object.values(ERRNO);

  expect(new Set(numbers).size).toBe(numbers.length);
});

import { expect, test } from 'vitest';
import { resultOf } from '../table.ts';

test('the shipped firmware has five names and no errorcode', () => {
  expect(resultOf('import uerrno\nr = dir(uerrno)', true)).toBe(
    "['__name__', 'EPERM', 'EIO', 'ENODEV', 'EINVAL', 'ETIMEDOUT']",
  );
});

test('the documented board goes from number to name and back', () => {
  expect(resultOf('import errno\nr = errno.ENOENT, errno.errorcode[errno.EINPROGRESS]')).toBe("(2, 'EINPROGRESS')");
});

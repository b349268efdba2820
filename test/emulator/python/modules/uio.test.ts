import { describe, expect, test } from 'vitest';
import { resultOf, testTable } from '../table.ts';

describe('uio', () => {
  testTable([
    ['import uio\nr = uio.open is open', 'True'],
    ['import uio\nuio.FileIO("x")', "TypeError: cannot create 'FileIO' instances", 'TypeError: cannot create instance'],
  ]);

  test('has the names of the firmware in their order', () => {
    expect(resultOf('import uio\nr = dir(uio)', true)).toBe(
      "['__name__', 'open', 'FileIO', 'TextIOWrapper', 'StringIO', 'BytesIO']",
    );
  });
});

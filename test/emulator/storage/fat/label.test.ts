import { expect, test } from 'vitest';
import { codeOf, names, newVolume, writeAll } from '../../../drivers/fat-volumes.ts';

test('A volume has no label until it is given one', () => {
  const { volume } = newVolume(384);
  writeAll(volume, 'main.py', '');

  expect(volume.label()).toBe('');
  volume.setLabel('my WiPy');
  expect(volume.label()).toBe('MY WIPY');
  volume.setLabel('other ');
  expect(volume.label()).toBe('OTHER');
  expect(names(volume)).toEqual(['main.py']);
  volume.setLabel('');
  expect(volume.label()).toBe('');
});

test('Labels of more than 11 characters or with characters that are not allowed are EINVAL', () => {
  const { volume } = newVolume(384);

  for (const label of ['x'.repeat(12), 'a.b', 'a*b', 'tab\t'])
    expect(codeOf(() => volume.setLabel(label))).toBe('EINVAL');

  expect(volume.label()).toBe('');
});

test('A label and a file of the same name do not meet', () => {
  const { volume } = newVolume(384);
  volume.setLabel('WIPY');

  expect(codeOf(() => volume.stat('WIPY'))).toBe('ENOENT');
  writeAll(volume, 'WIPY', 'x');

  expect(volume.label()).toBe('WIPY');
  expect(volume.stat('WIPY').size).toBe(1);
});

import { expect, test } from 'vitest';
import { Namespace } from '../../../../src/emulator/python/types/module.ts';
import { entryPositions } from '../../../../src/emulator/python/types/dict.ts';

function names(namespace: Namespace) {
  const { table } = namespace.dict;
  return [...entryPositions(table)].map((position) => table.keyAt(position));
}

test('the dict of a namespace shows its variables in the order of the slots of the board', () => {
  const namespace = new Namespace();
  for (const name of ['__name__', '__file__', 't', 'x']) namespace.set(name, 1);

  expect(names(namespace)).toEqual(['x', 't', '__name__', '__file__']);
});

test('changes go both ways between a namespace and its dict', () => {
  const namespace = new Namespace();
  const { table } = namespace.dict;

  table.set('a', 1);
  namespace.set('b', 2);

  expect(namespace.get('a')).toBe(1);
  expect(table.get('b')).toBe(2);
  expect(table.delete('a')).toBe(1);
  expect(namespace.get('a')).toBeUndefined();
  expect(table.used).toBe(1);
});

test('a name deleted and set again is listed again', () => {
  const namespace = new Namespace();
  namespace.set('a', 1);
  namespace.set('b', 2);
  namespace.set('a', undefined);
  expect(names(namespace)).toEqual(['b']);

  namespace.set('a', 3);

  expect(new Set(names(namespace))).toEqual(new Set(['a', 'b']));
});

test('keys that are no strings live beside the names', () => {
  const namespace = new Namespace();
  const { table } = namespace.dict;
  namespace.set('a', 1);

  table.set(5, 'five');

  expect(table.get(5)).toBe('five');
  expect(names(namespace)).toEqual(['a', 5]);
  table.clear();
  expect(table.used).toBe(0);
});

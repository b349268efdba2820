/**
 * npm leaves an optional package that the registry does not have out of the lock file without a word, and `npm ci`
 * then refuses the lock file. Every optional dependency of every package must be in it.
 */
import { expect, test } from 'vitest';
import lock from '../package-lock.json' with { type: 'json' };

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages = lock.packages as Readonly<Record<string, LockedPackage>>;

/** Where Node would look for `name` from the package at `path`. */
function placesOf(name: string, path: string): string[] {
  const places = [`node_modules/${name}`];
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    places.push(`${at}/node_modules/${name}`);
  }
  return places;
}

function missingOf(all: Readonly<Record<string, LockedPackage>>): string[] {
  return Object.entries(all).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(name, path).some((place) => place in all))
      .map((name) => `${name} of ${path}`),
  );
}

test('every optional dependency is in the lock file', () => {
  expect(missingOf(packages)).toEqual([]);
  expect(Object.values(packages).filter(({ optionalDependencies }) => optionalDependencies).length).toBeGreaterThan(3);
});

test('one that is missing is found, at the top and below', () => {
  const all = {
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1' } },
    'node_modules/a-linux': {},
    'node_modules/b/node_modules/c': { optionalDependencies: { 'c-linux': '1', 'a-linux': '1', 'c-mac': '1' } },
    'node_modules/b/node_modules/c-linux': {},
  };

  expect(missingOf(all)).toEqual(['a-mac of node_modules/a', 'c-mac of node_modules/b/node_modules/c']);
});

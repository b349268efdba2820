import { describe, expect, test } from 'vitest';
import {
  boardPathOf,
  foldersDownTo,
  isWithin,
  joinPath,
  movedPath,
  nameOf,
  parentOf,
  projectPathOf,
} from '../../../src/renderer/files/paths.ts';

describe('paths', () => {
  test.each([
    ['', 'main.py', 'main.py'],
    ['lib', 'net.py', 'lib/net.py'],
    ['/', 'flash', '/flash'],
    ['/flash', 'main.py', '/flash/main.py'],
  ])('%j and %j join to %j, and come apart again', (folder, name, path) => {
    expect(joinPath(folder, name)).toBe(path);
    expect(parentOf(path)).toBe(folder);
    expect(nameOf(path)).toBe(name);
  });

  test.each([
    ['lib/net.py', 'lib', true],
    ['lib', 'lib', true],
    ['library.py', 'lib', false],
    ['main.py', '', true],
    ['/flash/main.py', '/', true],
    ['/sd/a', '/flash', false],
  ])('%j within %j: %j', (path, folder, expected) => {
    expect(isWithin(path, folder)).toBe(expected);
  });

  test('renaming a folder moves what is in it and nothing else', () => {
    expect(movedPath('lib/net.py', 'lib', 'library')).toBe('library/net.py');
    expect(movedPath('lib', 'lib', 'library')).toBe('library');
    expect(movedPath('lib2/net.py', 'lib', 'library')).toBeNull();
  });

  test('the folders down to a place leave the root out', () => {
    expect(foldersDownTo('lib/net/http')).toEqual(['lib', 'lib/net', 'lib/net/http']);
    expect(foldersDownTo('/flash/lib')).toEqual(['/flash', '/flash/lib']);
    expect(foldersDownTo('')).toEqual([]);
    expect(foldersDownTo('/')).toEqual([]);
  });

  test('a project file has the same place under /flash, and goes back to it', () => {
    expect(boardPathOf('lib/net.py')).toBe('/flash/lib/net.py');
    expect(projectPathOf('/flash/lib/net.py')).toBe('lib/net.py');
    expect(projectPathOf('/sd/log.txt')).toBe('log.txt');
  });
});

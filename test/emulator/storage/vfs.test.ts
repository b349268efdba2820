import { describe, expect, test } from 'vitest';
import { Vfs } from '../../../src/emulator/storage/vfs.ts';
import { FatVolume } from '../../../src/emulator/storage/fat/volume.ts';
import { RamDisk } from '../../../src/emulator/storage/ram-disk.ts';
import { codeOf, names, newVolume, readText, writeAll } from '../../drivers/fat-volumes.ts';

/** A board with /flash, in it. */
function board(): Vfs {
  const vfs = new Vfs();
  vfs.mount(newVolume(384).volume, '/flash');
  vfs.chdir('/flash');
  writeAll(vfs, 'main.py', 'print()');
  vfs.mkdir('lib');
  return vfs;
}

function boardWithCard(): Vfs {
  const vfs = board();
  vfs.mount(newVolume(384).volume, '/sd');
  return vfs;
}

const CREATE = { write: true, create: true } as const;

describe('Paths', () => {
  test('an absolute path begins with a mount, a relative one with the current directory', () => {
    const vfs = boardWithCard();

    writeAll(vfs, '/sd/x', 'card');
    writeAll(vfs, 'lib/x', 'flash');

    expect(readText(vfs, '/sd/x')).toBe('card');
    expect(readText(vfs, '/flash/lib/x')).toBe('flash');
    vfs.chdir('lib');
    expect(vfs.getcwd()).toBe('/flash/lib');
    expect(readText(vfs, 'x')).toBe('flash');
    expect(names(vfs, '..')).toEqual(['main.py', 'lib']);
    vfs.chdir('/sd');
    expect(vfs.getcwd()).toBe('/sd');
    expect(readText(vfs, 'x')).toBe('card');
  });

  test('mount names match as whole components and with their case', () => {
    const vfs = board();

    expect(codeOf(() => vfs.list('/flashy'))).toBe('ENODEV');
    expect(codeOf(() => vfs.list('/FLASH'))).toBe('ENODEV');
    expect(codeOf(() => vfs.list('/flash/'))).toBe('ok');
  });

  test('in / relative names are mounts; other names mean / itself', () => {
    const vfs = board();
    vfs.chdir('/');

    expect(vfs.getcwd()).toBe('/');
    expect(names(vfs, 'flash')).toEqual(['main.py', 'lib']);
    expect(readText(vfs, 'flash/main.py')).toBe('print()');
    expect(names(vfs, 'other')).toEqual(['flash']);
    expect(codeOf(() => vfs.open('other', { read: true }))).toBe('EPERM');
    expect(codeOf(() => vfs.remove('other'))).toBe('EPERM');
  });

  test('a failed chdir to a mount that is not there loses the current directory', () => {
    const vfs = board();

    expect(codeOf(() => vfs.chdir('/nomount'))).toBe('ENODEV');

    expect(codeOf(() => vfs.getcwd())).toBe('ENODEV');
    expect(codeOf(() => vfs.list(''))).toBe('ENODEV');
    expect(codeOf(() => vfs.open('main.py', { read: true }))).toBe('ENODEV');
    expect(names(vfs, '/')).toEqual(['flash']);
    vfs.chdir('/flash');
    expect(names(vfs, '')).toEqual(['main.py', 'lib']);
  });

  test('a failed chdir to a missing directory of another mount has changed the mount', () => {
    const vfs = boardWithCard();

    expect(codeOf(() => vfs.chdir('/sd/none'))).toBe('ENOENT');

    expect(vfs.getcwd()).toBe('/sd');
  });
});

test('A path can be resolved to its mount and the path inside, for methods that only that file system has', () => {
  const vfs = boardWithCard();

  expect(vfs.resolve('/sd/a/b')).toEqual({ mount: vfs.mounts()[1], path: '/a/b' });
  expect(vfs.resolve('/sd')).toMatchObject({ path: '/' });
  expect(vfs.resolve('main.py')).toEqual({ mount: vfs.mounts()[0], path: 'main.py' });
  expect(codeOf(() => vfs.resolve('/'))).toBe('EPERM');
  expect(codeOf(() => vfs.resolve('/none/x'))).toBe('ENODEV');
});

describe('The pseudo directory /', () => {
  test('lists the mounts in order', () => {
    const vfs = boardWithCard();

    expect([...vfs.list('/')]).toEqual([
      { name: 'flash', isDirectory: true, size: 0, modified: 0 },
      { name: 'sd', isDirectory: true, size: 0, modified: 0 },
    ]);
    expect(vfs.stat('/')).toEqual({ isDirectory: true, size: 0, modified: 0 });
    expect(vfs.stat('/flash')).toEqual({ isDirectory: true, size: 0, modified: 0 });
  });

  test.each<[string, string, (vfs: Vfs) => unknown]>([
    ['open', 'EPERM', (vfs) => vfs.open('/', CREATE)],
    ['remove', 'EPERM', (vfs) => vfs.remove('/')],
    ['rmdir', 'EPERM', (vfs) => vfs.rmdir('/')],
    ['rename', 'EPERM', (vfs) => vfs.rename('/', '/x')],
    ['rename onto it', 'EPERM', (vfs) => vfs.rename('/flash/main.py', '/')],
    ['mkdir', 'EEXIST', (vfs) => vfs.mkdir('/')],
    ['mkdir of a mount', 'EEXIST', (vfs) => vfs.mkdir('/flash')],
    ['mkdir in it', 'ENODEV', (vfs) => vfs.mkdir('/foo')],
    ['open in it', 'ENODEV', (vfs) => vfs.open('/foo', CREATE)],
    ['stat in it', 'ENODEV', (vfs) => vfs.stat('/foo')],
  ])('%s is %s', (_, code, action) => {
    expect(codeOf(() => action(boardWithCard()))).toBe(code);
  });
});

describe('Renaming', () => {
  test('works within a mount and not between two', () => {
    const vfs = boardWithCard();

    vfs.rename('main.py', '/flash/lib/moved.py');

    expect(names(vfs, 'lib')).toEqual(['moved.py']);
    expect(codeOf(() => vfs.rename('lib/moved.py', '/sd/moved.py'))).toBe('EPERM');
    expect(codeOf(() => vfs.rename('lib/moved.py', '/none/moved.py'))).toBe('EPERM');
    expect(codeOf(() => vfs.rename('/none/a', '/none/b'))).toBe('ENODEV');
  });
});

describe('Mounting', () => {
  test('twice at one path, or below another mount, is EPERM', () => {
    const vfs = board();

    expect(codeOf(() => vfs.mount(newVolume(50).volume, '/flash'))).toBe('EPERM');
    expect(codeOf(() => vfs.mount(newVolume(50).volume, '/flash/sd'))).toBe('EPERM');
    expect(vfs.mounts().map((mount) => mount.path)).toEqual(['/flash']);
  });

  test('a device without a volume is ENODEV and is not entered', () => {
    const vfs = board();

    const blank = new FatVolume(RamDisk.blank(50), { now: () => 0 });
    expect(codeOf(() => vfs.mount(blank, '/sd'))).toBe('ENODEV');

    expect(names(vfs, '/')).toEqual(['flash']);
  });

  test('read-only is EROFS for changes', () => {
    const vfs = board();
    vfs.mount(newVolume(50).volume, '/sd', { readonly: true });

    expect(codeOf(() => vfs.mkdir('/sd/x'))).toBe('EROFS');
    expect(codeOf(() => vfs.open('/sd/x', CREATE))).toBe('EROFS');
    expect(names(vfs, '/sd')).toEqual([]);
  });

  test('ends by path or by file system; the current one leaves us in /', () => {
    const vfs = boardWithCard();
    const card = vfs.mounts()[1]!.fs;

    expect(codeOf(() => vfs.umount('/none'))).toBe('EINVAL');
    expect(codeOf(() => vfs.umount('flash'))).toBe('EINVAL');
    vfs.umount('/flash');
    expect(vfs.getcwd()).toBe('/');
    expect(names(vfs, '/')).toEqual(['sd']);
    vfs.umount(card);
    expect(names(vfs, '/')).toEqual([]);
    expect(codeOf(() => vfs.umount(card))).toBe('EINVAL');
  });

  test('at / works as in MicroPython’s vfs_fat_more test', () => {
    const vfs = new Vfs();
    vfs.mount(newVolume(50).volume, '/');

    writeAll(vfs, 'test.txt', 'hello');
    expect(names(vfs, '')).toEqual(['test.txt']);
    expect(names(vfs, '/')).toEqual(['test.txt']);
    expect(vfs.stat('test.txt').size).toBe(5);
    expect(vfs.stat('/test.txt').size).toBe(5);
    expect(readText(vfs, '/test.txt')).toBe('hello');
    vfs.rename('test.txt', '/test3.txt');
    vfs.rename('/test3.txt', 'test5.txt');
    vfs.mkdir('dir');
    vfs.mkdir('/dir2');
    vfs.mkdir('dir/subdir');
    expect(names(vfs, '')).toEqual(['test5.txt', 'dir', 'dir2']);
    for (const path of ['', '/', 'dir', '/dir', 'dir/subdir']) expect(codeOf(() => vfs.mkdir(path))).toBe('EEXIST');

    vfs.chdir('/');
    vfs.mount(newVolume(50).volume, '/sys');
    expect(names(vfs, '')).toEqual(['sys', 'test5.txt', 'dir', 'dir2']);
    expect(names(vfs, '/sys')).toEqual([]);
    vfs.rmdir('dir2');
    vfs.remove('test5.txt');
    expect(names(vfs, '')).toEqual(['sys', 'dir']);

    vfs.umount('/');
    expect(vfs.getcwd()).toBe('/');
    expect(names(vfs, '')).toEqual(['sys']);
  });
});

import { describe, expect, test } from 'vitest';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import { RamDisk } from '../../../../src/emulator/storage/ram-disk.ts';
import {
  START_OF_2015,
  codeOf,
  names,
  newVolume,
  pattern,
  readAll,
  readText,
  writeAll,
} from '../../../drivers/fat-volumes.ts';

describe('A fresh volume', () => {
  test('on the board’s flash has 349 clusters of 512 bytes', () => {
    const { volume } = newVolume(384);

    expect(volume.statvfs()).toEqual({ blockSize: 512, blocks: 349, freeBlocks: 349, nameLimit: 128 });
  });

  test('on a 50-block disk has the 16 clusters of MicroPython’s tests', () => {
    const { volume } = newVolume(50);

    expect(volume.statvfs()).toMatchObject({ blockSize: 512, blocks: 16, freeBlocks: 16 });
  });

  test('is empty, and its root is a directory of time 0', () => {
    const { volume } = newVolume(50);

    expect(names(volume)).toEqual([]);
    expect(volume.getcwd()).toBe('/');
    expect(volume.stat('/')).toEqual({ isDirectory: true, size: 0, modified: 0 });
    expect(volume.stat('')).toEqual({ isDirectory: true, size: 0, modified: 0 });
  });
});

describe('Names', () => {
  test('in a volume of nobody else are found as well', () => {
    const { volume } = newVolume(384, { exclusive: true });
    volume.mkdir('d');
    for (let i = 0; i < 40; i++) writeAll(volume, `d/a long name ${i}`, pattern(600, i));
    for (let i = 0; i < 40; i += 2) volume.rename(`d/a long name ${i}`, `short${i}`);

    expect(names(volume)).toHaveLength(21);
    expect(names(volume, 'd')).toHaveLength(20);
    for (let i = 0; i < 40; i += 2) expect(readAll(volume, `short${i}`)).toEqual(pattern(600, i));
  });

  test('are found whatever their case and listed as they were given', () => {
    const { volume } = newVolume(384);

    writeAll(volume, 'Read Me First.txt', 'hello');
    writeAll(volume, 'main.py', 'x');

    expect(readText(volume, 'READ ME FIRST.TXT')).toBe('hello');
    expect(volume.stat('MAIN.PY').size).toBe(1);
    expect(names(volume)).toEqual(['Read Me First.txt', 'main.py']);
  });

  test('beyond ASCII come back as they went in', () => {
    const { volume } = newVolume(384);
    const given = ['é.py', 'Ä', '日本.txt', '😀', 'naïve résumé.text'];

    for (const name of given) writeAll(volume, name, name);

    expect(names(volume)).toEqual(given);
    expect(readText(volume, '日本.txt')).toBe('日本.txt');
  });

  test('that look alike in short form are numbered, later ones by a hash', () => {
    const { volume } = newVolume(384);
    const given = Array.from({ length: 12 }, (_, i) => `a long name ${i}.txt`);

    for (const name of given) writeAll(volume, name, name);

    expect(names(volume)).toEqual(given);
    expect(readText(volume, 'ALONGN~1.TXT')).toBe('a long name 0.txt');
    for (const name of given) expect(readText(volume, name)).toBe(name);
  });

  test('may be 128 bytes long and no longer', () => {
    const { volume } = newVolume(384);
    const longest = 'n'.repeat(128);

    writeAll(volume, longest, 'x');

    expect(names(volume)).toEqual([longest]);
    expect(readText(volume, longest)).toBe('x');
    expect(codeOf(() => writeAll(volume, `${longest}n`, 'x'))).toBe('EINVAL');
  });

  test.each(['a"b', 'a*', 'a:b', '<', '>', 'what?', 'a|b', 'tab\there', 'a\x7f', 'a\0b', ' ', '...'])(
    '%j is refused',
    (name) => {
      const { volume } = newVolume(50);

      expect(codeOf(() => writeAll(volume, name, ''))).toBe('EINVAL');
      expect(codeOf(() => volume.mkdir(name))).toBe('EINVAL');
      expect(names(volume)).toEqual([]);
    },
  );

  test('lose dots and spaces at their end', () => {
    const { volume } = newVolume(50);

    writeAll(volume, 'tail. .', 'x');

    expect(names(volume)).toEqual(['tail']);
  });
});

describe('Directories', () => {
  test('hold files and directories, and . and .. lead where they should', () => {
    const { volume } = newVolume(384);

    volume.mkdir('lib');
    volume.mkdir('/lib/deep');
    volume.chdir('lib/deep');
    writeAll(volume, 'x.py', '1');
    writeAll(volume, '../y.py', '2');

    expect(volume.getcwd()).toBe('/lib/deep');
    expect(names(volume, '')).toEqual(['x.py']);
    expect(names(volume, '..')).toEqual(['deep', 'y.py']);
    expect(names(volume, '/lib/./deep/../..')).toEqual(['lib']);
    volume.chdir('../..');
    expect(volume.getcwd()).toBe('/');
    volume.chdir('..');
    expect(volume.getcwd()).toBe('/');
  });

  test('grow past one cluster and give their slots to new names, first free slot first', () => {
    const { volume } = newVolume(384);
    volume.mkdir('many');
    const given = Array.from({ length: 60 }, (_, i) => `f${i}`);
    for (const name of given) writeAll(volume, `many/${name}`, '');

    volume.remove('many/f3');
    volume.remove('many/f40');
    writeAll(volume, 'many/new', '');

    const expected = given.map((name) => (name === 'f3' ? 'new' : name)).filter((name) => name !== 'f40');
    expect(names(volume, 'many')).toEqual(expected);
  });

  test('may be changed while they are being listed', () => {
    const { volume } = newVolume(384);
    for (const name of ['a', 'b', 'c', 'd']) writeAll(volume, name, '');

    for (const item of volume.list('/')) volume.remove(item.name);

    expect(names(volume)).toEqual([]);
  });

  test('cannot be moved into themselves', () => {
    const { volume } = newVolume(384);
    volume.mkdir('a');
    volume.mkdir('a/b');

    expect(codeOf(() => volume.rename('a', 'a/b/c'))).toBe('EINVAL');
    expect(codeOf(() => volume.rename('a', 'a/b'))).toBe('EINVAL');

    expect(names(volume, 'a')).toEqual(['b']);
  });

  test('keep their content and their way up when they move', () => {
    const { volume } = newVolume(384);
    volume.mkdir('a');
    volume.mkdir('b');
    volume.mkdir('a/sub');
    writeAll(volume, 'a/sub/x', 'here');

    volume.rename('a/sub', 'b/moved');
    volume.chdir('b/moved');

    expect(readText(volume, 'x')).toBe('here');
    expect(volume.getcwd()).toBe('/b/moved');
    expect(names(volume, '..')).toEqual(['moved']);
  });

  test('that are current keep being so under a new name', () => {
    const { volume } = newVolume(384);
    volume.mkdir('test');
    volume.chdir('test');
    writeAll(volume, 'x', '1');

    volume.rename('/test', '/newtest');
    volume.remove('x');

    expect(volume.getcwd()).toBe('/newtest');
  });

  test('the root holds 512 slots and then refuses', () => {
    const { volume } = newVolume(384);
    for (let i = 0; i < 512; i++) writeAll(volume, `f${i}`, '');

    expect(codeOf(() => writeAll(volume, 'more', ''))).toBe('EACCES');
    expect(codeOf(() => volume.mkdir('more'))).toBe('EACCES');

    expect(names(volume)).toHaveLength(512);
    expect(volume.freeClusters()).toBe(349);
  });

  test('a path longer than the board’s buffer cannot be told by getcwd', () => {
    const { volume } = newVolume(384);
    const part = 'd'.repeat(62);
    volume.mkdir(part);
    volume.mkdir(`${part}/${part}`);
    volume.mkdir(`${part}/${part}/e`);

    volume.chdir(`${part}/${part}`);
    expect(volume.getcwd()).toBe(`/${part}/${part}`);
    volume.chdir('e');

    expect(codeOf(() => volume.getcwd())).toBe('ENOMEM');
  });
});

function volumeWithTree(): FatVolume {
  const { volume } = newVolume(384);
  writeAll(volume, 'file', 'content');
  volume.mkdir('dir');
  writeAll(volume, 'dir/inner', '');
  volume.mkdir('empty');
  return volume;
}

describe('Errors', () => {
  test.each<[string, string, (volume: FatVolume) => unknown]>([
    ['opening a missing file', 'ENOENT', (v) => v.open('none', { read: true })],
    ['opening below a missing directory', 'ENOENT', (v) => v.open('none/x', { write: true, create: true })],
    ['opening below a file', 'ENOENT', (v) => v.open('file/x', { write: true, create: true })],
    ['opening a directory to read', 'ENOENT', (v) => v.open('dir', { read: true })],
    ['opening a directory to write', 'EACCES', (v) => v.open('dir', { write: true, create: true, truncate: true })],
    ['opening with no rights a missing file', 'ENOENT', (v) => v.open('none', {})],
    ['opening the root', 'EINVAL', (v) => v.open('/', { read: true })],
    ['opening exclusively', 'EEXIST', (v) => v.open('file', { write: true, create: true, exclusive: true })],
    ['mkdir of an existing directory', 'EEXIST', (v) => v.mkdir('DIR')],
    ['mkdir of an existing file', 'EEXIST', (v) => v.mkdir('file')],
    ['mkdir of the root', 'EEXIST', (v) => v.mkdir('/')],
    ['mkdir below a missing directory', 'ENOENT', (v) => v.mkdir('none/x')],
    ['remove of a directory', 'EISDIR', (v) => v.remove('dir')],
    ['remove of a missing file', 'ENOENT', (v) => v.remove('none')],
    ['remove of the root', 'EINVAL', (v) => v.remove('/')],
    ['rmdir of a file', 'ENOTDIR', (v) => v.rmdir('file')],
    ['rmdir of a full directory', 'EACCES', (v) => v.rmdir('dir')],
    ['rmdir of dots', 'EINVAL', (v) => v.rmdir('dir/..')],
    ['chdir to a file', 'ENOENT', (v) => v.chdir('file')],
    ['chdir to nowhere', 'ENOENT', (v) => v.chdir('none')],
    ['listing a file', 'ENOENT', (v) => v.list('file')],
    ['listing a missing directory', 'ENOENT', (v) => v.list('none')],
    ['a path that ends in a slash', 'EINVAL', (v) => v.stat('dir/')],
    ['rename of a missing file', 'ENOENT', (v) => v.rename('none', 'x')],
    ['rename into a missing directory', 'ENOENT', (v) => v.rename('file', 'none/x')],
    ['rename onto a directory', 'EISDIR', (v) => v.rename('file', 'empty')],
    ['rename to a bad name', 'EINVAL', (v) => v.rename('file', 'a*')],
    ['rename to the root', 'EINVAL', (v) => v.rename('file', '/')],
  ])('%s is %s and changes nothing', (_, code, action) => {
    const volume = volumeWithTree();

    expect(codeOf(() => action(volume))).toBe(code);

    expect(names(volume)).toEqual(['file', 'dir', 'empty']);
    expect(names(volume, 'dir')).toEqual(['inner']);
    expect(readText(volume, 'file')).toBe('content');
  });

  test('rmdir of the current directory is EACCES', () => {
    const volume = volumeWithTree();
    volume.chdir('empty');

    expect(codeOf(() => volume.rmdir('/empty'))).toBe('EACCES');
  });

  test('dot entries: stat of . is EINVAL in the root only', () => {
    const volume = volumeWithTree();

    expect(codeOf(() => volume.stat('.'))).toBe('EINVAL');
    expect(volume.stat('dir/.')).toMatchObject({ isDirectory: true });
  });
});

describe('Renaming', () => {
  test('onto an existing file replaces it and frees its clusters', () => {
    const { volume } = newVolume(50);
    volume.mkdir('foo_dir');
    writeAll(volume, 'moved-to-root.txt', pattern(2_000));
    writeAll(volume, 'temp', 'new text');
    const free = volume.freeClusters();

    volume.rename('temp', 'moved-to-root.txt');

    expect(names(volume)).toEqual(['foo_dir', 'moved-to-root.txt']);
    expect(readText(volume, 'moved-to-root.txt')).toBe('new text');
    expect(volume.freeClusters()).toBe(free + 4);
  });

  test('may change nothing but the case', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'main.py', 'x');

    volume.rename('main.py', 'Main.py');

    expect(names(volume)).toEqual(['Main.py']);
    expect(readText(volume, 'main.py')).toBe('x');
  });

  test('keeps the time and the size', () => {
    let now = START_OF_2015;
    const { volume } = newVolume(50, { now: () => now });
    writeAll(volume, 'a', 'abc');
    now += 1_000;

    volume.rename('a', 'b');

    expect(volume.stat('b')).toEqual({ isDirectory: false, size: 3, modified: START_OF_2015 });
  });

  test('over a file whose directory has no room for the new spelling leaves that file alone', () => {
    const { volume } = newVolume(384);
    writeAll(volume, 'old', 'precious');
    for (let i = 0; i < 511; i++) writeAll(volume, `f${i}`, '');

    expect(codeOf(() => volume.rename('f0', 'Old'))).toBe('EACCES');

    expect(readText(volume, 'old')).toBe('precious');
  });
});

describe('Space', () => {
  test('rewriting a file a thousand times leaves as much free as before', () => {
    const { volume } = newVolume(384);
    writeAll(volume, 'data', pattern(3_000));
    const free = volume.freeClusters();

    for (let i = 0; i < 1_000; i++) writeAll(volume, 'data', pattern(3_000, i));

    expect(volume.freeClusters()).toBe(free);
    expect(readAll(volume, 'data')).toEqual(pattern(3_000, 999));
  });

  test('a full disk refuses mkdir and data but not an empty file', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'big', pattern(16 * 512));

    expect(volume.freeClusters()).toBe(0);
    expect(codeOf(() => volume.mkdir('dir'))).toBe('EACCES');
    expect(codeOf(() => writeAll(volume, 'more', 'x'))).toBe('ENOSPC');
    expect(codeOf(() => writeAll(volume, 'empty', ''))).toBe('ok');
    expect(names(volume)).toEqual(['big', 'more', 'empty']);
    expect(volume.stat('more').size).toBe(0);
  });

  test('what was removed can be used again', () => {
    const { volume } = newVolume(50);
    volume.mkdir('d');
    writeAll(volume, 'd/big', pattern(15 * 512));
    volume.remove('d/big');
    volume.rmdir('d');

    expect(volume.freeClusters()).toBe(16);
  });
});

describe('Time stamps', () => {
  test('come from the clock that the volume was given', () => {
    let now = START_OF_2015 + 3_601;
    const { volume } = newVolume(50, { now: () => now });
    writeAll(volume, 'a', '');
    now += 86_400;
    volume.mkdir('d');

    expect(volume.stat('a').modified).toBe(START_OF_2015 + 3_600);
    expect(volume.stat('d').modified).toBe(START_OF_2015 + 3_600 + 86_400);
  });
});

describe('Mounting', () => {
  test('a disk without a volume is ENODEV', () => {
    expect(codeOf(() => FatVolume.mount(RamDisk.blank(50), { now: () => 0 }))).toBe('ENODEV');
  });

  test('read-only refuses every change with EROFS', () => {
    const { disk, volume } = newVolume(50);
    writeAll(volume, 'a', 'x');
    const readonly = new FatVolume(disk, { now: () => 0 });
    readonly.mount({ readonly: true });

    const changes = [
      () => readonly.mkdir('d'),
      () => readonly.remove('a'),
      () => readonly.rename('a', 'b'),
      () => readonly.open('a', { write: true }),
      () => readonly.open('none', { write: true, create: true }),
      () => readonly.setLabel('X'),
    ];
    expect(changes.map(codeOf)).toEqual(changes.map(() => 'EROFS'));
    expect(readText(readonly, 'a')).toBe('x');
  });

  test('a write-protected device makes a read-only volume', () => {
    const { bytes } = newVolume(50);
    const volume = FatVolume.mount(new RamDisk(bytes, { writable: false }), { now: () => 0 });

    expect(codeOf(() => volume.mkdir('d'))).toBe('EROFS');
  });

  test('happens by itself at the first operation, and again after umount', () => {
    const { disk } = newVolume(50);
    const volume = new FatVolume(disk, { now: () => 0 });

    volume.mkdir('d');
    volume.chdir('d');
    volume.umount();

    expect(volume.getcwd()).toBe('/');
    expect(names(volume)).toEqual(['d']);
  });

  test('files opened before umount are dead', () => {
    const { volume } = newVolume(50);
    const file = volume.open('a', { write: true, create: true });

    volume.umount();
    volume.mount();

    expect(codeOf(() => file.write(pattern(1)))).toBe('EINVAL');
  });
});

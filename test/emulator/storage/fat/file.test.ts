import { describe, expect, test } from 'vitest';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import type { OpenMode } from '../../../../src/emulator/storage/file-system.ts';
import { codeOf, names, newVolume, pattern, readAll, readText, writeAll } from '../../../drivers/fat-volumes.ts';

const WRITE: OpenMode = { write: true, create: true, truncate: true };
const APPEND: OpenMode = { write: true, create: true, append: true };
const text = (string: string) => new TextEncoder().encode(string);

describe('Reading and writing', () => {
  test.each([1, 511, 512, 513, 1_024, 5_000, 100_000])('%i bytes come back whatever the pieces', (length) => {
    const { volume } = newVolume(384);
    const content = pattern(length);
    const writer = volume.open('data', WRITE);
    for (let at = 0, piece = 1; at < length; at += piece, piece = (piece * 3) % 1_000) {
      writer.write(content.subarray(at, at + piece));
    }
    writer.close();

    const reader = volume.open('data', { read: true });
    const back = new Uint8Array(length);
    let at = 0;
    for (let piece = 700; at < length; piece = (piece * 7) % 1_201) at += reader.read(back.subarray(at, at + piece));

    expect(back).toEqual(content);
    expect(reader.read(new Uint8Array(1))).toBe(0);
    expect(reader.tell()).toBe(length);
  });

  test('append starts at the end, and + reads what was there', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'log', 'hello');

    const file = volume.open('log', { ...APPEND, read: true });
    expect(file.tell()).toBe(5);
    file.write(text(' world'));
    file.seek(0);
    const back = new Uint8Array(20);

    expect(new TextDecoder().decode(back.subarray(0, file.read(back)))).toBe('hello world');
    file.close();
    expect(readText(volume, 'log')).toBe('hello world');
  });

  test('overwriting the middle leaves the rest', () => {
    const { volume } = newVolume(50);
    const content = pattern(3_000);
    writeAll(volume, 'data', content);

    const file = volume.open('data', { read: true, write: true });
    file.seek(1_000);
    file.write(pattern(600, 9));
    file.close();

    content.set(pattern(600, 9), 1_000);
    expect(readAll(volume, 'data')).toEqual(content);
  });

  test('100 KB are written and read back in a handful of device accesses per cluster', () => {
    const { volume, disk } = newVolume(384);
    let accesses = 0;
    for (const access of ['read', 'write'] as const) {
      const original = disk[access].bind(disk);
      disk[access] = (first, buffer) => {
        accesses++;
        original(first, buffer);
      };
    }

    writeAll(volume, 'big', pattern(102_400));
    expect(readAll(volume, 'big')).toEqual(pattern(102_400));

    expect(accesses).toBeLessThan(200 * 3);
  });
});

describe('Seeking', () => {
  test('stops at the end of a file that is only read', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'data', pattern(700));
    const file = volume.open('data', { read: true });

    expect(file.seek(600)).toBe(600);
    expect(file.seek(2_000)).toBe(700);
    expect(file.seek(0)).toBe(0);
  });

  test('past the end of a file that is written extends it', () => {
    const { volume } = newVolume(50);
    const file = volume.open('data', WRITE);

    expect(file.seek(2_000)).toBe(2_000);
    file.write(text('end'));
    file.close();

    expect(volume.stat('data').size).toBe(2_003);
    expect(volume.freeClusters()).toBe(12);
  });

  test('stops where the disk is full', () => {
    const { volume } = newVolume(50);
    const file = volume.open('data', WRITE);

    expect(file.seek(1_000_000)).toBe(16 * 512);
    file.close();

    expect(volume.freeClusters()).toBe(0);
    expect(volume.stat('data').size).toBe(16 * 512);
  });

  test.each([-1, 0.5, NaN])('to %d is EINVAL', (position) => {
    const { volume } = newVolume(50);
    const file = volume.open('data', WRITE);

    expect(codeOf(() => file.seek(position))).toBe('EINVAL');
  });
});

describe('Truncating', () => {
  test('cuts at the position and frees the clusters behind', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'data', pattern(5_000));
    const file = volume.open('data', { read: true, write: true });

    file.seek(1_000);
    file.truncate();
    file.close();

    expect(readAll(volume, 'data')).toEqual(pattern(5_000).subarray(0, 1_000));
    expect(volume.freeClusters()).toBe(14);
  });

  test('at the start leaves an empty file without clusters', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'data', pattern(5_000));
    const file = volume.open('data', { write: true });

    file.truncate();
    file.close();

    expect(volume.stat('data').size).toBe(0);
    expect(volume.freeClusters()).toBe(16);
  });
});

describe('Rights', () => {
  test('a file opened to read cannot be written and the reverse', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'data', 'x');

    expect(codeOf(() => volume.open('data', { read: true }).write(text('y')))).toBe('EACCES');
    expect(codeOf(() => volume.open('data', { read: true }).truncate())).toBe('EACCES');
    expect(codeOf(() => volume.open('data', { write: true }).read(new Uint8Array(1)))).toBe('EACCES');
    expect(codeOf(() => volume.open('data', {}).read(new Uint8Array(1)))).toBe('EACCES');
    expect(readText(volume, 'data')).toBe('x');
  });

  test('after close everything is EINVAL but close itself', () => {
    const { volume } = newVolume(50);
    const file = volume.open('data', { ...WRITE, read: true });
    file.close();

    expect(file.closed).toBe(true);
    expect(codeOf(() => file.close())).toBe('ok');
    expect(codeOf(() => file.write(text('y')))).toBe('EINVAL');
    expect(codeOf(() => file.read(new Uint8Array(1)))).toBe('EINVAL');
    expect(codeOf(() => file.seek(0))).toBe('EINVAL');
    expect(codeOf(() => file.flush())).toBe('EINVAL');
  });
});

describe('A second handle', () => {
  test('sees new data after flush, not before', () => {
    const { volume } = newVolume(50);
    const file = volume.open('log', WRITE);

    file.write(text('unsaved'));
    expect(readText(volume, 'log')).toBe('');
    file.flush();

    expect(readText(volume, 'log')).toBe('unsaved');
  });

  test('what was not flushed when the power went is lost', () => {
    const { volume, disk } = newVolume(50);
    writeAll(volume, 'log', 'saved');
    volume.open('log', APPEND).write(text(' unsaved'));

    const afterPowerCut = FatVolume.mount(disk, { now: () => 0 });

    expect(readText(afterPowerCut, 'log')).toBe('saved');
  });

  test('appends to what another gave the empty file meanwhile, at its own position', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'log', '');
    const files = [volume.open('log', APPEND), volume.open('log', APPEND)];

    files[0]!.write(text('first'));
    files[0]!.close();
    files[1]!.write(text('2nd'));
    files[1]!.close();

    expect(readText(volume, 'log')).toBe('2nd');
    expect(volume.freeClusters()).toBe(15);
  });

  test('on an empty file made before another was flushed still reads nothing', () => {
    const { volume } = newVolume(50);
    const writer = volume.open('log', WRITE);
    const reader = volume.open('log', { read: true });

    writer.write(text('text'));
    writer.flush();

    expect(reader.read(new Uint8Array(10))).toBe(0);
  });
});

describe('A handle whose file is removed or replaced', () => {
  test('refuses to work, closes quietly and leaks nothing', () => {
    const { volume } = newVolume(50);
    const file = volume.open('data', { ...WRITE, read: true });
    file.write(pattern(1_500));
    volume.remove('data');

    expect(codeOf(() => file.write(text('more')))).toBe('EINVAL');
    expect(codeOf(() => file.flush())).toBe('EINVAL');
    expect(codeOf(() => file.close())).toBe('ok');

    expect(names(volume)).toEqual([]);
    expect(volume.freeClusters()).toBe(16);
  });

  test('does not write into an empty file that was renamed into its place', () => {
    const { volume } = newVolume(50);
    writeAll(volume, 'log', '');
    writeAll(volume, 'temporary', '');
    const file = volume.open('log', APPEND);

    volume.rename('temporary', 'log');

    expect(codeOf(() => file.write(text('x')))).toBe('EINVAL');
  });

  test.each([false, true])('does not write into the file that took its place (exclusive volume: %s)', (exclusive) => {
    const { volume } = newVolume(50, { exclusive });
    writeAll(volume, 'log', pattern(600));
    const file = volume.open('log', APPEND);

    writeAll(volume, 'log', 'another file');
    expect(codeOf(() => file.write(pattern(2_000)))).toBe('EINVAL');
    file.close();

    expect(readText(volume, 'log')).toBe('another file');
    expect(volume.freeClusters()).toBe(15);
  });
});

describe('A full disk', () => {
  test('keeps what fitted, and says ENOSPC', () => {
    const { volume } = newVolume(50);
    const file = volume.open('large_file.txt', WRITE);

    expect(codeOf(() => file.write(pattern(17 * 512)))).toBe('ENOSPC');
    expect(file.tell()).toBe(16 * 512);
    file.close();

    expect(readAll(volume, 'large_file.txt')).toEqual(pattern(17 * 512).subarray(0, 16 * 512));
  });
});

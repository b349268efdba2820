/** After any sequence of operations fsck.fat finds nothing wrong, and mtools and we read each other's files. */
import { describe, expect, test } from 'vitest';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import { RamDisk } from '../../../../src/emulator/storage/ram-disk.ts';
import { faultsOf, findProgram, hasNoFsck, run, withImageFile } from '../../../drivers/external-programs.ts';
import { START_OF_2015, names, newVolume, pattern, readAll, readText, writeAll } from '../../../drivers/fat-volumes.ts';
import { VolumeSubject, randomOperation } from '../../../drivers/random-file-operations.ts';
import { Random } from '../../../drivers/random.ts';

const DISKS = [
  { name: 'the board’s flash', blocks: 384, options: {} },
  { name: 'a 50-block disk', blocks: 50, options: {} },
  { name: 'a disk of 4 KB sectors', blocks: 100, options: { blockSize: 4_096 } },
  { name: 'a disk of nobody else', blocks: 384, options: { exclusive: true } },
  { name: 'FAT12 with clusters of 2 sectors', blocks: 6_000, options: {} },
  { name: 'FAT16', blocks: 20_000, options: {} },
  { name: 'FAT32', blocks: 70_000, options: { kind: 'fat32' } },
] as const;

describe.skipIf(hasNoFsck)('fsck.fat finds nothing wrong', () => {
  test.each(DISKS)('on $name after 3,000 random operations', ({ blocks, options }) => {
    const { bytes, volume } = newVolume(blocks, options);
    const subject = new VolumeSubject(volume);
    const random = new Random(blocks);
    const endings = new Set<string>();

    for (let i = 1; i <= 3_000; i++) {
      endings.add(subject.apply(randomOperation(random)));
      if (i % 1_000 === 0) expect(faultsOf(bytes)).toBe('');
    }

    // The sequence is worth something only if it met the good and the bad.
    for (const ending of ['ok', 'ENOENT', 'EEXIST', 'EACCES', 'EINVAL', 'EISDIR', 'ENOTDIR']) {
      expect(endings).toContain(ending);
    }
  });

  test('and two copies of the table are kept alike', () => {
    const { bytes, volume } = volumeOfMkfs(['-f', '2', '-F', '12'], 1_000);

    for (let i = 0; i < 20; i++) writeAll(volume, `f${i}`, pattern(3_000, i));
    for (let i = 0; i < 20; i += 2) volume.remove(`f${i}`);

    expect(faultsOf(bytes)).toBe('');
  });
});

const mkfs = findProgram('mkfs.fat');

/** A volume that mkfs.fat made. */
function volumeOfMkfs(args: readonly string[], blocks: number): { bytes: Uint8Array; volume: FatVolume } {
  const bytes = withImageFile(new Uint8Array(blocks * 512), (path) => run(mkfs!, [...args, path]));
  return { bytes, volume: FatVolume.mount(new RamDisk(bytes), { now: () => START_OF_2015 }) };
}

describe.skipIf(mkfs === undefined)('Volumes of mkfs.fat', () => {
  test.each([
    { args: ['-F', '12', '-r', '16', '-f', '1', '-a'], blocks: 70 },
    { args: ['-F', '12'], blocks: 2_880 },
    { args: ['-F', '16', '-s', '4'], blocks: 40_000 },
    { args: ['-F', '32', '-s', '1'], blocks: 70_000 },
    { args: ['-F', '12', '--mbr=y'], blocks: 2_880 },
  ])('$args of $blocks blocks can be used', ({ args, blocks }) => {
    const { bytes, volume } = volumeOfMkfs(args, blocks);
    const free = volume.freeClusters();

    volume.mkdir('directory');
    writeAll(volume, 'directory/a long name.txt', pattern(1_500));
    expect(readAll(volume, 'directory/a long name.txt')).toEqual(pattern(1_500));
    if (!hasNoFsck) expect(faultsOf(bytes)).toBe('');
    volume.remove('directory/a long name.txt');
    volume.rmdir('directory');

    expect(volume.freeClusters()).toBe(free);
  });
});

const mtools = findProgram('mcopy');

describe.skipIf(mtools === undefined)('mtools', () => {
  test('reads what we wrote', () => {
    const { bytes, volume } = newVolume(384);
    volume.mkdir('lib');
    writeAll(volume, 'lib/a long name.py', 'print(1)\n');
    writeAll(volume, 'main.py', 'import x\n');

    withImageFile(bytes, (image) => {
      expect(run(findProgram('mtype')!, ['-i', image, '::/lib/a long name.py'])).toBe('print(1)\n');
      expect(run(findProgram('mtype')!, ['-i', image, '::/MAIN.PY'])).toBe('import x\n');
      expect(run(findProgram('mdir')!, ['-b', '-s', '-i', image, '::/'])).toBe(
        '::/lib/\n::/main.py\n::/lib/a long name.py\n',
      );
    });
  });

  test('writes what we read', () => {
    const before = newVolume(384);
    writeAll(before.volume, 'main.py', 'x');

    const bytes = withImageFile(before.bytes, (image) => {
      const copyIn = (path: string, content: string) =>
        run(mtools!, ['-i', image, '-', `::${path}`], new TextEncoder().encode(content));
      run(findProgram('mmd')!, ['-i', image, '::/Some Folder']);
      copyIn('/Some Folder/A Very Long File Name.text', 'long'.repeat(1_000));
      copyIn('/short.txt', 'short');
      run(findProgram('mdel')!, ['-i', image, '::/main.py']);
    });

    const volume = FatVolume.mount(new RamDisk(bytes), { now: () => START_OF_2015 });
    expect(new Set(names(volume))).toEqual(new Set(['Some Folder', 'short.txt']));
    expect(readText(volume, 'some folder/a very long file name.text')).toBe('long'.repeat(1_000));
    expect(readText(volume, 'SHORT.TXT')).toBe('short');
  });
});

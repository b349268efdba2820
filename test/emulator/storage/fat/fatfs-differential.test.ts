/** Random operations on our volume and on ChaN's FatFs, both begun with the same bytes: every answer is the same. */
import { describe, expect, test } from 'vitest';
import { FatFsOracle } from '../../../drivers/fatfs-oracle.ts';
import { newVolume } from '../../../drivers/fat-volumes.ts';
import { VolumeSubject, randomOperation } from '../../../drivers/random-file-operations.ts';
import { Random } from '../../../drivers/random.ts';

const DISKS = [
  { name: 'the board’s flash', blocks: 384 },
  { name: 'the smallest disk FatFs takes', blocks: 128 },
  { name: 'FAT16', blocks: 20_000 },
];

describe.each(DISKS)('On $name ($blocks sectors)', ({ blocks }) => {
  test.each([1, 2, 3, 4, 5, 6])('random operations end as in FatFs (seed %i)', async (seed) => {
    const { bytes, volume } = newVolume(blocks);
    const subject = new VolumeSubject(volume);
    const oracle = await FatFsOracle.mount(bytes.slice());
    const random = new Random(seed);

    for (let i = 0; i < 1_000; i++) {
      const operation = randomOperation(random);
      const expected = oracle.apply(operation);
      const label = `operation ${i}: ${JSON.stringify(operation)}`;
      expect(`${label} -> ${subject.apply(operation)}`).toBe(`${label} -> ${expected}`);
    }
  });
});

import { describe, expect, test } from 'vitest';
import {
  LongNameCollector,
  displayName,
  shortNameChecksum,
  writeLongSlot,
} from '../../../../src/emulator/storage/fat/directory-entry.ts';
import { FatVolume } from '../../../../src/emulator/storage/fat/volume.ts';
import { encodeUtf8 } from '../../../../src/emulator/lib/utf8.ts';
import { names, newVolume, readText, writeAll } from '../../../drivers/fat-volumes.ts';

const unitsOf = (name: string) => Array.from(name, (char) => char.charCodeAt(0));

/** The short entry's first bytes and the long-name slots before it. */
function slotsFor(name: string, short: string): { entry: Uint8Array; slots: Uint8Array[] } {
  const entry = new Uint8Array(32);
  entry.set(encodeUtf8(short));
  const count = Math.ceil(name.length / 13);
  const slots = Array.from({ length: count }, (_, i) => {
    const slot = new Uint8Array(32);
    writeLongSlot(slot, unitsOf(name), count - i, shortNameChecksum(entry));
    return slot;
  });
  return { entry, slots };
}

function collect(slots: readonly Uint8Array[]): LongNameCollector {
  const collector = new LongNameCollector();
  slots.forEach((slot, index) => collector.add(slot, index));
  return collector;
}

describe('A long name', () => {
  test.each([1, 12, 13, 14, 26, 117, 126, 127, 128])('of %i characters comes back from its slots', (length) => {
    const name = 'abcdefghijklm'.repeat(10).slice(0, length);
    const { entry, slots } = slotsFor(name, 'ABCDEF~1   ');

    expect(displayName(entry, collect(slots).unitsFor(entry))).toBe(name);
  });

  test('with a missing, doubled or foreign slot is not believed', () => {
    const { entry, slots } = slotsFor('a name of three slots, at least', 'ANAMEO~1   ');
    const foreign = slotsFor('another', 'ANOTHE~1   ').slots;

    expect(collect(slots.slice(1)).unitsFor(entry)).toBeUndefined();
    expect(collect(slots.slice(0, -1)).unitsFor(entry)).toBeUndefined();
    expect(collect([slots[0]!, slots[1]!, slots[1]!, slots[2]!]).unitsFor(entry)).toBeUndefined();
    expect(collect(foreign).unitsFor(entry)).toBeUndefined();
    expect(displayName(entry, undefined)).toBe('ANAMEO~1');
  });

  test('that the code page lacks is shown by its short name', () => {
    const { entry, slots } = slotsFor('日本.txt', 'NIHON~1 TXT');

    expect(displayName(entry, collect(slots).unitsFor(entry))).toBe('NIHON~1.TXT');
  });
});

test('A name whose bytes are no UTF-8 is listed with them and opened by what was listed', () => {
  const { bytes, disk, volume } = newVolume(384);
  writeAll(volume, 'caf.txt', 'x');
  // As DOS writes it: 0x90 is É in the code page.
  const at = bytes.findIndex((byte, i) => byte === 0x43 && bytes[i + 1] === 0x41 && bytes[i + 2] === 0x46);
  bytes[at + 3] = 0x90;
  bytes[at + 12] = 0;
  const mounted = FatVolume.mount(disk, { now: () => 0 });

  const [name] = names(mounted);

  expect(name).toBe('CAF\udc90.TXT');
  expect(readText(mounted, 'CAF\udc90.TXT')).toBe('x');
});

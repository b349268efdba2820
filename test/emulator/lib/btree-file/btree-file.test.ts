/**
 * Btree files against a plain sorted map, against files that Berkeley DB 1.85 made, and damaged ones.
 */
import { describe, expect, test } from 'vitest';
import { BtreeFile } from '../../../../src/emulator/lib/btree-file/btree-file.ts';
import type { BtreeOptions } from '../../../../src/emulator/lib/btree-file/btree-file.ts';
import { encodeMeta } from '../../../../src/emulator/lib/btree-file/meta-page.ts';
import { PageCodec } from '../../../../src/emulator/lib/btree-file/page-codec.ts';
import { BtreeError } from '../../../../src/emulator/lib/btree-file/storage.ts';
import { encodeUtf8 } from '../../../../src/emulator/lib/utf8.ts';
import { MemoryStorage } from '../../../drivers/memory-storage.ts';
import { Random } from '../../../drivers/random.ts';
import { checkTree } from './tree-check.ts';

const bytes = (text: string): Uint8Array => encodeUtf8(text);
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');
const unhex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** Key and data of each record in hexadecimal, in the order of a scan from the first to the last. */
function contentOf(file: BtreeFile): string[] {
  const cursor = file.cursor();
  const records: string[] = [];
  for (let record = cursor.first(); record; record = cursor.next())
    records.push(`${hex(record.key)}=${hex(record.data)}`);
  return records;
}

function contentBackwards(file: BtreeFile): string[] {
  const cursor = file.cursor();
  const records: string[] = [];
  for (let record = cursor.last(); record; record = cursor.previous()) {
    records.push(`${hex(record.key)}=${hex(record.data)}`);
  }
  return records;
}

/** A page of 512 bytes of which only the beginning and the end are not zero. */
function page(head: string, tail = ''): Uint8Array {
  const data = new Uint8Array(512);
  data.set(unhex(head));
  data.set(unhex(tail), 512 - tail.length / 2);
  return data;
}

function fileOf(...pages: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pages));
}

describe('a file that Berkeley DB made', () => {
  const META = '6231050003000000000200000';

  test('with records on one page', () => {
    const file = fileOf(
      page(`${META}00000000000000020000000`),
      page(
        '010000000000000000000000020000001a00cc01d801cc01ec01',
        '0300000000000000006669670500000003000000006170706c6572656400000004000000050000000070656172677265656e0000',
      ),
    );

    const opened = new BtreeFile(new MemoryStorage(file));

    expect(contentOf(opened)).toEqual([
      `${hex(bytes('apple'))}=${hex(bytes('red'))}`,
      `${hex(bytes('fig'))}=`,
      `${hex(bytes('pear'))}=${hex(bytes('green'))}`,
    ]);
    expect(checkTree(file)).toEqual({ levels: 1, pages: 2, freePages: 0, lostPages: 0 });
  });

  test('with data on overflow pages and pages to be used again', () => {
    const chain = (header: string, length = 492) => page(header + 'aa'.repeat(length));
    const file = fileOf(
      page(`${META}30000000000000020000000`),
      page(
        '010000000000000000000000020000001800e001e001ec01',
        '01000000010000000061310003000000080000000162696704000000e8030000',
      ),
      page(`0200000000000000000000000400000000000000${'55'.repeat(492)}`),
      page(`0300000000000000020000000400000000000000${'55'.repeat(8)}`),
      chain('0400000000000000050000000400000000000000'),
      chain('0500000000000000060000000400000000000000'),
      chain('0600000000000000000000000400000000000000', 16),
    );
    const storage = new MemoryStorage(file);

    const opened = new BtreeFile(storage);
    expect(contentOf(opened)).toEqual([
      `${hex(bytes('a'))}=${hex(bytes('1'))}`,
      `${hex(bytes('big'))}=${'aa'.repeat(1000)}`,
    ]);
    expect(checkTree(file)).toEqual({ levels: 1, pages: 7, freePages: 2, lostPages: 0 });
    opened.put(bytes('again'), new Uint8Array(900));
    opened.sync();

    expect(checkTree(storage.bytes)).toEqual({ levels: 1, pages: 7, freePages: 0, lostPages: 0 });
  });

  test('with two levels and a shortened key above', () => {
    const leafTail = (...items: string[]) => items.join('');
    const item = (head: string, key: string, digit: string, pad: string) =>
      `${head}c800000000${hex(bytes(key))}${digit.repeat(200)}${pad}`;
    const file = fileOf(
      page(`${META}00000000000000020000000`),
      page(
        '010000000000000000000000010000001a00d401f401e001d401',
        '02000000040000000030333009000000030000000030316b6b6b6b6b6b6b3030000000000200000000303000',
      ),
      page('02000000000000000300000002000000160024012401', item('0a000000', '00kkkkkkkk', '30', '00')),
      page(
        '030000000200000004000000020000001800480024014800',
        leafTail(item('08000000', '02kkkkkk', '32', '000000'), item('09000000', '01kkkkkkk', '31', '0000')),
      ),
      page(
        '040000000300000000000000020000001800500028015000',
        leafTail(item('06000000', '04kkkk', '34', '00'), item('07000000', '03kkkkk', '33', '')),
      ),
    );

    const opened = new BtreeFile(new MemoryStorage(file));

    expect(contentOf(opened)).toEqual(
      ['00kkkkkkkk', '01kkkkkkk', '02kkkkkk', '03kkkkk', '04kkkk'].map(
        (key, i) => `${hex(bytes(key))}=${hex(bytes(String(i).repeat(200)))}`,
      ),
    );
    expect(opened.get(bytes('03kkkkk'))).toEqual(bytes('3'.repeat(200)));
    expect(checkTree(file)).toMatchObject({ levels: 2, pages: 5 });
  });

  test('with several records of one key', () => {
    const file = fileOf(
      page(`${META}00000000000000000000000`),
      page(
        '010000000000000000000000020000001c00d001d001e801dc01f401',
        '0100000001000000006a30330100000001000000006b31330100000001000000006b32330100000001000000006b3333',
      ),
    );
    const opened = new BtreeFile(new MemoryStorage(file));

    expect(contentOf(opened)).toEqual(['6a=30', '6b=32', '6b=31', '6b=33']);
    expect(opened.delete(bytes('k'))).toBe(true);
    expect(contentOf(opened)).toEqual(['6a=30']);
  });
});

/** A sorted map with the answers that a file should give. */
class Model {
  readonly map = new Map<string, string>();

  get records(): string[] {
    return [...this.map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, data]) => `${key}=${data}`);
  }
}

interface Trial {
  readonly options: BtreeOptions;
  readonly operations: number;
  /** Longest key and data, in bytes. */
  readonly most: { readonly key: number; readonly data: number };
}

const TRIALS: readonly (readonly [name: string, trial: Trial])[] = [
  ['small records on small pages', { options: { pageBytes: 512 }, operations: 3000, most: { key: 12, data: 20 } }],
  [
    'overflow pages for keys and data',
    { options: { pageBytes: 512 }, operations: 800, most: { key: 700, data: 2000 } },
  ],
  [
    'many keys on each page',
    { options: { pageBytes: 1024, leastKeys: 16 }, operations: 1500, most: { key: 60, data: 200 } },
  ],
  ['pages of no round size', { options: { pageBytes: 514 }, operations: 1500, most: { key: 100, data: 300 } }],
  ['the largest pages', { options: { pageBytes: 65_536 }, operations: 1500, most: { key: 400, data: 4000 } }],
];

/** Random operations on a file and a map at once; deletions prevail in the second half. */
function runTrial(seed: number, { options, operations, most }: Trial): { storage: MemoryStorage; model: Model } {
  const random = new Random(seed);
  const storage = new MemoryStorage();
  const model = new Model();
  let file = new BtreeFile(storage, options);
  const fresh = () => {
    const key = bytes(`${random.below(5000)}`.padStart(1 + random.below(6), '0'));
    return random.below(4) > 0 ? key : Uint8Array.from([...key, ...new Uint8Array(random.below(most.key)).fill(7)]);
  };
  const key = () => (random.below(3) > 0 && model.map.size > 0 ? unhex(random.pick([...model.map.keys()])) : fresh());
  for (let i = 0; i < operations; i++) {
    const chance = random.below(100);
    if (chance < (i < operations / 2 ? 20 : 60)) {
      const target = key();
      expect(file.delete(target)).toBe(model.map.delete(hex(target)));
    } else if (chance < 95) {
      const [target, data] = [fresh(), new Uint8Array(random.below(most.data)).fill(random.below(256))];
      file.put(target, data);
      model.map.set(hex(target), hex(data));
    } else if (chance < 98) {
      const target = key();
      const data = file.get(target);
      expect(data && hex(data)).toBe(model.map.get(hex(target)));
    } else {
      file.sync();
      file = new BtreeFile(storage, options);
    }
  }
  file.sync();
  return { storage, model };
}

describe('a file does what a sorted map does', () => {
  test.each(TRIALS)('%s', (_name, trial) => {
    for (const seed of [1, 2, 3]) {
      const { storage, model } = runTrial(seed, trial);
      const file = new BtreeFile(storage, trial.options);

      for (const [key, data] of model.map) expect(hex(file.get(unhex(key))!)).toBe(data);
      expect(contentOf(file)).toEqual(model.records);
      expect(contentBackwards(file)).toEqual(model.records.toReversed());
      checkTree(storage.bytes);
    }
  });

  test('down to the last record and up again', () => {
    const storage = new MemoryStorage();
    const file = new BtreeFile(storage, { pageBytes: 512 });
    const keys = Array.from({ length: 3000 }, (_, i) => bytes(`key${(i * 7919) % 3000}`));

    for (const key of keys) file.put(key, key);
    file.sync();
    const full = checkTree(storage.bytes);
    for (const key of keys) expect(file.delete(key)).toBe(true);
    file.sync();
    const empty = checkTree(storage.bytes);
    for (const key of keys) file.put(key, key);
    file.sync();

    expect(full.levels).toBeGreaterThan(2);
    expect(empty).toEqual({ levels: 1, pages: full.pages, freePages: full.pages - 2, lostPages: 0 });
    expect(checkTree(storage.bytes)).toEqual(full);
  });

  test('records that come in order fill their pages', () => {
    const storage = new MemoryStorage();
    const file = new BtreeFile(storage, { pageBytes: 512 });

    for (let i = 0; i < 1000; i++) file.put(bytes(String(i).padStart(4, '0')), bytes('12345'));
    file.sync();

    // 24 records of 18 bytes, their offset included, and a bit over a page of keys for 19 leaves.
    expect(checkTree(storage.bytes).pages).toBeLessThan(1000 / 22 + 6);
  });

  test('several records of one key come in the order in which they were stored', () => {
    const storage = new MemoryStorage();
    const file = new BtreeFile(storage, { pageBytes: 512, allowsDuplicates: true });
    for (let i = 0; i < 300; i++) for (const key of ['a', 'b', 'c']) file.put(bytes(key), bytes(`${key}${i}`));
    file.sync();
    checkTree(storage.bytes);

    expect(file.get(bytes('b'))).toEqual(bytes('b0'));
    expect(contentOf(file)).toEqual(
      ['a', 'b', 'c'].flatMap((key) =>
        Array.from({ length: 300 }, (_, i) => `${hex(bytes(key))}=${hex(bytes(`${key}${i}`))}`),
      ),
    );
    expect(file.delete(bytes('b'))).toBe(true);
    file.sync();
    checkTree(storage.bytes);
    expect(contentOf(file)).toHaveLength(600);
    expect(file.delete(bytes('b'))).toBe(false);
  });
});

describe('a scan', () => {
  const some = (): BtreeFile => {
    const file = new BtreeFile(new MemoryStorage(), { pageBytes: 512 });
    for (let i = 10; i < 99; i++) file.put(bytes(String(i)), bytes('x'.repeat(i)));
    return file;
  };
  const text = (record?: { key: Uint8Array }) => record && Buffer.from(record.key).toString();

  test('begins at a key or the one behind it, and goes both ways', () => {
    const cursor = some().cursor();

    expect(text(cursor.seek(bytes('455')))).toBe('46');
    expect([cursor.next(), cursor.next(), cursor.previous()].map(text)).toEqual(['47', '48', '47']);
    expect(cursor.seek(bytes('99'))).toBeUndefined();
    expect(text(cursor.next())).toBe('48');
    expect(text(some().cursor().next())).toBe('10');
    expect(text(some().cursor().previous())).toBe('98');
    expect(new BtreeFile(new MemoryStorage()).cursor().first()).toBeUndefined();
  });

  test.each(['next', 'previous'] as const)(
    '%s() passes each record once although every one is replaced',
    (direction) => {
      const file = some();
      const cursor = file.cursor();
      let count = 0;

      for (let record = cursor[direction](); record && count < 200; record = cursor[direction]()) {
        file.put(record.key, bytes('y'.repeat(count)));
        count++;
      }

      expect(count).toBe(89);
    },
  );

  test.each(['next', 'previous'] as const)(
    '%s() passes each record once although every one is deleted',
    (direction) => {
      const file = some();
      const cursor = file.cursor();
      let count = 0;

      for (let record = cursor[direction](); record; record = cursor[direction]()) {
        expect(file.delete(record.key)).toBe(true);
        count++;
      }

      expect(count).toBe(89);
      expect(contentOf(file)).toEqual([]);
    },
  );
});

class LimitedStorage extends MemoryStorage {
  isFull = false;

  override write(position: number, data: Uint8Array): void {
    if (this.isFull) throw new Error('disk full');
    super.write(position, data);
  }
}

describe('storage', () => {
  test('is written when the file is synced, and only if something has changed', () => {
    const storage = new MemoryStorage();
    const file = new BtreeFile(storage);

    file.sync();
    expect(storage.bytes).toHaveLength(0);
    file.put(bytes('a'), bytes('b'));
    expect(storage.bytes).toHaveLength(0);
    file.sync();
    expect(storage.bytes).toHaveLength(2 * 4096);
    file.sync();
    expect(storage.flushes).toBe(1);
  });

  test('takes what the cache cannot hold', () => {
    const storage = new MemoryStorage();
    const file = new BtreeFile(storage, { pageBytes: 512 });

    for (let i = 0; i < 200; i++) file.put(bytes(`key${i}`), new Uint8Array(100));

    const written = storage.size();
    file.sync();

    expect(storage.size()).toBeGreaterThan(40 * 512);
    expect(written).toBeGreaterThan(storage.size() - 6 * 512);
  });

  test('that fails leaves the file as it was in memory, to be written later', () => {
    const storage = new LimitedStorage();
    const file = new BtreeFile(storage, { pageBytes: 512 });

    file.put(bytes('a'), bytes('b'));
    storage.isFull = true;
    expect(() => file.sync()).toThrow('disk full');
    storage.isFull = false;
    file.sync();

    expect(contentOf(new BtreeFile(storage))).toEqual(['61=62']);
  });

  test('of a machine of the other byte order is read and written in its order', () => {
    const big = new PageCodec(512, false);
    const meta = { littleEndian: false, pageBytes: 512, free: 0, records: 0, hasDuplicates: false };
    const root = {
      kind: 'leaf',
      number: 1,
      previous: 0,
      next: 0,
      items: [{ key: bytes('k'), data: bytes('v') }],
    } as const;
    const storage = new MemoryStorage(fileOf(encodeMeta(meta), big.encode({ ...root, items: [...root.items] })));

    const file = new BtreeFile(storage);
    for (let i = 0; i < 100; i++) file.put(bytes(`key${i}`), new Uint8Array(i * 20));
    file.sync();

    expect(hex(storage.bytes.subarray(0, 12))).toBe('000531620000000300000200');
    expect(contentOf(new BtreeFile(storage))).toHaveLength(101);
    checkTree(storage.bytes);
  });
});

describe('what is asked for is refused', () => {
  test.each<BtreeOptions>([
    { pageBytes: 511 },
    { pageBytes: 513 },
    { pageBytes: 65_538 },
    { pageBytes: -512 },
    { leastKeys: 1 },
    { leastKeys: -5 },
  ])('%o', (options) => {
    expect(() => new BtreeFile(new MemoryStorage(), options)).toThrow(BtreeError);
  });
});

describe('a damaged file', () => {
  const sound = (): Uint8Array => {
    const storage = new MemoryStorage();
    const file = new BtreeFile(storage, { pageBytes: 512 });
    for (let i = 0; i < 60; i++) file.put(bytes(`key${i}`.repeat(1 + (i % 3))), new Uint8Array((i % 7) * 40).fill(i));
    for (let i = 0; i < 60; i += 4) file.delete(bytes(`key${i}`.repeat(1 + (i % 3))));
    file.put(new Uint8Array(900).fill(65), new Uint8Array(2000));
    file.sync();
    return storage.bytes;
  };

  /** Everything that can be done to a file; true where it noticed the damage. */
  function exercise(damaged: Uint8Array): boolean {
    let noticed = false;
    const attempt = (operation: () => void) => {
      try {
        operation();
      } catch (error) {
        if (!(error instanceof BtreeError)) throw error;
        noticed = true;
      }
    };
    attempt(() => {
      const file = new BtreeFile(new MemoryStorage(damaged));
      attempt(() => contentOf(file));
      attempt(() => contentBackwards(file));
      for (let i = 0; i < 30; i++) {
        attempt(() => file.get(bytes(`key${i}`)));
        attempt(() => file.put(bytes(`key${i}`), new Uint8Array(i * 5)));
        attempt(() => file.delete(bytes(`key${i * 2}`.repeat(1 + (i % 3)))));
      }
      attempt(() => file.sync());
      attempt(() => contentOf(file));
    });
    return noticed;
  }

  test('raises a format error or does its best, and ends', () => {
    const good = sound();
    const random = new Random(4711);
    let noticed = 0;

    for (let round = 0; round < 400; round++) {
      const damaged = good.slice();
      for (let changes = 1 + random.below(4); changes > 0; changes--) {
        // Rather in the header of a page than anywhere.
        const at =
          random.below(2) === 0 ? random.below(good.length / 512) * 512 + random.below(40) : random.below(good.length);
        damaged[at] = random.below(3) === 0 ? random.below(4) : random.below(256);
      }
      if (exercise(damaged)) noticed++;
    }

    expect(noticed).toBeGreaterThan(100);
  });

  test('cut short anywhere is a format error at the latest when the missing pages are needed', () => {
    const good = sound();

    for (let length = 1; length < good.length; length += 113) {
      expect(exercise(good.slice(0, length))).toBe(true);
    }
  });

  test('whose leaves are linked in a ring comes to an end', () => {
    const ring = sound();
    const view = new DataView(ring.buffer);
    for (let at = 512; at < ring.length; at += 512) {
      const isLeaf = view.getUint32(at + 12, true) === 2;
      if (isLeaf && view.getUint32(at + 8, true) === 0) view.setUint32(at + 8, 2, true);
    }

    expect(() => contentOf(new BtreeFile(new MemoryStorage(ring)))).toThrow('leaves in a ring');
  });

  test.each([
    ['magic number', 0, 0x63],
    ['version', 4, 2],
    ['page size', 8, 1],
    ['flags', 20, 0x80],
  ])('is refused for its %s', (_name, at, value) => {
    const damaged = sound();
    damaged[at] = value;

    expect(() => new BtreeFile(new MemoryStorage(damaged))).toThrow(BtreeError);
  });
});

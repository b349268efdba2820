import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BlockHash } from '../../../src/emulator/lib/block-hash.ts';
import { MD5 } from '../../../src/emulator/lib/md5.ts';
import { SHA1 } from '../../../src/emulator/lib/sha1.ts';
import { SHA256 } from '../../../src/emulator/lib/sha256.ts';
import { Random } from '../../drivers/random.ts';

const ALGORITHMS = { md5: MD5, sha1: SHA1, sha256: SHA256 };

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe.each(Object.entries(ALGORITHMS))('%s', (name, algorithm) => {
  test('agrees with another implementation at every length about the ends of blocks', () => {
    const random = new Random(1);

    for (let length = 0; length < 200; length++) {
      const data = Uint8Array.from({ length }, () => random.below(256));
      const hash = new BlockHash(algorithm);

      hash.update(data);

      expect(hex(hash.digest())).toBe(createHash(name).update(data).digest('hex'));
    }
  });

  test('does not care how the data are cut, and goes on after a digest', () => {
    const random = new Random(2);
    const data = Uint8Array.from({ length: 1000 }, () => random.below(256));
    const hash = new BlockHash(algorithm);

    for (let at = 0; at < data.length;) {
      const end = at + random.below(100);
      hash.update(data.subarray(at, end));
      hash.digest();
      at = end;
    }

    expect(hex(hash.digest())).toBe(createHash(name).update(data).digest('hex'));
  });
});

test('the hashes of the standards come out', () => {
  const abc = Uint8Array.of(0x61, 0x62, 0x63);
  const digest = (algorithm: typeof MD5): string => {
    const hash = new BlockHash(algorithm);
    hash.update(abc);
    return hex(hash.digest());
  };

  expect(digest(MD5)).toBe('900150983cd24fb0d6963f7d28e17f72');
  expect(digest(SHA1)).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(digest(SHA256)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InflateError, inflate } from '../../../src/emulator/lib/inflate.ts';
import { Random } from '../../drivers/random.ts';

class OutOfData extends Error {}

function source(bytes: Uint8Array): () => number {
  let next = 0;
  return () => {
    const byte = bytes[next++];
    if (byte === undefined) throw new OutOfData();
    return byte;
  };
}

function text(random: Random, length: number): Uint8Array {
  const letters = random.pick([2, 20, 256]);
  return Uint8Array.from({ length }, () => random.below(letters));
}

describe('inflate', () => {
  test('gives back what others compressed, at every level and strategy', () => {
    const random = new Random(5);
    const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_RLE, constants.Z_FIXED];

    for (let round = 0; round < 200; round++) {
      const data = text(random, random.below(3000));
      const compressed = deflateRawSync(data, { level: random.below(10), strategy: random.pick(strategies) });

      expect(Uint8Array.from(inflate(source(compressed)))).toEqual(data);
    }
  });

  test('makes each byte when it is asked for it', () => {
    const compressed = deflateRawSync('hello hello hello hello', { level: 9 });
    let read = 0;
    const nextByte = source(compressed);
    const output = inflate(() => {
      read++;
      return nextByte();
    });

    output.next();

    expect(read).toBeLessThan(4);
  });

  test('refuses references beyond its window', () => {
    const data = Uint8Array.from([...text(new Random(1), 600), 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]);
    const far = Uint8Array.from([...data.subarray(0, 300), ...text(new Random(2), 300), ...data.subarray(0, 300)]);

    expect(() => [...inflate(source(deflateRawSync(far)), 256)]).toThrow(new InflateError('window'));
    expect([...inflate(source(deflateRawSync(far)), 32768)]).toEqual([...far]);
  });

  test('of garbage ends in an error of its own or in data, never in another', () => {
    const random = new Random(9);

    for (let round = 0; round < 3000; round++) {
      const garbage = Uint8Array.from({ length: 60 }, () => random.below(256));
      let length = 0;
      let thrown: unknown;
      try {
        for (const byte of inflate(source(garbage))) {
          expect(byte).toBe(byte & 0xff);
          if (++length > 100_000) break;
        }
      } catch (error) {
        thrown = error;
      }
      expect(thrown === undefined || thrown instanceof InflateError || thrown instanceof OutOfData).toBe(true);
    }
  });
});

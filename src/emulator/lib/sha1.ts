/**
 * SHA-1. Follows FIPS 180-4 section 6.1.2.
 */
import { rotateLeft } from './block-hash.ts';
import type { HashAlgorithm } from './block-hash.ts';

const ROUNDS = 80;

function mix(state: Uint32Array, words: Uint32Array): void {
  const schedule = new Uint32Array(ROUNDS);
  schedule.set(words);
  for (let t = 16; t < ROUNDS; t++) {
    schedule[t] = rotateLeft(schedule[t - 3]! ^ schedule[t - 8]! ^ schedule[t - 14]! ^ schedule[t - 16]!, 1);
  }
  let [a, b, c, d, e] = Array.from(state) as [number, number, number, number, number];
  for (let t = 0; t < ROUNDS; t++) {
    let f: number;
    let k: number;
    if (t < 20) {
      f = (b & c) | (~b & d);
      k = 0x5a827999;
    } else if (t < 40) {
      f = b ^ c ^ d;
      k = 0x6ed9eba1;
    } else if (t < 60) {
      f = (b & c) | (b & d) | (c & d);
      k = 0x8f1bbcdc;
    } else {
      f = b ^ c ^ d;
      k = 0xca62c1d6;
    }
    const next = (rotateLeft(a, 5) + f + e + k + schedule[t]!) | 0;
    [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
  }
  [a, b, c, d, e].forEach((word, i) => (state[i]! += word));
}

export const SHA1: HashAlgorithm = {
  initial: [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0],
  littleEndian: false,
  mix,
};

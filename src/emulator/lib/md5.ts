/**
 * MD5, which also ends an image of the firmware. Follows RFC 1321 section 3.4.
 */
import { rotateLeft } from './block-hash.ts';
import type { HashAlgorithm } from './block-hash.ts';

const ROUNDS = 64;
const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const SINES = Array.from({ length: ROUNDS }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d] = Array.from(state) as [number, number, number, number];
  for (let i = 0; i < ROUNDS; i++) {
    let f: number;
    let word: number;
    if (i < 16) {
      f = (b & c) | (~b & d);
      word = i;
    } else if (i < 32) {
      f = (b & d) | (c & ~d);
      word = 5 * i + 1;
    } else if (i < 48) {
      f = b ^ c ^ d;
      word = 3 * i + 5;
    } else {
      f = c ^ (b | ~d);
      word = 7 * i;
    }
    const sum = (a + f + SINES[i]! + words[word % 16]!) | 0;
    [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, SHIFTS[i >> 4]![i % 4]!)) | 0];
  }
  [a, b, c, d].forEach((word, i) => (state[i]! += word));
}

export const MD5: HashAlgorithm = {
  initial: [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476],
  littleEndian: true,
  mix,
};

/**
 * SHA-256. Follows FIPS 180-4 section 6.2.2; its constants are the first bits of the roots of the first primes, as
 * sections 4.2.2 and 5.3.3 define them.
 */
import { rotateLeft } from './block-hash.ts';
import type { HashAlgorithm } from './block-hash.ts';

const ROUNDS = 64;

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

/** The first 32 bits behind the point of the root of a number. */
function fractionOfRoot(n: number, degree: 2n | 3n): number {
  const scaled = BigInt(n) << (32n * degree);
  let root = 0n;
  for (let bit = 1n << 37n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= scaled) root += bit;
  return Number(root & 0xffffffffn);
}

const CONSTANTS = firstPrimes(ROUNDS).map((prime) => fractionOfRoot(prime, 3n));

function rotateRight(word: number, bits: number): number {
  return rotateLeft(word, 32 - bits);
}

function mix(state: Uint32Array, words: Uint32Array): void {
  const schedule = new Uint32Array(ROUNDS);
  schedule.set(words);
  for (let t = 16; t < ROUNDS; t++) {
    const early = schedule[t - 15]!;
    const late = schedule[t - 2]!;
    const sigma0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
    const sigma1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
    schedule[t] = sigma1 + schedule[t - 7]! + sigma0 + schedule[t - 16]!;
  }
  let [a, b, c, d, e, f, g, h] = Array.from(state) as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < ROUNDS; t++) {
    const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + CONSTANTS[t]! + schedule[t]!) | 0;
    const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! += word));
}

export const SHA256: HashAlgorithm = {
  initial: firstPrimes(8).map((prime) => fractionOfRoot(prime, 2n)),
  littleEndian: false,
  mix,
};

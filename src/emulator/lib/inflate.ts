/**
 * Decompression of DEFLATE (RFC 1951), a byte at a time, so that input may come from a stream and output go to one.
 * Bad data stop it with an InflateError; it never reads outside what it holds.
 */

/** Why compressed data were refused: they are malformed, their checksum is wrong, they refer too far back. */
export type InflateFault = 'data' | 'checksum' | 'window';

export class InflateError extends Error {
  readonly fault: InflateFault;

  constructor(fault: InflateFault) {
    super(`compressed data: ${fault}`);
    this.fault = fault;
  }
}

/** Gives the compressed bytes one after the other; throws where there is none left. */
export type ByteSource = () => number;

const MAX_BITS = 15;
const END_OF_BLOCK = 256;

/** The smallest length, or distance, that each symbol means, and the bits that follow and are added to it. */
interface Range {
  readonly base: number;
  readonly bits: number;
}

function ranges(count: number, first: number, groupsOf: number): Range[] {
  const table: Range[] = [];
  let base = first;
  for (let i = 0; i < count; i++) {
    const bits = Math.max(0, Math.floor(i / groupsOf) - 1);
    table.push({ base, bits });
    base += 1 << bits;
  }
  return table;
}

/** Symbols 257 to 285; the last one does not follow the rule. */
const LENGTHS: readonly Range[] = [...ranges(28, 3, 4), { base: 258, bits: 0 }];
const DISTANCES: readonly Range[] = ranges(30, 1, 2);

/** Order in which the lengths of the code for code lengths come. */
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

class BitReader {
  readonly nextByte: ByteSource;
  private held = 0;
  private count = 0;

  constructor(nextByte: ByteSource) {
    this.nextByte = nextByte;
  }

  bit(): number {
    if (this.count === 0) {
      this.held = this.nextByte();
      this.count = 8;
    }
    const bit = this.held & 1;
    this.held >>= 1;
    this.count--;
    return bit;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value |= this.bit() << i;
    return value;
  }

  /** What is left of the byte at hand is skipped. */
  align(): void {
    this.count = 0;
  }

  word(): number {
    const low = this.nextByte();
    return low | (this.nextByte() << 8);
  }
}

/** A canonical Huffman code, made of the length in bits of each symbol. */
class HuffmanCode {
  private readonly counts = new Uint16Array(MAX_BITS + 1);
  /** Symbols in the order of their codes. */
  private readonly symbols: readonly number[];

  constructor(lengths: readonly number[]) {
    for (const length of lengths) if (length > 0) this.counts[length]!++;
    this.symbols = lengths
      .map((length, symbol) => ({ length, symbol }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => a.length - b.length || a.symbol - b.symbol)
      .map(({ symbol }) => symbol);
  }

  /** The next symbol. Errors: InflateError where no symbol has the code. */
  read(input: BitReader): number {
    let below = 0;
    let code = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      code = 2 * code + input.bit();
      below += this.counts[length]!;
      code -= this.counts[length]!;
      if (code < 0) return this.symbols[below + code] ?? fail();
    }
    return fail();
  }
}

function fail(fault: InflateFault = 'data'): never {
  throw new InflateError(fault);
}

interface Codes {
  readonly lengths: HuffmanCode;
  readonly distances: HuffmanCode;
}

/** Stretches of the fixed code: so many symbols of so many bits. */
const FIXED_LENGTHS: readonly (readonly [symbols: number, bits: number])[] = [
  [144, 8],
  [112, 9],
  [24, 7],
  [8, 8],
];

function fixedCodes(): Codes {
  return {
    lengths: new HuffmanCode(FIXED_LENGTHS.flatMap(([symbols, bits]) => Array.from({ length: symbols }, () => bits))),
    distances: new HuffmanCode(Array.from({ length: 32 }, () => 5)),
  };
}

function dynamicCodes(input: BitReader): Codes {
  const lengthCount = input.bits(5) + 257;
  const distanceCount = input.bits(5) + 1;
  const given = input.bits(4) + 4;
  const codeLengths = Array.from({ length: 19 }, () => 0);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, given)) codeLengths[symbol] = input.bits(3);
  const code = new HuffmanCode(codeLengths);
  const lengths: number[] = [];
  while (lengths.length < lengthCount + distanceCount) {
    const symbol = code.read(input);
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const repeated = symbol === 16 ? (lengths.at(-1) ?? fail()) : 0;
    const times = symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
    for (let i = 0; i < times; i++) lengths.push(repeated);
  }
  return {
    lengths: new HuffmanCode(lengths.slice(0, lengthCount)),
    distances: new HuffmanCode(lengths.slice(lengthCount, lengthCount + distanceCount)),
  };
}

/** The output so far as far as it can be referred to: the last `size` bytes, or all of them for Infinity. */
class Window {
  private readonly size: number;
  private readonly bytes: number[] = [];
  private written = 0;

  constructor(size: number) {
    this.size = size;
  }

  put(byte: number): number {
    if (this.size === Infinity) this.bytes.push(byte);
    else this.bytes[this.written % this.size] = byte;
    this.written++;
    return byte;
  }

  /** The byte that was put so many bytes ago; 0 before the first. Errors: InflateError beyond the window. */
  back(distance: number): number {
    if (distance > this.size) fail('window');
    const at = this.written - distance;
    if (this.size === Infinity) return this.bytes[at] ?? fail();
    return at < 0 ? 0 : this.bytes[at % this.size]!;
  }
}

function* storedBlock(input: BitReader, window: Window): Generator<number, void> {
  input.align();
  const length = input.word();
  if (length !== (~input.word() & 0xffff)) fail();
  for (let i = 0; i < length; i++) yield window.put(input.nextByte());
}

function* codedBlock(input: BitReader, window: Window, { lengths, distances }: Codes): Generator<number, void> {
  for (let symbol = lengths.read(input); symbol !== END_OF_BLOCK; symbol = lengths.read(input)) {
    if (symbol < END_OF_BLOCK) {
      yield window.put(symbol);
      continue;
    }
    const length = LENGTHS[symbol - END_OF_BLOCK - 1] ?? fail();
    const count = length.base + input.bits(length.bits);
    const range = DISTANCES[distances.read(input)] ?? fail();
    const distance = range.base + input.bits(range.bits);
    for (let i = 0; i < count; i++) yield window.put(window.back(distance));
  }
}

/**
 * The decompressed bytes, each made when it is asked for. `windowSize` is how many bytes back the data may refer to.
 * Errors: InflateError; what `nextByte` throws.
 */
export function* inflate(nextByte: ByteSource, windowSize = Infinity): Generator<number, void> {
  const input = new BitReader(nextByte);
  const window = new Window(windowSize);
  for (let isLast = false; !isLast;) {
    isLast = input.bit() === 1;
    switch (input.bits(2)) {
      case 0:
        yield* storedBlock(input, window);
        break;
      case 1:
        yield* codedBlock(input, window, fixedCodes());
        break;
      case 2:
        yield* codedBlock(input, window, dynamicCodes(input));
        break;
      default:
        fail();
    }
  }
}

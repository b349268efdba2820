/**
 * How the pixels of a frame buffer lie in its bytes: the five formats of extmod/modframebuf.c at 1.9.1. In the two
 * horizontal monochrome ones the firmware and its documentation (4.2.2) name opposite ends of a byte; here is what the
 * firmware does: MONO_HLSB has the leftmost pixel in bit 7, MONO_HMSB in bit 0.
 */

/** Bytes that hold pixels; a line begins `stride` pixels after the last. */
export interface PixelMemory {
  readonly bytes: Uint8Array;
  readonly stride: number;
}

/** Works on pixels inside the picture only. */
export interface PixelFormat {
  readonly get: (memory: PixelMemory, x: number, y: number) => number;
  readonly set: (memory: PixelMemory, x: number, y: number, color: number) => void;
  /** The byte, the last one where it is several, that holds a pixel. */
  readonly byteOf: (memory: PixelMemory, x: number, y: number) => number;
  /** Pixels that the stride is rounded up to. */
  readonly strideStep: number;
  /** Bytes that a buffer of `stride` times the height counts for each pixel. */
  readonly bytesPerPixel: number;
}

function monochrome(
  byteOf: PixelFormat['byteOf'],
  bitOf: (x: number, y: number) => number,
  strideStep: number,
): PixelFormat {
  return {
    byteOf,
    get: (memory, x, y) => (memory.bytes[byteOf(memory, x, y)]! >> bitOf(x, y)) & 1,
    set(memory, x, y, color) {
      const at = byteOf(memory, x, y);
      const bit = 1 << bitOf(x, y);
      if (color === 0) memory.bytes[at]! &= ~bit;
      else memory.bytes[at]! |= bit;
    },
    strideStep,
    bytesPerPixel: 1,
  };
}

const inEighthOfLine: PixelFormat['byteOf'] = ({ stride }, x, y) => (x + y * stride) >>> 3;
const inBandOfEightLines: PixelFormat['byteOf'] = ({ stride }, x, y) => (y >> 3) * stride + x;
const inHalfOfLine: PixelFormat['byteOf'] = ({ stride }, x, y) => (x + y * stride) >>> 1;

const rgb565: PixelFormat = {
  byteOf: ({ stride }, x, y) => 2 * (x + y * stride) + 1,
  get({ bytes, stride }, x, y) {
    const at = 2 * (x + y * stride);
    return bytes[at]! | (bytes[at + 1]! << 8);
  },
  set({ bytes, stride }, x, y, color) {
    const at = 2 * (x + y * stride);
    bytes[at] = color;
    bytes[at + 1] = color >> 8;
  },
  strideStep: 1,
  bytesPerPixel: 2,
};

const grayscale4: PixelFormat = {
  byteOf: inHalfOfLine,
  get(memory, x, y) {
    const pair = memory.bytes[inHalfOfLine(memory, x, y)]!;
    return x % 2 === 0 ? pair >> 4 : pair & 0x0f;
  },
  set(memory, x, y, color) {
    const at = inHalfOfLine(memory, x, y);
    const pair = memory.bytes[at]!;
    memory.bytes[at] = x % 2 === 0 ? (pair & 0x0f) | ((color & 0x0f) << 4) : (pair & 0xf0) | (color & 0x0f);
  },
  strideStep: 1,
  bytesPerPixel: 1,
};

/** The formats by their number, and the names of the constants that give it. */
export const PIXEL_FORMATS: readonly PixelFormat[] = [
  monochrome(inBandOfEightLines, (_x, y) => y & 7, 1),
  rgb565,
  grayscale4,
  monochrome(inEighthOfLine, (x) => 7 - (x & 7), 8),
  monochrome(inEighthOfLine, (x) => x & 7, 8),
];
export const MONO_VLSB = 0;
export const RGB565 = 1;
export const GS4_HMSB = 2;
export const MONO_HLSB = 3;
export const MONO_HMSB = 4;

/**
 * The checksums of zlib and gzip (RFC 1950 section 9, RFC 1952 section 8), taken byte by byte.
 */

export interface Checksum {
  add(byte: number): void;
  readonly value: number;
}

const ADLER_MODULUS = 65521;
const CRC_POLYNOMIAL = 0xedb88320;

export class Adler32 implements Checksum {
  private low = 1;
  private high = 0;

  add(byte: number): void {
    this.low = (this.low + byte) % ADLER_MODULUS;
    this.high = (this.high + this.low) % ADLER_MODULUS;
  }

  get value(): number {
    return ((this.high << 16) | this.low) >>> 0;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CRC_POLYNOMIAL : crc >>> 1;
  return crc;
});

export class Crc32 implements Checksum {
  private crc: number;

  /** `value` is the checksum of what came before. */
  constructor(value = 0) {
    this.crc = ~value;
  }

  add(byte: number): void {
    this.crc = (this.crc >>> 8) ^ CRC_TABLE[(this.crc ^ byte) & 0xff]!;
  }

  get value(): number {
    return ~this.crc >>> 0;
  }
}

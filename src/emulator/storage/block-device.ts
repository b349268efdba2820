/**
 * A block device as FAT sees one: five operations and nothing else. Follows extmod/vfs.h of MicroPython
 * (readblocks, writeblocks, ioctl), with the ioctl numbers as names.
 */
export interface BlockDevice {
  /** Bytes in a block, 512 for all devices of this board. */
  readonly blockSize: number;
  /** Blocks on the device. */
  readonly blockCount: number;
  /** False for write-protected devices. */
  readonly writable: boolean;
  /** Fills `buffer` (a multiple of the block size) from block `first` on. Throws StorageError('EIO') past the end. */
  read(first: number, buffer: Uint8Array): void;
  /** Writes `buffer` (a multiple of the block size) from block `first` on. */
  write(first: number, buffer: Uint8Array): void;
  /** Makes what was written durable. */
  sync(): void;
}

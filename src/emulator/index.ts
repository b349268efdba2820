/**
 * The only door of the emulator: what the host may use.
 */
export { BoardViewReader, shareHigh } from './board/board-view-reader.ts';
export type { Edge, PinState } from './board/board-view-reader.ts';
export { PIN_TABLE } from './board/pin-table.ts';
export type { AlternateFunction, PinDefinition } from './board/pin-table.ts';
export { PIN_MODE, PIN_PULL } from './board/pin.ts';
export type { ClockMode } from './board/wipy-board.ts';
export { Device } from './device.ts';
export type { BoardOptions, ScriptOutcome } from './device.ts';
export { FIRMWARE } from './firmware/release.ts';
export type { Firmware, Profile } from './firmware/release.ts';
export { ByteRing } from './lib/ring.ts';
export { decodeUtf8, encodeUtf8 } from './lib/utf8.ts';
export type { Platform } from './platform.ts';
export { DEFAULT_HEAP_BYTES } from './python/memory/heap.ts';
export type { HeapCensus, Holding } from './python/memory/heap-census.ts';
export { BOARD_ACTIVITY, BOARD_WORD, createBoardMemory, sendCommand } from './shared.ts';
export type { BoardActivity, BoardCommand, BoardMemory } from './shared.ts';
export { StorageError } from './storage/errno.ts';
export { exists } from './storage/exists.ts';
export { FatVolume } from './storage/fat/volume.ts';
export type { DirectoryItem, FileInfo, FileSystem, OpenFile } from './storage/file-system.ts';
export {
  FLASH_BLOCK_SIZE,
  FLASH_BLOCK_COUNT,
  FLASH_SIZE,
  FlashDisk,
  LOCK_HOLDER,
  createFlashMemory,
  flashBlockName,
  flashLock,
  takeDirtyBlocks,
} from './storage/flash-disk.ts';
export type { FlashMemory } from './storage/flash-disk.ts';
export { replaceFile } from './storage/replace.ts';

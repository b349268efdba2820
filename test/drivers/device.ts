/**
 * A whole board for tests: its thread is the test's, its time virtual, and what is typed is planned beforehand.
 */
import { Device } from '../../src/emulator/device.ts';
import type { BoardOptions } from '../../src/emulator/device.ts';
import { ByteRing } from '../../src/emulator/lib/ring.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/emulator/lib/utf8.ts';
import { DEFAULT_HEAP_BYTES } from '../../src/emulator/python/memory/heap.ts';
import { createBoardMemory } from '../../src/emulator/shared.ts';
import type { BoardMemory } from '../../src/emulator/shared.ts';
import { FlashDisk } from '../../src/emulator/storage/flash-disk.ts';
import { FatVolume } from '../../src/emulator/storage/fat/volume.ts';
import { openFlashVolume } from '../../src/emulator/storage/flash-volume.ts';
import { DEFAULT_BOOT_PY, DEFAULT_MAIN_PY } from '../../src/emulator/firmware/default-files.ts';
import { ManualPlatform, WaitsForEver } from './manual-platform.ts';

export class TestBoard {
  readonly platform = new ManualPlatform();
  readonly memory: BoardMemory = createBoardMemory();
  readonly device: Device;
  private readonly printed: Uint8Array[] = [];

  constructor(options: Partial<BoardOptions> = {}) {
    this.device = new Device({
      platform: this.platform,
      memory: this.memory,
      profile: 'documented',
      clock: 'virtual',
      heapBytes: DEFAULT_HEAP_BYTES,
      ...options,
    });
    this.device.console.addSink((bytes) => this.printed.push(bytes.slice()));
  }

  /** Puts a file on the flash, as the IDE does. */
  save(path: string, text: string): void {
    const options = { now: () => 0 };
    openFlashVolume(this.memory.flash, options, { mainPy: DEFAULT_MAIN_PY, bootPy: DEFAULT_BOOT_PY }).umount();
    const volume = new FatVolume(new FlashDisk(this.memory.flash), options);
    volume.mount();
    const file = volume.open(path, { write: true, create: true, truncate: true });
    file.write(encodeUtf8(text));
    file.close();
  }

  /** Types something whenever the board waits for it; byte by byte where asked. */
  type(text: string, cut: 'whole' | 'bytes' = 'whole'): void {
    const pieces = cut === 'whole' ? [text] : Array.from(text);
    const ring = new ByteRing(this.memory.consoleIn);
    for (const piece of pieces) this.platform.at(0, () => void ring.write(encodeUtf8(piece)));
  }

  /** Runs the board until it waits for something that will not come. Everything it wrote. */
  run(): string {
    try {
      this.device.run();
    } catch (error) {
      if (!(error instanceof WaitsForEver)) throw error;
    }
    return this.output;
  }

  runScript(source: string): string {
    this.device.runScript(encodeUtf8(source));
    return this.output;
  }

  get output(): string {
    return this.printed.map((bytes) => decodeUtf8(bytes)).join('');
  }
}

export const BANNER = 'MicroPython v1.9.1 on 2017-06-11; WiPy with CC3200\r\nType "help()" for more information.\r\n';

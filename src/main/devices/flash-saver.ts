/**
 * Carries what changes in a board's flash to its folder, and tells that something changed. The flash marks the blocks
 * that were written; they are copied under its lock, so that what is saved together belongs together.
 */
import { FLASH_BLOCK_COUNT, FLASH_BLOCK_SIZE, flashLock, takeDirtyBlocks } from '../../emulator/index.ts';
import type { FlashMemory } from '../../emulator/index.ts';
import { Emitter } from '../platform/emitter.ts';
import type { BoardFolder } from './board-folder.ts';

/** A person who switches off right after a save loses nothing: close() saves too. This bounds what a crash costs. */
const LOOK_MS = 250;

export class FlashSaver {
  readonly #flash: FlashMemory;
  readonly #folder: BoardFolder | null;
  readonly #changes = new Emitter();
  readonly #problems = new Emitter<[string]>();
  /** Something was written to the flash, by either side. */
  readonly onDidChange = this.#changes.on;
  /** A sentence, once for each time that saving begins to fail. */
  readonly onDidFail = this.#problems.on;
  /** Blocks that were written since they were copied. */
  readonly #marked = new Set<number>();
  /** Blocks whose last state is not in the folder yet. */
  readonly #pending = new Map<number, Uint8Array>();
  readonly #timer: NodeJS.Timeout;
  #saving: Promise<void> = Promise.resolve();
  #isFailing = false;

  /** Without a folder it only tells of changes. A folder that is new gets all blocks. */
  constructor(flash: FlashMemory, folder: BoardFolder | null, isNew: boolean) {
    this.#flash = flash;
    this.#folder = folder;
    if (isNew) for (let block = 0; block < FLASH_BLOCK_COUNT; block++) this.#marked.add(block);
    this.#timer = setInterval(() => void this.save(), LOOK_MS);
    this.#timer.unref();
  }

  /** Saves what changed; resolves when it is in the folder, or cannot be. */
  save(): Promise<void> {
    for (const block of takeDirtyBlocks(this.#flash)) this.#marked.add(block);
    if (this.#marked.size > 0) {
      this.#copy();
      this.#changes.emit();
    }
    this.#saving = this.#saving.then(() => this.#write());
    return this.#saving;
  }

  /** Saves for the last time and gives the folder up. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
    this.#folder?.close();
  }

  #copy(): void {
    flashLock(this.#flash, 'host').withLock(() => {
      for (const block of [...this.#marked, ...takeDirtyBlocks(this.#flash)]) {
        const start = block * FLASH_BLOCK_SIZE;
        if (this.#folder !== null) this.#pending.set(block, this.#flash.bytes.slice(start, start + FLASH_BLOCK_SIZE));
      }
      this.#marked.clear();
    });
  }

  async #write(): Promise<void> {
    for (const [block, bytes] of Array.from(this.#pending)) {
      try {
        await this.#folder?.save(block, bytes);
      } catch (error) {
        this.#fail(error as Error);
        return;
      }
      if (this.#pending.get(block) === bytes) this.#pending.delete(block);
    }
    this.#isFailing = false;
  }

  #fail(error: Error): void {
    if (!this.#isFailing) this.#problems.emit(`${error.message} The board goes on with its flash in memory.`);
    this.#isFailing = true;
  }
}

/**
 * A board folder: the flash of one emulated board as the hidden files that the chip keeps it in, `__000__.fsb` to
 * `__095__.fsb` of 2,048 bytes (wipy-facts 5.1). A block that is missing reads as erased flash.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLASH_BLOCK_COUNT, FLASH_BLOCK_SIZE, FLASH_SIZE, flashBlockName } from '../../emulator/index.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { Failure, reasonOf, systemCode } from '../rpc/failure.ts';
import { LOCK_NAME, lockFolder } from './folder-lock.ts';

/** A board folder, or the sentence why there is none. */
export type FolderOrNotice =
  { readonly folder: BoardFolder; readonly notice: null } | { readonly folder: null; readonly notice: string | null };

export const NO_FOLDER: FolderOrNotice = { folder: null, notice: null };

export class BoardFolder {
  readonly path: string;
  readonly #unlock: () => void;

  private constructor(path: string, unlock: () => void) {
    this.path = path;
    this.#unlock = unlock;
  }

  /** Makes the folder where it is missing and keeps others out. Code `board-folder` with a sentence. */
  static open(path: string): BoardFolder {
    const lock = unlessFailing(path, () => {
      makeFolder(path);
      return lockFolder(path);
    });
    if (typeof lock === 'number') {
      throw failure(path, `process ${lock} is using it (if that is no WiPy, delete the file ${LOCK_NAME} there)`);
    }
    return new BoardFolder(path, lock);
  }

  /** The flash as it was saved; null where no board has used the folder yet. */
  load(): Uint8Array | null {
    const flash = new Uint8Array(FLASH_SIZE).fill(0xff);
    let found = 0;
    for (let block = 0; block < FLASH_BLOCK_COUNT; block++) {
      const content = unlessFailing(this.path, () => readIfThere(join(this.path, flashBlockName(block))));
      if (content === null) continue;
      found++;
      flash.set(content.subarray(0, FLASH_BLOCK_SIZE), block * FLASH_BLOCK_SIZE);
    }
    return found === 0 ? null : flash;
  }

  async save(block: number, bytes: Uint8Array): Promise<void> {
    try {
      await writeAtomically(join(this.path, flashBlockName(block)), bytes);
    } catch (error) {
      throw failure(this.path, reasonOf(error));
    }
  }

  close(): void {
    this.#unlock();
  }
}

/** Opens a folder; a board whose folder cannot be used keeps its flash in memory, and the person is told. */
export function tryBoardFolder(path: string): FolderOrNotice {
  try {
    return { folder: BoardFolder.open(path), notice: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { folder: null, notice: `${error.message} The flash is in memory only: it is lost when the board is off.` };
  }
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function unlessFailing<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw failure(path, reasonOf(error));
  }
}

function failure(path: string, reason: string): Failure {
  return new Failure('board-folder', `The board folder ${path} cannot be used: ${reason}.`);
}

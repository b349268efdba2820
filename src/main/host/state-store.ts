/**
 * What a page keeps between sessions: one file per key in the user's configuration folder, replaced whole.
 * The host does not look into the values.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../platform/atomic-write.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { Failure, reasonOf, systemCode } from '../rpc/failure.ts';

export class StateStore {
  readonly #folder: string;
  /** Writes of one key follow each other, so that the last value stays. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The value of a key; null where there is none. */
  async load(key: string): Promise<string | null> {
    await this.#writing.get(key)?.catch(() => {});
    try {
      return await readFile(this.#pathOf(key), 'utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw this.#failure(error);
    }
  }

  save(key: string, value: string): Promise<void> {
    const before = this.#writing.get(key) ?? Promise.resolve();
    const writing = before.catch(() => {}).then(() => this.#write(key, value));
    this.#writing.set(key, writing);
    return writing;
  }

  async #write(key: string, value: string): Promise<void> {
    try {
      makeFolder(this.#folder, 0o700);
      await writeAtomically(this.#pathOf(key), value);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #pathOf(key: string): string {
    return join(this.#folder, `${key}.json`);
  }

  #failure(error: unknown): Failure {
    return new Failure('state', `The settings folder ${this.#folder} cannot be used: ${reasonOf(error)}.`);
  }
}

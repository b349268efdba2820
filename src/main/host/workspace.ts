/**
 * The project folder: its files, and word of their changes. All paths are relative to it, and nothing outside it is
 * read or written (project-paths.ts).
 */
import { lstat, mkdir, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isTemporaryName, writeAtomically } from '../platform/atomic-write.ts';
import { Emitter } from '../platform/emitter.ts';
import { sortEntries } from '../platform/file-service.ts';
import type { FileService } from '../platform/file-service.ts';
import type { FileEntry, WorkspaceDescription } from '../rpc/contract.ts';
import { Failure, reasonOf, systemCode } from '../rpc/failure.ts';
import { FolderWatcher } from './folder-watcher.ts';
import { locate, locateExisting, projectFailure } from './project-paths.ts';

export class Workspace implements FileService {
  readonly #root: string;
  readonly #changes = new Emitter<[string]>();
  readonly onDidChange = this.#changes.on;
  readonly #watcher = new FolderWatcher((path) => this.#changes.emit(path));

  private constructor(root: string) {
    this.#root = root;
  }

  /** Opens a folder that exists. Code `no-folder` with a sentence where there is none. */
  static async open(path: string): Promise<Workspace> {
    try {
      const root = await realpath(path);
      await readdir(root);
      return new Workspace(root);
    } catch (error) {
      const reason = systemCode(error) === 'ENOTDIR' ? 'it is a file' : reasonOf(error);
      throw new Failure('no-folder', `The project folder ${path} cannot be opened: ${reason}.`);
    }
  }

  get description(): WorkspaceDescription {
    return { path: this.#root, name: basename(this.#root) || this.#root };
  }

  async list(path: string): Promise<FileEntry[]> {
    return this.#at(path, async () => {
      const folder = await locateExisting(this.#root, path);
      const names = (await readdir(folder)).filter((name) => !isTemporaryName(name));
      const entries = await Promise.all(names.map((name) => this.#entry(path, folder, name)));
      this.#watcher.add(path, folder);
      return sortEntries(entries.filter((entry) => entry !== null));
    });
  }

  async read(path: string, limit: number): Promise<Uint8Array> {
    return this.#at(path, async () => {
      const target = await locateExisting(this.#root, path);
      const info = await stat(target);
      if (info.isDirectory()) throw new Failure('is-folder', `${path} is a folder.`);
      // Opening a pipe would wait for somebody to write to it.
      if (!info.isFile()) throw new Failure('no-file', `${path} is neither a file nor a folder.`);
      if (info.size > limit) throw tooLarge(path, info.size, limit);
      return readFile(target);
    });
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await this.#at(path, async () => {
      const place = await locate(this.#root, path);
      // The file behind a link is replaced, not the link.
      const target = (await exists(place.path)) ? await locateExisting(this.#root, path) : place.path;
      if ((await exists(target)) && (await stat(target)).isDirectory())
        throw new Failure('is-folder', `${path} is a folder.`);
      await writeAtomically(target, bytes);
    });
  }

  async createFolder(path: string): Promise<void> {
    await this.#at(path, async () => mkdir((await locate(this.#root, path)).path));
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#at(from, async () => {
      const source = await locate(this.#root, from);
      const target = await locate(this.#root, to);
      // Where names ignore case, `Main.py` for `main.py` is the same entry and no conflict.
      if ((await exists(target.path)) && !(await isSameEntry(source.path, target.path))) {
        throw new Failure('exists', `There is already something called ${to}.`);
      }
      await rename(source.path, target.path);
    });
  }

  /** A link is removed, not what it leads to. */
  async remove(path: string): Promise<void> {
    await this.#at(path, async () => rm((await locate(this.#root, path)).path, { recursive: true }));
  }

  dispose(): void {
    this.#watcher.dispose();
  }

  /** What is at `name`; null for what is gone meanwhile, leads out of the project, or is no file. */
  async #entry(path: string, folder: string, name: string): Promise<FileEntry | null> {
    try {
      const info = await lstat(join(folder, name));
      const target = info.isSymbolicLink()
        ? await stat(await locateExisting(this.#root, path === '' ? name : `${path}/${name}`))
        : info;
      if (target.isDirectory()) return { name, kind: 'folder', size: 0 };
      return target.isFile() ? { name, kind: 'file', size: target.size } : null;
    } catch {
      return null;
    }
  }

  async #at<T>(path: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw projectFailure(path, error);
    }
  }
}

function tooLarge(path: string, size: number, limit: number): Failure {
  const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return new Failure(
    'too-large',
    `${path} has ${megabytes(size)}; the editor opens files of up to ${megabytes(limit)}.`,
  );
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function isSameEntry(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([lstat(a), lstat(b)]);
  return first.ino === second.ino && first.dev === second.dev;
}

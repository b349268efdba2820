/**
 * The files of a board by absolute path, on the file systems that its thread uses too. Each call is one or a few
 * operations under the volume's lock, so a running program neither waits nor sees half of one.
 */
import { StorageError, exists, replaceFile } from '../../emulator/index.ts';
import type { FileSystem } from '../../emulator/index.ts';
import { Emitter } from '../platform/emitter.ts';
import { sortEntries } from '../platform/file-service.ts';
import type { FileService } from '../platform/file-service.ts';
import type { FileEntry } from '../rpc/contract.ts';
import { Failure } from '../rpc/failure.ts';

/** Opens a volume as it is now; it throws StorageError where there is none. */
export type Volumes = Readonly<Record<string, () => FileSystem>>;

const SENTENCES: Readonly<Partial<Record<StorageError['code'], readonly [string, string]>>> = {
  ENOENT: ['not-found', 'does not exist on the board'],
  ENOTDIR: ['not-found', 'does not exist on the board'],
  EEXIST: ['exists', 'exists on the board already'],
  EISDIR: ['is-folder', 'is a folder'],
  EACCES: ['refused', 'is refused by the board’s file system: it may be in use, or the folder is full'],
  EINVAL: ['bad-path', 'is no name that the board’s file system takes'],
  ENOSPC: ['no-space', 'does not fit: the board’s flash is full. Delete something there first'],
  ENODEV: ['not-ready', 'cannot be reached: the board has no file system yet. It makes one when it starts'],
  EIO: ['busy', 'cannot be reached: the board’s file system stayed locked. Try again'],
};

interface Place {
  /** `/flash`. */
  readonly volume: string;
  /** Path in the volume, `/` for its root. */
  readonly inner: string;
}

export class VolumeFiles implements FileService {
  readonly #volumes: Volumes;
  readonly #changes = new Emitter<[string]>();
  readonly onDidChange = this.#changes.on;

  constructor(volumes: Volumes) {
    this.#volumes = volumes;
  }

  /** Says that something in a volume changed. */
  tell(volume: string): void {
    this.#changes.emit(volume);
  }

  async list(path: string): Promise<FileEntry[]> {
    if (path === '/')
      return Object.keys(this.#volumes).map((name) => ({ name: name.slice(1), kind: 'folder', size: 0 }));
    return this.#at(path, (volume, { inner }) =>
      sortEntries(
        Array.from(volume.list(inner), ({ name, isDirectory, size }) => ({
          name,
          kind: isDirectory ? 'folder' : 'file',
          size,
        })),
      ),
    );
  }

  async read(path: string, limit: number): Promise<Uint8Array> {
    return this.#at(path, (volume, { inner }) => {
      refuseFolder(volume, inner, path);
      const file = volume.open(inner, { read: true });
      try {
        if (file.size > limit) throw new Failure('too-large', `${path} is too large for the editor.`);
        const bytes = new Uint8Array(file.size);
        return bytes.subarray(0, file.read(bytes));
      } finally {
        file.close();
      }
    });
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.#at(path, (volume, { inner }) => {
      refuseFolder(volume, inner, path);
      replaceFile(volume, inner, bytes);
    });
  }

  async createFolder(path: string): Promise<void> {
    this.#at(path, (volume, { inner }) => volume.mkdir(inner));
  }

  async rename(from: string, to: string): Promise<void> {
    const target = this.#locate(to);
    this.#at(from, (volume, source) => {
      if (target.volume !== source.volume)
        throw new Failure('other-volume', `${to} is on another volume. Copy instead.`);
      // The volume would replace it. Names ignore case there, so `Main.py` for `main.py` is no conflict.
      if (exists(volume, target.inner) && target.inner.toLowerCase() !== source.inner.toLowerCase()) {
        throw new Failure('exists', `${to} exists on the board already.`);
      }
      volume.rename(source.inner, target.inner);
    });
  }

  async remove(path: string): Promise<void> {
    this.#at(path, (volume, { inner }) => {
      if (inner === '/') throw new Failure('refused', `${path} is a whole volume, which is not removed.`);
      removeAll(volume, inner);
    });
  }

  #at<T>(path: string, action: (volume: FileSystem, place: Place) => T): T {
    const place = this.#locate(path);
    try {
      return action(this.#volumes[place.volume]!(), place);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const [code, sentence] = SENTENCES[error.code] ?? ['failed', `failed on the board (${error.code})`];
      throw new Failure(code, `${path} ${sentence}.`);
    }
  }

  #locate(path: string): Place {
    const [empty, first, ...rest] = path.split('/');
    const volume = `/${first}`;
    const isPath = empty === '' && [first, ...rest].every((part) => part !== '' && part !== '.' && part !== '..');
    if (!isPath) throw new Failure('bad-path', `${path} is no path on the board.`);
    if (!Object.hasOwn(this.#volumes, volume)) throw new Failure('not-found', `${volume} does not exist on the board.`);
    return { volume, inner: `/${rest.join('/')}` };
  }
}

function refuseFolder(volume: FileSystem, inner: string, path: string): void {
  const isFolder = inner === '/' || (exists(volume, inner) && volume.stat(inner).isDirectory);
  if (isFolder) throw new Failure('is-folder', `${path} is a folder.`);
}

function removeAll(volume: FileSystem, path: string): void {
  if (!volume.stat(path).isDirectory) {
    volume.remove(path);
    return;
  }
  // Read to the end before anything goes, so that the listing is of one moment.
  for (const { name } of Array.from(volume.list(path))) removeAll(volume, `${path}/${name}`);
  volume.rmdir(path);
}

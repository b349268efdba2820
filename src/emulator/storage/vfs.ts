/**
 * The mount table and the paths of the board. Follows extmod/vfs.c of MicroPython, oddities included: an absolute path
 * begins with the name of a mount, `/` itself is a pseudo directory, and a chdir that fails still changes the current
 * mount (so that after `chdir('/nowhere')` every relative path is ENODEV).
 */
import { StorageError } from './errno.ts';
import type { DirectoryItem, FileInfo, FileSystem, OpenFile, OpenMode } from './file-system.ts';

export interface Mount {
  /** As given, with the leading slash. */
  readonly path: string;
  readonly fs: FileSystem;
}

/** Where a path leads: into a mount, to the pseudo directory, or nowhere. */
type Place = { readonly mount: Mount; readonly path: string } | 'root' | 'nowhere';

export class Vfs {
  /** In order of mounting, a mount at `/` last. */
  readonly #mounts: Mount[] = [];
  #current: Mount | 'root' | 'nowhere' = 'root';

  /**
   * Mounts `fs` at `path`. The file system is told first, as on the board: ENODEV if there is none on the device, EPERM
   * if the path is taken.
   */
  mount(fs: FileSystem, path: string, options: { readonly readonly?: boolean } = {}): void {
    fs.mount(options);
    const place = this.#locate(path);
    const isWithinRootMount = typeof place === 'object' && isAtRoot(place.mount) && path.length > 1;
    if (typeof place === 'object' && !isWithinRootMount) throw new StorageError('EPERM', 'mount point in use');
    const rootMount = this.#mounts.findIndex(isAtRoot);
    this.#mounts.splice(rootMount < 0 ? this.#mounts.length : rootMount, 0, { path, fs });
  }

  /** Unmounts by path or by file system. EINVAL if it is not mounted. */
  umount(which: string | FileSystem): void {
    const mount = this.#mounts.find(({ path, fs }) => path === which || fs === which);
    if (mount === undefined) throw new StorageError('EINVAL', 'not mounted');
    this.#mounts.splice(this.#mounts.indexOf(mount), 1);
    if (this.#current === mount) this.#current = 'root';
    mount.fs.umount();
  }

  mounts(): readonly Mount[] {
    return [...this.#mounts];
  }

  chdir(path: string): void {
    const place = this.#locate(path);
    this.#current = typeof place === 'object' ? place.mount : place;
    if (place === 'root') this.#mounts.find(isAtRoot)?.fs.chdir('/');
    else this.#call(place, (fs, inside) => fs.chdir(inside));
  }

  getcwd(): string {
    if (this.#current === 'root') return '/';
    if (this.#current === 'nowhere') throw new StorageError('ENODEV');
    const inside = this.#current.fs.getcwd();
    if (isAtRoot(this.#current)) return inside;
    return inside === '/' ? this.#current.path : this.#current.path + inside;
  }

  /** Items of a directory; those of `/` are the mounts. */
  list(path = ''): IterableIterator<DirectoryItem> {
    const place = this.#locate(path);
    return place === 'root' ? this.#listRoot() : this.#call(place, (fs, inside) => fs.list(inside));
  }

  stat(path: string): FileInfo {
    const place = this.#locate(path);
    if (place === 'root') return { isDirectory: true, size: 0, modified: 0 };
    return this.#call(place, (fs, inside) => fs.stat(inside));
  }

  open(path: string, mode: OpenMode): OpenFile {
    return this.#call(this.#locate(path), (fs, inside) => fs.open(inside, mode));
  }

  mkdir(path: string): void {
    const place = this.#locate(path);
    if (place === 'root' || (place !== 'nowhere' && place.path === '/')) throw new StorageError('EEXIST');
    this.#call(place, (fs, inside) => fs.mkdir(inside));
  }

  rmdir(path: string): void {
    this.#call(this.#locate(path), (fs, inside) => fs.rmdir(inside));
  }

  remove(path: string): void {
    this.#call(this.#locate(path), (fs, inside) => fs.remove(inside));
  }

  /** Renames within one mount; EPERM between two. */
  rename(from: string, to: string): void {
    const source = this.#locate(from);
    const target = this.#locate(to);
    if (mountOf(source) !== mountOf(target)) throw new StorageError('EPERM', 'different file systems');
    const { path } = requireMount(target);
    this.#call(source, (fs, inside) => fs.rename(inside, path));
  }

  /**
   * The mount that `path` leads to and the path inside it, for file systems with methods of their own. ENODEV if there
   * is no such mount, EPERM for the pseudo directory.
   */
  resolve(path: string): { readonly mount: Mount; readonly path: string } {
    return requireMount(this.#locate(path));
  }

  #locate(path: string): Place {
    const isAbsolute = path.startsWith('/');
    if (isAbsolute || this.#current === 'root') {
      const rest = isAbsolute ? path.slice(1) : path;
      if (rest === '') return 'root';
      for (const mount of this.#mounts) {
        const name = mount.path.slice(1);
        if (name === '') return { mount, path };
        if (rest === name) return { mount, path: '/' };
        if (rest.startsWith(`${name}/`)) return { mount, path: rest.slice(name.length) };
      }
      if (isAbsolute) return 'nowhere';
    }
    return typeof this.#current === 'string' ? this.#current : { mount: this.#current, path };
  }

  #call<T>(place: Place, action: (fs: FileSystem, path: string) => T): T {
    const { mount, path } = requireMount(place);
    return action(mount.fs, path);
  }

  *#listRoot(): Generator<DirectoryItem, undefined> {
    for (const mount of this.mounts()) {
      if (isAtRoot(mount)) yield* mount.fs.list('/');
      else yield { name: mount.path.slice(1), isDirectory: true, size: 0, modified: 0 };
    }
    return undefined;
  }
}

function isAtRoot(mount: Mount): boolean {
  return mount.path.length <= 1;
}

function mountOf(place: Place): Mount | 'root' | 'nowhere' {
  return typeof place === 'object' ? place.mount : place;
}

function requireMount(place: Place): { readonly mount: Mount; readonly path: string } {
  if (place === 'nowhere') throw new StorageError('ENODEV');
  if (place === 'root') throw new StorageError('EPERM');
  return place;
}

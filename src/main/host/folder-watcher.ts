/**
 * Watches folders that somebody has looked at, one by one: recursive watching of a whole project opens a watcher for
 * everything in it, whether shown or not. Changes are gathered for a moment, as one save makes several.
 */
import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { isTemporaryName } from '../platform/atomic-write.ts';

const GATHER_MS = 100;
/** Folders watched at once; the one looked at longest ago gives way. */
const MAX_FOLDERS = 256;
/** More changes than this in one folder are told as a change of the folder. */
const MAX_NAMES = 8;

export class FolderWatcher {
  readonly #watchers = new Map<string, FSWatcher>();
  /** Names changed since the last telling, by folder as the page writes it. */
  readonly #changed = new Map<string, Set<string>>();
  readonly #tell: (path: string) => void;
  #timer: NodeJS.Timeout | undefined;

  /** `tell` gets the path of what changed, as the page writes it. */
  constructor(tell: (path: string) => void) {
    this.#tell = tell;
  }

  /** Watches the folder at `realPath`, which the page calls `path`. */
  add(path: string, realPath: string): void {
    const known = this.#watchers.get(path);
    if (known !== undefined) {
      this.#watchers.delete(path);
      this.#watchers.set(path, known);
      return;
    }
    let watcher: FSWatcher;
    try {
      watcher = watch(realPath, { persistent: false }, (_event, name) => this.#note(path, name));
    } catch {
      // The system has no watcher left, or the folder went away: the page can still refresh by hand.
      return;
    }
    watcher.on('error', () => this.#lose(path));
    this.#watchers.set(path, watcher);
    const [oldest] = this.#watchers.keys();
    if (this.#watchers.size > MAX_FOLDERS && oldest !== undefined) this.#drop(oldest);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const path of Array.from(this.#watchers.keys())) this.#drop(path);
  }

  #note(folder: string, name: string | null): void {
    if (name !== null && isTemporaryName(name)) return;
    if (name !== null) this.#dropUnder(joined(folder, name));
    const names = this.#changed.get(folder) ?? new Set();
    this.#changed.set(folder, names.add(name ?? ''));
    this.#timer ??= setTimeout(() => this.#tellAll(), GATHER_MS);
  }

  #lose(folder: string): void {
    this.#drop(folder);
    this.#note(folder, null);
  }

  #tellAll(): void {
    this.#timer = undefined;
    const changed = Array.from(this.#changed);
    this.#changed.clear();
    for (const [folder, names] of changed) {
      if (names.size > MAX_NAMES || names.has('')) this.#tell(folder);
      else for (const name of names) this.#tell(joined(folder, name));
    }
  }

  /** A folder that was moved away is still watched by its old name; whoever looks at the new one adds it again. */
  #dropUnder(path: string): void {
    for (const folder of Array.from(this.#watchers.keys())) {
      if (folder === path || folder.startsWith(`${path}/`)) this.#drop(folder);
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

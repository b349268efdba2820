/** Follows a path through the directories of a volume, as follow_path in lib/oofatfs/ff.c does. */
import { encodeUtf8 } from '../../lib/utf8.ts';
import type { FatCore } from './core.ts';
import { Directory, type DirectoryObject } from './directory.ts';
import { type EntryName, parseName } from './names.ts';
import { FatError } from './result.ts';

/** What a path leads to. */
export interface Target {
  /** First cluster of the directory that holds, or would hold, the last name; 0 is the root. */
  readonly directory: number;
  /** The last name; undefined if the path means `directory` itself (empty, `/`, dots in the root). */
  readonly name: EntryName | undefined;
  /** The object of that name, undefined if there is none. */
  readonly object: DirectoryObject | undefined;
}

/**
 * Resolves `path` from the directory `current` (`/` and `\` separate names, a leading one means the root). Throws
 * noPath if a directory on the way is missing, invalidName for a bad name, also the empty one after a last `/`.
 */
export function resolvePath(core: FatCore, path: string, current: number): Target {
  const { isAbsolute, components } = splitPath(encodeUtf8(path));
  let directory = isAbsolute ? 0 : current;
  if (directory !== 0 && !new Directory(core, directory).exists) throw new FatError('noPath', 'directory is gone');

  for (const [i, component] of components.entries()) {
    const isLast = i === components.length - 1;
    const name = parseName(component);
    const object = new Directory(core, directory).find(name);
    if (object === undefined && name.isDots) continue; // The root has no dot entries: stay there.
    if (isLast) return { directory, name, object };
    if (object === undefined || !object.isDirectory) throw new FatError('noPath');
    directory = object.start;
  }
  return { directory, name: undefined, object: undefined };
}

/** The object that the path names. */
export function requireObject(target: Target): DirectoryObject {
  if (target.name === undefined) throw new FatError('invalidName');
  if (target.object === undefined) throw new FatError('noFile');
  return target.object;
}

/** First cluster of the directory that the path names, 0 for the root. */
export function directoryOf(target: Target): number {
  if (target.name === undefined) return target.directory;
  if (!target.object?.isDirectory) throw new FatError('noPath');
  return target.object.start;
}

function splitPath(path: Uint8Array): { isAbsolute: boolean; components: Uint8Array[] } {
  const components: Uint8Array[] = [];
  const isAbsolute = isSeparator(path[0]);
  let at = skipSeparators(path, 0);
  while (at < path.length) {
    let end = at;
    while (end < path.length && !isSeparator(path[end])) end++;
    components.push(path.subarray(at, end));
    at = skipSeparators(path, end);
    if (at === path.length && end < at) components.push(path.subarray(at));
  }
  return { isAbsolute, components };
}

function skipSeparators(path: Uint8Array, from: number): number {
  let at = from;
  while (isSeparator(path[at])) at++;
  return at;
}

function isSeparator(byte: number | undefined): boolean {
  return byte === 0x2f || byte === 0x5c;
}

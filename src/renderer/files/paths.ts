/**
 * Paths as the contract has them: in the project relative (`lib/net.py`, the root is ``), on a device absolute
 * (`/flash/lib/net.py`, the root is `/`). These functions serve both.
 */
import type { FileArea } from '../../main/rpc/contract.ts';

export const ROOTS: Readonly<Record<FileArea, string>> = { project: '', device: '/' };

/** Where files go that are put on the board. */
export const FLASH = '/flash';

export function joinPath(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash > 0) return path.slice(0, slash);
  return slash === 0 ? '/' : '';
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether `path` is `folder` or lies somewhere in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '' || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The path after `from` has become `to`; null where the renaming does not touch it. */
export function movedPath(path: string, from: string, to: string): string | null {
  return isWithin(path, from) ? to + path.slice(from.length) : null;
}

/** Every folder from the area's root down to `folder`, outermost first, without the root. */
export function foldersDownTo(folder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; at !== '' && at !== '/'; at = parentOf(at)) folders.unshift(at);
  return folders;
}

/** The programs that the board runs when it starts. */
export const START_FILES: readonly string[] = [`${FLASH}/boot.py`, `${FLASH}/main.py`];

/** The board's path for a project file: its place in the project, under /flash. */
export function boardPathOf(projectPath: string): string {
  return joinPath(FLASH, projectPath);
}

/** The project's path for a file on the board: its place under /flash, else its place under the volume. */
export function projectPathOf(boardPath: string): string {
  return isWithin(boardPath, FLASH)
    ? boardPath.slice(FLASH.length + 1)
    : boardPath.slice(boardPath.indexOf('/', 1) + 1);
}

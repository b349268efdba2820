/**
 * The project folder at the start: the one asked for, else the one used last, else a project of its own with a program
 * that blinks. A folder that is missing costs a sentence, never the start.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../platform/make-folder.ts';
import { Failure, reasonOf, systemCode } from '../rpc/failure.ts';
import type { StateStore } from './state-store.ts';
import { Workspace } from './workspace.ts';

const LAST_FOLDER = 'last-folder';

export interface FirstWorkspaceOptions {
  /** Folder asked for on the command line. */
  readonly wanted: string | null;
  /** Where the project of the first start is, or is to be. */
  readonly fallback: string;
  /** Folder with the files of that project. */
  readonly example: string;
  readonly state: StateStore;
}

/** The workspace, and a sentence for each folder that could not be had. Fails only where none can be made. */
export async function openFirstWorkspace(options: FirstWorkspaceOptions): Promise<[Workspace, string[]]> {
  const { wanted, fallback, example, state } = options;
  const notices: string[] = [];
  for (const path of [wanted, await state.load(LAST_FOLDER).catch(() => null)]) {
    if (path === null) continue;
    try {
      return [await Workspace.open(path), notices];
    } catch (error) {
      notices.push(`${(error as Failure).message} WiPy Studio opened another one.`);
    }
  }
  await createProject(fallback, example);
  return [await Workspace.open(fallback), notices];
}

export async function rememberWorkspace(state: StateStore, path: string): Promise<void> {
  await state.save(LAST_FOLDER, path);
}

/** A project that somebody emptied stays empty: only a folder that is not there yet is filled. */
async function createProject(path: string, example: string): Promise<void> {
  try {
    await readdir(path);
    return;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return;
  }
  try {
    makeFolder(path);
    for (const name of await readdir(example)) await writeFile(join(path, name), await readFile(join(example, name)));
  } catch (error) {
    throw new Failure('no-folder', `The project folder ${path} cannot be made: ${reasonOf(error)}.`);
  }
}

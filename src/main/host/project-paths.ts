/**
 * Paths of the project as the page writes them (`lib/net.py`, the folder itself is ``) and where they lead on the
 * disk. Nothing outside the project folder is touched: neither by `..`, nor by a symbolic link that leads out.
 */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Failure, reasonOf, systemCode } from '../rpc/failure.ts';

/** An entry's place: its folder exists, the entry itself may not. */
export interface Place {
  /** Real path of the entry's folder joined with its name. */
  readonly path: string;
  readonly name: string;
}

/** Splits a path of the page. Code `bad-path` for what is none. */
function segmentsOf(path: string): string[] {
  if (path === '') return [];
  const segments = path.split('/');
  const isPath = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  // A backslash or a drive letter is a path of its own on Windows, and no part of a name that works everywhere.
  if (!isPath || /[\\\0]/.test(path) || (sep === '\\' && path.includes(':'))) {
    throw new Failure('bad-path', `${path} is no path inside the project.`);
  }
  return segments;
}

/** Where an entry is, links in the folders above it followed. `root` is a real path. */
export async function locate(root: string, path: string): Promise<Place> {
  const segments = segmentsOf(path);
  const name = segments.pop();
  if (name === undefined) throw new Failure('bad-path', 'The project folder itself cannot be changed here.');
  const folder = await realInside(root, join(root, ...segments), segments.join('/'));
  return { path: join(folder, name), name };
}

/** Real path of an entry that exists, all links followed. Code `not-found` where it does not. */
export async function locateExisting(root: string, path: string): Promise<string> {
  return realInside(root, join(root, ...segmentsOf(path)), path);
}

async function realInside(root: string, path: string, shown: string): Promise<string> {
  let real: string;
  try {
    real = await realpath(path);
  } catch (error) {
    throw projectFailure(shown, error);
  }
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new Failure('outside', `${shown} is a link that leads out of the project, which is left alone.`);
  }
  return real;
}

const CODES: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'not-found'],
  ['ENOTDIR', 'not-found'],
  ['EEXIST', 'exists'],
  ['EISDIR', 'is-folder'],
  ['ENOSPC', 'no-space'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
]);

/** A failed system call as a person is told of it; failures pass as they are. */
export function projectFailure(shown: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = CODES.get(systemCode(error) ?? '') ?? 'failed';
  return new Failure(code, `${shown === '' ? 'The project folder' : shown}: ${reasonOf(error)}.`);
}

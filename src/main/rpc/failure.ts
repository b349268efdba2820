/**
 * What goes wrong for a person, as the contract carries it: a code for the program and a sentence with a next step.
 * Everything thrown behind the contract leaves it through failureOf, so that no stack and no path of ours gets out.
 */
import type { HostFailure } from './contract.ts';

export class Failure extends Error implements HostFailure {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'Failure';
    this.code = code;
  }
}

/** The reason of a failed system call in words, for the end of a sentence. */
const SYSTEM_REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you have no permission for it'],
  ['EADDRINUSE', 'another program uses it'],
  ['EBUSY', 'another program uses it'],
  ['EEXIST', 'there is already something of that name'],
  ['EISDIR', 'it is a folder'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOENT', 'it does not exist'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['ENOTEMPTY', 'the folder is not empty'],
  ['EPERM', 'the system does not allow it'],
  ['EROFS', 'the disk is read-only'],
]);

export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  if (code !== null) return SYSTEM_REASONS.get(code) ?? `the system says ${code}`;
  return error instanceof Error ? error.message : String(error);
}

/** What the page is told. Faults of ours are named as such and go to `report` in full. */
export function failureOf(error: unknown, report: (error: unknown) => void): HostFailure {
  if (error instanceof Failure) return { code: error.code, message: error.message };
  report(error);
  return { code: 'internal', message: `WiPy Studio met a fault of its own: ${reasonOf(error)}.` };
}

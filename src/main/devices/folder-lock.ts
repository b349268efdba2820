/**
 * Keeps a board folder to one process: two boards on the same flash files would tear each other's file system apart.
 * A lock names its holder, so that one left behind by a process that died is seen as such.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../rpc/failure.ts';

export const LOCK_NAME = 'in-use';

/** Takes the lock of `folder` and returns what gives it back, or the number of the process that has it. */
export function lockFolder(folder: string): (() => void) | number {
  const path = join(folder, LOCK_NAME);
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== null) return holder;
    rmSync(path, { force: true });
  }
}

/** The process that holds a lock; null where it is gone. */
function holderOf(path: string): number | null {
  let holder: number;
  try {
    holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  if (!Number.isInteger(holder)) return null;
  try {
    process.kill(holder, 0);
    return holder;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return systemCode(error) === 'EPERM' ? holder : null;
  }
}

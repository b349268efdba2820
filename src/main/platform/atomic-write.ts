/**
 * Replaces a file whole: the new content is written beside it, made durable, and renamed over it, so that a reader, or
 * a power cut, finds the old file or the new one. The mode of the old file is kept.
 */
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const TEMPORARY_NAME = /^\.~.*\.[0-9a-f]{8}$/;

/** Whether a name is that of a file still being written. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}

export async function writeAtomically(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.~${basename(path)}.${randomBytes(4).toString('hex')}`);
  try {
    const file = await open(temporary, 'wx', await modeOf(path));
    try {
      await file.writeFile(content);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch {
    return 0o666;
  }
}

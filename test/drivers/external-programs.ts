/**
 * Programs of the machine that tests may use as referees (fsck.fat, mtools). Where one is missing, the tests that need
 * it are skipped by name.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Full path of an installed program, or undefined. Looks in the system's own directories too, as for fsck. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Runs a program and returns what it printed; throws with that text if it fails. */
export function run(program: string, args: readonly string[], input?: Uint8Array): string {
  const quiet = { ...process.env, MTOOLS_SKIP_CHECK: '1' };
  return execFileSync(program, args, { input: input ?? '', encoding: 'utf8', env: quiet, stdio: 'pipe' });
}

/** Calls `action` with the path of a file that holds `image`; returns the file's content afterwards. */
export function withImageFile(image: Uint8Array, action: (path: string) => void): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'wipy-image-'));
  try {
    const path = join(folder, 'disk.img');
    writeFileSync(path, image);
    action(path);
    return new Uint8Array(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const fsck = findProgram('fsck.fat');

/** For test.skipIf: there is no fsck.fat here. */
export const hasNoFsck = fsck === undefined;

/** What fsck.fat finds wrong with a FAT image; '' for a sound one. */
export function faultsOf(image: Uint8Array): string {
  let faults = '';
  withImageFile(image, (path) => {
    try {
      run(fsck ?? 'fsck.fat', ['-n', path]);
    } catch (error) {
      faults = String((error as { stdout?: string }).stdout || error);
    }
  });
  return faults;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

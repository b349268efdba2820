/**
 * One test of MicroPython's suite on a board of its own, in a worker: its files are put on the flash as they lie in the
 * suite, the test runs as the raw REPL would run it, and everything the board wrote goes back.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Profile } from '../../src/emulator/index.ts';
import { encodeUtf8 } from '../../src/emulator/lib/utf8.ts';
import { FlashDisk } from '../../src/emulator/storage/flash-disk.ts';
import { FatVolume } from '../../src/emulator/storage/fat/volume.ts';
import { TestBoard } from '../drivers/device.ts';
import { WaitsForEver } from '../drivers/manual-platform.ts';

/** What the worker is started with. */
interface Run {
  readonly profile: Profile;
  readonly source: Uint8Array;
  /** Folder of the suite that imports are looked for in. */
  readonly folder: string;
  /** Files that the test may open or import, by their path in the suite. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const { profile, source, folder, files } = workerData as Run;
const board = new TestBoard({ profile });
// Where CPython has the folder of the program: first on the path.
board.save('boot.py', `__import__('sys').path.insert(0, '${folder}')\n`);
const volume = new FatVolume(new FlashDisk(board.memory.flash), { now: () => 0 });
volume.mount();
const made = new Set<string>();
for (const [path, bytes] of files) {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    const parent = path.slice(0, end);
    if (!made.has(parent)) volume.mkdir(parent);
    made.add(parent);
  }
  const file = volume.open(path, { write: true, create: true, truncate: true });
  file.write(bytes);
  file.close();
}

let outcome: string;
try {
  outcome = board.device.runScript(source);
} catch (error) {
  outcome = error instanceof WaitsForEver ? 'waits for ever' : String(error instanceof Error ? error.stack : error);
}
parentPort!.postMessage({ outcome, output: encodeUtf8(board.output.replaceAll('\r\n', '\n')) });

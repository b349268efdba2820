/** From nothing loaded to the first prompt, in one process: reading the emulator, making a board, its file system, boot.py. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from '../median.mjs';

const DOOR = fileURLToPath(new URL('../../../src/emulator/index.ts', import.meta.url));

/** A board on a platform that ends the process when the board has nothing more to do. */
const STARTER = `
const startedAt = performance.now();
const { Device, createBoardMemory, DEFAULT_HEAP_BYTES } = await import('./emulator.mjs');
class Idle extends Error {}
const platform = {
  nanos: () => performance.now() * 1e6,
  wait: (deadline) => { if (deadline === Infinity) throw new Idle(); },
  doorbell: () => false,
  notify: () => {},
  entropy: (count) => new Uint8Array(count),
  log: () => {},
};
const memory = createBoardMemory();
const device = new Device({ platform, memory, profile: 'documented', clock: 'real', heapBytes: DEFAULT_HEAP_BYTES });
let text = '';
device.console.addSink((bytes) => {
  text += new TextDecoder().decode(bytes);
  if (!text.endsWith('>>> ')) return;
  console.log(performance.now() - startedAt);
  process.exit();
});
device.run();
`;

export default {
  name: 'cold start of a board to its first >>>',
  target: 'under 150 ms',
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wipy-bench-'));
    try {
      await build({ entryPoints: [DOOR], bundle: true, format: 'esm', outfile: join(folder, 'emulator.mjs') });
      writeFileSync(join(folder, 'starter.mjs'), STARTER);
      const ms = await median(9, () => {
        const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'starter.mjs')], { encoding: 'utf8' });
        if (!(Number(stdout) > 0)) throw new Error(stderr || 'the board did not show its prompt');
        return Number(stdout);
      });
      return `${ms.toFixed(0)} ms`;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

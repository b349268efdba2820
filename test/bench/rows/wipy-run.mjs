/** `wipy run` of one line, from the start of the process to its end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../median.mjs';

const WIPY = fileURLToPath(new URL('../../../out/wipy.mjs', import.meta.url));

export default {
  name: 'wipy run of one line',
  target: 'under 0.4 s',
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wipy-bench-'));
    try {
      const file = join(folder, 'one-line.py');
      writeFileSync(file, "print('hello')\n");
      const seconds = await median(9, () => {
        const startedAt = performance.now();
        const { stdout } = spawnSync(process.execPath, [WIPY, 'run', file], { encoding: 'utf8' });
        if (stdout !== 'hello\n') throw new Error(`it printed ${JSON.stringify(stdout)}`);
        return (performance.now() - startedAt) / 1000;
      });
      return `${seconds.toFixed(2)} s`;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

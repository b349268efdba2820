/** All of WiPy Studio, nothing being taken from a build before. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../../src/main/build.mjs', import.meta.url));

export default {
  name: 'npm run build',
  target: 'under 30 s',
  measure: async () => {
    const startedAt = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [BUILD], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  },
};

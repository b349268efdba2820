/** The bundled programs of the host, built when a test first needs them. */
import { buildStale } from '../../src/main/build.mjs';

export const WORKER_FILE = new URL('../../out/board-worker.cjs', import.meta.url);
export const WIPY = new URL('../../out/wipy.mjs', import.meta.url).pathname;

/** For beforeAll. Another test file that builds at the same time is waited for. */
export async function buildHostPrograms(): Promise<void> {
  await buildStale(() => {}, ['host']);
}

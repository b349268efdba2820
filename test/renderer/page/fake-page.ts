/** The page with the fake host, built and served for tests in a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { build, preview } from 'vite';

export interface FakePage {
  readonly url: string;
  close(): Promise<void>;
}

const configFile = fileURLToPath(new URL('../dev/vite.config.ts', import.meta.url));

export async function serveFakePage(): Promise<FakePage> {
  const outDir = await mkdtemp(join(tmpdir(), 'wipy-page-'));
  const options = { configFile, logLevel: 'error' as const, build: { outDir, emptyOutDir: true } };
  await buildForUse(options);
  const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page is not served.');
  return {
    url,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** Builds what users get; Vite would take the test runner's NODE_ENV for a wish for React's slow, talkative build. */
async function buildForUse(options: InlineConfig): Promise<void> {
  const { NODE_ENV: before } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build(options);
  } finally {
    process.env['NODE_ENV'] = before;
  }
}

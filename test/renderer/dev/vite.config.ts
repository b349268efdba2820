/** Serves or builds the page with the fake host. */
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import base from '../../../src/renderer/vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default mergeConfig(
  base,
  defineConfig({ root: here('.'), publicDir: false, build: { outDir: here('../../../out/renderer-dev') } }),
);

/**
 * Builds the page into out/renderer with relative addresses, so that an Electron scheme and an HTTP server can both serve it.
 * React and the small widgets form one chunk that paints the shell; Monaco comes in its own chunk afterwards.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: here('../../out/renderer'),
    emptyOutDir: true,
    target: ['chrome130', 'firefox130', 'safari18'],
    // Monaco is one chunk on purpose; it is fetched beside the shell, not before it.
    chunkSizeWarningLimit: 4000,
  },
});

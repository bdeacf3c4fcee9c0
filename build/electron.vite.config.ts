import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundlePdfkit, copyAssets, copyPdfReaderData } from './plugins/pdf-assets.ts';

const root = join(import.meta.dirname, '..');
const out = (folder: string): string => join(root, 'out', folder);

// One bundle for every runtime that we start it on: CommonJS, and the oldest Node and Chromium among
// them. Only the native addon stays outside.
const node = {
  target: 'node18',
  externalizeDeps: false,
  minify: false,
  sourcemap: false,
  reportCompressedSize: false,
} as const;

export default defineConfig({
  main: {
    root,
    plugins: [bundlePdfkit(), copyAssets(root)],
    build: {
      ...node,
      outDir: out('main'),
      rollupOptions: {
        input: {
          main: join(root, 'electron', 'main.ts'),
          // The beginning of the threads that read code-set files and documents.
          worker: join(root, 'electron', 'worker.ts'),
        },
        external: ['electron', 'better-sqlite3'],
        // Pieces stand beside the entries: paths are told from the folder that they lie in.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    root,
    build: {
      ...node,
      outDir: out('preload'),
      rollupOptions: {
        input: { preload: join(root, 'electron', 'preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react(), copyPdfReaderData(root)],
    build: {
      target: 'chrome114',
      outDir: out('renderer'),
      emptyOutDir: true,
      sourcemap: false,
      reportCompressedSize: false,
      // Inlined fonts and pictures would need `data:` in more places than the policy of the pages allows.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rollupOptions: {
        input: { index: join(root, 'renderer', 'index.html'), print: join(root, 'renderer', 'print.html') },
      },
    },
  },
});

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{unit,property,golden,integration}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['tests/component/**/*.test.{ts,tsx}'],
          setupFiles: ['build/vitest.component-setup.ts'],
          testTimeout: 30_000,
          css: false,
        },
      },
    ],
    passWithNoTests: true,
  },
});

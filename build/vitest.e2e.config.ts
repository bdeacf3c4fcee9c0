import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Whole journeys in the real program, one after another: each opens a window and a practice file.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 180_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
});

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Whole journeys in the real program: each opens a window and a practice file. As many files run at once as
// there are virtual screens (`CLAIMWRIGHT_SCREENS`, set by `npm test`); on a real screen one after another.
const screens = process.env['CLAIMWRIGHT_SCREENS']?.split(' ').length ?? 1;

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: screens > 1,
    maxWorkers: screens,
    sequence: { concurrent: false },
    testTimeout: 180_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
});

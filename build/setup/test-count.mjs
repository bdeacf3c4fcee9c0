import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Reads vitest's report. A file that could not even be loaded counts as one failed test, and so does
 * an exit code that no test explains.
 * @param {string} report @param {number} code
 * @returns {Count}
 */
export function countVitest(report, code) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(report)) {
    for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults ?? []) {
      let failed = 0;
      for (const test of file.assertionResults ?? []) {
        if (test.status === 'passed') count.passed += 1;
        else if (test.status === 'failed') failed += 1;
        else count.skipped += 1;
      }
      if (file.status === 'failed' && failed === 0) failed = 1;
      count.failed += failed;
    }
  }
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

/** @param {Count} a @param {Count} b @returns {Count} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** @param {Count} count */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** The folder of the sample data that tests read, or null when it is not there. */
export function sampleFolder() {
  const folder = process.env['CLAIMWRIGHT_SAMPLES'] || join(root, '..', 'shared');
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : null;
}

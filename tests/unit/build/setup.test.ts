import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteDefines } from '../../../build/setup/native-addon.mjs';
import { closingLine, countVitest } from '../../../build/setup/test-count.mjs';
import { fontBytes } from '#electron/export/assets.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-setup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the count of tests', () => {
  const count = (testResults: unknown, code: number) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, JSON.stringify({ testResults }));
    return countVitest(path, code);
  };

  it('adds up passed, failed and skipped', () => {
    const assertionResults = ['passed', 'passed', 'failed', 'skipped', 'todo'].map((status) => ({ status }));
    expect(count([{ status: 'failed', assertionResults }], 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as a failed test', () => {
    expect(count([{ status: 'failed', assertionResults: [] }], 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts an unexplained exit code, or a missing report, as a failed test', () => {
    expect(count([{ status: 'passed', assertionResults: [{ status: 'passed' }] }], 1).failed).toBe(1);
    expect(countVitest(join(folder, 'absent.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('ends with the plain closing line', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('the database addon', () => {
  it('is built with the defines of its own package', () => {
    const defines = sqliteDefines(
      join(import.meta.dirname, '..', '..', '..', 'node_modules', 'better-sqlite3'),
    );
    expect(defines).toContain('-DSQLITE_ENABLE_FTS5');
    expect(defines).toContain('-DSQLITE_THREADSAFE=2');
  });
});

describe('the fonts of documents', () => {
  it.each(['Inter-400', 'Inter-600', 'JetBrainsMono-400', 'JetBrainsMono-700'] as const)(
    '%s is there',
    (name) => {
      for (const subset of ['latin', 'latin-ext'] as const) {
        expect(Buffer.from(fontBytes(name, subset).slice(0, 4)).toString()).toBe('wOFF');
      }
    },
  );
});

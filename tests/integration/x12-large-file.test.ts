import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('../support/large-837p-child.ts', import.meta.url));

describe('a large 837P', () => {
  it('of 40 MB is read and written again with a heap that could not hold it', () => {
    // The heap of the child is smaller than the text alone would be.
    const out = execFileSync(process.execPath, ['--max-old-space-size=32', CHILD, '40'], {
      encoding: 'utf8',
    });
    const read = JSON.parse(out) as Record<string, number>;
    expect(read).toMatchObject({ problems: 0, transactions: 1 });
    expect(read['claims']).toBeGreaterThan(40_000);
    expect(read['written']).toBeGreaterThan(39_000_000);
  }, 120_000);
});

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { playDemonstration } from './demo-driver.ts';

const outDir = mkdtempSync(join(tmpdir(), 'claimwright-journey-'));
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe('the whole visit by mouse', () => {
  test('ends with 13.42 owed, one claim file, one form and one invoice', async () => {
    const { figures, files } = await playDemonstration({ outDir, pictures: false });
    expect(figures).toBe(
      'Patient owes 13.42 Insurer owes 0.00 Charges 200.00 Insurer paid 81.57 Contractual 80.01 Patient paid 25.00',
    );
    expect(files).toEqual(expect.arrayContaining(['claim.837', 'cms1500.pdf', 'era.835', 'invoice.pdf']));
    const segments = [...readSegments(readFileSync(join(outDir, 'claim.837'), 'utf8'))].map(
      (s) => s.elements,
    );
    expect(segments).toContainEqual(['HI', 'ABK:E119', 'ABF:I10']);
    expect(segments).toContainEqual(['REF', 'X4', '99D9999999']);
    expect(segments).toContainEqual(['AMT', 'F5', '25']);
    expect(segments).toContainEqual(['SV1', 'HC:83036:QW', '40', 'UN', '1', '', '', '1']);
    expect(readFileSync(join(outDir, 'invoice.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readdirSync(outDir).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

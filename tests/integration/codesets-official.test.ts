import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { starterReleases } from '#electron/codesets/starter/starter-set.ts';
import { day, starterLookup } from '#tests/support/coding.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();
if (samples === null)
  console.warn(
    'NOT VERIFIED: the starter code set was not compared with the official releases; their files are absent.',
  );

const lines = (name: string): string[] =>
  gunzipSync(readFileSync(join(samples ?? '', 'codesets', name)))
    .toString('latin1')
    .split(/\r?\n/);

type Official = { readonly billable: boolean; readonly title: string };
/** Order file: code in columns 7–13, billable flag in 15, long title from 78. */
const orderFile = (name: string): Map<string, Official> =>
  new Map(
    lines(name)
      .filter((l) => l.length > 77)
      .map((l) => [l.slice(6, 13).trim(), { billable: l[14] === '1', title: l.slice(77).trim() }]),
  );

const starter = starterReleases();
const diagnoses = [...new Set(starter.find((r) => r.system === 'icd10cm')?.codes.map((c) => c.code))];

describe('the starter set', () => {
  it('has what ambulatory care needs, and real ends and beginnings', () => {
    for (const code of [
      'E11.9',
      'E11.65',
      'I10',
      'Z79.84',
      'Z79.4',
      'E78.5',
      'J06.9',
      'N39.0',
      'M54.5',
      'M54.50',
      'M54.51',
      'M54.59',
    ])
      expect(diagnoses).toContain(code);
    const rows = starter.find((r) => r.system === 'icd10cm')?.codes ?? [];
    expect(rows.filter((r) => r.validTo !== null).length).toBeGreaterThan(20);
    expect(rows.filter((r) => r.validFrom === '2025-10-01').length).toBeGreaterThan(10);
  });

  it('has well-formed lines without doubles or overlapping days', () => {
    for (const release of starter) {
      const byCode = new Map<string, { validFrom: string; validTo: string | null }[]>();
      for (const row of release.codes) {
        expect(row.title.trim()).toBe(row.title);
        expect(row.title).not.toBe('');
        day(row.validFrom);
        if (row.validTo !== null) expect(day(row.validTo) >= row.validFrom).toBe(true);
        byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
      }
      for (const rows of byCode.values())
        for (const [i, row] of rows.entries()) {
          const next = rows[i + 1];
          if (next) expect(row.validTo !== null && row.validTo < next.validFrom).toBe(true);
        }
    }
  });

  it('has every heading above its diagnoses', () => {
    const plain = new Set(diagnoses.map((c) => c.replace('.', '')));
    for (const code of plain) expect(plain.has(code.slice(0, 3))).toBe(true);
  });

  it.skipIf(samples === null).each([
    ['icd10cm-order-2026.txt.gz', '2026-01-15', true],
    ['icd10cm-order-2025.txt.gz', '2025-01-15', false],
    ['icd10cm-order-Jan-2021.txt.gz', '2021-01-15', false],
  ])('agrees with the official %s on %s', (name, on, titles) => {
    const official = orderFile(name);
    const wrong = diagnoses.flatMap((code) => {
      const verdict = starterLookup('icd10cm', code, day(on));
      const there = official.get(code.replace('.', ''));
      if (verdict.known !== 'valid') return there ? [`${code}: official, not ours`] : [];
      if (!there) return [`${code}: ours, not official`];
      if (there.billable !== verdict.entry.billable) return [`${code}: billable ${there.billable}`];
      return titles && there.title !== verdict.entry.title ? [`${code}: ${there.title}`] : [];
    });
    expect(wrong).toEqual([]);
    expect(official.size).toBeGreaterThan(90_000);
  });

  it.skipIf(samples === null)('agrees with the official HCPCS release of October 2025', () => {
    const official = new Map(lines('hcpcs_level2_2025_oct.csv.gz').map((l) => [l.slice(0, 5), l] as const));
    for (const row of starter.find((r) => r.system === 'hcpcs')?.codes ?? []) {
      const line = official.get(row.code);
      expect(line).toBeDefined();
      expect(line).toContain(row.title.includes('"') ? row.title.replaceAll('"', '""') : row.title);
      const days = /,(\d{8}),\d*,(\d{0,8}),\w?$/.exec(line ?? '');
      expect([row.code, row.validFrom, row.validTo ?? '']).toEqual([
        row.code,
        dashed(days?.[1]),
        dashed(days?.[2]),
      ]);
    }
  });
});

function dashed(digits = ''): string {
  return digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

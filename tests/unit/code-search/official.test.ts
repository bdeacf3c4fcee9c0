import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readOrderFile } from '#shared/domain/code-files/icd10cm-order.ts';
import { createCodeSearch, type SearchEntry } from '#shared/domain/code-search/code-search.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();

describe.skipIf(samples === null)('over the official ICD-10-CM 2026', () => {
  it('finds what coders mean for the list that was not tuned on, without the alphabetic index', () => {
    const file = join(samples ?? '', 'codesets', 'icd10cm-order-2026.txt.gz');
    const entries = readOrderFile(gunzipSync(readFileSync(file)).toString('utf8')).map(
      ({ code, billable, longTitle }): SearchEntry => ({
        system: 'icd10cm',
        code,
        title: longTitle,
        billable,
        validFrom: '2025-10-01',
        validTo: null,
      }),
    );
    const engine = createCodeSearch(entries);
    const list = join(import.meta.dirname, '..', '..', 'bench', 'queries', 'held-out.json');
    const queries = (JSON.parse(readFileSync(list, 'utf8')) as { query: string; codes: string[] }[]).filter(
      ({ codes }) => codes.some((code) => code.includes('.') || code.length === 3),
    );
    expect(queries.length).toBeGreaterThan(200);
    const places = queries.map(({ query, codes }) =>
      engine
        .search({ query, on: '2026-03-01', systems: ['icd10cm'], limit: 5 })
        .findIndex((hit) => codes.includes(hit.entry.code)),
    );
    expect(places.filter((at) => at === 0).length / queries.length).toBeGreaterThan(0.85);
    expect(places.filter((at) => at >= 0).length / queries.length).toBeGreaterThan(0.95);
  }, 60_000);
});

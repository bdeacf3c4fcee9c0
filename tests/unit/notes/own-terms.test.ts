import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readOrderFile } from '#shared/domain/code-files/icd10cm-order.ts';
import { OWN_TERMS } from '#shared/domain/notes/terms/own-terms.ts';
import { sampleDir } from '#tests/support/samples.ts';

const order = join(sampleDir() ?? '', 'codesets', 'icd10cm-order-2026.txt.gz');

it('has a code and words in every line', () => {
  expect(OWN_TERMS.length).toBeGreaterThan(1000);
  for (const { code, text } of OWN_TERMS) {
    expect(code).toMatch(/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/);
    expect(text).toMatch(/^[A-Za-z0-9][A-Za-z0-9 /'-]*$/);
  }
});
it.skipIf(!existsSync(order))('names only codes of the official release of 2026', () => {
  const rows = readOrderFile(gunzipSync(readFileSync(order)).toString('utf8'));
  const known = new Set(rows.map((row) => row.code));
  expect(OWN_TERMS.filter(({ code }) => !known.has(code))).toEqual([]);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { installFiles } from '#electron/codesets/install/install.ts';
import { rollbackRelease } from '#electron/codesets/releases.ts';
import { createSearch, type CodeSearch } from '#electron/codesets/search.ts';
import { installStarter } from '#electron/codesets/store.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import type { OpenDb } from '#electron/db/sql.ts';
import { orderFile, type OrderLine } from '#tests/support/code-files.ts';
import { day } from '#tests/support/coding.ts';

const folder = mkdtempSync(join(tmpdir(), 'codesets-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ON = day('2026-03-01');
const CODES: readonly OrderLine[] = [
  ['R10', 'Abdominal and pelvic pain', false],
  ['R104', 'Other and unspecified abdominal pain', false],
  ['R1083', 'Colic'],
  ['W54', 'Contact with dog', false],
  ['W540XXA', 'Contact with dog, initial encounter'],
];
const TABULAR = `<ICD10CM.tabular><version>2026</version><chapter><name>18</name><desc>Symptoms</desc>
<section id="R10-R19"><desc>Digestive</desc><diag><name>R10</name><desc>Abdominal and pelvic pain</desc>
<diag><name>R10.83</name><desc>Colic</desc><inclusionTerm><note>Inventedgripes</note></inclusionTerm>
<excludes1><note>Otherthing (R10)</note></excludes1></diag></diag></section></chapter></ICD10CM.tabular>`;
const EXTERNAL = `<ICD10CM.index><version>2026</version><title>ICD-10-CM EXTERNAL CAUSE INDEX</title><letter><title>M</title>
<mainTerm><title>Mauling</title><code>W54</code></mainTerm>
<mainTerm><title>Bellyache inventedcause</title><code>R10.83</code></mainTerm></letter></ICD10CM.index>`;

let db: OpenDb;
let search: CodeSearch;
const install = (name: string, content: string): void => {
  writeFileSync(join(folder, name), content);
  const options = { preview: false, effective: null, today: day('2026-11-23'), own: null };
  installFiles(db, [join(folder, name)], options);
};
const found = (query: string): string[] =>
  search({ query, on: ON, systems: ['icd10cm'], limit: 5 }).map((hit) => hit.code);

beforeEach(() => {
  db = openPlain(':memory:');
  installStarter(db);
  install('icd10cm-order-2026.txt', orderFile(CODES));
  search = createSearch(db);
});

describe('searching with the tabular list and the index to external causes', () => {
  it('finds a code by another name that the list prints under it, from the moment it is installed', () => {
    expect(found('inventedgripes')).toEqual([]);
    install('tabular.xml', TABULAR);
    expect(found('inventedgripes')).toEqual(['R10.83']);
    const [hit] = search({ query: 'inventedgripes', on: ON, systems: ['icd10cm'], limit: 5 });
    expect(hit?.why).toContain('Inventedgripes');
    // What a code excludes is no name of it.
    expect(found('otherthing')).toEqual([]);
  });

  it('finds external causes by their own index, and nothing else by it', () => {
    expect(found('mauling')).toEqual([]);
    install('eindex.xml', EXTERNAL);
    expect(found('mauling')[0]).toBe('W54.0XXA');
    expect(found('inventedcause')).toEqual([]);
  });

  it('notices another release that has the number of one that was taken away', () => {
    expect(found('colic')).toEqual(['R10.83']);
    rollbackRelease(db, 'ICD-10-CM FY2026');
    install('icd10cm-order-2026.txt', orderFile([...CODES, ['R1084', 'Inventedname']]));
    expect(found('inventedname')).toEqual(['R10.84']);
  });
});

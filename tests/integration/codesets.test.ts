import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCodeTables } from '#electron/codesets/code-tables.ts';
import { createCodesHandlers } from '#electron/codesets/handlers.ts';
import { countCodes, insertCode, insertRelease, listReleases } from '#electron/codesets/queries.ts';
import { createSearchIndexes, searchBasis } from '#electron/codesets/search.ts';
import { codeWithFamily, createLookup, installStarter, releases } from '#electron/codesets/store.ts';
import { starterReleases } from '#electron/codesets/starter/starter-set.ts';
import { transaction } from '#electron/db/handle.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql } from '#electron/db/sql.ts';
import { codes } from '#shared/contract/coding.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import { checkCoding } from '#shared/domain/coding/check-coding.ts';
import { cents } from '#shared/kernel/money.ts';
import { codingInput, day, starterLookup } from '#tests/support/coding.ts';

const folder = mkdtempSync(join(tmpdir(), 'codesets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = openPlain(join(folder, 'codes.sqlite'));
installStarter(db);
afterAll(() => db.close());
const ALL: CodeSystem[] = ['icd10cm', 'cpt', 'hcpcs'];
const today = day('2026-03-03');
const indexes = createSearchIndexes(db, () => new Map());
const { search } = indexes;
const find = (query: string, on = today, limit = 8) => search({ query, on, systems: ALL, limit });

describe('the code-set file', () => {
  it('holds the starter set once, however often it is installed', () => {
    installStarter(db);
    expect(releases(db).map((r) => [r.system, r.starter])).toEqual(
      expect.arrayContaining([
        ['icd10cm', true],
        ['cpt', true],
        ['hcpcs', true],
      ]),
    );
    expect(listReleases(db)).toHaveLength(3);
    const diagnoses = releases(db).find((r) => r.system === 'icd10cm');
    expect(diagnoses?.codes).toBeGreaterThan(1000);
  });

  it('is kept on disk and read again', () => {
    const path = join(folder, 'again.sqlite');
    const first = openPlain(path);
    installStarter(first);
    first.close();
    expect(existsSync(path)).toBe(true);
    const second = openPlain(path, { readOnly: true });
    expect(createLookup(second)('icd10cm', 'I10', today).known).toBe('valid');
    second.close();
  });

  it('replaces an older starter set and leaves full releases alone', () => {
    const other = openPlain(':memory:');
    installStarter(other);
    transaction(other, (w) => {
      // As if the stored starter set were an older one, without this code.
      w.run(sql`DELETE FROM code WHERE code = 'I10'`);
      const id = insertRelease(w, {
        system: 'icd10cm',
        name: 'Full release',
        starter: false,
        effectiveFrom: '2026-10-01',
        effectiveTo: null,
      });
      insertCode(w, id, {
        code: 'Z99.99',
        title: 'Invented',
        billable: true,
        validFrom: '2026-10-01',
        validTo: null,
      });
    });
    installStarter(other);
    const stored = listReleases(other);
    expect(stored.map((r) => r.name)).toContain('Full release');
    const starter = stored.find((r) => r.starter && r.system === 'icd10cm');
    const expected = new Set(
      starterReleases()
        .find((r) => r.system === 'icd10cm')
        ?.codes.map((c) => c.code),
    ).size;
    expect(starter && countCodes(other, starter.id)).toBe(expected);
    other.close();
  });
});

describe('the look-up by date of service', () => {
  const lookup = createLookup(db);

  it('answers as a second reading of the starter set does, for every code on seven days', () => {
    const days = [
      '2015-09-30',
      '2015-10-01',
      '2018-10-01',
      '2021-09-30',
      '2021-10-01',
      '2025-10-01',
      '2026-11-02',
    ].map(day);
    for (const release of starterReleases())
      for (const { code } of release.codes)
        for (const on of days) {
          const ours = lookup(release.system, code, on);
          const theirs = starterLookup(release.system, code, on);
          expect([code, on, ours.known]).toEqual([code, on, theirs.known]);
          if (ours.known === 'valid' && theirs.known === 'valid') expect(ours.entry).toEqual(theirs.entry);
        }
  });

  it('knows a code that became a heading by its day', () => {
    expect(lookup('icd10cm', 'M54.5', day('2021-09-30'))).toMatchObject({
      known: 'valid',
      entry: { billable: true },
    });
    expect(lookup('icd10cm', 'M54.5', day('2021-10-01'))).toMatchObject({
      known: 'valid',
      entry: { billable: false },
    });
    expect(lookup('icd10cm', 'M54.50', day('2021-09-30'))).toMatchObject({
      known: 'not_on_date',
      entry: { validFrom: '2021-10-01' },
    });
  });

  it('takes codes with and without dot, and small letters', () => {
    for (const code of ['E11.9', 'E119', 'e11.9']) expect(lookup('icd10cm', code, today).known).toBe('valid');
    expect(lookup('hcpcs', 'g0439', today).known).toBe('valid');
  });

  it('tells unknown from no data', () => {
    expect(lookup('icd10cm', 'Q99.Z', today)).toEqual({ known: 'unknown' });
    expect(lookup('icd10cm', 'E11.9', day('2015-09-30'))).toEqual({ known: 'no_data' });
  });

  it('lets the starter set step aside for a system that has a full release', () => {
    const other = openPlain(':memory:');
    installStarter(other);
    transaction(other, (w) => {
      const id = insertRelease(w, {
        system: 'icd10cm',
        name: 'FY2027',
        starter: false,
        effectiveFrom: '2026-10-01',
        effectiveTo: '2027-09-30',
      });
      insertCode(w, id, {
        code: 'E11.9',
        title: 'A new title',
        billable: true,
        validFrom: '2015-10-01',
        validTo: null,
      });
    });
    const ask = createLookup(other);
    expect(ask('icd10cm', 'E11.9', day('2026-10-01'))).toMatchObject({ entry: { title: 'A new title' } });
    // The starter set has stepped aside: days without a full release have no data.
    expect(ask('icd10cm', 'E11.9', day('2026-09-30')).known).toBe('no_data');
    expect(ask('icd10cm', 'I10', day('2026-10-01')).known).toBe('unknown');
    expect(ask('icd10cm', 'I10', day('2027-10-01')).known).toBe('no_data');
    expect(ask('hcpcs', 'J1100', day('2026-09-30')).known).toBe('valid');
    other.close();
  });

  it('lets the scenario pass the coding checks within five milliseconds', () => {
    expect(checkCoding(codingInput({ lookup }))).toEqual([]);
    // As the program asks: answers are kept between checks.
    const kept = createCodeTables(db).lookup;
    const wrong = codingInput({ lookup: kept, diagnoses: ['E11', 'S93', 'M54.5'] });
    checkCoding(wrong);
    const from = performance.now();
    for (let i = 0; i < 20; i += 1) checkCoding(wrong);
    expect((performance.now() - from) / 20).toBeLessThan(5);
  });
});

describe('search', () => {
  it.each([
    ['e11.9', 'E11.9'],
    ['E119', 'E11.9'],
    ['e11', 'E11.9'],
    ['I10', 'I10'],
    ['99213', '99213'],
    ['htn', 'I10'],
    ['hypertension', 'I10'],
    ['high blood pressure', 'I10'],
    ['hypertention', 'I10'],
    ['DM2', 'E11.9'],
    ['T2DM', 'E11.9'],
    ['type 2 diabetes', 'E11.9'],
    ['diabetes type 2', 'E11.9'],
    ['dm2 with ckd', 'E11.22'],
    ['dm2 neuropathy', 'E11.40'],
    ['COPD', 'J44.9'],
    ['copd exacerbation', 'J44.1'],
    ['UTI', 'N39.0'],
    ['CKD', 'N18.9'],
    ['ckd 3', 'N18.30'],
    ['gerd', 'K21.9'],
    ['uri', 'J06.9'],
    ['sore throat', 'J02.9'],
    ['strep throat', 'J02.0'],
    ['heart attack', 'I21.9'],
    ['afib', 'I48.91'],
    ['low back pain', 'M54.50'],
    ['knee pain right', 'M25.561'],
    ['right knee pain', 'M25.561'],
    ['pink eye', 'H10.30'],
    ['high cholesterol', 'E78.00'],
    ['hyperlipidemia', 'E78.5'],
    ['hypothyroid', 'E03.9'],
    ['anxiety', 'F41.9'],
    ['gad', 'F41.1'],
    ['fatigue', 'R53.83'],
    ['headache', 'R51.9'],
    ['insulin', 'Z79.4'],
    ['metformin', 'Z79.84'],
    ['bph', 'N40.0'],
    ['obesity', 'E66.9'],
    ['A1c', '83036'],
    ['hba1c', '83036'],
    ['haemoglobin a1c', '83036'],
    ['venipuncture', '36415'],
    ['blood draw', '36415'],
    ['office visit established level 3', '99213'],
    ['ekg', '93000'],
    ['cbc', '85025'],
    ['rapid strep', '87880'],
    ['im injection', '96372'],
    ['b12 shot', 'J3420'],
    ['awv', 'G0438'],
  ])('finds for "%s" first %s', (query, code) => {
    const hits = find(query);
    expect(hits[0]?.code).toBe(code);
    expect(hits[0]?.why).not.toBe('');
  });

  it('puts billable codes first and keeps the heading that was typed in full', () => {
    const hits = find('M54.5');
    expect(hits.map((h) => h.code)).toEqual(['M54.50', 'M54.51', 'M54.59', 'M54.5']);
    expect(hits.at(-1)?.why).toContain('heading');
    expect(find('E11', today, 3).map((h) => h.code)).toContain('E11');
  });

  it('puts codes last that are not valid on the day, and says so', () => {
    const hits = find('M54.5', day('2021-09-30'));
    expect(hits[0]).toMatchObject({ code: 'M54.5', billable: true, validOn: true });
    expect(hits.find((h) => h.code === 'M54.50')).toMatchObject({ validOn: false });
    expect(hits.find((h) => h.code === 'M54.50')?.why).toContain('begins 2021-10-01');
    const old = find('99201');
    expect(old[0]?.why).toContain('ended 2020-12-31');
    const order = find('office visit new patient').map((h) => h.validOn);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
  });

  it('says which abbreviation, word or correction led to it', () => {
    expect(find('htn')[0]?.why).toContain('htn = hypertension');
    expect(find('diabtes')[0]?.why).toContain('diabtes → diabetes');
    expect(find('E11.9')[0]?.why).toBe('code E11.9');
  });

  it('keeps to the systems asked for and to the limit, and survives any input', () => {
    const only = search({ query: 'diabetes', on: today, systems: ['hcpcs'], limit: 5 });
    expect(only.every((h) => h.system === 'hcpcs')).toBe(true);
    expect(find('diabetes', today, 2)).toHaveLength(2);
    for (const odd of [
      '',
      ' ',
      '.',
      '%',
      "'; DROP TABLE code; --",
      '\\',
      '(',
      'ü',
      'x'.repeat(120),
      '*',
      '0',
    ])
      expect(Array.isArray(find(odd))).toBe(true);
    expect(find('zzzzzzzz')).toEqual([]);
    expect(find('E11.9', day('2010-01-01'))).toEqual([]);
  });

  it('answers within three milliseconds', () => {
    const queries = [
      'dm2 with ckd',
      'htn',
      'right knee pain',
      'office visit',
      'diabtes',
      'e11',
      'blood draw',
      'e',
    ];
    for (const q of queries) find(q);
    const times = Array.from({ length: 200 }, (_, i) => {
      const from = performance.now();
      find(queries[i % queries.length] ?? '', today, 50);
      return performance.now() - from;
    }).sort((a, b) => a - b);
    expect(times[100]).toBeLessThan(3);
  });
});

describe('one code with its family', () => {
  it('leads up to the category and down to the billable codes', () => {
    const { entry, parents, children } = codeWithFamily(db, 'icd10cm', 'm545', today);
    expect(entry).toMatchObject({ code: 'M54.5', billable: false });
    expect(parents.map((p) => p.code)).toEqual(['M54']);
    expect(children.map((c) => c.code)).toEqual(['M54.50', 'M54.51', 'M54.59']);
  });

  it('has no family for procedures and nothing for an unknown code', () => {
    expect(codeWithFamily(db, 'cpt', '99213', today)).toMatchObject({
      entry: { code: '99213' },
      parents: [],
      children: [],
    });
    expect(codeWithFamily(db, 'icd10cm', 'Q99.Z', today)).toEqual({ entry: null, parents: [], children: [] });
  });
});

describe('the codes feature', () => {
  const handlers = createCodesHandlers<null>({
    searching: {
      search: async (input) => search(input),
      basis: (on) => ({ ...searchBasis(db, on), usage: [['I10', 3]] }),
      part: async ({ on, key, part }) => indexes.packed(on, key)?.[part] ?? null,
    },
    db,
    chargeFor: (code) => (code === '99213' ? cents(14500) : null),
    charges: () => [['99213', cents(14500)]],
  });

  it("answers in the form of the contract, with the practice's charge for procedures only", async () => {
    const hits = codes.search.output.parse(
      await handlers.search({ query: '99213', on: today, systems: ALL, limit: 5 }, null),
    );
    expect(hits[0]).toMatchObject({ code: '99213', chargeCents: 14500, validOn: true });
    const diagnosis = codes.search.output.parse(
      await handlers.search({ query: 'I10', on: today, systems: ALL, limit: 5 }, null),
    );
    expect(diagnosis[0]?.chargeCents).toBeNull();
    expect(
      codes.get.output.parse(await handlers.get({ system: 'icd10cm', code: 'E11', on: today }, null)).children
        .length,
    ).toBeGreaterThan(5);
    expect(codes.releases.output.parse(await handlers.releases({}, null))).toHaveLength(3);
  });
});

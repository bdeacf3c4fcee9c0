import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeSystem } from '#shared/domain/code.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { createCodeCardService, type CodeCardService } from '#electron/code-card/service.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { codeWithFamily } from '#electron/codesets/store.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { makeWorkFile, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

const samples = sampleDir();
if (samples === null)
  console.warn('NOT VERIFIED: the card was not made from the official files; they are absent.');

function serviceOver(work: WorkFile, sets: CodeSets): CodeCardService {
  const context = { ...work.services.context, lookup: sets.lookup };
  return createCodeCardService(context, {
    family: ({ system, code, on }) => codeWithFamily(sets.db(), system, code, on),
    edits: () => sets.tables.now().edits,
    relativeValue: (code, on) => sets.edits().relativeValue(code, '', on),
  });
}

let work: WorkFile;
beforeAll(() => {
  work = makeWorkFile();
});
afterAll(() => work.close());

describe('the card of a code, with the starter set alone', () => {
  const sets = openCodeSets(':memory:');
  const get = (system: CodeSystem, code: string) =>
    serviceOver(work, sets).get({ system, code, on: SERVICE_DAY });

  it('tells tables that are not installed apart from tables that say nothing', () => {
    const card = get('icd10cm', 'E119');
    expect(card.standing).toBe('valid');
    expect(card.entry?.code).toBe('E11.9');
    expect(card.instructions).toEqual({ known: 'no_data' });
    expect(card.ageLimits).toEqual({ known: 'no_data' });
    expect(get('cpt', '99213').procedure).toMatchObject({
      chargeCents: 14500,
      units: { known: 'no_data' },
      values: { known: 'no_data' },
    });
  });
  it('says that a code is not known rather than nothing', () => {
    const card = get('icd10cm', 'E11.99');
    expect(card).toMatchObject({ standing: 'unknown', entry: null });
  });
  it('keeps the practice’s note with who wrote it, and takes an empty one away', () => {
    const service = serviceOver(work, sets);
    service.saveNote({ system: 'icd10cm', code: 'e119', text: 'Ask for the last A1c.' });
    expect(get('icd10cm', 'E11.9').note).toMatchObject({
      text: 'Ask for the last A1c.',
      by: 'Test Biller',
    });
    service.saveNote({ system: 'icd10cm', code: 'E11.9', text: '' });
    expect(get('icd10cm', 'E11.9').note).toBeNull();
  });
});

describe.skipIf(samples === null)('the card of a code, from the official files', () => {
  let folder: string;
  let sets: CodeSets;
  const get = (system: CodeSystem, code: string, on: string) =>
    serviceOver(work, sets).get({ system, code, on: isoDate(on) });
  beforeAll(() => {
    if (samples === null) return;
    folder = mkdtempSync(join(tmpdir(), 'claimwright-card-'));
    sets = openCodeSets(join(folder, 'codes.sqlite'));
    const files = [
      'icd10cm-order-Jan-2021.txt.gz',
      'icd10cm-order-2026.txt.gz',
      'icd10cm_tabular_2021.xml.gz',
      'mue_practitioner_2026-04-01.csv.gz',
      'PPRRVU2026_Jul_nonQPP_nodesc.csv.gz',
    ];
    installFiles(
      sets.db(),
      files.map((name) => join(samples, 'codesets', name)),
      { preview: false, effective: null, today: isoDate('2026-11-23'), own: null },
    );
    sets.forget();
  }, 120_000);
  afterAll(() => {
    if (samples === null) return;
    sets.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the instructions that hold for the code with the codes they name, from the chapter down', () => {
    const { instructions, parents } = get('icd10cm', 'E11.42', '2021-03-03');
    expect(parents.map(({ code }) => code)).toEqual(['E11', 'E11.4']);
    if (instructions.known !== 'found') throw new Error('no tabular list');
    expect(instructions.value.ofThatDay).toBe(true);
    const groups = instructions.value.groups;
    const excludes = groups.filter((g) => g.kind === 'excludes1' && g.scope === 'E11');
    expect(excludes.flatMap((g) => g.lines.flatMap((line) => line.codes))).toContain('E10');
    expect(groups.some((g) => g.kind === 'useAdditionalCode' && g.scope === 'E11')).toBe(true);
  });
  it('says when only the list of another year is installed', () => {
    const { instructions } = get('icd10cm', 'E11.42', '2026-03-03');
    expect(instructions).toMatchObject({ known: 'found', value: { ofThatDay: false } });
  });
  it('builds the seventh character of an injury that lacks it, and offers the others to one that has it', () => {
    const open = get('icd10cm', 'S52.501', '2026-03-03');
    const made = open.seventh.map(({ entry }) => entry.code);
    expect(made).toContain('S52.501A');
    expect(made).toContain('S52.501D');
    expect(open.seventh.every(({ entry }) => entry.billable)).toBe(true);
    const whole = get('icd10cm', 'S52.501A', '2026-03-03');
    expect(whole.seventh.map(({ entry }) => entry.code)).toEqual(made);
    expect(whole.seventh[0]?.label).toMatch(/^A initial encounter/i);
  });
  it('offers the other sides', () => {
    const { sides } = get('icd10cm', 'M25.561', '2026-03-03');
    expect(sides.map(({ label, entry }) => [label, entry.code])).toEqual([
      ['right', 'M25.561'],
      ['left', 'M25.562'],
      ['unspecified', 'M25.569'],
    ]);
  });
  it('lists the neighbours in the order of the book', () => {
    const { neighbours } = get('icd10cm', 'E11.42', '2026-03-03');
    const codes = neighbours.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toContain('E11.40');
    expect(codes).toContain('E11.42');
  });
  it('tells the national amount of a visit to the cent, from RVU and conversion factor', () => {
    const { procedure } = get('cpt', '99213', '2026-07-15');
    if (procedure?.values.known !== 'found') throw new Error('no values');
    const line = sets.edits().relativeValue('99213', '', '2026-07-15');
    if (line.known !== 'found') throw new Error('no line');
    const { totalNonFacility, conversionFactor } = line.value;
    expect(procedure.values.value.nonFacilityCents).toBe(
      Math.round((totalNonFacility / 100) * (conversionFactor / 10_000) * 100),
    );
    expect(procedure.values.value.nonFacilityCents).toBeGreaterThan(5_000);
  });
});

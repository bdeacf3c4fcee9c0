import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { createEditLookups } from '#electron/codesets/edits.ts';
import { installFiles, type InstallOptions } from '#electron/codesets/install/install.ts';
import { runInstall, type InstallOrder } from '#electron/codesets/install/install-task.ts';
import { readSources } from '#electron/codesets/install/sources.ts';
import { installedReleases } from '#electron/codesets/releases.ts';
import { createLookup, installStarter } from '#electron/codesets/store.ts';
import { successorsOn } from '#electron/codesets/successors.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql } from '#electron/db/sql.ts';
import {
  MUE_TABLE,
  ORDER_AFTER,
  ORDER_BEFORE,
  orderFile,
  type OrderLine,
} from '#tests/support/code-files.ts';
import { day } from '#tests/support/coding.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();
if (samples === null)
  console.warn(
    'NOT VERIFIED: the conversion table and the code editor lists were not tried; they are absent.',
  );

const folder = mkdtempSync(join(tmpdir(), 'codesets-archives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const real = (name: string): string => join(samples ?? '', 'codesets', name);
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const options: InstallOptions = { preview: false, effective: null, today: day('2026-11-23'), own: null };
const fresh = () => {
  const db = openPlain(':memory:');
  installStarter(db);
  return db;
};

/** The same archive with every size and place in zip64 records, as writers of large archives make them. */
function asZip64(zip: Uint8Array): Buffer {
  const plain = Buffer.from(zip);
  const end = plain.length - 22;
  const count = plain.readUInt16LE(end + 10);
  const start = plain.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let at = start, i = 0; i < count; i += 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => plain.readUInt16LE(at + field));
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    const entry = Buffer.from(plain.subarray(at, at + 46 + (name ?? 0)));
    const wide = Buffer.alloc(28);
    wide.writeUInt16LE(1, 0);
    wide.writeUInt16LE(24, 2);
    wide.writeBigUInt64LE(BigInt(entry.readUInt32LE(24)), 4);
    wide.writeBigUInt64LE(BigInt(entry.readUInt32LE(20)), 12);
    wide.writeBigUInt64LE(BigInt(entry.readUInt32LE(42)), 20);
    for (const field of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, field);
    entry.writeUInt16LE(28, 30);
    entry.writeUInt16LE(0, 32);
    entries.push(Buffer.concat([entry, wide]));
    at = next;
  }
  const directory = Buffer.concat(entries);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.from(plain.subarray(end));
  last.writeUInt16LE(0xffff, 8);
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 12);
  last.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([plain.subarray(0, start), directory, record, locator, last]);
}

const refused = (path: string): string => {
  try {
    readSources(path);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'not refused';
};

describe('archives', () => {
  it('with zip64 records are read like others, and damage in them is seen', () => {
    const zip = zipSync({ 'a/mue.csv': strToU8(MUE_TABLE), 'b.txt': [strToU8('plain'), { level: 0 }] });
    const wide = asZip64(zip);
    const sources = readSources(put('wide.zip', wide));
    expect(sources.map((s) => [s.name, Buffer.from(s.bytes).toString()])).toEqual([
      ['wide.zip: a/mue.csv', MUE_TABLE],
      ['wide.zip: b.txt', 'plain'],
    ]);
    const flipped = Buffer.from(wide);
    flipped.write('P', flipped.indexOf('plain'));
    expect(refused(put('flipped64.zip', flipped))).toContain('The zip archive is damaged or cut off.');
    for (const cut of [1, 30, 60, 120, wide.length - 30])
      expect(refused(put(`cut64-${cut}.zip`, wide.subarray(0, wide.length - cut)))).toContain(
        'damaged or cut off',
      );
  });

  it('that are locked, packed in another way, or lie about sizes are refused', () => {
    const zip = Buffer.from(zipSync({ 'mue.csv': strToU8(MUE_TABLE) }));
    const at = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    const changed = (field: number, value: number): Buffer => {
      const copy = Buffer.from(zip);
      copy.writeUInt16LE(value, at + field);
      return copy;
    };
    expect(refused(put('locked.zip', changed(8, 1)))).toContain('is locked with a password');
    expect(refused(put('other.zip', changed(10, 9)))).toContain(
      'packed in a way that the program does not know',
    );
    expect(refused(put('lie.zip', changed(24, 20)))).toContain('damaged or cut off');
  });

  it('hold a table as text and as a workbook: the text is enough', () => {
    const workbook = sheet([['x', 'y']]);
    const sources = readSources(
      put('twins.zip', zipSync({ 'MUE.csv': strToU8(MUE_TABLE), 'mue.xlsx': workbook })),
    );
    expect(sources.map((s) => s.name)).toEqual(['twins.zip: MUE.csv']);
  });
});

type Cell = string | number | null;

/** A workbook of one sheet, texts shared as the usual programs write them. */
function sheet(rows: readonly (readonly Cell[])[], more: Record<string, Uint8Array> = {}): Uint8Array {
  const shared: string[] = [];
  const cell = (value: Cell, row: number, column: number): string => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (value === null) return `<c r="${at}"/>`;
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    shared.push(value);
    return `<c r="${at}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const body = rows
    .map((cells, r) =>
      cells.length === 0 ? '' : `<row r="${r + 1}">${cells.map((v, c) => cell(v, r, c)).join('')}</row>`,
    )
    .join('');
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const words = shared.map(
    (text) =>
      `<si><r><t>${escaped(text.slice(0, 1))}</t></r><r><t>${escaped(text.slice(1))}</t></r><rPh><t>no</t></rPh></si>`,
  );
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/sharedStrings.xml': strToU8(`<sst>${words.join('')}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${body}</sheetData></worksheet>`),
    ...more,
  });
}

describe('workbooks', () => {
  it('are read as tables: shared texts, numbers, gaps, quotes, lines that are not there', () => {
    const path = put(
      'a.xlsx',
      sheet([
        ['Code', 'Title', 'Other'],
        [],
        ['A1', 'with, comma and "quotes" & more', 1.1000000000000001],
        [null, 'b\nc'],
      ]),
    );
    const [source] = readSources(path);
    expect(Buffer.from(source?.bytes ?? []).toString()).toBe(
      'Code,Title,Other\n\nA1,"with, comma and ""quotes"" & more",1.1\n,b c,\n',
    );
  });

  it('install like the text file: edits, and a conversion table in an archive with papers', () => {
    const db = fresh();
    const mue = MUE_TABLE.trim()
      .split('\n')
      .map((line) => line.split(','));
    const [report] = installFiles(db, [put('MUE 2026-04-01.xlsx', sheet(mue))], options);
    expect(report).toMatchObject({ kind: 'mue', rows: 1, effectiveFrom: '2026-04-01' });
    const passedOver: string[] = [];
    const conversions = sheet([
      ['Invented notice'],
      ['Current code assignment', 'Effective', 'Previous Code(s) Assignment'],
      ['E11.91', 2026, 'E11.9'],
    ]);
    const zip = zipSync({ '2027 conversion table.xlsx': conversions, 'paper.pdf': strToU8('%PDF-1.7') });
    const [table] = installFiles(db, [put('2027-conversion-table.zip', zip)], {
      ...options,
      onPassedOver: (file) => passedOver.push(file),
    });
    expect(table).toMatchObject({ kind: 'conversions', name: 'ICD-10-CM conversion table FY2027', rows: 1 });
    expect(passedOver).toEqual(['2027-conversion-table.zip: paper.pdf']);
  });

  it('with a document type, other documents and stray cells are refused', () => {
    const entity = sheet([['a']], {
      'xl/sharedStrings.xml': strToU8('<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "b">]><sst/>'),
    });
    expect(refused(put('entity.xlsx', entity))).toContain('declares a document type');
    const document = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w/>'),
    });
    expect(refused(put('a.docx', document))).toContain('This is a document, not a release.');
    const wide = sheet([], {
      'xl/worksheets/sheet1.xml': strToU8('<worksheet><row r="1"><c r="ZZZ1"><v>1</v></c></row></worksheet>'),
    });
    expect(refused(put('wide.xlsx', wide))).toContain('too wide');
    expect(() =>
      installFiles(
        fresh(),
        [
          put(
            'other.xlsx',
            sheet([
              ['name', 'age'],
              ['Invented', 4],
            ]),
          ),
        ],
        options,
      ),
    ).toThrow('other.xlsx: This is none of the code-set files that the program knows.');
  });
});

const order = (paths: string[], more: Partial<InstallOrder> = {}): InstallOrder => ({
  codeSets: '',
  paths,
  preview: false,
  effective: null,
  own: null,
  today: day('2026-11-23'),
  now: '2026-11-23T10:00:00.000Z',
  hashes: null,
  watched: [],
  ...more,
});
const job = { progress: () => undefined, cancelled: () => false };

describe('a full disk', () => {
  it('is said in one sentence, and nothing was changed', () => {
    const db = openPlain(join(folder, 'full.sqlite'));
    installStarter(db);
    const before = installedReleases(db);
    const pages = rawOf(db).pragma('page_count', { simple: true }) as number;
    rawOf(db).pragma(`max_page_count = ${pages + 4}`);
    const codes = Array.from({ length: 3000 }, (_, i): OrderLine => [
      `B0${String(i).padStart(4, '0')}`,
      'Invented',
    ]);
    const headings = [0, 1, 2].map((i): OrderLine => [`B0${i}`, 'Invented heading', false]);
    const long = orderFile([...headings, ...codes]);
    const outcome = runInstall(db, order([put('icd10cm-order-2026.txt', long)]), job);
    expect(outcome.refused).toEqual({
      code: 'conflict',
      message: 'The disk is full. Nothing was installed. Free some space and try again.',
      fields: null,
    });
    expect(installedReleases(db)).toEqual(before);
    db.close();
  });
});

describe('a code-set file of an earlier version', () => {
  it('gets the columns and tables that it lacks, and keeps its releases', () => {
    const path = join(folder, 'old.sqlite');
    const db = openPlain(path);
    installStarter(db);
    installFiles(db, [put('icd10cm-order-2026.txt', orderFile(ORDER_BEFORE))], options);
    transaction(db, (w) => {
      w.run(sql`ALTER TABLE release DROP COLUMN days_known`);
      w.run(sql`ALTER TABLE release DROP COLUMN installed_at`);
      w.run(sql`ALTER TABLE release DROP COLUMN row_count`);
      w.run(sql`DROP TABLE editor_age`);
      w.run(sql`DROP TABLE conversion`);
    });
    installStarter(db);
    expect(installedReleases(db).find((r) => !r.starter)).toMatchObject({
      name: 'ICD-10-CM FY2026',
      daysKnown: null,
      installedAt: null,
    });
    installFiles(db, [put('icd10cm-order-2027.txt', orderFile(ORDER_AFTER))], options);
    expect(installedReleases(db).filter((r) => !r.starter)).toHaveLength(2);
    db.close();
  });

  it('can be opened while another program installs', () => {
    const path = join(folder, 'busy.sqlite');
    const one = openPlain(path);
    installStarter(one);
    rawOf(one).exec('BEGIN IMMEDIATE');
    const other = openPlain(path);
    installStarter(other);
    expect(createLookup(other)('icd10cm', 'I10', day('2026-01-01')).known).toBe('valid');
    rawOf(one).exec('ROLLBACK');
    other.close();
    one.close();
  });
});

describe('what takes the place of a code', () => {
  it('is told by the conversion table from year to year, else by the codes below', () => {
    const db = fresh();
    installFiles(db, [put('icd10cm-order-2027.txt', orderFile(ORDER_AFTER))], options);
    const on = '2026-11-23';
    expect(successorsOn(db, 'icd10cm', 'E119', on)).toEqual(['E11.91', 'E11.99']);
    expect(successorsOn(db, 'icd10cm', 'I10', on)).toEqual([]);
    const csv =
      'Current code assignment,Effective,Previous Code(s) Assignment\nI10.9,2020,I10\nM54.5,2026,I10.9\nE11.91,2030,M54\n';
    installFiles(db, [put('conversions.csv', csv)], options);
    expect(successorsOn(db, 'icd10cm', 'I10', on)).toEqual(['M54.5']);
    const edits = createEditLookups(db);
    expect(edits.successors('I10', on)).toMatchObject({
      known: 'found',
      value: [{ code: 'I10.9', since: '2020-10-01' }],
    });
    expect(edits.successors('M54', on).known).toBe('none');
    expect(createEditLookups(fresh()).successors('I10', on)).toEqual({ known: 'no_data' });
  });
});

describe.skipIf(samples === null)('the handed files', () => {
  it('code editor: ages by day of service, no sexes, manifestations', () => {
    const db = fresh();
    const [report] = installFiles(db, [real('mce_diagnosis_edits.json.gz')], options);
    expect(report).toMatchObject({ kind: 'code-editor', rows: 42 + 125 + 2543 + 856 + 422 + 2656 + 1 });
    const edits = createEditLookups(db);
    const on = '2026-05-01';
    expect(edits.ageLimits('O80', on)).toMatchObject({
      known: 'found',
      value: [{ list: 'maternity', minYears: 9, maxYears: 64 }],
    });
    expect(edits.ageLimits('A1814', on)).toMatchObject({
      value: [{ list: 'adult', minYears: 15, maxYears: 124 }],
    });
    expect(edits.ageLimits('I10', on).known).toBe('none');
    expect(edits.ageLimits('I10', '2026-11-23').known).toBe('no_data');
    // The edit of sexes was deactivated, so the lists do not know them: that passes nothing.
    expect(edits.sexLimit('O80', on)).toEqual({ known: 'no_data' });
    expect(edits.manifestation('D63.0', on).known).toBe('found');
    expect(edits.manifestation('I10', on).known).toBe('none');
  });

  it('conversion table: successors of codes that ended, valid on the day', () => {
    const db = fresh();
    installFiles(
      db,
      [real('ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx'), real('icd10cm-order-2026.txt.gz')],
      options,
    );
    expect(successorsOn(db, 'icd10cm', 'A04.7', '2026-05-01')).toEqual(['A04.71', 'A04.72']);
    expect(successorsOn(db, 'icd10cm', 'M54.5', '2026-05-01')).toEqual(['M54.50', 'M54.51', 'M54.59']);
    const inZip = zipSync({ 'table.xlsx': readFileSync(real('ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx')) });
    const again = installFiles(db, [put('2026-conversion-table.zip', inZip)], options);
    expect(again).toMatchObject([{ kind: 'conversions', alreadyInstalled: true }]);
  });

  it('counts of billable codes tell the release, whatever the file is called', () => {
    const db = fresh();
    const days = [
      'icd10cm-order-Jan-2021.txt.gz',
      'icd10cm-order-2025.txt.gz',
      'icd10cm-order-2026.txt.gz',
    ].map((name) => {
      const [source] = readSources(real(name));
      const path = put('an order file.txt', source?.bytes ?? new Uint8Array());
      const [report] = installFiles(db, [path], { ...options, preview: true });
      return [report?.effectiveFrom, report?.billable, report?.daysKnown];
    });
    expect(days).toEqual([
      ['2021-01-01', 72_621, 'by its content'],
      ['2024-10-01', 74_260, 'by its content'],
      ['2025-10-01', 74_719, 'by its content'],
    ]);
  });

  it('lists in the terminal: reasons, places, taxonomy, localities, own sets', async () => {
    const env = { CLAIMWRIGHT_HOME: join(folder, 'home') };
    const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
      const out: string[] = [];
      const err: string[] = [];
      const code = await runCli(args, { env, out: (t) => out.push(t), err: (t) => err.push(t) });
      return { code, out: out.join('\n'), err: err.join('\n') };
    };
    const files = [
      'x12_carc_2026-08-17.csv',
      'place_of_service_codes_2024.csv',
      'nucc_taxonomy_251.csv.gz',
      'GPCI2025.csv',
    ];
    await run('codes', 'install', ...files.map(real));
    const own = put('opcs.csv', 'code,description\nA01.1,Invented excision\n');
    await run('codes', 'install', own, '--as', 'own', '--set-name', 'OPCS-4');
    const show = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await run('codes', 'show', ...args, '--json')).out) as unknown;
    expect(await show('45', '--list', 'carc')).toMatchObject({
      known: 'found',
      value: { code: '45', current: true },
    });
    expect(await show('11', '--list', 'place-of-service')).toMatchObject({ value: { title: 'Office' } });
    expect(await show('207q00000x', '--list', 'taxonomy')).toMatchObject({ known: 'found' });
    expect(await show('15202 00', '--list', 'gpci', '--on', '2025-06-01')).toMatchObject({
      value: { gpci: { state: 'OH', work: 1000 } },
    });
    expect(await show('OH', '--list', 'gpci')).toMatchObject({ known: 'no_data' });
    expect(await show('a01.1', '--list', 'own')).toMatchObject({ release: expect.stringMatching(/^OPCS-4/) });
    expect(await show('Z99.9', '--list', 'own')).toMatchObject({ known: 'none' });
    expect(await show('M1', '--list', 'rarc')).toMatchObject({ known: 'no_data' });
    expect((await run('codes', 'show', '1', '--list', 'nothing')).code).toBe(2);
    const releases = await run('codes', 'releases');
    expect(releases.err).toContain('ICD-10-CM is a starter set of');
    expect(releases.err).toContain('Install your licensed CPT file');
  });
});

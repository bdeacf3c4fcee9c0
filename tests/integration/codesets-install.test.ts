import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { diffReleases } from '#electron/codesets/diff.ts';
import { createEditLookups } from '#electron/codesets/edits.ts';
import { installFiles, type InstallOptions, type InstallStep } from '#electron/codesets/install/install.ts';
import { notesOf, indexEntries } from '#electron/codesets/notes.ts';
import { findRelease, installedReleases, rollbackRelease } from '#electron/codesets/releases.ts';
import { createLookup, installStarter, releases } from '#electron/codesets/store.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { day } from '#tests/support/coding.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();
if (samples === null)
  console.warn('NOT VERIFIED: installing was not tried on the official code-set files; they are absent.');

const folder = mkdtempSync(join(tmpdir(), 'codesets-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const real = (name: string): string => join(samples ?? '', 'codesets', name);
const file = (name: string, content: string | Uint8Array): string => {
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

/** The sentence of a refusal; proves besides that nothing was changed. */
function refused(path: string, more: Partial<InstallOptions> = {}): string {
  const db = fresh();
  const before = installedReleases(db);
  try {
    installFiles(db, [path], { ...options, ...more });
  } catch (error) {
    expect(installedReleases(db)).toEqual(before);
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'not refused';
}

const MUE =
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n99213,2,3 Day,Clinical\n';

describe('a code-set file of the first layout', () => {
  it('is brought to the present one; it held nothing but the starter set', () => {
    const db = openPlain(':memory:');
    transaction(db, (w) => {
      w.run(
        sql`CREATE TABLE release (id INTEGER PRIMARY KEY, system TEXT, name TEXT, starter INTEGER, effective_from TEXT, effective_to TEXT)`,
      );
      w.run(sql`CREATE TABLE code (release_id INTEGER, code TEXT)`);
      w.run(sql`INSERT INTO release VALUES (1, 'icd10cm', 'old', 1, '2015-10-01', NULL)`);
    });
    installStarter(db);
    expect(installedReleases(db).map((r) => r.name)).not.toContain('old');
    expect(createLookup(db)('icd10cm', 'I10', day('2026-01-01')).known).toBe('valid');
  });
});

describe('bad input', () => {
  it('is refused in one sentence and changes nothing', () => {
    const gz = gzipSync(strToU8(MUE.repeat(50)));
    const zip = zipSync({ 'mue.csv': strToU8(MUE) });
    // Stored as it is, so that a flipped bit unpacks well and only the checksum tells.
    const flipped = Buffer.from(zipSync({ 'mue.csv': strToU8(MUE) }, { level: 0 }));
    const at = flipped.indexOf('Clinical');
    flipped.write('c', at);
    const tail = ' Nothing was installed.';
    const cases: [string, string | Uint8Array, string][] = [
      ['empty.txt', '', 'The file is empty.'],
      [
        'page.txt',
        '<!DOCTYPE html><html><body>404</body></html>',
        'This is a web page, not the release itself. Download the file again.',
      ],
      ['utf16.csv', Buffer.from(`\ufeff${MUE}`, 'utf16le'), 'The text is in UTF-16. Save it as UTF-8.'],
      ['binary.txt', Buffer.from([65, 10, 66, 0, 1, 2]), 'Line 2: There are bytes that are no text.'],
      [
        'latin.csv',
        Buffer.from('name,x\nM\xfcller,1\n', 'latin1'),
        'Line 2: The characters are not in UTF-8.',
      ],
      [
        'MUE latin 2026-04-01.csv',
        Buffer.from(MUE.replace('Clinical', 'Clinic\xe4l'), 'latin1'),
        'Line 2: The characters are not in UTF-8.',
      ],
      ['paper.pdf', '%PDF-1.7', 'This is a PDF. The program reads the text, CSV or XML file of the release.'],
      ['other.csv', 'name,age\nInvented,4\n', 'This is none of the code-set files that the program knows.'],
      ['cut.gz', gz.subarray(0, gz.length - 12), 'The gzip file is damaged or cut off.'],
      ['cut.zip', zip.subarray(0, zip.length - 30), 'The zip archive is damaged or cut off.'],
      ['flipped.zip', flipped, 'The zip archive is damaged or cut off.'],
      ['undated.csv', MUE, 'The file does not say from when it holds; state its first day.'],
    ];
    for (const [name, content, reason] of cases)
      expect(refused(file(name, content))).toBe(`${name}: ${reason}${tail}`);
    expect(refused(join(folder, 'absent.txt'))).toBe(`absent.txt: There is no such file.${tail}`);
  });

  it('bombs are not unpacked', () => {
    const zeros = new Uint8Array(60_000_000);
    const small = { fileBytes: 20_000_000, allBytes: 30_000_000, files: 5, ratio: 200 };
    const sentence = 'It unpacks to far more than any code-set file, so it was not unpacked.';
    expect(refused(file('bomb.gz', gzipSync(zeros)))).toContain(sentence);
    expect(refused(file('bomb.zip', zipSync({ 'a.txt': zeros })))).toContain(sentence);
    const many = zipSync(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.csv`, strToU8(MUE)])));
    expect(refused(file('many.zip', many), { limits: small })).toContain(sentence);
  });

  it('XML with a document type, an entity, or an end too early', () => {
    const start = '<?xml version="1.0"?>\n';
    const xml = (body: string): string => `${start}<ICD10CM.tabular><version>2026</version>${body}`;
    const bomb = `${start}<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<ICD10CM.tabular>&b;</ICD10CM.tabular>`;
    expect(refused(file('a.xml', bomb))).toContain('The XML declares a document type');
    expect(refused(file('b.xml', xml('<chapter>&x;</chapter></ICD10CM.tabular>')))).toContain(
      'Line 2: The XML uses an entity',
    );
    expect(refused(file('c.xml', xml('<chapter><name>1')))).toContain('so the file looks cut off');
    expect(refused(file('d.xml', xml('</ICD10CM.tabular>')))).toContain('The tabular list has no codes.');
  });

  it('tells the rows of a long file while it is read and stored, never backwards', () => {
    const db = fresh();
    const names = 'Column 1,Column 2,Effective Date,Deletion Date,Modifier,PTP Edit Rationale\n';
    const code = (n: number): string => String(10_000 + n);
    const line = (n: number): string => `${code(n % 600)},${code(n)},20250101,*,1,Invented\n`;
    const path = file(
      'pairs 2026-10-01.csv',
      names + Array.from({ length: 45_000 }, (_, n) => line(n)).join(''),
    );
    const steps: InstallStep[] = [];
    const [report] = installFiles(db, [path], { ...options, onProgress: (step) => steps.push(step) });
    expect(report).toMatchObject({ kind: 'ptp', rows: 45_000 });
    expect(steps.flatMap(({ rows }) => (rows?.stage === 'read' ? [rows.done] : []))).toEqual([
      20_000, 40_000,
    ]);
    const stored = steps.flatMap(({ rows }) => (rows?.stage === 'stored' ? [rows] : []));
    expect(stored.length).toBeGreaterThan(10);
    expect(stored.every(({ done, of }) => of === 45_000 && done <= of)).toBe(true);
    const done = steps.map((step) => step.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));

    const other = fresh();
    let told = 0;
    const stopped = (): unknown =>
      installFiles(other, [path], {
        ...options,
        onProgress: ({ rows }) => (told = rows?.done ?? told),
        cancelled: () => told > 0,
      });
    expect(stopped).toThrow('Installing was stopped.');
    expect(told).toBe(20_000);
    expect(installedReleases(other).every((r) => r.starter)).toBe(true);
  });

  it('takes everything back when the last of several files is faulty or the user stops', () => {
    const db = fresh();
    const good = file('MUE 2026-04-01.csv', MUE);
    expect(() => installFiles(db, [good, join(folder, 'other.csv')], options)).toThrow('other.csv');
    expect(installedReleases(db).every((r) => r.starter)).toBe(true);
    expect(() => installFiles(db, [good], { ...options, cancelled: () => true })).toThrow(
      'Installing was stopped.',
    );
    expect(installFiles(db, [good], { ...options, preview: true })).toMatchObject([{ kind: 'mue', rows: 1 }]);
    expect(installedReleases(db).every((r) => r.starter)).toBe(true);
    expect(installFiles(db, [good], options)[0]?.alreadyInstalled).toBe(false);
    expect(installFiles(db, [good], options)[0]?.alreadyInstalled).toBe(true);
    const other = file('MUE again 2026-04-01.csv', MUE.replace('99213,2', '99213,3'));
    expect(() => installFiles(db, [other], options)).toThrow(
      'is installed from another file (MUE 2026-04-01.csv)',
    );
  });
});

describe('an archive', () => {
  it('gives what is known in it and names what was passed over', () => {
    const db = fresh();
    const readme = strToU8('Invented words of thanks');
    const path = file(
      'MUE 2026-04-01.zip',
      zipSync({ 'mue.csv': strToU8(MUE), 'readme.txt': readme, 'a.pdf': strToU8('%PDF') }),
    );
    const passed: string[] = [];
    const made = installFiles(db, [path], { ...options, onPassedOver: (name) => passed.push(name) });
    expect(made.map((r) => r.kind)).toEqual(['mue']);
    expect(passed).toEqual(['MUE 2026-04-01.zip: readme.txt', 'MUE 2026-04-01.zip: a.pdf']);
    expect(refused(file('words.zip', zipSync({ a: readme, b: readme })))).toContain(
      'Nothing in the archive is',
    );
  });

  it('or several files may hold the parts of one release of pairs', () => {
    const db = fresh();
    const head =
      'Column 1\tColumn 2\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n\t\tDate\tDate\t0=not allowed\t\n';
    const one = file('f1.txt', `${head}20610\t99213\t20050101\t*\t1\tInvented\n`);
    const two = file('f2.txt', `${head}99285\t99213\t20050101\t20231231\t0\tOther\n`);
    const made = installFiles(db, [one, two], { ...options, effective: day('2024-07-01') });
    expect(made).toMatchObject([
      { kind: 'ptp', rows: 2, effectiveFrom: '1996-01-01', effectiveTo: '2024-09-30' },
    ]);
    const { ptp } = createEditLookups(db);
    expect(ptp('99213', '20610', '2010-01-01')).toMatchObject({
      value: { modifier: 1, rationale: 'Invented' },
    });
    expect(ptp('99285', '99213', '2023-12-31')).toMatchObject({ value: { modifier: 0, rationale: 'Other' } });
    expect(ptp('99285', '99213', '2024-01-01').known).toBe('none');
    expect(ptp('20610', '99213', '2004-12-31').known).toBe('none');
  });
});

describe("the user's own tables", () => {
  it('become CPT for their year, or a list of their own', () => {
    const db = fresh();
    const path = file('licensed.txt', 'CPT\tWords\n99213\tInvented visit\n');
    const columns = { code: 'CPT', title: 'Words' };
    const own = { as: 'cpt' as const, name: 'CPT', columns };
    expect(refused(path, { own })).toContain('state its first day');
    installFiles(db, [path], { ...options, own, effective: day('2026-01-01') });
    const ask = createLookup(db);
    expect(ask('cpt', '99213', day('2026-05-05'))).toMatchObject({
      known: 'valid',
      entry: { title: 'Invented visit' },
    });
    // The starter set steps aside: what the licensed file does not have is unknown, another year has no data.
    expect(ask('cpt', '99214', day('2026-05-05')).known).toBe('unknown');
    expect(ask('cpt', '99213', day('2025-05-05')).known).toBe('no_data');
    const local = { as: 'own' as const, name: 'Local charges', columns };
    expect(installFiles(db, [path], { ...options, own: local })).toMatchObject([{ kind: 'own', rows: 1 }]);
  });
});

describe.skipIf(samples === null)('official releases', () => {
  const db = fresh();
  beforeAll(() => {
    const zip = file(
      'two years.zip',
      zipSync({
        'a.txt': gunzipSync(readFileSync(real('icd10cm-order-2025.txt.gz'))),
        'notes.pdf': strToU8('%PDF'),
      }),
    );
    // A name that says nothing: the content does.
    const plain = file('x.dat', gunzipSync(readFileSync(real('icd10cm-order-2026.txt.gz'))));
    installFiles(
      db,
      [
        zip,
        plain,
        real('icd10cm-order-Jan-2021.txt.gz'),
        real('hcpcs_level2_2025_oct.csv.gz'),
        real('HCPC2024_OCT_fixed_width_uppercase.txt.gz'),
        real('hcpcs_level2_codes_2026q3.txt.gz'),
        real('icd10cm_tabular_2021.xml.gz'),
        real('icd10cm-drug-April-1-2026-XML.xml.gz'),
        real('ICD10CM_2025_Index.csv.gz'),
        real('mue_practitioner_2026-04-01.csv.gz'),
        real('ncci_addon_codes_2026q3.csv.gz'),
        real('PPRRVU2026_Jul_nonQPP_nodesc.csv.gz'),
        real('PPRRVU2025_Oct_nodesc.csv.gz'),
        real('GPCI2025.csv'),
      ],
      options,
    );
  }, 60_000);

  it('stand side by side with their days, the date of service picks one', () => {
    const ask = createLookup(db);
    const known = (code: string, on: string): string => {
      const verdict = ask('icd10cm', code, day(on));
      return 'entry' in verdict
        ? `${verdict.known} ${verdict.entry.billable} ${verdict.entry.validFrom} ${verdict.entry.validTo ?? ''}`
        : verdict.known;
    };
    expect(known('C50.A0', '2025-09-30')).toBe('not_on_date true 2025-10-01 ');
    expect(known('C50.A0', '2025-10-01')).toBe('valid true 2025-10-01 ');
    expect(known('QA00.101', '2025-10-01')).toBe('valid true 2025-10-01 ');
    expect(known('B88.0', '2025-09-30')).toBe('valid true 2021-01-01 2025-09-30');
    expect(known('B88.0', '2025-10-01')).toBe('valid false 2025-10-01 ');
    expect(known('M54.5', '2021-03-01')).toBe('valid true 2021-01-01 2021-09-30');
    expect(known('X99.99', '2025-11-01')).toBe('unknown');
    expect(
      releases(db)
        .filter((r) => r.starter)
        .map((r) => r.system),
    ).toEqual(['cpt']);
    // Between and after the installed releases nothing is known, and nothing passes.
    for (const on of ['2020-12-31', '2023-01-01', '2026-10-01']) expect(known('I10', on)).toBe('no_data');
  });

  it('differ as the publisher says', () => {
    const diff = diffReleases(db, findRelease(db, 'ICD-10-CM FY2025'), findRelease(db, 'icd-10-cm fy2026'));
    const states = (list: typeof diff.added): number => list.filter((c) => c.billable).length;
    // The totals of the addenda: 487 codes and 143 headers added, 28 codes deleted. A code that became a
    // heading is a deletion and an addition there, one revision here.
    const turned = diff.revised.filter((c) => c.before?.billable === true && !c.billable).length;
    expect([states(diff.added), diff.added.length - states(diff.added) + turned]).toEqual([487, 143]);
    expect(states(diff.deleted) + turned).toBe(28);
    const worded = diff.revised.filter((c) => c.before?.billable === c.billable);
    expect(worded.length).toBe(38 + 7);
  });

  it('FY2026 made of FY2025 and the addenda is FY2026', { timeout: 60_000 }, () => {
    const other = fresh();
    installFiles(
      other,
      [real('icd10cm-order-2025.txt.gz'), real('icd10cm-order-addenda-2026.txt.gz')],
      options,
    );
    const made = findRelease(other, 'ICD-10-CM FY2026');
    expect(made.effectiveFrom).toBe('2025-10-01');
    const ask = createLookup(other);
    const whole = createLookup(db);
    for (const code of ['C50.A0', 'B88.0', 'B88.01', 'L02.212', 'E11.9', 'Z91.012'])
      expect(ask('icd10cm', code, day('2026-01-01'))).toMatchObject({
        entry: {
          title: (whole('icd10cm', code, day('2026-01-01')) as { entry: { title: string } }).entry.title,
        },
      });
  });

  it('of HCPCS carry the days of each code', () => {
    const ask = createLookup(db);
    expect(ask('hcpcs', 'J1100', day('2025-03-01'))).toMatchObject({
      known: 'valid',
      entry: { validFrom: '1982-01-01' },
    });
    expect(ask('hcpcs', 'J1100', day('2026-08-01'))).toMatchObject({
      known: 'valid',
      entry: { validFrom: '1982-01-01' },
    });
    expect(ask('hcpcs', 'J1100', day('2026-02-01')).known).toBe('no_data');
    expect(ask('hcpcs', 'J1100', day('2024-02-01'))).toMatchObject({
      entry: { title: expect.stringMatching(/^INJECTION/) as string },
    });
  });

  it('have the notes of the tabular list from chapter to code, and the seventh characters', () => {
    const notes = notesOf(db, 'S52.501A', '2021-03-01');
    expect(notes?.ofThatDay).toBe(true);
    expect(notes?.scopes.map((s) => s.id)).toEqual([
      'chapter 19',
      'section S50-S59',
      'S52',
      'S52.5',
      'S52.50',
      'S52.501',
    ]);
    expect(notes?.notes.map((n) => n.kind)).toEqual(expect.arrayContaining(['excludes1', 'excludes2']));
    expect(notes?.seventh.map((s) => s.char)).toContain('A');
    expect(notesOf(db, 'E11.9', '2026-03-01')).toMatchObject({
      release: 'ICD-10-CM tabular list FY2021',
      ofThatDay: false,
    });
  });

  it('have the terms of the indexes', () => {
    const kinds = indexEntries(db).map(({ kind, entries }) => [kind, entries.length]);
    expect(kinds).toEqual([
      ['alphabetic', 81_024],
      ['drugs', 7430],
    ]);
  });

  it('have units, add-on codes and values by day', () => {
    const edits = createEditLookups(db);
    expect(edits.mue('99213', '2026-05-01')).toMatchObject({
      known: 'found',
      value: { units: 2, adjudication: 3 },
    });
    expect(edits.mue('99213', '2026-07-01').known).toBe('no_data');
    expect(edits.addOn('99417', '2026-08-01')).toMatchObject({ known: 'found' });
    expect(edits.addOn('99213', '2026-08-01').known).toBe('none');
    expect(edits.relativeValue('99213', '', '2026-08-01')).toMatchObject({
      value: { totalNonFacility: 285, conversionFactor: 334_009 },
    });
    expect(edits.relativeValue('99213', '', '2026-04-01').known).toBe('no_data');
  });

  it('can be rolled back, and the days of the others follow', { timeout: 60_000 }, () => {
    const other = fresh();
    installFiles(other, [real('icd10cm-order-2025.txt.gz'), real('icd10cm-order-2026.txt.gz')], options);
    rollbackRelease(other, 'ICD-10-CM FY2026');
    expect(createLookup(other)('icd10cm', 'B88.0', day('2025-01-01'))).toMatchObject({
      entry: { billable: true, validTo: null },
    });
    expect(createLookup(other)('icd10cm', 'I10', day('2026-01-01')).known).toBe('no_data');
    rollbackRelease(other, 'ICD-10-CM FY2025');
    expect(createLookup(other)('icd10cm', 'I10', day('2026-01-01')).known).toBe('valid');
    expect(() => rollbackRelease(other, 'ICD-10-CM FY2026')).toThrow('starter set belongs to the program');
  });

  it('of millions of pairs go in within 30 s and are asked within 50 µs', { timeout: 60_000 }, () => {
    const other = openPlain(join(folder, 'pairs.sqlite'));
    installStarter(other);
    const before = performance.now();
    installFiles(other, [real('ncci_ptp_practitioner_2024q3.csv.gz')], options);
    expect(performance.now() - before).toBeLessThan(30_000);
    const edits = createEditLookups(other);
    expect(edits.ptp('99213', '20610', '2024-08-01')).toMatchObject({
      known: 'found',
      value: { column1: '20610', column2: '99213', modifier: 1 },
    });
    expect(edits.ptp('99213', '36415', '2024-08-01').known).toBe('none');
    // Deleted on the last day of 2023, and the file says nothing of the days before its quarter.
    expect(edits.ptp('0001A', '0591T', '2024-08-01').known).toBe('none');
    expect(edits.ptp('0001A', '0591T', '2023-08-01').known).toBe('no_data');
    const times = Array.from({ length: 2000 }, () => {
      const start = performance.now();
      edits.ptp('99285', '99213', '2024-08-01');
      return performance.now() - start;
    }).sort((a, b) => a - b);
    expect(times[1000]).toBeLessThan(0.05);
    other.close();
  });
});

describe('the terminal', () => {
  const cli = async (...args: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const env = {
      CLAIMWRIGHT_CODESETS: join(folder, 'terminal.sqlite'),
      CLAIMWRIGHT_HOME: join(folder, 'home'),
    };
    const code = await runCli([...args, '--json'], { env, out: (t) => out.push(t), err: (t) => err.push(t) });
    return { code, json: out.length > 0 ? (JSON.parse(out.join('')) as unknown) : null, err: err.join('\n') };
  };

  it('previews, installs, lists, shows, checks and rolls back', async () => {
    const mue = file('MUE terminal 2026-04-01.csv', MUE);
    expect((await cli('codes', 'install', mue, '--preview')).json).toMatchObject({
      preview: true,
      releases: [{ kind: 'mue', rows: 1 }],
    });
    expect((await cli('codes', 'releases')).json).toHaveLength(3);
    expect((await cli('codes', 'install', mue)).code).toBe(0);
    expect((await cli('codes', 'releases')).json).toHaveLength(4);
    expect((await cli('codes', 'show', 'e119', '--on', '2026-05-01')).json).toMatchObject({
      system: 'icd10cm',
      known: 'valid',
      entry: { code: 'E11.9' },
    });
    expect((await cli('codes', 'show', '99213', '--on', '2026-05-01')).json).toMatchObject({
      mue: { known: 'found', value: { units: 2 } },
      relativeValue: { known: 'no_data' },
    });
    const visit = file(
      'visit.json',
      JSON.stringify({
        serviceDate: '2026-05-01',
        diagnoses: ['E11', 'I10'],
        lines: [{ code: '99213', units: 3 }],
      }),
    );
    expect((await cli('codes', 'check', visit)).json).toMatchObject({
      on: '2026-05-01',
      findings: [
        { severity: 'stops', rule: 'diagnosis-not-billable', codes: ['E11'] },
        {
          severity: 'warns',
          rule: 'units-above-mue',
          codes: ['99213'],
          source: expect.stringContaining('MUE practitioner 2026 Q2') as string,
          fix: { kind: 'set_units', line: 1, units: 2 },
        },
        { severity: 'no data', sentence: expect.stringContaining('Add-on') as string },
        { severity: 'no data', sentence: expect.stringContaining('tabular') as string },
      ],
    });
    expect((await cli('codes', 'rollback', 'MUE practitioner 2026 Q2')).code).toBe(0);
    expect((await cli('codes', 'releases')).json).toHaveLength(3);
  });

  it('says in one sentence what was wrong', async () => {
    expect(await cli('codes', 'install', join(folder, 'other.csv'))).toMatchObject({
      code: 3,
      json: null,
      err: expect.stringContaining('none of the code-set files') as string,
    });
    expect((await cli('codes', 'diff', 'x', 'y')).code).toBe(3);
    expect((await cli('codes', 'show', 'E11.9', '--on', 'today')).code).toBe(2);
    expect((await cli('codes', 'show', '???')).code).toBe(2);
  });
});

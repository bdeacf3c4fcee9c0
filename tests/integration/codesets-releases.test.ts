import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ChangesPage,
  FileJob,
  InstallAnswer,
  PreviewAnswer,
  ReleasesAnswer,
  RollbackAnswer,
  TableSample,
  UsesAnswer,
} from '#shared/contract/codesets.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import { contract } from '#shared/contract/index.ts';
import { ROLES, can } from '#shared/domain/user.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { compose } from '#electron/compose.ts';
import { createDispatcher } from '#electron/ipc/dispatch.ts';
import { createHandedFiles } from '#electron/ipc/handed-files.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql } from '#electron/db/sql.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import {
  MUE_TABLE,
  ORDER_AFTER,
  ORDER_BEFORE,
  orderFile,
  type OrderLine,
} from '#tests/support/code-files.ts';

let folder: string;
let chosen: string[][] = [];
let saved: string | null;
let printed: { pdf: Uint8Array; title: string }[];
let events: AppEvent[] = [];
let application: ReturnType<typeof compose>;
const handed = createHandedFiles(() => crypto.randomUUID());

/** One demonstration for all tests but one; each leaves no release behind. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-releases-'));
  application = start('data');
  await value('session', 'createDemonstration', {});
}, 60_000);
beforeEach(() => {
  chosen = [];
  saved = null;
  printed = [];
  events = [];
});
afterEach(() => {
  const db = codeSetFile();
  transaction(db, (w) => w.run(sql`DELETE FROM release WHERE starter = 0`));
  db.close();
});
afterAll(async () => {
  await application.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const codeSetFile = () => openPlain(join(folder, 'data', 'code-sets.sqlite'));

function start(data: string): ReturnType<typeof compose> {
  return compose({
    userDataDir: join(folder, data),
    appVersion: '0.0.0',
    runtime: 'Node',
    now: () => new Date('2026-11-23T15:00:00.000Z'),
    dialogs: {
      openFile: async () => null,
      openFiles: async () => chosen.shift() ?? [],
      saveFile: async () => saved,
      openFolder: async () => null,
    },
    takeHanded: handed.take,
    showInFolder: () => undefined,
    copyText: () => undefined,
    print: async (pdf, title) => {
      printed.push({ pdf, title });
      return 'printed';
    },
    emit: (event) => events.push(event),
    systemIdleSeconds: () => 0,
  });
}

async function call<T>(
  feature: string,
  method: string,
  input: unknown,
  of = application,
): Promise<Result<T>> {
  const dispatch = createDispatcher(contract, of.handlers, of.authorize, () => undefined, {
    contextFor: of.contextFor,
    checkOutput: true,
    onUnexpected: (error) => console.error(error),
  });
  return (await dispatch(feature, method, input)) as Result<T>;
}

async function value<T>(feature: string, method: string, input: unknown): Promise<T> {
  const result = await call<T>(feature, method, input);
  if (!result.ok) throw new Error(`${feature}.${method}: ${result.error.code} ${result.error.message}`);
  return result.value;
}

async function refused(method: string, input: unknown): Promise<Failure> {
  const result = await call('codesets', method, input);
  if (result.ok) throw new Error(`codesets.${method} was not refused.`);
  return result.error;
}

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function choose(...paths: string[]): Promise<FileJob> {
  chosen.push(paths);
  return value<FileJob>('codesets', 'chooseFiles', {});
}

const preview = (token: string, more: object = {}): Promise<PreviewAnswer> =>
  value('codesets', 'preview', { token, effective: null, own: null, ...more });

async function install(...paths: string[]): Promise<InstallAnswer> {
  const { token } = await choose(...paths);
  await preview(token);
  return value('codesets', 'install', { token });
}

const releases = (): Promise<ReleasesAnswer> => value('codesets', 'releases', {});
const names = async (): Promise<string[]> =>
  (await releases()).releases.filter((r) => !r.starter).map((r) => r.name);
const FY2026 = (): string => put('icd10cm-order-2026.txt', orderFile(ORDER_BEFORE));
const FY2027 = (): string => put('icd10cm-order-2027.txt', orderFile(ORDER_AFTER));
/** Enough rows that installing can be stopped in the middle. */
const longFile = (): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const codes = Array.from({ length: 90_000 }, (_, i): OrderLine => {
    const code = `B${two(i % 90)}${String(Math.floor(i / 90)).padStart(4, '0')}`;
    return [code, `Invented ${code}`];
  });
  const headings = Array.from({ length: 90 }, (_, i): OrderLine => [`B${two(i)}`, 'Invented heading', false]);
  return put('icd10cm-order-2026.txt', orderFile([...headings, ...codes]));
};
/** An open encounter gets a code that the later release does not let pass. */
async function codeVisit(): Promise<void> {
  type Row = { id: string };
  const rows = await value<Row[]>('coding', 'worklist', { statuses: ['open'], search: '', limit: 1 });
  const id = rows[0]?.id ?? '';
  const { encounter } = await value<{ encounter: { version: number } }>('coding', 'get', { id });
  const coding = { diagnoses: ['E11.9', 'I10'], lines: [] };
  await value('coding', 'save', { encounterId: id, version: encounter.version, coding });
}
const NO_FILTER = { kinds: [], search: '', usedOnly: false };
const known = async (code: string): Promise<boolean> =>
  (await value<{ entry: unknown }>('codes', 'get', { system: 'icd10cm', code, on: '2026-11-23' })).entry !==
  null;

describe('the list of releases', () => {
  it('says plainly what is a starter set, how to install the whole, and what is missing', async () => {
    const answer = await releases();
    expect(answer.releases.filter((r) => r.starter).length).toBeGreaterThanOrEqual(3);
    expect(answer.starters.map((s) => [s.system, s.official])).toEqual([
      ['icd10cm', true],
      ['hcpcs', true],
      ['cpt', false],
    ]);
    expect(answer.starters[0]?.sentence).toMatch(
      /^ICD-10-CM is a starter set of [\d,]+ common codes, not the whole\. Install the ICD-10-CM code descriptions/,
    );
    const pairs = answer.missing.find((m) => m.kind === 'ptp');
    expect(pairs?.reason).toBe('none_installed');
    expect(pairs?.days).toContain('2026-11-23');
    expect(pairs?.sentence).toMatch(/^Nothing installed speaks for 2026-11-23.*: NCCI code pairs\.$/);
    expect(answer.missing.some((m) => m.system === 'icd10cm')).toBe(false);
  });

  it('has ICD-10-CM before CPT before HCPCS, then edit tables, then lists, newest first within each', async () => {
    const indexFile = put(
      'index.xml',
      '<ICD10CM.index><title>ICD-10-CM INDEX TO DISEASES and INJURIES</title><version>2026</version><letter><title>A</title><mainTerm><title>Ache</title><code>R52</code></mainTerm></letter></ICD10CM.index>',
    );
    for (const path of [indexFile, put('mue_practitioner_2026-10-01.csv', MUE_TABLE), FY2026(), FY2027()])
      await install(path);
    const names = (await releases()).releases.map((r) => [r.title, r.starter ? 'starter' : r.effectiveFrom]);
    expect(names).toEqual([
      ['ICD-10-CM', '2026-10-01'],
      ['ICD-10-CM', '2025-10-01'],
      ['ICD-10-CM', 'starter'],
      ['CPT', 'starter'],
      ['HCPCS Level II', 'starter'],
      ['Medically unlikely edits (MUE)', expect.any(String)],
      ['ICD-10-CM alphabetic index', expect.any(String)],
    ]);
  });

  it('tells after installing which dates of open encounters have no release', async () => {
    await install(FY2026());
    const icd = (await releases()).missing.find((m) => m.system === 'icd10cm');
    expect(icd?.reason).toBe('other_days');
    expect(icd?.days).toContain('2026-11-23');
    expect(icd?.encounters).toBeGreaterThan(0);
    await install(FY2027());
    const after = (await releases()).missing.find((m) => m.system === 'icd10cm');
    expect(after?.days ?? []).not.toContain('2026-11-23');
    const row = (await releases()).releases.find((r) => r.name === 'ICD-10-CM FY2027');
    expect(row).toMatchObject({
      title: 'ICD-10-CM',
      source: 'icd10cm-order-2027.txt',
      daysKnown: 'by its name',
      effectiveFrom: '2026-10-01',
      effectiveTo: '2027-09-30',
      installedAt: '2026-11-23T15:00:00.000Z',
      speaksToday: true,
      rows: 10,
      previous: { name: 'ICD-10-CM FY2026' },
    });
  });
});

describe('choosing', () => {
  it('gives base names and sizes, never a path; a closed dialog gives nothing', async () => {
    const path = FY2026();
    const job = await choose(path);
    expect(job.files).toEqual([{ name: basename(path), bytes: orderFile(ORDER_BEFORE).length }]);
    expect(JSON.stringify(job)).not.toContain(folder);
    expect(await value('codesets', 'chooseFiles', {})).toBeNull();
  });

  it('takes dropped files by a handle that is good once', async () => {
    const answer = handed.accept([FY2026()]);
    if (!answer.ok) throw new Error(answer.error.message);
    const { handle } = answer.value;
    expect((await value<FileJob>('codesets', 'takeDropped', { handle })).files).toHaveLength(1);
    expect((await refused('takeDropped', { handle })).message).toContain('Drop them again');
    for (const bad of [[], ['relative.txt'], [folder], [''], [42], '/etc/passwd'])
      expect(handed.accept(bad).ok).toBe(false);
  });

  it('refuses what a page makes up', async () => {
    expect((await refused('preview', { token: crypto.randomUUID(), effective: null, own: null })).code).toBe(
      'not_found',
    );
    expect((await refused('preview', { token: '/etc/passwd', effective: null, own: null })).code).toBe(
      'invalid_input',
    );
  });

  it('is for those who install, and for nobody while the screen is locked', () => {
    expect(ROLES.filter((role) => can(role, 'codesets.write'))).toEqual(['owner', 'biller', 'coder']);
    const locked = start('locked');
    expect(locked.authorize('codesets.write')?.code).toBe('locked');
    expect(locked.authorize('coding.read')?.code).toBe('locked');
  });
});

describe('the preview', () => {
  it('changes nothing and tells counts, days, and what of this practice it touches', async () => {
    await install(FY2026());
    const { token } = await choose(FY2027());
    const answer = await preview(token);
    expect(answer.reports).toMatchObject([
      {
        name: 'ICD-10-CM FY2027',
        rows: 10,
        billable: 5,
        alreadyInstalled: false,
        changes: { against: 'ICD-10-CM FY2026', added: 2, deleted: 1, revised: 2 },
      },
    ]);
    expect(await names()).toEqual(['ICD-10-CM FY2026']);
    const page = await value<ChangesPage>('codesets', 'changes', {
      of: { token, report: 0 },
      filter: NO_FILTER,
      offset: 0,
      limit: 50,
    });
    expect(page.counts).toMatchObject({ added: 2, deleted: 1, revised: 2 });
    expect(events.some((e) => e.type === 'progress' && e.task === token && e.total === 1000)).toBe(true);
  });

  it('touches open encounters by their date of service, and lists by today', async () => {
    await codeVisit();
    const answer = await preview((await choose(FY2027())).token);
    const heading = answer.touched.find((t) => t.code === 'E11.9');
    expect(heading).toMatchObject({ effect: 'heading', successors: ['E11.91', 'E11.99'] });
    expect(heading?.sentence).toMatch(
      /^E11\.9 needs more characters on 2026-\d\d-\d\d\. Instead: E11\.91, E11\.99\.$/,
    );
    expect(heading?.counts.encounter).toBeGreaterThan(0);
    expect(heading?.uses[0]?.label).toContain(',');
    expect(answer.touched.find((t) => t.code === 'I10')?.effect).toBe('gone');
    // An older release says nothing about the days of today's work, which has none left.
    const old = await preview((await choose(put('icd10cm-order-2019.txt', orderFile(ORDER_BEFORE)))).token);
    expect(new Set(old.touched.map((t) => t.effect))).toEqual(new Set(['no_data']));
  });

  it('finds templates, favourites, unsent claims and fees', async () => {
    await value('workbench', 'addFavourite', { system: 'icd10cm', code: 'I10' });
    const answer = await preview((await choose(FY2027())).token);
    const i10 = answer.touched.find((t) => t.code === 'I10' && t.counts.favourite > 0);
    expect(i10?.uses.some((use) => use.place === 'favourite' && use.on === null)).toBe(true);
    const cpt = put('my cpt 2026.csv', 'CPT Code;Long\n99213;Office visit, our words\n');
    const own = { as: 'cpt', name: 'CPT', codeColumn: 'CPT Code', titleColumn: 'Long' };
    const fees = await preview((await choose(cpt)).token, { own });
    const gone = fees.touched.filter((t) => t.counts.fee > 0);
    expect(gone.map((t) => t.code)).toContain('36415');
    expect(gone.map((t) => t.code)).not.toContain('99213');
  });

  it('asks for the first day of files that do not tell theirs, and uses it for those alone', async () => {
    const { token } = await choose(put('mue.csv', MUE_TABLE), FY2026());
    const failure = await refused('preview', { token, effective: null, own: null });
    expect(failure.fields?.['effective']).toContain('state its first day');
    const answer = await preview(token, { effective: '2026-10-01' });
    expect(answer.reports.map((r) => [r.name, r.effectiveFrom, r.daysKnown])).toEqual([
      ['MUE practitioner 2026 Q4', '2026-10-01', 'as given'],
      ['ICD-10-CM FY2026', '2025-10-01', 'by its name'],
    ]);
  });

  it('passes over what an archive holds besides, and tells what is installed already', async () => {
    const zip = zipSync({
      'icd10cm-order-2026.txt': strToU8(orderFile(ORDER_BEFORE)),
      'read me.txt': strToU8('Invented notes.\n'),
    });
    const path = put('2026-code-descriptions.zip', zip);
    const { token } = await choose(path);
    expect((await preview(token)).passedOver).toEqual(['2026-code-descriptions.zip: read me.txt']);
    await value('codesets', 'install', { token });
    const again = await preview((await choose(path)).token);
    expect(again).toMatchObject({ nothingToDo: true, touched: [] });
  });
});

describe('installing', () => {
  it('shows new codes at once, in look-ups, search and the list, and is on record', async () => {
    expect(await known('E11.91')).toBe(false);
    await install(FY2027());
    expect(await known('E11.91')).toBe(true);
    const hits = await value<{ code: string }[]>('codes', 'search', {
      query: 'e1199',
      on: '2026-11-23',
      systems: ['icd10cm'],
      limit: 5,
    });
    expect(hits[0]?.code).toBe('E11.99');
    expect((await value<{ name: string }[]>('codes', 'releases', {})).map((r) => r.name)).toContain(
      'ICD-10-CM FY2027',
    );
    expect(events).toContainEqual({
      type: 'changed',
      tags: expect.arrayContaining(['codesets', 'encounters', 'claims']),
    });
    const trail = await value<{ action: string; recordId: string; change: string }[]>('practice', 'audit', {
      before: null,
      search: 'code set',
      limit: 2,
    });
    expect(trail.map((row) => [row.action, row.recordId, row.change])).toEqual([
      ['install', 'ICD-10-CM FY2027', '10 rows from icd10cm-order-2027.txt, 2026-10-01 to 2027-09-30'],
      ['install', 'icd10cm-order-2027.txt', 'begun'],
    ]);
  });

  it('needs a preview, and refuses files that have changed since', async () => {
    const path = FY2026();
    const { token } = await choose(path);
    expect((await refused('install', { token })).message).toContain('Preview the files');
    await preview(token);
    writeFileSync(path, orderFile(ORDER_AFTER));
    expect((await refused('install', { token })).message).toBe(
      'icd10cm-order-2026.txt has changed since the preview. Preview it again. Nothing was installed.',
    );
    expect(await names()).toEqual([]);
  });

  it('is refused while another is under way, and stops when asked, with nothing changed', async () => {
    const { token } = await choose(longFile());
    await preview(token);
    const other = await choose(FY2027());
    const going = call('codesets', 'install', { token });
    expect((await refused('preview', { token: other.token, effective: null, own: null })).code).toBe(
      'conflict',
    );
    expect(await value('codesets', 'cancel', { task: token })).toEqual({ stopped: true });
    const answer = await going;
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await names()).toEqual([]);
    expect(await value('codesets', 'cancel', { task: token })).toEqual({ stopped: false });
    // The way is free again, also for the same files.
    await value('codesets', 'install', { token });
    expect(await names()).toEqual(['ICD-10-CM FY2026']);
  });

  it('ends with the program and leaves the file as it was', async () => {
    const other = start('ended');
    const ask = async (method: string, input: unknown): Promise<Result<FileJob>> =>
      call('codesets', method, input, other);
    await call('session', 'createDemonstration', {}, other);
    chosen.push([longFile()]);
    const job = await ask('chooseFiles', {});
    if (!job.ok) throw new Error(job.error.message);
    const { token } = job.value;
    expect((await ask('preview', { token, effective: null, own: null })).ok).toBe(true);
    events = [];
    const going = ask('install', { token });
    while (!events.some((e) => e.type === 'progress' && e.doing.includes('rows')))
      await new Promise((resolve) => setTimeout(resolve, 10));
    await other.dispose();
    expect(await going).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const db = openPlain(join(folder, 'ended', 'code-sets.sqlite'));
    expect(db.all(sql`SELECT id FROM release WHERE starter = 0`)).toEqual([]);
    db.close();
  });

  it('says when a terminal is using the file', async () => {
    await releases();
    const { token } = await choose(FY2026());
    await preview(token);
    const other = codeSetFile();
    rawOf(other).exec('BEGIN IMMEDIATE');
    expect((await refused('install', { token })).message).toBe(
      'The code-set file is in use by another program. Close it there and try again. Nothing was installed.',
    );
    rawOf(other).exec('ROLLBACK');
    other.close();
  });

  it('notices what a terminal installed meanwhile', async () => {
    expect(await known('E11.91')).toBe(false);
    const other = codeSetFile();
    const today = isoDate('2026-11-23');
    installFiles(other, [FY2027()], { preview: false, effective: null, own: null, today });
    other.close();
    expect(await known('E11.91')).toBe(true);
    expect((await value<{ name: string }[]>('codes', 'releases', {})).map((r) => r.name)).toContain(
      'ICD-10-CM FY2027',
    );
  });
});

describe('taking a release away', () => {
  it('shows what it touches, restores what was before, and leaves the starter set', async () => {
    const before = await releases();
    await install(FY2027());
    const id = (await releases()).releases.find((r) => r.name === 'ICD-10-CM FY2027')?.id ?? 0;
    const shown = await value<RollbackAnswer>('codesets', 'previewRollback', { releaseId: id });
    expect(shown.release).toEqual({ id, name: 'ICD-10-CM FY2027', title: 'ICD-10-CM' });
    expect(await names()).toEqual(['ICD-10-CM FY2027']);
    await value('codesets', 'rollback', { releaseId: id });
    const after = await releases();
    expect(after.releases).toEqual(before.releases);
    expect(await known('E11.91')).toBe(false);
    expect((await refused('rollback', { releaseId: id })).code).toBe('not_found');
    const starter = after.releases.find((r) => r.starter)?.id ?? 0;
    expect((await refused('rollback', { releaseId: starter })).code).toBe('rule_violated');
  });
});

describe('what changed', () => {
  it('lists held codes first, with how they stood, in pages, filtered, saved and printed', async () => {
    await install(FY2026());
    await install(FY2027());
    const id = (await releases()).releases.find((r) => r.name === 'ICD-10-CM FY2027')?.id ?? 0;
    const of = { release: id };
    const page = await value<ChangesPage>('codesets', 'changes', {
      of,
      filter: NO_FILTER,
      offset: 0,
      limit: 3,
    });
    expect(page).toMatchObject({
      from: 'ICD-10-CM FY2026',
      to: 'ICD-10-CM FY2027',
      title: 'ICD-10-CM',
      total: 5,
    });
    expect(page.rows).toHaveLength(3);
    expect(page.rows[0]?.used).not.toBeNull();
    const all = await value<ChangesPage>('codesets', 'changes', {
      of,
      filter: NO_FILTER,
      offset: 0,
      limit: 50,
    });
    const e119 = all.rows.find((r) => r.code === 'E11.9');
    expect(e119).toMatchObject({ change: 'revised', billable: false, before: { billable: true } });
    // A code added below one that the practice holds counts as held.
    expect(all.rows.find((r) => r.code === 'E11.91')?.used).not.toBeNull();
    const uses = (code: string, refines: boolean) =>
      value<UsesAnswer>('codesets', 'usesOf', { system: all.system, code, refines });
    for (const row of all.rows.filter(({ used }) => used !== null)) {
      const counted = Object.values(row.used ?? {}).reduce((sum, n) => sum + n, 0);
      expect((await uses(row.code, row.change === 'added')).total).toBe(counted);
    }
    const refined = await uses('E11.91', true);
    expect(refined.uses[0]).toMatchObject({ code: 'E11.9' });
    expect(refined.uses.find((u) => u.place === 'encounter')?.label).toMatch(/, /);
    expect(await uses('E11.91', false)).toEqual({ uses: [], total: 0 });
    const only = await value<ChangesPage>('codesets', 'changes', {
      of,
      filter: { kinds: ['deleted'], search: 'i1 hyper', usedOnly: true },
      offset: 0,
      limit: 50,
    });
    expect(only.rows.map((r) => r.code)).toEqual(['I10']);
    expect(await value('codesets', 'printChanges', { of, filter: NO_FILTER })).toEqual({
      outcome: 'printed',
    });
    expect(printed[0]?.title).toBe('What changed in ICD-10-CM FY2027');
    expect(Buffer.from(printed[0]?.pdf ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(await value('codesets', 'saveChanges', { of, filter: NO_FILTER })).toBeNull();
    saved = join(folder, 'changes.pdf');
    expect(await value('codesets', 'saveChanges', { of, filter: NO_FILTER })).toEqual({
      fileName: 'changes.pdf',
    });
    expect(existsSync(saved)).toBe(true);
    const nothing = { of, filter: { ...NO_FILTER, search: 'zzzz' } };
    expect((await refused('printChanges', nothing)).code).toBe('rule_violated');
    const first = (await releases()).releases.find((r) => r.name === 'ICD-10-CM FY2026')?.id ?? 0;
    expect(
      (await refused('changes', { of: { release: first }, filter: NO_FILTER, offset: 0, limit: 5 })).message,
    ).toBe('There is no earlier release that ICD-10-CM FY2026 can be compared with.');
  });
});

describe('a table of the user’s own', () => {
  it('shows its columns, guesses, and installs by the user’s mapping', async () => {
    const path = put(
      'opcs.csv',
      'Kode;Name;Note\nA01.1;"Invented; excision";x\nB02.2;Invented repair of something;y\n',
    );
    const { token } = await choose(path);
    expect((await refused('preview', { token, effective: null, own: null })).message).toContain(
      'none of the code-set files',
    );
    const [sample] = await value<TableSample[]>('codesets', 'inspect', { token });
    expect(sample).toEqual({
      file: 'opcs.csv',
      header: ['Kode', 'Name', 'Note'],
      rows: [
        ['A01.1', 'Invented; excision', 'x'],
        ['B02.2', 'Invented repair of something', 'y'],
      ],
      likelyCode: 'Kode',
      likelyTitle: 'Name',
      recognised: null,
    });
    const wrong = { as: 'own', name: 'OPCS-4', codeColumn: 'Code', titleColumn: 'Name' };
    expect((await refused('preview', { token, effective: null, own: wrong })).message).toContain(
      'The columns are not those expected',
    );
    const own = { ...wrong, codeColumn: 'Kode' };
    const answer = await preview(token, { own });
    expect(answer.reports).toMatchObject([{ kind: 'own', name: 'OPCS-4 2026-11-23', rows: 2 }]);
    await value('codesets', 'install', { token });
    expect(await names()).toEqual(['OPCS-4 2026-11-23']);
    expect(JSON.stringify((await refused('inspect', { token })).message)).toContain('Choose them again');
  });

  it('refuses a CPT table with something else in it', async () => {
    const { token } = await choose(put('cpt.csv', 'code,description\n99213,Visit\nXX,Wrong\n'));
    const own = { as: 'cpt', name: 'CPT', codeColumn: 'code', titleColumn: 'description' };
    expect((await refused('preview', { token, effective: null, own })).message).toContain(
      '"XX" is no CPT code.',
    );
  });
});

describe('bad files through the window', () => {
  it('are refused in one sentence each and change nothing', async () => {
    const gz = gzipSync(strToU8(MUE_TABLE.repeat(50)));
    const zip = zipSync({ 'mue.csv': strToU8(MUE_TABLE) });
    const cases: [string, string | Uint8Array, string][] = [
      ['page.txt', '<!DOCTYPE html><html></html>', 'This is a web page, not the release itself.'],
      ['cut order.txt', orderFile(ORDER_BEFORE).slice(0, 400), 'so the file looks cut off'],
      ['cut.gz', gz.subarray(0, gz.length - 12), 'The gzip file is damaged or cut off.'],
      ['cut.zip', zip.subarray(0, zip.length - 30), 'The zip archive is damaged or cut off.'],
      ['utf16.csv', Buffer.from(`\ufeff${MUE_TABLE}`, 'utf16le'), 'The text is in UTF-16.'],
      ['columns.csv', MUE_TABLE.replace('MUE Rationale', 'Why'), 'none of the code-set files'],
      ['bomb.zip', zipSync({ 'a.txt': new Uint8Array(60_000_000) }), 'It unpacks to far more'],
      [
        'entity.xml',
        '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<ICD10CM.tabular>&a;</ICD10CM.tabular>',
        'The XML declares a document type',
      ],
    ];
    const before = await releases();
    for (const [name, content, reason] of cases) {
      const { token } = await choose(put(name, content));
      const failure = await refused('preview', { token, effective: null, own: null });
      expect(failure.message).toContain(reason);
      expect(failure.message).toContain(name);
      expect(failure.message.endsWith('Nothing was installed.')).toBe(true);
    }
    const gone = await choose(put('gone.txt', 'x'));
    rmSync(join(folder, 'gone.txt'));
    expect((await refused('preview', { token: gone.token, effective: null, own: null })).message).toBe(
      'gone.txt: There is no such file. Nothing was installed.',
    );
    expect(await releases()).toEqual(before);
  });
});

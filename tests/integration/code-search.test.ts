import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { createCodeSearching, type CodeSearching } from '#electron/code-search.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { sql, type PracticeDb } from '#electron/db/sql.ts';
import { transaction } from '#electron/db/handle.ts';
import { orderFile } from '#tests/support/code-files.ts';
import { codedEncounter, makeWorkFile, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

let folder: string;
let sets: CodeSets;
let work: WorkFile;
let searching: CodeSearching;
let time = 0;
let open: PracticeDb | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-search-'));
  sets = openCodeSets(join(folder, 'codes.sqlite'));
  work = makeWorkFile();
  open = work.db();
  searching = createCodeSearching(
    sets,
    () => open,
    () => time,
  );
});
afterEach(() => {
  searching.close();
  sets.close();
  work.close();
  rmSync(folder, { recursive: true, force: true });
});

const find = async (query: string) =>
  (await searching.search({ query, on: SERVICE_DAY, systems: ['icd10cm', 'cpt', 'hcpcs'], limit: 10 })).map(
    ({ code }) => code,
  );

describe('search in a thread of its own', () => {
  it('answers from the code-set file', async () => {
    expect((await find('htn'))[0]).toBe('I10');
  });

  it('moves what this practice uses often up, and counts anew after a while only', async () => {
    const query = 'pain';
    const before = await find(query);
    const last = before.at(-1) ?? '';
    const encounterId = codedEncounter(work);
    for (let i = 0; i < 40; i += 1) useOn(encounterId, last, i);
    expect(await find(query), 'counted before').toEqual(before);
    time += 11 * 60_000;
    await find(query);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await find(query)).indexOf(last)).toBeLessThan(before.length - 1);
  });

  it('goes on without counts when the practice file is locked', async () => {
    open = null;
    time += 11 * 60_000;
    expect((await find('htn'))[0]).toBe('I10');
  });

  it('finds the codes of a release that another connection has installed', async () => {
    expect(await find('zebra fever')).not.toContain('A01.9');
    const path = join(folder, 'order.txt');
    writeFileSync(
      path,
      orderFile([
        ['A01', 'Invented fevers', false],
        ['A019', 'Zebra fever'],
      ]),
    );
    installFiles(sets.db(), [path], {
      preview: false,
      effective: isoDate('2026-10-01'),
      today: isoDate('2026-11-23'),
      own: null,
    });
    expect(await find('zebra fever')).toContain('A01.9');
  });
});

/** One more encounter with a code, written straight into the file. */
function useOn(like: string, code: string, n: number): void {
  const id = `00000000-0000-4000-8000-${String(900_000 + n).padStart(12, '0')}`;
  transaction(work.db(), (w) => {
    w.run(sql`INSERT INTO encounter (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, version, created_at)
      SELECT ${id}, patient_id, service_on, rendering_provider_id, facility_id, reason, 'coded', 1, created_at
      FROM encounter WHERE id = ${like}`);
    w.run(sql`INSERT INTO encounter_diagnosis (encounter_id, position, code) VALUES (${id}, 1, ${code})`);
  });
}

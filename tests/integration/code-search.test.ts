import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCodeSearch } from '#shared/domain/code-search/engine.ts';
import { searchOnDay } from '#shared/domain/code-search/on-day.ts';
import { INDEX_PARTS, PackedIndex } from '#shared/domain/code-search/packed-index.ts';
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

describe('the index for the window', () => {
  const question = { systems: ['icd10cm', 'cpt', 'hcpcs'], limit: 10, on: SERVICE_DAY } as const;
  const fetched = async (key: string) => {
    const parts: Record<string, unknown> = {};
    for (const part of INDEX_PARTS) parts[part] = await searching.part({ on: SERVICE_DAY, key, part });
    return PackedIndex.parse(parts);
  };

  it('answers there as the thread does, which is asked again when it has ended', async () => {
    const { key, releases, usage } = searching.basis(SERVICE_DAY);
    const engine = openCodeSearch(await fetched(key));
    for (const query of ['htn', 'dm2 with ckd', 'pain', '99213', 'E11'])
      expect(searchOnDay(engine, releases, { ...question, query }, new Map(usage))).toEqual(
        await searching.search({ ...question, query, systems: [...question.systems] }),
      );
  });

  it('ends its thread with the last member, once nothing else is asked', async () => {
    const threads = { begun: 0, ended: 0 };
    const count = (thread: Worker): void => {
      threads.begun += 1;
      thread.once('exit', () => (threads.ended += 1));
    };
    process.on('worker', count);
    try {
      const { key } = searching.basis(SERVICE_DAY);
      const waiting = find('htn');
      await fetched(key);
      expect((await waiting)[0]).toBe('I10');
      await vi.waitFor(() => expect(threads).toEqual({ begun: 1, ended: 1 }));
      // What the window has already is not made ahead again.
      searching.prepare(SERVICE_DAY);
      expect(threads.begun).toBe(1);
    } finally {
      process.off('worker', count);
    }
  });

  it('has another key as soon as another connection has installed a release, and the old key gets nothing', async () => {
    const { key } = searching.basis(SERVICE_DAY);
    expect(await searching.part({ on: SERVICE_DAY, key, part: 'days' })).not.toBeNull();
    const path = join(folder, 'order.txt');
    writeFileSync(
      path,
      orderFile([
        ['A01', 'Invented fevers', false],
        ['A019', 'Zebra fever'],
      ]),
    );
    const other = openCodeSets(sets.path);
    installFiles(other.db(), [path], {
      preview: false,
      effective: isoDate('2026-10-01'),
      today: isoDate('2026-11-23'),
      own: null,
    });
    other.close();
    const next = searching.basis(SERVICE_DAY);
    expect(next.key).not.toBe(key);
    expect(await searching.part({ on: SERVICE_DAY, key, part: 'days' })).toBeNull();
    const engine = openCodeSearch(await fetched(next.key));
    const hits = searchOnDay(engine, next.releases, { ...question, query: 'zebra fever' }, new Map());
    expect(hits[0]).toMatchObject({ code: 'A01.9', validOn: true });
  });

  it('tells how often the practice has used a code, and nothing of a locked file', () => {
    const encounterId = codedEncounter(work);
    for (let i = 0; i < 3; i += 1) useOn(encounterId, 'Z99.89', i);
    expect(new Map(searching.basis(SERVICE_DAY).usage).get('Z99.89')).toBe(3);
    open = null;
    expect(searching.basis(SERVICE_DAY).usage).toEqual([]);
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

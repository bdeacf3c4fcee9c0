import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/dates.ts';
import { transaction } from '#electron/db/handle.ts';
import { openPractice } from '#electron/db/open.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { createChance } from '#electron/demo/random.ts';
import {
  addPatient,
  era,
  makeWorkFile,
  readyClaim,
  SERVICE_DAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

const SCRIPT = join(import.meta.dirname, '..', 'support', 'crash-child.ts');
const KILLS = 14;
const chance = createChance(20_261_123);

/** Runs the child and kills it (SIGKILL) some milliseconds after it began; `null` lets it end. */
async function run(file: WorkFile, task: 'export' | 'post', folder: string, killAfterMs: number | null) {
  const args = [SCRIPT, file.path, file.dataKey.toString('hex'), task, folder];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(child, 'exit');
  const began = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      resolve();
    });
  });
  await Promise.race([began, ended]);
  if (killAfterMs !== null) {
    await wait(killAfterMs);
    child.kill('SIGKILL');
  }
  await ended;
  expect(complaint).toBe('');
  return { finished: said.includes('done') };
}

/** Opens the file after the crash, looks, and closes it for the next process. */
function inspect<T>(file: WorkFile, look: (db: ReadDb) => T): T {
  const db = openPractice(file.path, file.dataKey);
  try {
    expect(verifyPractice(db).filter((row) => !row.ok)).toEqual([]);
    return look(db);
  } finally {
    db.close();
  }
}

/** Every claim file in the folder is whole and is one of ours; nothing else stands there under a claim file's name. */
function checkFolder(folder: string, db: ReadDb): void {
  const kept = new Map(
    db
      .all<{ file_name: string; sha256: string }>(sql`SELECT file_name, sha256 FROM claim_file`)
      .map((row) => [row.file_name, row.sha256]),
  );
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.837'))) {
    const bytes = readFileSync(join(folder, name));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept.get(name));
  }
}

/** A file with many claims, made once and quickly. */
function prepare(count: number): { file: WorkFile; claimIds: string[] } {
  const file = makeWorkFile();
  const claimIds = transaction(file.db(), () =>
    Array.from({ length: count }, (_, i) => {
      const patientId = addPatient(file.patients, file.ids.payerId, `Number ${i}`, String(3000 + i * 2));
      return readyClaim(file, addDays(SERVICE_DAY, -(i % 9)), patientId).summary.id as string;
    }),
  );
  return { file, claimIds };
}

describe('a process killed at any moment', () => {
  it('while exporting leaves no half file, loses no claim and sends none twice', async () => {
    const { file, claimIds } = prepare(160);
    const folder = join(file.folder, 'out');
    mkdirSync(folder);
    file.db().close();
    let kills = 0;
    let made = 0;
    for (let i = 0; i < KILLS; i += 1) {
      const { finished } = await run(file, 'export', folder, chance.whole(0, 90));
      if (!finished) kills += 1;
      made = inspect(file, (db) => {
        checkFolder(folder, db);
        return db.all(sql`SELECT 1 FROM claim_file`).length;
      });
    }
    // The kills fell into the work and not before it.
    expect(made).toBeGreaterThan(KILLS / 2);
    await run(file, 'export', folder, null);
    inspect(file, (db) => {
      checkFolder(folder, db);
      const sent = db.all<{ claim_id: string; n: number }>(
        sql`SELECT claim_id, COUNT(*) AS n FROM claim_file_claim GROUP BY claim_id`,
      );
      expect(sent.map((row) => row.claim_id).sort()).toEqual([...claimIds].sort());
      expect(sent.every((row) => row.n === 1)).toBe(true);
      const unplaced = db.all(sql`SELECT 1 FROM claim_file WHERE placed_at IS NULL`);
      expect(unplaced).toEqual([]);
      const written = readdirSync(folder)
        .filter((name) => name.endsWith('.837'))
        .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^CLM\*(\d+)\*/gm)])
        .map((match) => match[1]);
      expect(written).toHaveLength(claimIds.length);
      expect(new Set(written).size).toBe(claimIds.length);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    });
    expect(kills).toBeGreaterThan(KILLS / 3);
    file.close();
  }, 120_000);

  it('while posting leaves every journal whole and posts nothing twice', async () => {
    const { file, claimIds } = prepare(120);
    const folder = join(file.folder, 'in');
    mkdirSync(folder);
    const { outbox, claims } = file.services;
    outbox.exportTo(claimIds as never, file.folder);
    for (let i = 0; i < claimIds.length; i += 2) {
      const pair = claimIds.slice(i, i + 2).map((id) => claims.get(id as never).claim);
      writeFileSync(
        join(folder, `${String(i).padStart(4, '0')}.835`),
        era(pair, { trace: `T${5000 + i}`, interchangeControl: i + 1 }),
      );
    }
    file.db().close();
    let kills = 0;
    let posted = 0;
    for (let i = 0; i < KILLS; i += 1) {
      const { finished } = await run(file, 'post', folder, chance.whole(0, 110));
      if (!finished) kills += 1;
      posted = inspect(file, (db) => {
        statusesAgreeWithJournals(db);
        return db.all(sql`SELECT 1 FROM journal WHERE kind = 'remittance'`).length;
      });
    }
    expect(posted).toBeGreaterThan(KILLS / 2);
    await run(file, 'post', folder, null);
    inspect(file, (db) => {
      statusesAgreeWithJournals(db);
      const balances = db.all<{ account: string; n: number }>(
        sql`SELECT account, SUM(amount_cents) AS n FROM journal_entry GROUP BY account HAVING n <> 0`,
      );
      const count = claimIds.length;
      expect(Object.fromEntries(balances.map((row) => [row.account, row.n]))).toEqual({
        check: 8157 * count,
        contractual_adjustment: 8001 * count,
        ar_patient: 3842 * count,
        service_revenue: -20_000 * count,
      });
      const all = db.get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM journal WHERE kind = 'remittance'`);
      expect(all?.n).toBe(count / 2);
    });
    expect(kills).toBeGreaterThan(KILLS / 3);
    file.close();
  }, 120_000);
});

/** A claim is paid exactly when its money is in the journal: status, event and posting live and die together. */
function statusesAgreeWithJournals(db: ReadDb): void {
  const torn = db.all(sql`
    SELECT c.id FROM claim c
    WHERE (c.status = 'paid') <> EXISTS (
      SELECT 1 FROM journal_entry e JOIN journal j ON j.id = e.journal_id
      WHERE e.claim_id = c.id AND j.kind = 'remittance')
    OR (c.status = 'paid') <> EXISTS (
      SELECT 1 FROM claim_event v WHERE v.claim_id = c.id AND v.kind = 'remittance')`);
  expect(torn).toEqual([]);
  const loose = db.all(sql`SELECT id FROM remittance WHERE (status = 'posted') <> (journal_id IS NOT NULL)`);
  expect(loose).toEqual([]);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { addDays } from '#shared/kernel/dates.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { openPractice } from '#electron/db/open.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { addPatient, era, makeWorkFile, readyClaim, SERVICE_DAY } from '#tests/support/work-file.ts';

const SCRIPT = join(import.meta.dirname, '..', 'support', 'crash-child.ts');
const CLAIMS = 1000;
/** When the process is killed, as parts of the time that the whole work takes. */
const MOMENTS = [0.15, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Posts the files of a folder in another process. @returns how long it worked, in milliseconds. */
async function postIn(path: string, key: Buffer, folder: string, killAfterMs: number | null) {
  const args = ['--disable-warning=ExperimentalWarning', SCRIPT, path, key.toString('hex'), 'post', folder];
  const child = spawn(process.execPath, args);
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  const began = performance.now();
  if (killAfterMs !== null) {
    await wait(killAfterMs);
    child.kill('SIGKILL');
  }
  await ended;
  return performance.now() - began;
}

/** How the file stands after it was opened again, every proof of it being green. */
function look(path: string, key: Buffer) {
  const db = openPractice(path, key);
  try {
    expect(verifyPractice(db).filter((row) => !row.ok)).toEqual([]);
    const count = (what: ReturnType<typeof sql>): number => db.get<{ n: number }>(what)?.n ?? -1;
    return {
      posted: count(sql`SELECT COUNT(*) AS n FROM remittance WHERE status = 'posted'`),
      journals: count(sql`SELECT COUNT(*) AS n FROM journal WHERE kind = 'remittance'`),
      entries: count(sql`SELECT COUNT(*) AS n FROM journal_entry e JOIN journal j ON j.id = e.journal_id
        WHERE j.kind = 'remittance'`),
      paid: count(sql`SELECT COUNT(*) AS n FROM claim WHERE status = 'paid'`),
      events: count(sql`SELECT COUNT(*) AS n FROM claim_event WHERE kind = 'remittance'`),
    };
  } finally {
    db.close();
  }
}

it('killed at any moment of posting a thousand claims leaves nothing or everything', async () => {
  const file = makeWorkFile();
  try {
    const claims = transaction(file.db(), () =>
      Array.from({ length: CLAIMS }, (_, i) => {
        const patientId = addPatient(file.patients, file.ids.payerId, `Number ${i}`, String(3000 + i * 2));
        return readyClaim(file, addDays(SERVICE_DAY, -(i % 9)), patientId).claim;
      }),
    );
    rawOf(file.db()).exec(`UPDATE claim SET status = 'exported'`);
    const folder = join(file.folder, 'in');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thousand.835'), era(claims, { trace: 'THOUSAND' }));
    file.db().close();
    const copy = join(file.folder, 'copy.claimwright');
    const fresh = (): void => {
      for (const end of ['-wal', '-shm']) rmSync(copy + end, { force: true });
      copyFileSync(file.path, copy);
    };
    fresh();
    const whole = await postIn(copy, file.dataKey, folder, null);
    const all = look(copy, file.dataKey);
    expect(all).toMatchObject({ posted: 1, journals: 1, paid: CLAIMS, events: CLAIMS });
    const nothing = { posted: 0, journals: 0, entries: 0, paid: 0, events: 0 };
    let before = 0;
    for (const moment of MOMENTS) {
      fresh();
      await postIn(copy, file.dataKey, folder, whole * moment);
      const stands = look(copy, file.dataKey);
      expect([nothing, all]).toContainEqual(stands);
      if (stands.posted === 0) before += 1;
    }
    // The kills fell into the work and not after it; and what was left is posted by the next try.
    expect(before).toBeGreaterThan(1);
    await postIn(copy, file.dataKey, folder, null);
    expect(look(copy, file.dataKey)).toEqual(all);
  } finally {
    file.close();
  }
}, 180_000);

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Step } from '#electron/db/steps.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { addPatient, era, makeWorkFile, readyClaim, SERVICE_DAY } from '#tests/support/work-file.ts';
import type { WorkFile } from '#tests/support/work-file.ts';

const CLAIMS = 600;
let file: WorkFile;
let bytes: Uint8Array;

beforeAll(() => {
  file = makeWorkFile();
  const claims = transaction(file.db(), () =>
    Array.from({ length: CLAIMS }, (_, i) => {
      const patientId = addPatient(file.patients, file.ids.payerId, `Number ${i}`, String(3000 + i * 2));
      return readyClaim(file, addDays(SERVICE_DAY, -(i % 9)), patientId).claim;
    }),
  );
  rawOf(file.db()).exec(`UPDATE claim SET status = 'exported'`);
  bytes = era(claims, { trace: 'LARGE' });
}, 60_000);
afterAll(() => file.close());

function standing() {
  const db = file.db();
  expect(verifyPractice(db).filter((row) => !row.ok)).toEqual([]);
  return {
    paid: db.get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM claim WHERE status = 'paid'`)?.n,
    journals: db.get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM journal WHERE kind = 'remittance'`)?.n,
  };
}

/** Told in claims of the file, from few to all. */
function grows(steps: readonly Step[]): void {
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.every(({ done, total }) => done <= total && total === CLAIMS)).toBe(true);
  expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
}

it('a large remittance is posted and undone over many turns, told about, and whole or not at all', async () => {
  const { remits } = file.services;
  const { id } = remits.receive('large.835', bytes).summary;
  // Locked in the middle: nothing of it is there.
  await expect(remits.postPaced(id, () => file.db().close())).rejects.toMatchObject({ code: 'locked' });
  file.reopen();
  expect(standing()).toEqual({ paid: 0, journals: 0 });
  const steps: Step[] = [];
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const posting = remits.postPaced(id, (step) => steps.push(step));
  // Meanwhile nobody else writes, and hears why.
  expect(() => remits.discard(id)).toThrow(Refusal);
  expect(() => remits.discard(id)).toThrow(/being posted or undone. Try again/);
  const { summary } = await posting;
  clearInterval(timer);
  expect(summary.status).toBe('posted');
  expect(turns).toBeGreaterThan(2);
  grows(steps);
  expect(standing()).toEqual({ paid: CLAIMS, journals: 1 });
  await expect(remits.postPaced(id, () => undefined)).rejects.toMatchObject({ code: 'conflict' });

  // Undone the same way: locked in the middle nothing is taken back, otherwise all of it.
  await expect(remits.undoPaced(id, 'Test', () => file.db().close())).rejects.toMatchObject({
    code: 'locked',
  });
  file.reopen();
  expect(standing()).toEqual({ paid: CLAIMS, journals: 1 });
  const back: Step[] = [];
  const undoing = file.services.remits.undoPaced(id, 'Test', (step) => back.push(step));
  expect(() => file.services.remits.discard(id)).toThrow(/being posted or undone/);
  expect((await undoing).summary.status).toBe('undone');
  grows(back);
  expect(standing()).toEqual({ paid: 0, journals: 1 });
}, 60_000);

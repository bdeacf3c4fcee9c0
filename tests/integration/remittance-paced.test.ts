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

it('a large remittance is posted over many turns, told about, and whole or not at all', async () => {
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
  expect(() => remits.discard(id)).toThrow(/being posted. Try again/);
  const { summary } = await posting;
  clearInterval(timer);
  expect(summary.status).toBe('posted');
  expect(turns).toBeGreaterThan(2);
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.every(({ done, total }) => done <= total)).toBe(true);
  expect(standing()).toEqual({ paid: CLAIMS, journals: 1 });
  await expect(remits.postPaced(id, () => undefined)).rejects.toMatchObject({ code: 'conflict' });
}, 60_000);

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Clock, Instant, IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { createPractice, openPractice } from '#electron/db/open.ts';
import { sql, type OpenDb, type PracticeDb } from '#electron/db/sql.ts';
import { TEST_USER } from '#tests/support/test-journal.ts';

const folders: string[] = [];
const open: OpenDb[] = [];

afterEach(() => {
  for (const db of open.splice(0)) db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder under the system's temporary one, removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  folders.push(folder);
  return folder;
}

/** Closes a file after the test, whatever happens in it. */
export function closeLater<D extends OpenDb>(db: D): D {
  open.push(db);
  return db;
}

/** The same key in all tests: what is tested is what the file does with it. */
export const TEST_KEY = Buffer.alloc(32, 7);

/** A clock that stands still. */
export function fixedClock(at = '2026-03-02T15:04:05.000Z'): Clock {
  return { now: () => at as Instant, today: () => at.slice(0, 10) as IsoDate };
}

/** A new, empty practice file without keys beside it. */
export function newPracticeFile(path = join(tempFolder(), 'practice.claimwright')): PracticeDb {
  return closeLater(createPractice(path, TEST_KEY));
}

export function reopen(path: string, key: Uint8Array = TEST_KEY): PracticeDb {
  return closeLater(openPractice(path, key));
}

/** The refusal that `act` ends in; fails when it ends otherwise. */
export async function refusalOf(act: () => unknown): Promise<Refusal> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

/** One user, so that journals and events have an author. */
export function addTestUser(db: PracticeDb): void {
  transaction(db, (w) =>
    w.run(sql`INSERT INTO user_account (id, name, role, created_at)
      VALUES (${TEST_USER}, 'Test Owner', 'owner', '2026-01-01T00:00:00.000Z')`),
  );
}

/** A patient straight into the table, for tests that are about something else. */
export function addTestPatient(
  db: PracticeDb,
  patient: { readonly lastName?: string; readonly firstName?: string; readonly account?: string } = {},
): string {
  const id = randomUUID();
  transaction(db, (w) =>
    w.run(sql`INSERT INTO patient (id, account_number, last_name, first_name, middle_name, birth_on, sex, address, phone)
      VALUES (${id}, ${patient.account ?? id.slice(0, 8).toUpperCase()}, ${patient.lastName ?? 'Fictive'},
        ${patient.firstName ?? 'Ana'}, '', '1962-03-14', 'F',
        '{"line1":"1 Sample St","line2":"","city":"Sampleton","state":"NY","zip":"12345"}', '5550100123')`),
  );
  return id;
}

import { randomUUID } from 'node:crypto';
import { appendAudit } from '#electron/audit/audit.ts';
import { sql, type WriteDb } from '#electron/db/sql.ts';

/** The author of what tests post. */
export const TEST_USER = '0b1d5c3e-8f0e-4a53-9a57-1f0a2f1f6b01';

/** A journal of two entries, cash against the patient's receivable, with its audit row. */
export function postTestJournal(db: WriteDb, number: number, patientId: string, amountCents = 2500): string {
  const id = randomUUID();
  const entry = (account: string, cents: number): void => {
    db.run(sql`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, reason, memo)
      VALUES (${id}, ${account}, ${cents}, ${patientId}, '', 'test')`);
  };
  entry('cash', amountCents);
  entry('ar_patient', -amountCents);
  db.run(sql`INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, user_id)
    VALUES (${id}, ${number}, 'patient_payment', '2026-03-02', '2026-03-02T15:04:05.000Z', 'test', 'test', ${id}, ${TEST_USER})`);
  db.run(sql`INSERT INTO counter (name, value) VALUES ('journal', ${number})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
  appendAudit(db, {
    at: '2026-03-02T15:04:05.000Z',
    userName: 'Test Owner',
    action: 'post',
    record: 'journal',
    recordId: id,
    change: `amount: ${amountCents}`,
  });
  return id;
}

import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, verifyAudit } from '#electron/audit/audit.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { sql, type PracticeDb } from '#electron/db/sql.ts';
import { addTestPatient, addTestUser, newPracticeFile } from '#tests/support/practice-file.ts';
import { postTestJournal } from '#tests/support/test-journal.ts';

let db: PracticeDb;

beforeEach(() => {
  db = newPracticeFile();
  addTestUser(db);
  for (let i = 1; i <= 5; i += 1) note(`phone: 555010${i}`);
});

function note(change: string): void {
  transaction(db, (w) =>
    appendAudit(w, {
      at: '2026-03-02T15:04:05.000Z',
      userName: 'Test Owner',
      action: 'change',
      record: 'patient',
      recordId: 'p1',
      change,
    }),
  );
}

/** Somebody with the open file, who drops the guards first. */
function tamper(statements: string): void {
  rawOf(db).exec(
    `DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete; ${statements}`,
  );
}

const faults = (): readonly string[] =>
  verifyAudit(db)
    .filter((row) => !row.ok)
    .map((row) => `${row.check}: ${row.detail}`);

describe('audit trail', () => {
  it('is whole after ordinary work, also with signs from all over the world', () => {
    note('name: Müller → 𝒳 \ud800 half \u0000 nul');
    note('x'.repeat(10_000));
    expect(faults()).toEqual([]);
    expect(db.get(sql`SELECT seq FROM audit_head`)).toEqual({ seq: 7 });
  });

  it('belongs to the change it tells of: taken back together', () => {
    expect(() =>
      transaction(db, (w) => {
        appendAudit(w, { at: 'x', userName: 'x', action: 'x', record: 'x', recordId: 'x', change: 'x' });
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(faults()).toEqual([]);
    expect(db.get(sql`SELECT count(*) AS n FROM audit_event`)).toEqual({ n: 5 });
  });

  it('shows an altered row', () => {
    tamper(`UPDATE audit_event SET user_name = 'Somebody Else' WHERE seq = 3`);
    expect(faults()).toEqual(['audit chain: row 3 was altered']);
  });

  it('shows an altered row whose hash was made anew', () => {
    const row = db.get<Record<string, string | number>>(sql`SELECT * FROM audit_event WHERE seq = 3`) ?? {};
    const fields = [
      3,
      row['at'],
      'Else',
      row['action'],
      row['record'],
      row['record_id'],
      row['change'],
      row['previous_hash'],
    ];
    const hash = createHash('sha256').update(JSON.stringify(fields)).digest('hex');
    tamper(`UPDATE audit_event SET user_name = 'Else', hash = '${hash}' WHERE seq = 3`);
    expect(faults()).toEqual(['audit chain: row 4 does not follow the one before']);
  });

  it('shows a row taken out', () => {
    tamper('DELETE FROM audit_event WHERE seq = 2');
    expect(faults()).toEqual(['audit chain: row 2 is missing']);
  });

  it('shows rows moved up to close the gap', () => {
    tamper('DELETE FROM audit_event WHERE seq = 2; UPDATE audit_event SET seq = seq - 1 WHERE seq > 2');
    expect(faults()[0]).toBe('audit chain: row 2 does not follow the one before');
  });

  it('shows a row put in', () => {
    tamper(
      `INSERT INTO audit_event SELECT 6, at, user_name, action, record, record_id, change, hash, '${'a'.repeat(64)}' FROM audit_event WHERE seq = 5`,
    );
    expect(faults()).toEqual(['audit chain: row 6 was altered']);
  });

  it('shows a tail that was cut off', () => {
    tamper('DELETE FROM audit_event WHERE seq > 3');
    expect(faults()).toEqual(['audit head: 2 rows at the end are missing']);
  });

  it('shows a tail that was cut off with a head made to fit, since the seal needs the key', () => {
    tamper(`DELETE FROM audit_event WHERE seq > 3;
      UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_event WHERE seq = 3)`);
    expect(faults()).toEqual(['audit head: the seal was not made by Claimwright']);
  });

  it('shows a tail and head that were both rolled back to an earlier true state, by the journals left untraced', () => {
    const head = db.get<{ seq: number; hash: string; seal: string }>(
      sql`SELECT seq, hash, seal FROM audit_head`,
    );
    const patient = addTestPatient(db);
    transaction(db, (w) => postTestJournal(w, 1, patient));
    expect(faults()).toEqual([]);
    tamper(`DELETE FROM audit_event WHERE seq > 5;
      UPDATE audit_head SET seq = ${head?.seq}, hash = '${head?.hash}', seal = '${head?.seal}'`);
    expect(faults()).toEqual(['audit of journals: 1 of 1 journals have no audit row']);
  });

  it('shows a removed head', () => {
    tamper('DELETE FROM audit_head');
    expect(faults()).toEqual(['audit head: the head is missing']);
  });
});

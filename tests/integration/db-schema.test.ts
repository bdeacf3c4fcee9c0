import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { schemaText } from '#electron/db/dump-schema.ts';
import { schemaFaults } from '#electron/db/expected-schema.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { FILE_VERSION, MIGRATIONS, migrate } from '#electron/db/migrate.ts';
import { sql, type PracticeDb } from '#electron/db/sql.ts';
import {
  addTestPatient,
  addTestUser,
  newPracticeFile,
  reopen,
  refusalOf,
} from '#tests/support/practice-file.ts';
import { TEST_USER, postTestJournal } from '#tests/support/test-journal.ts';

describe('schema', () => {
  it('is the one that stands in schema.sql', () => {
    const kept = readFileSync(join(import.meta.dirname, '../../electron/db/schema.sql'), 'utf8');
    expect(kept.replaceAll('\r\n', '\n')).toBe(schemaText());
  });

  it('is found changed when a trigger is dropped or a table added', () => {
    const db = newPracticeFile();
    expect(schemaFaults(db)).toEqual([]);
    rawOf(db).exec('DROP TRIGGER entry_no_update; CREATE TABLE extra (a TEXT) STRICT');
    expect(schemaFaults(db)).toEqual(['trigger entry_no_update is missing', 'table extra is foreign']);
  });
});

describe('migrations', () => {
  it('rise from one to the next', () => {
    const versions = MIGRATIONS.map((m) => m.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(newPracticeFile().get(sql`PRAGMA user_version`)).toEqual({ user_version: FILE_VERSION });
  });

  it('keep a copy first, run once, and keep the data', () => {
    const db = newPracticeFile();
    addTestUser(db);
    const raw = rawOf(db);
    const next = {
      version: FILE_VERSION + 10,
      name: 'next',
      up: () => raw.exec('CREATE TABLE next (a TEXT) STRICT'),
    };
    const steps = [...MIGRATIONS, { ...next, up: () => void next.up() }];
    const file = { path: db.path, name: 'practice.claimwright' };
    expect(migrate(raw, file, steps)).toEqual([next.version]);
    expect(migrate(raw, file, steps)).toEqual([]);
    expect(db.all(sql`SELECT name FROM user_account`)).toEqual([{ name: 'Test Owner' }]);
    const copy = `${db.path}.before-${next.version}`;
    expect(existsSync(copy)).toBe(true);
    expect(readFileSync(copy).includes('Test Owner')).toBe(false);
    const old = reopen(copy);
    expect(old.get(sql`PRAGMA user_version`)).toEqual({ user_version: FILE_VERSION });
    expect(old.all(sql`SELECT name FROM user_account`)).toHaveLength(1);
  });

  it('leave the file as it was when a step fails or leaves orphans', async () => {
    const db = newPracticeFile();
    const raw = rawOf(db);
    const file = { path: db.path, name: 'practice.claimwright' };
    const version = FILE_VERSION + 10;
    const failing = {
      version,
      name: 'failing',
      up: () => {
        raw.exec('CREATE TABLE half (a TEXT) STRICT');
        throw new Error('stop');
      },
    };
    expect(() => migrate(raw, file, [...MIGRATIONS, failing])).toThrow('stop');
    const orphaning = {
      version,
      name: 'orphaning',
      up: () =>
        void raw.exec(
          `INSERT INTO clinical_document (id, encounter_id, kind, title, text, sha256, received_at) VALUES ('${randomUUID()}', 'nobody', 'other', 't', 'x', 'y', 'z')`,
        ),
    };
    expect(() => migrate(raw, file, [...MIGRATIONS, orphaning])).toThrow(/without parents/);
    expect(schemaFaults(db)).toEqual([]);
    expect(db.get(sql`PRAGMA user_version`)).toEqual({ user_version: FILE_VERSION });
    expect(db.get(sql`PRAGMA foreign_keys`)).toEqual({ foreign_keys: 1 });
    expect((await refusalOf(() => migrate(raw, file, []))).message).toMatch(/newer version/);
  });
});

describe('journal constraints', () => {
  let db: PracticeDb;
  let patient: string;

  beforeEach(() => {
    db = newPracticeFile();
    addTestUser(db);
    patient = addTestPatient(db);
  });

  const entry = (journal: string, account: string, cents: number) =>
    sql`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, reason, memo)
      VALUES (${journal}, ${account}, ${cents}, ${patient}, '', '')`;
  const journal = (id: string, number = 1) =>
    sql`INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, user_id)
      VALUES (${id}, ${number}, 'charges', '2026-03-02', '2026-03-02T00:00:00.000Z', '', 'test', ${id}, ${TEST_USER})`;

  it('let a balanced journal in', () => {
    transaction(db, (w) => postTestJournal(w, 1, patient));
    expect(db.get(sql`SELECT count(*) AS n, sum(amount_cents) AS total FROM journal_entry`)).toEqual({
      n: 2,
      total: 0,
    });
  });

  it('refuse a journal that does not balance, or has fewer than two entries', () => {
    const id = randomUUID();
    expect(() =>
      transaction(db, (w) => {
        w.run(entry(id, 'cash', 100));
        w.run(entry(id, 'ar_patient', -99));
        w.run(journal(id));
      }),
    ).toThrow('journal does not balance');
    expect(() => transaction(db, (w) => w.run(journal(randomUUID())))).toThrow('journal does not balance');
    expect(db.all(sql`SELECT * FROM journal_entry`)).toEqual([]);
  });

  it('refuse an entry without a journal when the transaction ends', () => {
    expect(() => transaction(db, (w) => w.run(entry(randomUUID(), 'cash', 100)))).toThrow(/FOREIGN KEY/);
    expect(db.all(sql`SELECT * FROM journal_entry`)).toEqual([]);
  });

  it('refuse further entries, changes and deletions of what is written', () => {
    const id = transaction(db, (w) => postTestJournal(w, 1, patient));
    for (const statement of [
      entry(id, 'cash', 1),
      sql`UPDATE journal_entry SET amount_cents = 1`,
      sql`UPDATE journal SET memo = 'x'`,
      sql`DELETE FROM journal_entry`,
      sql`DELETE FROM journal`,
      sql`INSERT OR REPLACE INTO journal SELECT * FROM journal`,
      sql`INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry`,
      sql`INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event`,
      sql`UPDATE audit_event SET user_name = 'x'`,
      sql`DELETE FROM audit_event`,
    ]) {
      expect(() => transaction(db, (w) => w.run(statement)), statement.text).toThrow();
    }
    expect(db.get(sql`SELECT count(*) AS n FROM journal_entry`)).toEqual({ n: 2 });
  });

  it('post one source once and reverse one journal once', () => {
    const id = transaction(db, (w) => postTestJournal(w, 1, patient));
    const reversal = (number: number) => (): unknown =>
      transaction(db, (w) => {
        const own = randomUUID();
        w.run(entry(own, 'cash', -2500));
        w.run(entry(own, 'ar_patient', 2500));
        w.run(sql`INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, reverses_journal_id, user_id)
          VALUES (${own}, ${number}, 'reversal', '2026-03-03', 'x', '', 'reversal', ${own}, ${id}, ${TEST_USER})`);
      });
    reversal(2)();
    expect(reversal(3)).toThrow(/UNIQUE/);
  });
});

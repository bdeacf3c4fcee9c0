import { describe, expect, it } from 'vitest';
import { migrate } from '#electron/db/migrate.ts';
import { migration0010 } from '#electron/db/migrations/0010-practice-file.ts';
import { migration0020 } from '#electron/db/migrations/0020-workbench.ts';
import { openNative } from '#electron/db/native.ts';

const FILE = { path: ':memory:', name: 'memory' };
const USER = '00000000-0000-4000-8000-000000000001';
const HASH = (c: string) => c.repeat(64);

/** A file of the first shape with three encounters: never coded, coded twice, coded by somebody who is gone. */
function oldFile() {
  const raw = openNative(':memory:', { mustExist: false });
  migrate(raw, FILE, [migration0010]);
  raw.exec(`
    INSERT INTO user_account (id, name, role, created_at) VALUES ('${USER}', 'Old Coder', 'coder', '2026-01-01T00:00:00.000Z');
    INSERT INTO provider VALUES ('r', 'Example', 'Nora', '', 'MD', '1888888884', '207Q00000X', 1);
    INSERT INTO facility VALUES ('f', 'Example', '', '11', '{}', '', 1);
    INSERT INTO patient VALUES ('p', '1', 'Fictive', 'Ana', '', '1960-01-01', 'F', '{}', '', NULL);`);
  for (const [id, status] of [
    ['a', 'open'],
    ['b', 'billed'],
    ['c', 'coded'],
  ])
    raw.exec(`INSERT INTO encounter (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, version, created_at)
      VALUES ('${id}', 'p', '2026-05-01', 'r', 'f', 'Follow-up', '${status}', 3, '2026-05-01T00:00:00.000Z')`);
  const events: readonly (readonly [string, string, string, string])[] = [
    ['2026-05-02T09:00:00.000Z', 'Old Coder', 'mark coded', 'b'],
    ['2026-05-03T09:00:00.000Z', 'Old Coder', 'reopen', 'b'],
    ['2026-05-04T09:00:00.000Z', 'Old Coder', 'mark coded', 'b'],
    ['2026-05-05T09:00:00.000Z', 'Nobody Known', 'mark coded', 'c'],
  ];
  events.forEach(([at, name, action, id], i) =>
    raw.exec(
      `INSERT INTO audit_event VALUES (${i + 1}, '${at}', '${name}', '${action}', 'encounter', '${id}', '', '${HASH('0')}', '${HASH(String(i))}')`,
    ),
  );
  return raw;
}

describe('an older file', () => {
  it('keeps its encounters and learns from its audit trail when, and by whom, they were coded', () => {
    const raw = oldFile();
    try {
      const before = raw.prepare('SELECT id, status, version FROM encounter ORDER BY id').all();
      expect(migrate(raw, FILE, [migration0010, migration0020])).toEqual([20]);
      expect(raw.prepare('SELECT id, status, version FROM encounter ORDER BY id').all()).toEqual(before);
      const coded = 'SELECT id, coded_at, coded_on, coded_by, returned_note FROM encounter ORDER BY id';
      expect(raw.prepare(coded).all()).toEqual([
        { id: 'a', coded_at: null, coded_on: null, coded_by: null, returned_note: '' },
        {
          id: 'b',
          coded_at: '2026-05-04T09:00:00.000Z',
          coded_on: '2026-05-04',
          coded_by: USER,
          returned_note: '',
        },
        {
          id: 'c',
          coded_at: '2026-05-05T09:00:00.000Z',
          coded_on: '2026-05-05',
          coded_by: null,
          returned_note: '',
        },
      ]);
    } finally {
      raw.close();
    }
  });

  it('refuses a query that is closed without a time, or open with one', () => {
    const raw = oldFile();
    try {
      migrate(raw, FILE, [migration0010, migration0020]);
      const insert = (status: string, at: string) =>
        raw.exec(`INSERT INTO clinician_query (id, encounter_id, asked_at, asked_by, template, question, options, to_provider_id, passages, status, answered_at)
          VALUES ('${status}', 'a', '2026-05-01', '${USER}', 'conflict', 'What?', '[]', 'r', '[]', '${status}', ${at})`);
      expect(() => insert('open', "'2026-05-02'")).toThrow(/CHECK/);
      expect(() => insert('answered', 'NULL')).toThrow(/CHECK/);
      expect(() => insert('open', 'NULL')).not.toThrow();
    } finally {
      raw.close();
    }
  });
});

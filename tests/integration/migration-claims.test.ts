import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_KEYS, JOURNAL_KINDS } from '#shared/domain/journal.ts';
import { CLAIM_STATUSES } from '#shared/domain/claim-status.ts';
import { migrate, MIGRATIONS } from '#electron/db/migrate.ts';
import { openNative } from '#electron/db/native.ts';

const FILE = { path: ':memory:', name: 'memory' };
const USER = '00000000-0000-4000-8000-000000000001';
const UP_TO_80 = MIGRATIONS.filter((m) => m.version <= 80);
const UP_TO_90 = MIGRATIONS.filter((m) => m.version <= 90);

/** A file of version 80 with four claims, their journals (one reversed), a sent file and a posted remittance. */
function oldFile(): Database.Database {
  const raw = openNative(':memory:', { mustExist: false });
  migrate(raw, FILE, UP_TO_80);
  raw.pragma('foreign_keys = ON');
  raw.exec(`
    INSERT INTO user_account (id, name, role, created_at) VALUES ('${USER}', 'Old Biller', 'biller', '2026-01-01T00:00:00.000Z');
    INSERT INTO provider VALUES ('r', 'Example', 'Nora', '', 'MD', '1888888884', '207Q00000X', 1);
    INSERT INTO facility VALUES ('f', 'Example', '', '11', '{}', '', 1);
    INSERT INTO payer VALUES ('y', 'Sample Payer', '99999', 'CI', 'R', 'R', '{}', '', 90, 1);
    INSERT INTO patient VALUES ('p', '1', 'Fictive', 'Ana', '', '1960-01-01', 'F', '{}', '', NULL);
    INSERT INTO coverage VALUES ('v', 'p', 'y', 1, 'M1', '', '', '18', NULL, '2025-01-01', NULL, NULL);`);
  const findings = JSON.stringify([{ severity: 'stops' }, { severity: 'warns' }, { severity: 'warns' }]);
  for (const [n, status] of [
    [1, 'draft'],
    [2, 'exported'],
    [3, 'paid'],
    [4, 'voided'],
  ] as const) {
    raw.exec(`INSERT INTO encounter (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, version, created_at)
      VALUES ('e${n}', 'p', '2026-05-0${n}', 'r', 'f', 'Visit', 'billed', 3, '2026-05-01T00:00:00.000Z')`);
    raw
      .prepare(
        `INSERT INTO claim VALUES (?, ?, ?, 'p', 'y', 'v', ?, ?, 20000, '2026-08-01', ?, ?, '2026-05-09T00:00:00.000Z')`,
      )
      .run(`c${n}`, `1000${n}`, `e${n}`, `2026-05-0${n}`, status, frozen(n), n === 1 ? findings : '[]');
    raw.exec(`INSERT INTO claim_line VALUES ('c${n}/1', 'c${n}', 'l${n}', 1, '99213', 20000)`);
    event(raw, n, 'created', null, 'draft', '2026-05-09');
    journal(
      raw,
      n,
      'charges',
      [
        ['ar_insurer', 20_000],
        ['service_revenue', -20_000],
      ],
      null,
    );
  }
  raw.exec(`INSERT INTO claim_file VALUES ('w', '837P', 'a.837', '${'a'.repeat(64)}', 1, 'R', 'R', x'00', 40000, '2026-05-10T09:00:00.000Z', '2026-05-10T09:00:01.000Z');
    INSERT INTO claim_file_claim VALUES ('w', 'c2'), ('w', 'c3');`);
  for (const n of [2, 3]) event(raw, n, 'exported', 'ready', 'exported', '2026-05-10', `'w'`);
  journal(
    raw,
    14,
    'reversal',
    [
      ['ar_insurer', -20_000],
      ['service_revenue', 20_000],
    ],
    'j4',
    4,
  );
  journal(
    raw,
    13,
    'remittance',
    [
      ['check', 8000],
      ['ar_insurer', -8000],
      ['contractual_adjustment', 9000],
      ['ar_insurer', -9000],
      ['ar_patient', 3000],
      ['ar_insurer', -3000],
    ],
    null,
    3,
  );
  raw.exec(`INSERT INTO remittance VALUES ('m', 'a.835', '${'b'.repeat(64)}', x'00', '2026-05-20T09:00:00.000Z', 'Sample Payer', 'T1', '2026-05-19', 8000, 2, 1, 'posted', 'j13');
    INSERT INTO remittance_claim (remittance_id, control_number, payer_control_number, status_code, claim_id, patient_name, service_on, charge_cents, paid_cents, outcome)
      VALUES ('m', '10003', 'PX3', '1', 'c3', 'Fictive, Ana', '2026-05-03', 20000, 8000, 'posts'),
        ('m', '777', 'PX9', '1', NULL, 'Somebody', '2026-05-03', 20000, 0, 'unmatched');`);
  event(raw, 3, 'remittance', 'exported', 'paid', '2026-05-20', 'NULL', `'m'`);
  return raw;
}

function frozen(n: number): string {
  return JSON.stringify({ claimId: `c${n}`, frequency: '1', coverage: { rank: n === 4 ? 2 : 1 }, lines: [] });
}

function event(
  raw: Database.Database,
  n: number,
  kind: string,
  from: string | null,
  to: string,
  day: string,
  file = 'NULL',
  remittance = 'NULL',
): void {
  raw.exec(`INSERT INTO claim_event (claim_id, at, kind, from_status, to_status, detail, user_id, claim_file_id, remittance_id)
    VALUES ('c${n}', '${day}T09:00:00.000Z', '${kind}', ${from === null ? 'NULL' : `'${from}'`}, '${to}', 'x', '${USER}', ${file}, ${remittance})`);
}

function journal(
  raw: Database.Database,
  n: number,
  kind: string,
  entries: readonly (readonly [string, number])[],
  reverses: string | null,
  claim = n,
): void {
  raw.transaction(() => {
    for (const [account, amount] of entries)
      raw.exec(`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, service_line_id, payer_id, reason, memo)
        VALUES ('j${n}', '${account}', ${amount}, 'p', 'c${claim}', 'l${claim}', 'y', '', 'x')`);
    raw.exec(`INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, reverses_journal_id, user_id)
      VALUES ('j${n}', ${n}, '${kind}', '2026-05-20', '2026-05-20T09:00:00.000Z', 'x', 'test', '${n}', ${reverses === null ? 'NULL' : `'${reverses}'`}, '${USER}')`);
  })();
}

const rows = (raw: Database.Database, statement: string) => raw.prepare(statement).all();
const JOURNALS = 'SELECT rowid, * FROM journal ORDER BY rowid';
const ENTRIES = 'SELECT * FROM journal_entry ORDER BY id';
const CLAIMS = `SELECT id, control_number, encounter_id, patient_id, payer_id, coverage_id, service_on, status, charge_cents,
  file_by_on, frozen, findings, created_at FROM claim ORDER BY rowid`;

describe('a file of version 80', () => {
  it('keeps every claim, line, journal and entry as it was, in the same order', () => {
    const raw = oldFile();
    try {
      const before = [JOURNALS, ENTRIES, CLAIMS, 'SELECT * FROM claim_line ORDER BY rowid'].map((s) =>
        rows(raw, s),
      );
      expect(migrate(raw, FILE, UP_TO_90)).toEqual([90]);
      const after = [JOURNALS, ENTRIES, CLAIMS, 'SELECT * FROM claim_line ORDER BY rowid'].map((s) =>
        rows(raw, s),
      );
      expect(after).toEqual(before);
      expect(raw.pragma('foreign_key_check')).toEqual([]);
      expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    } finally {
      raw.close();
    }
  });

  it('learns versions, clocks, counts and payer numbers from what stands in it', () => {
    const raw = oldFile();
    try {
      migrate(raw, FILE, UP_TO_90);
      expect(
        rows(
          raw,
          `SELECT id, coverage_rank, version, version_number, stops, warns, follow_up_on, payer_control_number, due_on FROM claim ORDER BY id`,
        ),
      ).toEqual([
        {
          id: 'c1',
          coverage_rank: 1,
          version: 1,
          version_number: 1,
          stops: 1,
          warns: 2,
          follow_up_on: null,
          payer_control_number: '',
          due_on: '2026-08-01',
        },
        {
          id: 'c2',
          coverage_rank: 1,
          version: 1,
          version_number: 1,
          stops: 0,
          warns: 0,
          follow_up_on: '2026-05-31',
          payer_control_number: '',
          due_on: '2026-05-31',
        },
        {
          id: 'c3',
          coverage_rank: 1,
          version: 1,
          version_number: 1,
          stops: 0,
          warns: 0,
          follow_up_on: null,
          payer_control_number: 'PX3',
          due_on: '9999-12-31',
        },
        {
          id: 'c4',
          coverage_rank: 2,
          version: 1,
          version_number: 1,
          stops: 0,
          warns: 0,
          follow_up_on: null,
          payer_control_number: '',
          due_on: '9999-12-31',
        },
      ]);
      expect(
        rows(
          raw,
          'SELECT claim_id, number, frequency, reason, replaces, frozen, created_at, created_by, claim_file_id FROM claim_version ORDER BY claim_id',
        ),
      ).toEqual(
        [2, 3].map((n) => ({
          claim_id: `c${n}`,
          number: 1,
          frequency: '1',
          reason: '',
          replaces: null,
          frozen: frozen(n),
          created_at: '2026-05-10T09:00:00.000Z',
          created_by: USER,
          claim_file_id: 'w',
        })),
      );
      expect(rows(raw, 'SELECT control_number, applied FROM remittance_claim ORDER BY id')).toEqual([
        { control_number: '10003', applied: 1 },
        { control_number: '777', applied: 0 },
      ]);
      expect(rows(raw, 'SELECT version FROM claim_file_claim')).toEqual([{ version: 1 }, { version: 1 }]);
      expect(rows(raw, 'SELECT follow_up_days FROM payer')).toEqual([{ follow_up_days: 21 }]);
      expect(rows(raw, 'SELECT insurance_type FROM coverage')).toEqual([{ insurance_type: '' }]);
    } finally {
      raw.close();
    }
  });

  it('still takes no change of a journal, an entry, an event or a version, and no journal that does not balance', () => {
    const raw = oldFile();
    try {
      migrate(raw, FILE, UP_TO_90);
      for (const [statement, why] of [
        ["UPDATE journal SET memo = 'y'", /never changed/],
        ['DELETE FROM journal', /never deleted/],
        ['UPDATE journal_entry SET amount_cents = 1', /never changed/],
        ['DELETE FROM journal_entry', /never deleted/],
        ["UPDATE claim_event SET detail = 'y'", /never changed/],
        ['DELETE FROM claim_event', /never deleted/],
        ["UPDATE claim_version SET reason = 'y'", /never changed/],
        ['DELETE FROM claim_version', /never deleted/],
        [
          "INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, reason, memo) VALUES ('j1', 'cash', 5, 'p', '', '')",
          /no further entry/,
        ],
      ] as const)
        expect(() => raw.exec(statement), statement).toThrow(why);
      expect(() =>
        journal(
          raw,
          20,
          'charges',
          [
            ['ar_insurer', 100],
            ['service_revenue', -99],
          ],
          null,
          1,
        ),
      ).toThrow(/balance/);
      expect(() =>
        journal(
          raw,
          20,
          'transfer',
          [
            ['ar_insurer', 100],
            ['ar_patient', -100],
          ],
          null,
          1,
        ),
      ).not.toThrow();
      expect(() =>
        journal(
          raw,
          21,
          'gift',
          [
            ['ar_insurer', 100],
            ['ar_patient', -100],
          ],
          null,
          1,
        ),
      ).toThrow(/FOREIGN KEY/);
      expect(() =>
        journal(
          raw,
          22,
          'charges',
          [
            ['pocket', 100],
            ['ar_patient', -100],
          ],
          null,
          1,
        ),
      ).toThrow(/FOREIGN KEY/);
      expect(() => raw.exec("UPDATE claim SET status = 'lost' WHERE id = 'c1'")).toThrow(/FOREIGN KEY/);
      expect(rows(raw, 'SELECT count(*) AS n FROM journal')).toEqual([{ n: 7 }]);
    } finally {
      raw.close();
    }
  });

  it('takes one live claim for each payer of an encounter', () => {
    const raw = oldFile();
    try {
      migrate(raw, FILE, UP_TO_90);
      const insert = (id: string, encounter: string, rank: number) =>
        raw.exec(`INSERT INTO claim (id, control_number, encounter_id, patient_id, payer_id, coverage_id, coverage_rank, service_on, status, charge_cents, file_by_on, created_at, frozen, findings)
          VALUES ('${id}', '${id}', '${encounter}', 'p', 'y', 'v', ${rank}, '2026-05-01', 'draft', 1, '2026-08-01', 'x', '{}', '[]')`);
      expect(() => insert('n1', 'e1', 1)).toThrow(/UNIQUE/);
      expect(() => insert('n2', 'e1', 2)).not.toThrow();
      expect(() => insert('n3', 'e1', 2)).toThrow(/UNIQUE/);
      expect(() => insert('n4', 'e4', 2)).not.toThrow();
    } finally {
      raw.close();
    }
  });

  it('counts the open tasks of a claim and knows the soonest by itself', () => {
    const raw = oldFile();
    try {
      migrate(raw, FILE, UP_TO_90);
      const claim = () => rows(raw, "SELECT open_tasks, task_due_on, due_on FROM claim WHERE id = 'c3'")[0];
      const task = (id: string, due: string) =>
        raw.exec(
          `INSERT INTO claim_task (id, claim_id, title, due_on, created_at, created_by) VALUES ('${id}', 'c3', 'Call', ${due}, 'x', '${USER}')`,
        );
      task('t1', "'2026-06-05'");
      task('t2', "'2026-06-01'");
      task('t3', 'NULL');
      expect(claim()).toEqual({ open_tasks: 3, task_due_on: '2026-06-01', due_on: '2026-06-01' });
      raw.exec(`UPDATE claim_task SET done_at = 'x', done_by = '${USER}' WHERE id = 't2'`);
      expect(claim()).toEqual({ open_tasks: 2, task_due_on: '2026-06-05', due_on: '2026-06-05' });
    } finally {
      raw.close();
    }
  });

  it('has the lists that the program has', () => {
    const raw = oldFile();
    try {
      migrate(raw, FILE);
      const column = (statement: string) => raw.prepare(statement).pluck().all() as string[];
      expect(column('SELECT status FROM claim_status ORDER BY position')).toEqual([...CLAIM_STATUSES]);
      expect(column('SELECT kind FROM journal_kind').sort()).toEqual([...JOURNAL_KINDS].sort());
      expect(column('SELECT account FROM account').sort()).toEqual([...ACCOUNT_KEYS].sort());
    } finally {
      raw.close();
    }
  });
});

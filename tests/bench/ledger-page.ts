import { join } from 'node:path';
import type { PatientId } from '#shared/kernel/ids.ts';
import { COMMERCIAL } from '#electron/demo/records.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import {
  addPatient,
  makeWorkFile,
  readyClaim,
  SERVICE_DAY,
  type WorkFile,
} from '#tests/support/work-file.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { benchBalances } from './ledger-balances.ts';
import { milliseconds, quantile, repeated, timed, type Row } from './measure.ts';

const ENTRIES = 1_000_000;
const PATIENTS = 2000;
const PAYERS = 13;
const BATCHES = 100;
/** Entries of the patient whose page is opened. */
const PAGE = 2000;

/**
 * The ledger of one patient with 2,000 entries in a practice with 1,000,000: the first time after opening the
 * file, and again. Beside it the barest ledger there can be, in plain SQLite.
 */
export function benchLedgerPage(): Row[] {
  const file = makeWorkFile();
  try {
    // Room for building only; the file is measured after opening it as the program does.
    rawOf(file.db()).pragma('cache_size = -600000');
    rawOf(file.db()).pragma('synchronous = OFF');
    const patientId = fill(file);
    const count = file.db().get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM journal_entry`)?.n ?? 0;
    file.reopen();
    let rows = 0;
    const open = (): void => {
      rows = file.services.ledger.patient(patientId).rows.length;
    };
    const first = timed(open);
    const again = repeated(30, open);
    if (rows < PAGE) throw new Error(`The page has only ${rows} rows.`);
    const plain = plainLedger(join(file.folder, 'plain.sqlite'));
    const what = `ledger page, ${rows.toLocaleString('en-US')} entries among ${count.toLocaleString('en-US')}`;
    return [
      {
        what: `${what}, first after opening`,
        ours: milliseconds(first),
        beside: milliseconds(plain.first),
        note: 'plain SQLite, one bare table, no encryption',
      },
      {
        what: `${what}, p50`,
        ours: milliseconds(quantile(again, 0.5)),
        beside: milliseconds(plain.again),
        note: 'the same',
      },
      { what: `${what}, p95`, ours: milliseconds(quantile(again, 0.95)), beside: '', note: '' },
      ...benchBalances(file, count),
    ];
  } finally {
    file.close();
  }
}

/** Many patients with plain journals, and one with real claims, spread through the file as years would. */
function fill(file: WorkFile): PatientId {
  const patients = transaction(file.db(), () =>
    Array.from({ length: PATIENTS }, (_, i) =>
      addPatient(file.patients, file.ids.payerId, `Number ${i}`, `B${i}`),
    ),
  );
  const chosen = patients[17] ?? file.ids.patientId;
  const payers = Array.from(
    { length: PAYERS },
    (_, i) => file.practice.savePayer({ ...COMMERCIAL, id: null, name: `Sample Payer ${i}` }).id,
  );
  const claims = transaction(file.db(), () =>
    Array.from({ length: BATCHES }, (_, i) => readyClaim(file, addDays(SERVICE_DAY, -i), chosen).claim),
  );
  let next =
    1 + (file.db().get<{ value: number }>(sql`SELECT value FROM counter WHERE name = 'journal'`)?.value ?? 0);
  const others = Math.ceil(ENTRIES / 2 / BATCHES / 1.9);
  for (const claim of claims) {
    transaction(file.db(), (w) => {
      const facts = { patients, payers, claim: null, line: null };
      writePairs(w, next, others, facts);
      // Nine of ten are paid in full later: what is open is a small part of a ledger.
      writePairs(w, next + others, others, facts, next);
      next += 2 * others;
      // A slice of the chosen patient's entries in each batch: they lie far apart in the file.
      for (const { serviceLineId } of claim.lines) {
        const facts = {
          patients: [chosen],
          payers: [file.ids.payerId],
          claim: claim.claimId,
          line: serviceLineId,
        };
        writePairs(w, next, 5, facts);
        next += 5;
      }
    });
  }
  return chosen;
}

type PairFacts = {
  readonly patients: readonly string[];
  readonly payers: readonly string[];
  readonly claim: string | null;
  readonly line: string | null;
};

/**
 * Journals of two entries each, written by the database itself; all its triggers and constraints are at work.
 * @param pays the number from which the journals begin that these pay, nine of ten.
 */
function writePairs(
  w: WriteDb,
  first: number,
  count: number,
  facts: PairFacts,
  pays: number | null = null,
): void {
  const numbers = sql`WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${first + count - 1}),
    people AS MATERIALIZED (SELECT key, value AS id FROM json_each(${JSON.stringify(facts.patients)})),
    payers AS MATERIALIZED (SELECT key, value AS id FROM json_each(${JSON.stringify(facts.payers)}))`;
  // Spread over the whole range, as random identities are.
  const id = sql`printf('%08x-0000-4000-8000-%012x', (i * 2654435761) % 4294967296, i)`;
  const of = sql`(i - ${pays === null ? 0 : first - pays})`;
  const sign = pays === null ? 1 : -1;
  const kind = pays === null ? 'charges' : 'remittance';
  const wanted = pays === null ? sql`1` : sql`${of} % 10 <> 0`;
  const against = pays === null ? 'service_revenue' : 'eft';
  w.run(sql`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, service_line_id,
      payer_id, encounter_id, service_on, reason, memo)
    ${numbers} SELECT ${id}, a.column1, a.column2 * ${sign} * (1000 + ${of} % 9000),
      people.id, ${facts.claim}, ${facts.line}, payers.id, NULL,
      date('2026-11-01', '-' || (${of} % 200) || ' days'), '', 'Office visit'
    FROM n JOIN people ON people.key = ${of} % ${facts.patients.length} JOIN payers ON payers.key = ${of} % ${facts.payers.length},
      (VALUES ('ar_insurer', 1), (${against}, -1)) a WHERE ${wanted}`);
  w.run(sql`INSERT INTO journal (id, number, kind, posted_on, deposit_on, posted_at, memo, source_type, source_id,
      reverses_journal_id, user_id)
    ${numbers} SELECT ${id}, i, ${kind}, '2026-11-01', NULL, '2026-11-01T10:00:00.000Z', 'Posted', 'bench', ${id},
      NULL, '00000000-0000-4000-8000-000000000001' FROM n WHERE ${wanted}`);
}

function plainLedger(path: string): { first: number; again: number } {
  let db = openPlain(path);
  transaction(db, (w) => {
    w.run(
      sql`CREATE TABLE entry (id INTEGER PRIMARY KEY, patient INTEGER, day TEXT, cents INTEGER, memo TEXT)`,
    );
    w.run(sql`INSERT INTO entry (patient, day, cents, memo)
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${ENTRIES - 1})
      SELECT i % ${ENTRIES / PAGE}, '2026-11-01', i % 9000, 'Office visit' FROM n`);
    w.run(sql`CREATE INDEX entry_by_patient ON entry (patient)`);
  });
  db.close();
  db = openPlain(path);
  const page = (from: ReadDb): void => {
    const rows = from.all<{ cents: number }>(
      sql`SELECT id, day, cents, memo FROM entry WHERE patient = 17 ORDER BY id`,
    );
    let running = 0;
    for (const row of rows) running += row.cents;
    if (rows.length !== PAGE || running === 0) throw new Error('The plain ledger is not what it should be.');
  };
  const first = timed(() => page(db));
  const again = quantile(
    repeated(30, () => page(db)),
    0.5,
  );
  db.close();
  return { first, again };
}

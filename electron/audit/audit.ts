import { createHash } from 'node:crypto';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { seal } from '#electron/db/sealing.ts';

/** One thing that was done. `change` names fields and short values: it stays inside the encrypted file. */
export type AuditEntry = {
  /** UTC instant, ISO 8601. */
  readonly at: string;
  readonly userName: string;
  /** A verb: `create`, `change`, `post`, `export` … */
  readonly action: string;
  /** Kind of record: `patient`, `claim`, `journal` … */
  readonly record: string;
  readonly recordId: string;
  readonly change: string;
};

type Row = {
  readonly seq: number;
  readonly at: string;
  readonly user_name: string;
  readonly action: string;
  readonly record: string;
  readonly record_id: string;
  readonly change: string;
  readonly previous_hash: string;
  readonly hash: string;
};
type Head = { readonly seq: number; readonly hash: string; readonly seal: string };

/** What the first row links to. */
const GENESIS = '0'.repeat(64);
const LONGEST_CHANGE = 4000;

/**
 * Appends one row to the audit trail, inside the caller's transaction: the change and its trace become lasting
 * together. Each row carries the hash of the one before; the head carries a keyed seal of the last.
 * Source: HIPAA Security Rule, audit controls 45 CFR 164.312(b) and integrity 164.312(c)(1).
 * @returns the row's number.
 */
export function appendAudit(db: WriteDb, entry: AuditEntry): number {
  const runs = running.get(db);
  const head = runs ? runs.head : db.get<Head>(sql`SELECT seq, hash, seal FROM audit_head WHERE only = 1`);
  const seq = (head?.seq ?? 0) + 1;
  const row = {
    seq,
    at: entry.at,
    user_name: storable(entry.userName),
    action: entry.action,
    record: entry.record,
    record_id: storable(entry.recordId),
    change: storable(entry.change.slice(0, LONGEST_CHANGE)),
    previous_hash: head?.hash ?? GENESIS,
  };
  const hash = hashOf(row);
  db.run(sql`INSERT INTO audit_event (seq, at, user_name, action, record, record_id, change, previous_hash, hash)
    VALUES (${seq}, ${row.at}, ${row.user_name}, ${row.action}, ${row.record}, ${row.record_id}, ${row.change}, ${row.previous_hash}, ${hash})`);
  if (runs) runs.head = { seq, hash };
  else writeHead(db, seq, hash);
  return seq;
}

type LastRow = Pick<Head, 'seq' | 'hash'>;

/** Transactions that append many rows: the head of the trail is remembered until it is sealed. */
const running = new WeakMap<WriteDb, { head: LastRow | null; sealed: number }>();

/** Many rows of one transaction: one seal now and then instead of one for each row. */
export type AuditRun = {
  /** Seals what was appended; to be called before anything else reads the trail, and before the transaction ends. */
  readonly seal: () => void;
  readonly end: () => void;
};

/** Begins to append many rows in the caller's transaction. */
export function beginAuditRun(db: WriteDb): AuditRun {
  if (running.has(db)) throw new Error('Many audit rows are being appended already.');
  const head = db.get<Head>(sql`SELECT seq, hash, seal FROM audit_head WHERE only = 1`);
  const runs: { head: LastRow | null; sealed: number } = { head, sealed: head?.seq ?? 0 };
  running.set(db, runs);
  return {
    seal: () => {
      if (!runs.head || runs.head.seq === runs.sealed) return;
      writeHead(db, runs.head.seq, runs.head.hash);
      runs.sealed = runs.head.seq;
    },
    end: () => void running.delete(db),
  };
}

function writeHead(db: WriteDb, seq: number, hash: string): void {
  db.run(sql`INSERT INTO audit_head (only, seq, hash, seal) VALUES (1, ${seq}, ${hash}, ${sealOf(db, seq, hash)})
    ON CONFLICT (only) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, seal = excluded.seal`);
}

export type AuditCheck = { readonly check: string; readonly ok: boolean; readonly detail: string };

/**
 * Proves that the trail is whole: no row altered, taken out, put in or cut off at the end; and that each journal
 * and each claim has its row, so that a trail and head rolled back together to an earlier state are noticed too.
 */
export function verifyAudit(db: ReadDb): readonly AuditCheck[] {
  const walked = walk(db);
  return [
    { check: 'audit chain', ok: walked.fault === null, detail: walked.fault ?? `${walked.rows} rows` },
    headCheck(db, walked),
    tracedCheck(db, 'journal', 'journals'),
    tracedCheck(db, 'claim', 'claims'),
  ];
}

type Walk = { readonly rows: number; readonly last: string; readonly fault: string | null };

function walk(db: ReadDb): Walk {
  let last = GENESIS;
  let rows = 0;
  for (const row of db.each<Row>(sql`SELECT * FROM audit_event ORDER BY seq`)) {
    if (row.seq !== rows + 1) return { rows, last, fault: `row ${rows + 1} is missing` };
    if (row.previous_hash !== last)
      return { rows, last, fault: `row ${row.seq} does not follow the one before` };
    if (row.hash !== hashOf(row)) return { rows, last, fault: `row ${row.seq} was altered` };
    last = row.hash;
    rows += 1;
  }
  return { rows, last, fault: null };
}

function headCheck(db: ReadDb, { rows, last, fault }: Walk): AuditCheck {
  const check = 'audit head';
  const head = db.get<Head>(sql`SELECT seq, hash, seal FROM audit_head WHERE only = 1`);
  if (!head)
    return { check, ok: rows === 0, detail: rows === 0 ? 'nothing recorded yet' : 'the head is missing' };
  if (head.seal !== sealOf(db, head.seq, head.hash))
    return { check, ok: false, detail: 'the seal was not made by Claimwright' };
  if (fault === null && head.seq > rows)
    return { check, ok: false, detail: `${head.seq - rows} rows at the end are missing` };
  if (fault === null && (head.seq !== rows || head.hash !== last)) {
    return { check, ok: false, detail: 'the last row is not the one that was sealed' };
  }
  return { check, ok: true, detail: `sealed at row ${head.seq}` };
}

function tracedCheck(db: ReadDb, record: 'journal' | 'claim', words: string): AuditCheck {
  const table = record === 'journal' ? sql`journal` : sql`claim`;
  const counted = db.get<{ total: number; untraced: number }>(sql`SELECT count(*) AS total,
    count(*) FILTER (WHERE id NOT IN (SELECT record_id FROM audit_event WHERE record = ${record})) AS untraced FROM ${table}`);
  const { total, untraced } = counted ?? { total: 0, untraced: 0 };
  return {
    check: `audit of ${words}`,
    ok: untraced === 0,
    detail: untraced === 0 ? `${total} ${words}` : `${untraced} of ${total} ${words} have no audit row`,
  };
}

/** Half a surrogate pair cannot be stored as UTF-8: it would be read back as something else and break the chain. */
function storable(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** SHA-256 over the row's fields in a fixed order, as JSON without spaces; the hash before is among them. */
function hashOf(row: Omit<Row, 'hash'>): string {
  const { seq, at, user_name, action, record, record_id, change, previous_hash } = row;
  const canonical = JSON.stringify([seq, at, user_name, action, record, record_id, change, previous_hash]);
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

function sealOf(db: ReadDb, seq: number, hash: string): string {
  return seal(db, `${seq}|${hash}`);
}

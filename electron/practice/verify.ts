import { createHash } from 'node:crypto';
import type { VerifyRow } from '#shared/contract/practice.ts';
import { verifyAudit } from '#electron/audit/audit.ts';
import { schemaFaults } from '#electron/db/expected-schema.ts';
import { sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

type Verdict = { readonly ok: boolean; readonly detail: string };

/**
 * Proves a practice file: its pages, its records' parents, its shape with all triggers, every journal, the audit
 * trail, and the bytes of every kept file. Details hold counts and numbers only, never a person's data.
 * @returns one row a check; a check that cannot be made because the file is damaged is not ok.
 */
export function verifyPractice(db: ReadDb): readonly VerifyRow[] {
  const rows: VerifyRow[] = [];
  const add = (check: string, prove: () => Verdict): void => {
    rows.push({ check, ...guarded(prove) });
  };
  add('SQLite integrity', () => integrity(db));
  add('foreign keys', () => foreignKeys(db));
  add('schema', () => schema(db));
  add('journals balance', () => journalsBalance(db));
  add('journal numbers', () => journalNumbers(db));
  try {
    rows.push(...verifyAudit(db));
  } catch {
    rows.push({ check: 'audit chain', ok: false, detail: UNREADABLE });
  }
  add('claim files', () => hashes(db, sql`SELECT content AS bytes, sha256 FROM claim_file`));
  add('remittance files', () => hashes(db, sql`SELECT content AS bytes, sha256 FROM remittance`));
  add('invoices', () => hashes(db, sql`SELECT pdf AS bytes, sha256 FROM invoice`));
  add('originals', () => hashes(db, sql`SELECT bytes, sha256 FROM original`));
  add('documents', () => hashes(db, sql`SELECT text AS bytes, sha256 FROM clinical_document`));
  return rows;
}

const UNREADABLE = 'could not be read: the file is damaged';

function guarded(prove: () => Verdict): Verdict {
  try {
    return prove();
  } catch {
    return { ok: false, detail: UNREADABLE };
  }
}

function integrity(db: ReadDb): Verdict {
  const found = db.all<{ integrity_check: string }>(sql`PRAGMA integrity_check(20)`);
  const ok = found.length === 1 && found[0]?.integrity_check === 'ok';
  return { ok, detail: ok ? 'every page is whole' : `${found.length} faults in the pages` };
}

function foreignKeys(db: ReadDb): Verdict {
  const tables = db.all<{ table: string }>(sql`PRAGMA foreign_key_check`).map((row) => row.table);
  const ok = tables.length === 0;
  return {
    ok,
    detail: ok
      ? 'every record has its parents'
      : `${tables.length} without parents in ${[...new Set(tables)].join(', ')}`,
  };
}

function schema(db: ReadDb): Verdict {
  const faults = schemaFaults(db);
  return {
    ok: faults.length === 0,
    detail: faults.length === 0 ? 'as this version makes it' : faults.join('; '),
  };
}

function journalsBalance(db: ReadDb): Verdict {
  const bad = db.all<{ number: number }>(sql`SELECT j.number FROM journal j
    LEFT JOIN (SELECT journal_id, count(*) AS entries, sum(amount_cents) AS total FROM journal_entry GROUP BY journal_id) e
      ON e.journal_id = j.id
    WHERE coalesce(e.entries, 0) < 2 OR e.total <> 0 ORDER BY j.number`);
  const all = count(db, sql`SELECT count(*) AS n FROM journal`);
  const ok = bad.length === 0;
  return {
    ok,
    detail: ok
      ? `${all} journals sum to zero`
      : `journal ${numbers(bad.map((row) => row.number))} does not balance`,
  };
}

function journalNumbers(db: ReadDb): Verdict {
  const row = db.get<{ n: number; first: number | null; last: number | null }>(
    sql`SELECT count(*) AS n, min(number) AS first, max(number) AS last FROM journal`,
  );
  const { n = 0, first = null, last = null } = row ?? {};
  const given =
    db.get<{ value: number }>(sql`SELECT value FROM counter WHERE name = ${'journal'}`)?.value ?? 0;
  if (n === 0)
    return { ok: given === 0, detail: given === 0 ? 'no journal yet' : `${given} journals are missing` };
  const whole = first === 1 && last === n && given <= n;
  return {
    ok: whole,
    detail: whole ? `1 to ${n} without a gap` : `${n} journals, numbered up to ${Math.max(last ?? 0, given)}`,
  };
}

function hashes(db: ReadDb, statement: Sql): Verdict {
  let files = 0;
  let bad = 0;
  for (const row of db.each<{ bytes: Uint8Array | string; sha256: string }>(statement)) {
    files += 1;
    if (createHash('sha256').update(row.bytes).digest('hex') !== row.sha256.toLowerCase()) bad += 1;
  }
  return {
    ok: bad === 0,
    detail: bad === 0 ? `${files} as they were kept` : `${bad} of ${files} were altered`,
  };
}

function count(db: ReadDb, statement: Sql): number {
  return db.get<{ n: number }>(statement)?.n ?? 0;
}

function numbers(list: readonly number[]): string {
  return list.length > 5 ? `${list.slice(0, 5).join(', ')} and ${list.length - 5} more` : list.join(', ');
}

import { HeldAccount, RunFilter, type StatementRun } from '#shared/domain/statements/run.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { StatementRunId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { PackedFile } from './draw-task.ts';
import type { KeptBytes } from './paper-queries.ts';

const RUNS = sql`SELECT r.id, r.number, r.as_of_on AS asOfOn, r.issued_on AS issuedOn, r.issued_at AS issuedAt, u.name AS userName,
  r.statements, r.pages, r.amount_cents AS amountCents, json_array_length(r.held) AS heldCount, r.sha256,
  r.voided_at AS voidedAt, r.void_reason AS voidReason FROM statement_run r JOIN user_account u ON u.id = r.user_id`;

/** Runs, newest first. */
export function listRuns(db: ReadDb): StatementRun[] {
  return db.all<StatementRun>(sql`${RUNS} ORDER BY r.number DESC`);
}

export function findRun(db: ReadDb, id: StatementRunId): StatementRun | null {
  return db.get<StatementRun>(sql`${RUNS} WHERE r.id = ${id}`);
}

export function readRunNotes(
  db: ReadDb,
  id: StatementRunId,
): { filter: RunFilter; held: HeldAccount[] } | null {
  const row = db.get<{ filter: string; held: string }>(
    sql`SELECT filter, held FROM statement_run WHERE id = ${id}`,
  );
  return (
    row && {
      filter: RunFilter.parse(JSON.parse(row.filter)),
      held: HeldAccount.array().parse(JSON.parse(row.held)),
    }
  );
}

export function findRunBytes(db: ReadDb, id: StatementRunId): KeptBytes | null {
  return db.get<KeptBytes>(sql`SELECT b.packed AS beginning, r.packed, r.sha256
    FROM statement_run r JOIN paper_beginning b ON b.sha256 = r.beginning WHERE r.id = ${id}`);
}

export type NewRun = {
  readonly id: StatementRunId;
  readonly number: number;
  readonly asOfOn: IsoDate;
  readonly issuedOn: IsoDate;
  readonly issuedAt: Instant;
  readonly userId: string;
  readonly filter: RunFilter;
  readonly held: readonly HeldAccount[];
  readonly statements: number;
  readonly amountCents: number;
  readonly beginning: string;
  readonly file: PackedFile;
};

export function insertRun(db: WriteDb, r: NewRun): void {
  db.run(sql`INSERT INTO statement_run (id, number, as_of_on, issued_on, issued_at, user_id, filter, held, statements, pages,
      amount_cents, beginning, packed, sha256)
    VALUES (${r.id}, ${r.number}, ${r.asOfOn}, ${r.issuedOn}, ${r.issuedAt}, ${r.userId}, ${JSON.stringify(r.filter)},
      ${JSON.stringify(r.held)}, ${r.statements}, ${r.file.pages}, ${r.amountCents}, ${r.beginning}, ${r.file.packed},
      ${r.file.sha256})`);
}

export function markRunVoided(
  db: WriteDb,
  id: StatementRunId,
  stamp: { readonly at: Instant; readonly by: string; readonly reason: string },
): void {
  db.run(sql`UPDATE statement_run SET voided_at = ${stamp.at}, voided_by = ${stamp.by}, void_reason = ${stamp.reason}
    WHERE id = ${id} AND voided_at IS NULL`);
}

/** How many accounts of a run got a later statement that counts. */
export function countLater(db: ReadDb, id: StatementRunId): number {
  return (
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM patient_paper d WHERE d.run_id = ${id} AND EXISTS (
      SELECT 1 FROM patient_paper l WHERE l.patient_id = d.patient_id AND l.kind = 'statement' AND l.voided_at IS NULL
        AND l.rowid > d.rowid AND l.run_id IS NOT d.run_id)`)?.n ?? 0
  );
}

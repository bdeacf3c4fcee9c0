import type { PaperContent, SuperbillContent } from '#shared/domain/statements/paper.ts';
import type { PaperKind, PatientPaper } from '#shared/domain/statements/run.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type {
  EncounterId,
  JournalId,
  PatientId,
  PatientPaperId,
  StatementRunId,
} from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { DrawnRun, PackedFile } from './draw-task.ts';

type PaperRow = Omit<PatientPaper, 'patientName'> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
};

const PAPERS = sql`SELECT d.id, d.kind, d.number, d.patient_id AS patientId, p.last_name AS lastName, p.first_name AS firstName,
  p.middle_name AS middleName, d.issued_on AS issuedOn, d.as_of_on AS asOfOn, d.issued_at AS issuedAt,
  d.amount_cents AS amountCents, d.step, d.run_id AS runId, d.override_reason AS overrideReason, d.voided_at AS voidedAt,
  d.void_reason AS voidReason FROM patient_paper d JOIN patient p ON p.id = d.patient_id`;

function toPaper({ lastName, firstName, middleName, ...row }: PaperRow): PatientPaper {
  return { ...row, patientName: listName({ lastName, firstName, middleName }) };
}

const MOST_LISTED = 2000;

/** Papers, newest first. */
export function listPapers(
  db: ReadDb,
  filter: {
    readonly patientId?: PatientId | null;
    readonly kind?: PaperKind | null;
    readonly runId?: StatementRunId;
  },
): PatientPaper[] {
  const where = [
    ...(filter.patientId ? [sql`d.patient_id = ${filter.patientId}`] : []),
    ...(filter.kind ? [sql`d.kind = ${filter.kind}`] : []),
    ...(filter.runId ? [sql`d.run_id = ${filter.runId}`] : []),
  ];
  const limit = filter.runId ? 100_000 : MOST_LISTED;
  return db
    .all<PaperRow>(
      sql`${PAPERS} WHERE ${every(where)} ORDER BY d.issued_at DESC, d.rowid ${
        filter.runId ? sql`ASC` : sql`DESC`
      } LIMIT ${limit}`,
    )
    .map(toPaper);
}

export function findPaper(db: ReadDb, id: PatientPaperId): PatientPaper | null {
  const row = db.get<PaperRow>(sql`${PAPERS} WHERE d.id = ${id}`);
  return row && toPaper(row);
}

export function findReceipt(db: ReadDb, journalId: JournalId): PatientPaper | null {
  const row = db.get<PaperRow>(
    sql`${PAPERS} WHERE d.kind = 'receipt' AND d.journal_id = ${journalId} AND d.voided_at IS NULL`,
  );
  return row && toPaper(row);
}

/** The last superbill of a visit with what it says. */
export function findSuperbill(
  db: ReadDb,
  id: EncounterId,
): { readonly paper: PatientPaper; readonly content: SuperbillContent } | null {
  const last = db.get<{ id: PatientPaperId; content: string }>(sql`SELECT id, content FROM patient_paper
    WHERE patient_id = (SELECT patient_id FROM encounter WHERE id = ${id}) AND kind = 'superbill'
      AND encounter_id = ${id} AND voided_at IS NULL ORDER BY rowid DESC LIMIT 1`);
  const paper = last && findPaper(db, last.id);
  return last && paper ? { paper, content: JSON.parse(last.content) as SuperbillContent } : null;
}

export type KeptBytes = {
  readonly beginning: Uint8Array;
  readonly packed: Uint8Array;
  readonly sha256: string;
};

export function findPaperBytes(db: ReadDb, id: PatientPaperId): KeptBytes | null {
  return db.get<KeptBytes>(sql`SELECT b.packed AS beginning, d.packed, d.sha256
    FROM patient_paper d JOIN paper_beginning b ON b.sha256 = d.beginning WHERE d.id = ${id}`);
}

export function keepBeginning(db: WriteDb, { sha256, packed }: DrawnRun['beginning']): void {
  db.run(
    sql`INSERT INTO paper_beginning (sha256, packed) VALUES (${sha256}, ${packed}) ON CONFLICT DO NOTHING`,
  );
}

export type NewPaper = {
  readonly id: PatientPaperId;
  readonly kind: PaperKind;
  readonly patientId: PatientId;
  readonly issuedAt: Instant;
  readonly issuedOn: IsoDate;
  readonly asOfOn: IsoDate;
  readonly amountCents: Cents;
  readonly step: number;
  readonly lastJournal: number;
  readonly runId: StatementRunId | null;
  readonly overrideReason: string;
  readonly journalId: JournalId | null;
  readonly encounterId: EncounterId | null;
  readonly content: PaperContent;
  readonly beginning: string;
  readonly file: PackedFile;
};

export function insertPaper(db: WriteDb, p: NewPaper): void {
  db.run(sql`INSERT INTO patient_paper (id, kind, number, patient_id, issued_at, issued_on, as_of_on, amount_cents, step,
      last_journal, run_id, override_reason, journal_id, encounter_id, content, beginning, packed, sha256)
    VALUES (${p.id}, ${p.kind}, ${p.content.number}, ${p.patientId}, ${p.issuedAt}, ${p.issuedOn}, ${p.asOfOn},
      ${p.amountCents}, ${p.step}, ${p.lastJournal}, ${p.runId}, ${p.overrideReason}, ${p.journalId}, ${p.encounterId},
      ${JSON.stringify(p.content)}, ${p.beginning}, ${p.file.packed}, ${p.file.sha256})`);
}

export function voidPapersOfRun(
  db: WriteDb,
  runId: StatementRunId,
  stamp: { readonly at: Instant; readonly by: string; readonly reason: string },
): void {
  db.run(sql`UPDATE patient_paper SET voided_at = ${stamp.at}, voided_by = ${stamp.by}, void_reason = ${stamp.reason}
    WHERE run_id = ${runId} AND voided_at IS NULL`);
}

/** The last statement of an account that counts, told as of a day or before it. */
export function findLastStatement(
  db: ReadDb,
  patientId: PatientId,
  asOf: IsoDate,
): { readonly asOfOn: IsoDate; readonly journal: number } | null {
  return db.get(sql`SELECT as_of_on AS asOfOn, last_journal AS journal FROM patient_paper
    WHERE patient_id = ${patientId} AND kind = 'statement' AND voided_at IS NULL AND as_of_on <= ${asOf}
    ORDER BY as_of_on DESC, issued_at DESC, rowid DESC LIMIT 1`);
}

/** When the last statement of an account was issued that counts. */
export function lastIssuedOn(db: ReadDb, patientId: PatientId): IsoDate | null {
  return (
    db.get<{ on: IsoDate | null }>(sql`SELECT max(issued_on) AS "on" FROM patient_paper
      WHERE patient_id = ${patientId} AND kind = 'statement' AND voided_at IS NULL`)?.on ?? null
  );
}

/** Statements and invoices that went to a patient or to who pays for the patient. */
export function countSent(db: ReadDb, patientId: PatientId): number {
  return (
    db.get<{ n: number }>(sql`SELECT
      (SELECT count(*) FROM patient_paper WHERE kind = 'statement' AND voided_at IS NULL AND patient_id =
        (SELECT coalesce(guarantor_id, id) FROM patient WHERE id = ${patientId}))
      + (SELECT count(*) FROM invoice WHERE patient_id = ${patientId}) AS n`)?.n ?? 0
  );
}

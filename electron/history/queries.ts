import { NOTHING_RECONCILED } from '#shared/domain/history/remittances.ts';
import type { HistoryReport } from '#shared/domain/history/report.ts';
import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { swapDayAndMonth } from '#shared/domain/matching/birth-dates.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const MOST_COMPARED = 300;

/** Patients of ours worth comparing with a person of a file: by birth date or last name. */
export function findPool(db: ReadDb, person: IncomingPatient): PatientId[] {
  const births = person.birthDate ? [person.birthDate, swapDayAndMonth(person.birthDate) ?? ''] : [];
  const names = [person.lastName, person.firstName, ...person.lastName.split(/[\s-]+/)].filter(
    (name) => name.trim().length >= 2,
  );
  return db
    .all<{ id: PatientId }>(
      sql`SELECT id FROM (SELECT id FROM patient WHERE birth_on IN (${list(births)}) LIMIT ${MOST_COMPARED})
        UNION SELECT id FROM (SELECT id FROM patient
          WHERE last_name COLLATE NOCASE IN (${list(names.map((name) => name.trim()))}) LIMIT ${MOST_COMPARED})
`,
    )
    .map((row) => row.id);
}

/** Patients of ours who are, or were, insured under a member id. */
export function findMembers(db: ReadDb, memberId: string): PatientId[] {
  if (memberId === '') return [];
  return db
    .all<{ id: PatientId }>(
      sql`SELECT DISTINCT patient_id AS id FROM coverage WHERE member_id = ${memberId} LIMIT ${MOST_COMPARED}`,
    )
    .map((row) => row.id);
}

export type KnownFile = {
  readonly fileName: string;
  readonly takenAt: Instant;
  readonly leftOut: number;
};

export function findFile(db: ReadDb, sha256: string): KnownFile | null {
  return db.get(sql`SELECT file_name AS fileName, taken_at AS takenAt, left_out AS leftOut
    FROM history_file WHERE sha256 = ${sha256}`);
}

export function findContent(db: ReadDb, sha256: string): { fileName: string; content: Uint8Array } | null {
  return db.get(sql`SELECT file_name AS fileName, content FROM history_file WHERE sha256 = ${sha256}`);
}

export function insertFile(
  db: WriteDb,
  file: {
    readonly sha256: string;
    readonly fileName: string;
    readonly bytes: number;
    readonly at: Instant;
    readonly userId: string;
    readonly read: number;
    readonly leftOut: number;
    readonly content: Uint8Array;
  },
): void {
  db.run(sql`INSERT INTO history_file (sha256, file_name, byte_count, taken_at, taken_by, claims_read, left_out, content)
    VALUES (${file.sha256}, ${file.fileName}, ${file.bytes}, ${file.at}, ${file.userId}, ${file.read}, ${file.leftOut},
      ${file.content})
    ON CONFLICT (sha256) DO UPDATE SET claims_read = excluded.claims_read, left_out = excluded.left_out`);
}

/** Number of the last row of the audit trail: while it is the same, no record has changed. */
export function trailEnd(db: ReadDb): number {
  return db.get<{ seq: number }>(sql`SELECT seq FROM audit_head WHERE only = 1`)?.seq ?? 0;
}

export function insertReport(db: WriteDb, report: HistoryReport, userId: string): void {
  db.run(sql`INSERT INTO history_import (id, at, user_id, report)
    VALUES (${report.id}, ${report.at}, ${userId}, ${JSON.stringify(report)})`);
}

export function findReport(db: ReadDb, id: string): HistoryReport | null {
  const row = db.get<{ report: string }>(sql`SELECT report FROM history_import WHERE id = ${id}`);
  if (!row) return null;
  // A report of before there were remittances in a history has no money.
  const report = JSON.parse(row.report) as Omit<HistoryReport, 'money'> & Partial<HistoryReport>;
  return { ...report, money: report.money ?? NOTHING_RECONCILED };
}

/** Newest first. */
export function listReports(
  db: ReadDb,
): { id: string; at: Instant; userName: string; files: number; brought: number; versions: number }[] {
  return db.all(sql`SELECT h.id, h.at, u.name AS userName, json_array_length(h.report, '$.files') AS files,
      json_extract(h.report, '$.claims.brought') AS brought, json_extract(h.report, '$.claims.versions') AS versions
    FROM history_import h JOIN user_account u ON u.id = h.user_id ORDER BY h.at DESC LIMIT 200`);
}

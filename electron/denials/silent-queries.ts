import type { SilentClaim } from '#shared/domain/denials/denial.ts';
import { listName } from '#shared/domain/patient.ts';
import { daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/** With the payer, unanswered, and the day for asking is today or past. */
const SILENT = sql`c.status IN ('exported','accepted_clearinghouse','accepted_payer','pending')`;
const OPEN = sql`(SELECT coalesce(sum(e.amount_cents), 0) FROM journal_entry e
  WHERE e.claim_id = c.id AND e.account = 'ar_insurer')`;

type Row = Omit<SilentClaim, 'patientName' | 'days'> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
};

/** Claims that their payer leaves unanswered beyond its rhythm, the longest waiting first. */
export function listSilent(db: ReadDb, today: IsoDate, limit: number, offset: number): SilentClaim[] {
  return db
    .all<Row>(sql`SELECT c.id AS claimId, c.control_number AS controlNumber, c.status, p.last_name AS lastName,
        p.first_name AS firstName, p.middle_name AS middleName, c.payer_id AS payerId, y.name AS payerName,
        c.service_on AS serviceDate, y.follow_up_days AS rhythm, c.follow_up_on AS askOn, c.file_by_on AS fileBy,
        ${OPEN} AS openCents,
        (SELECT substr(max(v.created_at), 1, 10) FROM claim_version v WHERE v.claim_id = c.id) AS sentOn,
        (SELECT max(k.called_on) FROM payer_call k WHERE k.claim_id = c.id) AS lastCallOn,
        (SELECT max(f.created_at) FROM claim_status_question q JOIN question_file f ON f.id = q.question_file_id
          WHERE q.claim_id = c.id) AS lastQuestionAt
      FROM claim c JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = c.payer_id
      WHERE ${SILENT} AND c.follow_up_on <= ${today}
      ORDER BY c.follow_up_on, c.control_number LIMIT ${limit} OFFSET ${offset}`)
    .map(({ lastName, firstName, middleName, ...row }) => ({
      ...row,
      patientName: listName({ lastName, firstName, middleName }),
      days: row.sentOn === null ? null : daysBetween(row.sentOn, today),
    }));
}

export function countSilent(
  db: ReadDb,
  today: IsoDate,
): { count: number; openCents: SilentClaim['openCents'] } {
  const row = db.get<{
    count: number;
    openCents: number;
  }>(sql`SELECT count(*) AS count, coalesce(sum(${OPEN}), 0) AS openCents
    FROM claim c WHERE ${SILENT} AND c.follow_up_on <= ${today}`);
  return { count: row?.count ?? 0, openCents: cents(row?.openCents ?? 0) };
}

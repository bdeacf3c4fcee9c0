import type { ClaimToAnswer, PaperEobDetail, PaperEobRow } from '#shared/contract/paper-eobs.ts';
import { PaperEob, type PaperEobId } from '#shared/domain/paper-eob/paper-eob.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type Stored = {
  readonly id: PaperEobId;
  readonly version: number;
  readonly content: string;
  readonly remittanceId: RemittanceId | null;
  readonly status: 'waiting' | 'posted' | 'undone' | null;
  readonly changedAt: Instant;
  readonly controlNumber: number;
  readonly createdAt: Instant;
};

const EOB = sql`SELECT e.id, e.version, e.content, e.remittance_id AS remittanceId, r.status, e.changed_at AS changedAt,
  e.control_number AS controlNumber, e.created_at AS createdAt
  FROM paper_eob e LEFT JOIN remittance r ON r.id = e.remittance_id`;

export type StoredEob = PaperEobDetail & { readonly controlNumber: number; readonly createdAt: Instant };

export function findEob(db: ReadDb, id: PaperEobId): StoredEob | null {
  const row = db.get<Stored>(sql`${EOB} WHERE e.id = ${id}`);
  return row && { ...row, eob: PaperEob.parse(JSON.parse(row.content)), status: row.status ?? 'draft' };
}

/** Every paper EOB, what is still to be done first, then the newest. */
export function listEobs(db: ReadDb): PaperEobRow[] {
  return db.all<PaperEobRow>(sql`SELECT e.id, COALESCE(y.name, '') AS payerName, e.content ->> '$.checkNumber' AS checkNumber,
      e.content ->> '$.paidOn' AS paidOn, e.content ->> '$.amountCents' AS amountCents,
      json_array_length(e.content, '$.claims') AS claims, COALESCE(r.status, 'draft') AS status,
      e.remittance_id AS remittanceId, e.changed_at AS changedAt, u.name AS userName
    FROM paper_eob e LEFT JOIN remittance r ON r.id = e.remittance_id
      LEFT JOIN payer y ON y.id = e.content ->> '$.payerId' JOIN user_account u ON u.id = e.created_by
    ORDER BY COALESCE(r.status, 'draft') NOT IN ('draft', 'waiting'), e.changed_at DESC`);
}

export function insertEob(
  db: WriteDb,
  id: PaperEobId,
  eob: PaperEob,
  made: { readonly controlNumber: number; readonly at: Instant; readonly userId: string },
): void {
  db.run(sql`INSERT INTO paper_eob (id, version, content, control_number, created_at, changed_at, created_by)
    VALUES (${id}, 1, ${JSON.stringify(eob)}, ${made.controlNumber}, ${made.at}, ${made.at}, ${made.userId})`);
}

export function updateEob(db: WriteDb, id: PaperEobId, version: number, eob: PaperEob, at: Instant): boolean {
  return (
    db.run(sql`UPDATE paper_eob SET content = ${JSON.stringify(eob)}, version = version + 1, changed_at = ${at}
      WHERE id = ${id} AND version = ${version}`).changes === 1
  );
}

export function setRemittance(
  db: WriteDb,
  id: PaperEobId,
  remittanceId: RemittanceId | null,
  at: Instant,
): void {
  db.run(
    sql`UPDATE paper_eob SET remittance_id = ${remittanceId}, version = version + 1, changed_at = ${at} WHERE id = ${id}`,
  );
}

export function deleteEob(db: WriteDb, id: PaperEobId): void {
  db.run(sql`DELETE FROM paper_eob WHERE id = ${id}`);
}

const MOST = 12;

/** Claims that were sent and that fit what was typed: a control number, a name, or a day of service. */
export function searchClaims(
  db: ReadDb,
  search: { readonly text: string; readonly day: string | null },
  payerId: PayerId | null,
): ClaimToAnswer[] {
  const like = `${search.text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const [last = '', first = ''] = search.text.split(/,\s*|\s+/).map((part) => `${part}%`);
  return db
    .all<Omit<ClaimToAnswer, 'samePayer'> & { readonly samePayer: number }>(
      sql`SELECT c.id AS claimId, c.control_number AS controlNumber, p.last_name || ', ' || p.first_name AS patientName,
        c.service_on AS serviceDate, y.name AS payerName, c.charge_cents AS chargeCents,
        COALESCE((SELECT SUM(e.amount_cents) FROM journal_entry e WHERE e.claim_id = c.id AND e.account = 'ar_insurer'), 0) AS openCents,
        c.payer_id IS ${payerId} AS samePayer
      FROM claim c JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = c.payer_id
      WHERE c.status NOT IN ('draft', 'held', 'ready', 'voided')
        AND (c.control_number LIKE ${like} ESCAPE '\\' OR c.payer_control_number LIKE ${like} ESCAPE '\\'
          OR (p.last_name LIKE ${last} AND p.first_name LIKE ${first === '' ? '%' : first})
          OR p.first_name LIKE ${like} ESCAPE '\\' OR c.service_on = ${search.day})
      ORDER BY samePayer DESC, openCents > 0 DESC, c.control_number = ${search.text} DESC, c.service_on DESC, c.control_number LIMIT ${MOST}`,
    )
    .map((row) => ({ ...row, samePayer: row.samePayer === 1 }));
}

export function findClaim(
  db: ReadDb,
  id: ClaimId,
): { readonly claim: ProfessionalClaim; readonly rank: number; readonly payerControlNumber: string } | null {
  const row = db.get<{ frozen: string; rank: number; payerControlNumber: string }>(
    sql`SELECT frozen, coverage_rank AS rank, payer_control_number AS payerControlNumber FROM claim WHERE id = ${id}`,
  );
  return row && { ...row, claim: JSON.parse(row.frozen) as ProfessionalClaim };
}

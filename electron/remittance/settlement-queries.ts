import type { CandidateClaim } from '#shared/domain/posting/candidates.ts';
import type { PlannedClaim, RemitClaim, RemittanceSummary } from '#shared/domain/remittance.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, RemittanceId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** A claim of a kept file, as it was written down. */
export type KeptClaim = {
  readonly position: number;
  readonly controlNumber: string;
  readonly claimId: ClaimId | null;
  readonly paidCents: number;
  readonly outcome: PlannedClaim['outcome'];
  readonly applied: boolean;
  readonly sentence: string;
};

export function findKeptClaim(db: ReadDb, id: RemittanceId, position: number): KeptClaim | null {
  const row = db.get<Omit<KeptClaim, 'applied'> & { applied: number }>(sql`SELECT position,
      control_number AS controlNumber, claim_id AS claimId, paid_cents AS paidCents, outcome, applied, sentence
    FROM remittance_claim WHERE remittance_id = ${id} AND position = ${position}`);
  return row && { ...row, applied: row.applied === 1 };
}

/** Marks a claim that was set aside as an answer to one of ours, or takes that back. */
export function setKeptClaim(
  db: WriteDb,
  id: RemittanceId,
  position: number,
  kept: Pick<KeptClaim, 'claimId' | 'outcome' | 'applied' | 'sentence'>,
): void {
  db.run(sql`UPDATE remittance_claim SET claim_id = ${kept.claimId}, outcome = ${kept.outcome}, applied = ${kept.applied},
      sentence = ${kept.sentence} WHERE remittance_id = ${id} AND position = ${position}`);
}

export type Settlement = {
  readonly id: string;
  readonly remittanceId: RemittanceId;
  readonly part: 'claim' | 'plb';
  readonly position: number;
  readonly how: 'matched' | 'not_ours' | 'refund' | 'income' | 'cost';
  readonly claimId: ClaimId | null;
  readonly journalId: JournalId | null;
  readonly note: string;
  readonly byRemittanceId: RemittanceId | null;
};

const SETTLEMENT = sql`SELECT id, remittance_id AS remittanceId, part, position, how, claim_id AS claimId,
  journal_id AS journalId, note, by_remittance_id AS byRemittanceId FROM remittance_settlement`;

export function insertSettlement(
  db: WriteDb,
  s: Settlement & { readonly at: Instant; readonly userId: string },
): void {
  db.run(sql`INSERT INTO remittance_settlement (id, remittance_id, part, position, how, claim_id, journal_id, note,
      by_remittance_id, at, user_id)
    VALUES (${s.id}, ${s.remittanceId}, ${s.part}, ${s.position}, ${s.how}, ${s.claimId}, ${s.journalId}, ${s.note},
      ${s.byRemittanceId}, ${s.at}, ${s.userId})`);
}

export function endSettlement(db: WriteDb, id: string, at: Instant): void {
  db.run(sql`UPDATE remittance_settlement SET undone_at = ${at} WHERE id = ${id} AND undone_at IS NULL`);
}

export function findSettlement(
  db: ReadDb,
  id: RemittanceId,
  part: Settlement['part'],
  position: number,
): Settlement | null {
  return db.get<Settlement>(
    sql`${SETTLEMENT} WHERE remittance_id = ${id} AND part = ${part} AND position = ${position} AND undone_at IS NULL`,
  );
}

/** What was settled of a file, or because of it, the last first. */
export function listSettlements(db: ReadDb, id: RemittanceId): Settlement[] {
  return db.all<Settlement>(sql`${SETTLEMENT} WHERE undone_at IS NULL AND (remittance_id = ${id} OR by_remittance_id = ${id})
    ORDER BY at DESC, rowid DESC`);
}

/** Answers to these claims that wait because an earlier answer stood, in the order in which they came. */
export function listWaiting(
  db: ReadDb,
  claimIds: readonly ClaimId[],
  except: RemittanceId,
  sentence: string,
): { readonly remittanceId: RemittanceId; readonly position: number; readonly claimId: ClaimId }[] {
  return db.all(sql`SELECT c.remittance_id AS remittanceId, c.position, c.claim_id AS claimId
    FROM remittance_claim c JOIN remittance r ON r.id = c.remittance_id
    WHERE c.claim_id IN (${list(claimIds)}) AND c.applied = 0 AND c.outcome = 'held' AND r.status = 'posted'
      AND c.remittance_id <> ${except} AND c.sentence LIKE ${`${sentence}%`}
      AND NOT EXISTS (SELECT 1 FROM remittance_settlement s WHERE s.remittance_id = c.remittance_id AND s.part = 'claim'
        AND s.position = c.position AND s.undone_at IS NULL)
    ORDER BY r.received_at, c.position`);
}

/** Corrections of patients that a posted file brings, where they differ from our records. */
export function putCorrections(
  db: WriteDb,
  id: RemittanceId,
  planned: readonly PlannedClaim[],
  at: Instant,
): void {
  db.run(sql`DELETE FROM remittance_correction WHERE remittance_id = ${id} AND state = 'open'`);
  for (const { position, claimId, corrected } of planned) {
    if (claimId === null || corrected === null) continue;
    db.run(sql`INSERT INTO remittance_correction (remittance_id, position, claim_id, last_name, first_name, member_id, at)
      VALUES (${id}, ${position}, ${claimId}, ${corrected.lastName}, ${corrected.firstName}, ${corrected.memberId}, ${at})
      ON CONFLICT (remittance_id, position) DO NOTHING`);
  }
}

export function decideCorrection(
  db: WriteDb,
  id: RemittanceId,
  position: number,
  state: 'taken' | 'dismissed',
  at: Instant,
): boolean {
  return (
    db.run(sql`UPDATE remittance_correction SET state = ${state}, at = ${at}
      WHERE remittance_id = ${id} AND position = ${position} AND state = 'open'`).changes === 1
  );
}

/** How many corrections of patients each posted file brought that nobody has decided. */
export function countCorrections(
  db: ReadDb,
): { readonly remittanceId: RemittanceId; readonly count: number }[] {
  return db.all(sql`SELECT c.remittance_id AS remittanceId, count(*) AS count FROM remittance_correction c
      JOIN remittance r ON r.id = c.remittance_id AND r.status = 'posted'
    WHERE c.state = 'open' GROUP BY c.remittance_id`);
}

export function listCorrections(db: ReadDb, id: RemittanceId): { position: number; state: string }[] {
  return db.all(sql`SELECT position, state FROM remittance_correction WHERE remittance_id = ${id}`);
}

/**
 * Claims of the practice that might be meant: of patients with this name or member number near these days, or what a
 * person looks for by number, account or name.
 */
export function findCandidateClaims(db: ReadDb, remit: RemitClaim, search: string): CandidateClaim[] {
  const days = [remit.serviceFrom, ...remit.lines.map((l) => l.serviceDate)].filter((d) => d !== null);
  const day = days[0] ?? '';
  const wanted = search.trim();
  const like = `${wanted.replaceAll(/[%_]/g, '')}%`;
  const which =
    wanted === ''
      ? sql`(p.last_name = ${remit.patientLastName} COLLATE NOCASE AND ${remit.patientLastName} <> '')
        OR (${remit.memberId} <> '' AND c.patient_id IN (SELECT patient_id FROM coverage WHERE member_id = ${remit.memberId}))
        OR c.control_number LIKE ${`${remit.controlNumber.slice(0, 6)}%`} AND ${remit.controlNumber.length >= 4}`
      : sql`c.control_number LIKE ${like} OR p.account_number LIKE ${like} OR p.last_name LIKE ${like}
        OR p.last_name || ', ' || p.first_name LIKE ${like} OR c.service_on = ${wanted}`;
  const rows = db.all<Omit<CandidateClaim, 'memberIds' | 'codes'> & { members: string; frozen: string }>(sql`
    SELECT c.id AS claimId, c.control_number AS controlNumber, c.patient_id AS patientId, p.last_name AS lastName,
      p.first_name AS firstName, c.payer_id AS payerId, y.name AS payerName, c.service_on AS serviceDate,
      c.charge_cents AS chargeCents, c.frozen,
      (SELECT json_group_array(v.member_id) FROM coverage v WHERE v.patient_id = c.patient_id) AS members
    FROM claim c JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = c.payer_id
    WHERE (${which}) AND c.status NOT IN ('voided', 'draft')
    ORDER BY c.service_on = ${day} DESC, c.charge_cents = ${Math.abs(remit.chargeCents)} DESC, c.service_on DESC LIMIT 40`);
  return rows.map(({ members, frozen, ...row }) => ({
    ...row,
    memberIds: JSON.parse(members) as string[],
    codes: (JSON.parse(frozen) as { lines: { code: string }[] }).lines.map((l) => l.code),
  }));
}

export type SetAsideRow = {
  readonly remittanceId: RemittanceId;
  readonly position: number;
  readonly fileName: string;
  readonly payerName: string;
  readonly traceNumber: string;
  readonly paidOn: RemittanceSummary['paidOn'];
  readonly status: RemittanceSummary['status'];
  readonly controlNumber: string;
  readonly patientName: string;
  readonly serviceDate: RemittanceSummary['paidOn'];
  readonly statusCode: string;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly outcome: PlannedClaim['outcome'];
  readonly sentence: string;
  readonly how: Settlement['how'] | null;
  readonly note: string;
};

/**
 * Claims of remittances that answer none of ours or wait for a decision, and are not settled; newest file first. One
 * that was marked as not ours stays as long as its money waits.
 */
export function listSetAside(db: ReadDb): SetAsideRow[] {
  return db.all<SetAsideRow>(sql`SELECT c.remittance_id AS remittanceId, c.position, r.file_name AS fileName,
      r.payer_name AS payerName, r.trace_number AS traceNumber, r.paid_on AS paidOn, r.status,
      c.control_number AS controlNumber, c.patient_name AS patientName, c.service_on AS serviceDate,
      c.status_code AS statusCode, c.charge_cents AS chargeCents, c.paid_cents AS paidCents, c.outcome, c.sentence,
      s.how, coalesce(s.note, '') AS note
    FROM remittance_claim c JOIN remittance r ON r.id = c.remittance_id
      LEFT JOIN remittance_settlement s ON s.remittance_id = c.remittance_id AND s.part = 'claim' AND s.position = c.position
        AND s.undone_at IS NULL
    WHERE c.applied = 0 AND c.outcome IN ('unmatched', 'held') AND r.status <> 'undone' AND (s.id IS NULL OR s.how = 'not_ours')
      AND (s.id IS NULL OR c.paid_cents <> 0)
      AND (c.outcome = 'unmatched' OR r.status = 'posted')
    ORDER BY r.received_at DESC, c.position`);
}

import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import { usualTerms, DenialTerms } from '#shared/domain/denials/deadlines.ts';
import type { DenialEvent, DenialOutcome } from '#shared/domain/denials/denial.ts';
import type { DeniedAmount } from '#shared/domain/denials/fact.ts';
import type { DenialKind, DenialStep } from '#shared/domain/denials/kinds.ts';
import type { OpenLine } from '#shared/domain/denials/money.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimId,
  DenialId,
  EncounterId,
  JournalId,
  PatientId,
  PayerId,
  RemittanceId,
  ServiceLineId,
  UserId,
} from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** What of a denial changes with each answer of the payer; kept for every round. */
export type RoundFacts = {
  readonly remittanceId: RemittanceId;
  readonly versionNumber: number;
  readonly answeredOn: IsoDate;
  readonly payerControlNumber: string;
  readonly kind: DenialKind;
  readonly code: string;
  readonly remarks: readonly string[];
  readonly step: DenialStep;
  readonly field: string;
  readonly deniedCents: number;
  /** Paid by the answer of this round. */
  readonly paidCents: number;
  /** Recovered by it beside what the round before had paid. */
  readonly recoveredCents: number;
  readonly dueOn: IsoDate | null;
};

export type DenialRecord = {
  readonly id: DenialId;
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly claimStatus: ClaimStatus;
  readonly encounterId: EncounterId;
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  readonly round: number;
  readonly remittanceId: RemittanceId;
  readonly versionNumber: number;
  readonly answeredOn: IsoDate;
  readonly payerControlNumber: string;
  readonly kind: DenialKind;
  readonly code: string;
  readonly step: DenialStep;
  readonly field: string;
  readonly deniedCents: number;
  readonly codedBy: string;
  readonly releasedBy: string;
  readonly provider: string;
  readonly serviceDate: IsoDate;
  readonly fileBy: IsoDate;
  readonly state: 'open' | 'closed';
  readonly outcome: DenialOutcome | null;
  readonly recoveredCents: number;
  readonly closedByJournalId: JournalId | null;
  readonly closedByRemittanceId: RemittanceId | null;
  readonly dueOn: IsoDate | null;
  readonly nextOn: IsoDate | null;
  readonly ownerId: UserId | null;
  readonly appealsOpen: number;
};

const RECORD = sql`SELECT d.id, d.claim_id AS claimId, c.control_number AS controlNumber, c.status AS claimStatus,
    c.encounter_id AS encounterId, d.patient_id AS patientId, d.payer_id AS payerId, d.round,
    d.remittance_id AS remittanceId, d.version_number AS versionNumber, d.answered_on AS answeredOn,
    d.payer_control_number AS payerControlNumber, d.kind, d.code, d.step, d.field, d.denied_cents AS deniedCents,
    d.coded_by AS codedBy, d.released_by AS releasedBy, d.provider, d.service_on AS serviceDate, c.file_by_on AS fileBy,
    d.state, d.outcome, d.recovered_cents AS recoveredCents, d.closed_by_journal_id AS closedByJournalId,
    d.closed_by_remittance_id AS closedByRemittanceId, d.due_on AS dueOn, d.next_on AS nextOn, d.owner_id AS ownerId,
    d.appeals_open AS appealsOpen
  FROM denial d JOIN claim c ON c.id = d.claim_id`;

export function findDenial(db: ReadDb, id: DenialId): DenialRecord | null {
  return db.get<DenialRecord>(sql`${RECORD} WHERE d.id = ${id}`);
}

export function findOpenOf(db: ReadDb, claimId: ClaimId): DenialRecord | null {
  return db.get<DenialRecord>(sql`${RECORD} WHERE d.claim_id = ${claimId} AND d.state = 'open'`);
}

/** A denial by its id, or the newest of a claim by its control number; null when there is none. */
export function findDenialId(db: ReadDb, reference: string): DenialId | null {
  const row = db.get<{ id: DenialId }>(sql`SELECT d.id FROM denial d JOIN claim c ON c.id = d.claim_id
    WHERE d.id = ${reference} OR c.control_number = ${reference} ORDER BY d.opened_at DESC LIMIT 1`);
  return row?.id ?? null;
}

/** A denial that this very remittance has taken back, and that its correction may carry on. */
export function findTakenBackBy(db: ReadDb, claimId: ClaimId, by: RemittanceId): DenialRecord | null {
  return db.get<DenialRecord>(sql`${RECORD} WHERE d.claim_id = ${claimId} AND d.closed_by_remittance_id = ${by}
    AND d.outcome = 'taken_back' ORDER BY d.opened_at DESC LIMIT 1`);
}

export function listClosedBy(db: ReadDb, by: RemittanceId): DenialRecord[] {
  return db.all<DenialRecord>(sql`${RECORD} WHERE d.closed_by_remittance_id = ${by}`);
}

/** Denials with a round that a remittance has made. */
export function listMadeBy(db: ReadDb, by: RemittanceId): (DenialRecord & { madeRound: number })[] {
  return db.all(sql`SELECT x.*, r.round AS madeRound FROM (${RECORD}) x
    JOIN denial_round r ON r.denial_id = x.id WHERE r.remittance_id = ${by}`);
}

/** What the insurer owes on a claim by the journal, cents. */
export function sumOpen(db: ReadDb, claimId: ClaimId): number {
  const row = db.get<{ cents: number }>(sql`SELECT coalesce(sum(amount_cents), 0) AS cents FROM journal_entry
    WHERE claim_id = ${claimId} AND account = 'ar_insurer'`);
  return row?.cents ?? 0;
}

/** The same line by line, those of the claim as a whole last. */
export function openLines(db: ReadDb, claimId: ClaimId): OpenLine[] {
  return db.all<OpenLine>(sql`SELECT e.service_line_id AS serviceLineId, min(e.service_on) AS serviceOn,
      sum(e.amount_cents) AS openCents
    FROM journal_entry e WHERE e.claim_id = ${claimId} AND e.account = 'ar_insurer'
    GROUP BY e.service_line_id HAVING sum(e.amount_cents) <> 0 ORDER BY e.service_line_id IS NULL, min(e.id)`);
}

export type DeniedClaim = {
  readonly claimId: ClaimId;
  readonly fileBy: IsoDate;
  readonly codedBy: string;
  readonly releasedBy: string;
  readonly provider: string;
};

/** Who stands behind a claim: coder of its visit, releaser, rendering provider. */
export function findDeniedClaim(db: ReadDb, claimId: ClaimId): DeniedClaim | null {
  return db.get<DeniedClaim>(sql`SELECT c.id AS claimId, c.file_by_on AS fileBy, coalesce(u.name, '') AS codedBy,
      coalesce((SELECT a.name FROM claim_event v JOIN user_account a ON a.id = v.user_id
        WHERE v.claim_id = c.id AND v.kind = 'released' ORDER BY v.id DESC LIMIT 1), '') AS releasedBy,
      coalesce(p.last_name || CASE WHEN p.first_name = '' THEN '' ELSE ', ' || p.first_name END, '') AS provider
    FROM claim c JOIN encounter e ON e.id = c.encounter_id LEFT JOIN user_account u ON u.id = e.coded_by
      LEFT JOIN provider p ON p.id = e.rendering_provider_id
    WHERE c.id = ${claimId}`);
}

export type NewDenial = RoundFacts &
  DeniedClaim & {
    readonly id: DenialId;
    readonly patientId: PatientId;
    readonly payerId: PayerId;
    readonly serviceDate: IsoDate;
  };

export function insertDenial(db: WriteDb, d: NewDenial, at: Instant): void {
  db.run(sql`INSERT INTO denial (id, claim_id, patient_id, payer_id, round, remittance_id, version_number, answered_on,
      payer_control_number, kind, code, remarks, step, field, denied_cents, coded_by, released_by, provider, service_on,
      state, due_on, opened_at)
    VALUES (${d.id}, ${d.claimId}, ${d.patientId}, ${d.payerId}, 1, ${d.remittanceId}, ${d.versionNumber}, ${d.answeredOn},
      ${d.payerControlNumber}, ${d.kind}, ${d.code}, ${JSON.stringify(d.remarks)}, ${d.step}, ${d.field}, ${d.deniedCents},
      ${d.codedBy}, ${d.releasedBy}, ${d.provider}, ${d.serviceDate}, 'open', ${d.dueOn}, ${at})`);
}

/** Makes a round the one that counts. */
export function setRound(db: WriteDb, id: DenialId, round: number, f: RoundFacts, recovered: number): void {
  db.run(sql`UPDATE denial SET round = ${round}, remittance_id = ${f.remittanceId}, version_number = ${f.versionNumber},
      answered_on = ${f.answeredOn}, payer_control_number = ${f.payerControlNumber}, kind = ${f.kind}, code = ${f.code},
      remarks = ${JSON.stringify(f.remarks)}, step = ${f.step}, field = ${f.field}, denied_cents = ${f.deniedCents},
      due_on = ${f.dueOn}, next_on = NULL, recovered_cents = recovered_cents + ${recovered} WHERE id = ${id}`);
}

export function insertRound(
  db: WriteDb,
  id: DenialId,
  round: number,
  facts: RoundFacts,
  amounts: readonly DeniedAmount[],
): void {
  db.run(sql`INSERT INTO denial_round (denial_id, round, remittance_id, facts)
    VALUES (${id}, ${round}, ${facts.remittanceId}, ${JSON.stringify(facts)})`);
  amounts.forEach((a, i) =>
    db.run(sql`INSERT INTO denial_amount (denial_id, round, position, service_line_id, code, modifiers, charge_cents,
        amount_cents, reason_group, reason, remarks, kind)
      VALUES (${id}, ${round}, ${i + 1}, ${a.serviceLineId}, ${a.code}, ${JSON.stringify(a.modifiers)}, ${a.chargeCents},
        ${a.amountCents}, ${a.group}, ${a.reason}, ${JSON.stringify(a.remarks)}, ${a.kind})`),
  );
}

export function deleteRound(db: WriteDb, id: DenialId, round: number): void {
  db.run(sql`DELETE FROM denial_amount WHERE denial_id = ${id} AND round = ${round}`);
  db.run(sql`DELETE FROM denial_round WHERE denial_id = ${id} AND round = ${round}`);
}

export function findRound(db: ReadDb, id: DenialId, round: number): RoundFacts | null {
  const row = db.get<{ facts: string }>(
    sql`SELECT facts FROM denial_round WHERE denial_id = ${id} AND round = ${round}`,
  );
  return row && (JSON.parse(row.facts) as RoundFacts);
}

/** What the rounds of a denial have recovered together, cents. */
export function sumRecovered(db: ReadDb, id: DenialId): number {
  const row = db.get<{
    cents: number;
  }>(sql`SELECT coalesce(sum(json_extract(facts, '$.recoveredCents')), 0) AS cents
    FROM denial_round WHERE denial_id = ${id}`);
  return row?.cents ?? 0;
}

type AmountRow = Omit<DeniedAmount, 'modifiers' | 'remarks'> & {
  readonly serviceLineId: ServiceLineId | null;
  readonly modifiers: string;
  readonly remarks: string;
};

/** The refused amounts of a round, in the order of the answer. */
export function listAmounts(db: ReadDb, id: DenialId, round: number): DeniedAmount[] {
  return db
    .all<AmountRow>(sql`SELECT service_line_id AS serviceLineId, code, modifiers, charge_cents AS chargeCents,
        amount_cents AS amountCents, reason_group AS "group", reason, remarks, kind
      FROM denial_amount WHERE denial_id = ${id} AND round = ${round} ORDER BY position`)
    .map((row) => ({
      ...row,
      modifiers: JSON.parse(row.modifiers) as string[],
      remarks: JSON.parse(row.remarks) as string[],
    }));
}

export type Closing = {
  readonly outcome: DenialOutcome;
  readonly recoveredCents: number;
  readonly remittanceId: RemittanceId | null;
  readonly journalId: JournalId | null;
};

export function setClosed(db: WriteDb, id: DenialId, c: Closing, at: Instant): void {
  db.run(sql`UPDATE denial SET state = 'closed', outcome = ${c.outcome}, closed_at = ${at},
      recovered_cents = recovered_cents + ${c.recoveredCents}, closed_by_remittance_id = ${c.remittanceId},
      closed_by_journal_id = ${c.journalId}, next_on = NULL WHERE id = ${id}`);
}

export function setOpen(db: WriteDb, id: DenialId, recoveredCents: number): void {
  db.run(sql`UPDATE denial SET state = 'open', outcome = NULL, closed_at = NULL, recovered_cents = ${recoveredCents},
      closed_by_remittance_id = NULL, closed_by_journal_id = NULL WHERE id = ${id}`);
}

export function setDue(db: WriteDb, id: DenialId, dueOn: IsoDate | null): void {
  db.run(sql`UPDATE denial SET due_on = ${dueOn} WHERE id = ${id}`);
}

export function setNext(db: WriteDb, id: DenialId, nextOn: IsoDate | null): void {
  db.run(sql`UPDATE denial SET next_on = ${nextOn} WHERE id = ${id}`);
}

export function setOwner(db: WriteDb, id: DenialId, ownerId: UserId | null): void {
  db.run(sql`UPDATE denial SET owner_id = ${ownerId} WHERE id = ${id}`);
}

export type NewDenialEvent = {
  readonly denialId: DenialId;
  readonly kind: DenialEvent['kind'];
  readonly detail: string;
  readonly remittanceId?: RemittanceId | null;
  readonly journalId?: JournalId | null;
};

export function insertEvent(db: WriteDb, e: NewDenialEvent, at: Instant, userId: string): void {
  db.run(sql`INSERT INTO denial_event (denial_id, at, kind, detail, user_id, remittance_id, journal_id)
    VALUES (${e.denialId}, ${at}, ${e.kind}, ${e.detail}, ${userId}, ${e.remittanceId ?? null}, ${e.journalId ?? null})`);
}

export function listEvents(db: ReadDb, id: DenialId): DenialEvent[] {
  return db.all<DenialEvent>(sql`SELECT e.id, e.at, e.kind, e.detail, u.name AS userName, e.remittance_id AS remittanceId,
      e.journal_id AS journalId
    FROM denial_event e JOIN user_account u ON u.id = e.user_id WHERE e.denial_id = ${id} ORDER BY e.id DESC`);
}

/** Journals of one kind of source that a denial has made; the next one is numbered after them. */
export function countJournals(db: ReadDb, sourceType: string, id: DenialId): number {
  const row = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM journal
    WHERE source_type = ${sourceType} AND source_id LIKE ${`${id}/%`}`);
  return row?.n ?? 0;
}

/** Journals of a denial that nobody has reversed. */
export function listLiveJournals(db: ReadDb, id: DenialId): { id: JournalId; number: number }[] {
  return db.all(sql`SELECT j.id, j.number FROM journal j
    WHERE j.source_type IN ('denial_write_off','denial_to_patient') AND j.source_id LIKE ${`${id}/%`}
      AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id) ORDER BY j.number`);
}

/** A payer's days; what is usual for its kind until somebody has entered them. */
export function termsOf(
  db: ReadDb,
  payerId: PayerId,
): { readonly terms: DenialTerms; readonly entered: boolean } {
  const row = db.get<{
    terms: string | null;
    filing: string;
  }>(sql`SELECT t.terms, p.filing_indicator AS filing FROM payer p
    LEFT JOIN payer_denial_terms t ON t.payer_id = p.id WHERE p.id = ${payerId}`);
  if (row?.terms != null) return { terms: DenialTerms.parse(JSON.parse(row.terms)), entered: true };
  return { terms: usualTerms(payerId, row?.filing ?? ''), entered: false };
}

export function putTerms(db: WriteDb, terms: DenialTerms, at: Instant, userId: string): void {
  db.run(sql`INSERT INTO payer_denial_terms (payer_id, terms, changed_at, changed_by)
    VALUES (${terms.payerId}, ${JSON.stringify(terms)}, ${at}, ${userId})
    ON CONFLICT (payer_id) DO UPDATE SET terms = excluded.terms, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

export function listOpenOfPayer(db: ReadDb, payerId: PayerId): DenialRecord[] {
  return db.all<DenialRecord>(sql`${RECORD} WHERE d.state = 'open' AND d.payer_id = ${payerId}`);
}

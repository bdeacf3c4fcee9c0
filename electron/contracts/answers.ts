import { allowedAnswer } from '#shared/domain/contracts/allowed-answer.ts';
import type { SeenAllowed } from '#shared/domain/contracts/learnt.ts';
import { pricingModifiers } from '#shared/domain/contracts/rates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { matchLines } from '#shared/domain/posting/match.ts';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import { addDays, type Instant, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, RemittanceId, ServiceLineId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** What one line of a remittance allowed for one of our lines. */
export type LineAnswer = {
  readonly remittanceId: RemittanceId;
  readonly claimId: ClaimId;
  readonly serviceLineId: ServiceLineId;
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly placeOfService: string;
  readonly serviceDate: IsoDate;
  readonly units: number;
  readonly chargeCents: number;
  readonly allowedCents: number;
  readonly paidCents: number;
  /** Other adjustments: `CO-45 20.00`. */
  readonly reasons: readonly string[];
  /** Why no price can be read; empty when one can. */
  readonly unclear: string;
  readonly traceNumber: string;
  readonly paidOn: IsoDate | null;
};

/** The payments of a kept remittance: a file, or one typed from paper. */
export type ReadPayments = (bytes: Uint8Array, source: 'era' | 'paper') => readonly RemitPayment[];

/** CLP02 25: what would be paid; no answer to a claim. */
const ESTIMATE = '25';

/**
 * What a remittance allowed for our lines, by the claims that it was matched with. Claims to a later payer are left
 * out: what such a payer allows is what the earlier one left, and no price.
 */
export function answersIn(db: ReadDb, id: RemittanceId, readPayments: ReadPayments): LineAnswer[] {
  const row = db.get<{ content: Uint8Array; source: 'era' | 'paper' }>(
    sql`SELECT content, source FROM remittance WHERE id = ${id}`,
  );
  if (!row) return [];
  const all = readPayments(row.content, row.source).flatMap((payment) =>
    payment.claims.map((claim) => ({ payment, claim })),
  );
  const matched = db.all<{ claimId: ClaimId | null; applied: number; position: number }>(
    sql`SELECT claim_id AS claimId, applied, position FROM remittance_claim WHERE remittance_id = ${id} ORDER BY position`,
  );
  return matched.flatMap(({ claimId, applied, position }) => {
    const answer = all[position];
    if (!answer || claimId === null || applied === 0 || answer.claim.statusCode === ESTIMATE) return [];
    return answersToClaim(db, id, claimId, answer.payment, answer.claim);
  });
}

function answersToClaim(
  db: ReadDb,
  remittanceId: RemittanceId,
  claimId: ClaimId,
  payment: RemitPayment,
  remit: RemitPayment['claims'][number],
): LineAnswer[] {
  const own = db.get<{ frozen: string; rank: number }>(
    sql`SELECT frozen, coverage_rank AS rank FROM claim WHERE id = ${claimId}`,
  );
  if (!own || own.rank > 1) return [];
  const claim = JSON.parse(own.frozen) as ProfessionalClaim;
  return matchLines(remit.lines, claim.lines).flatMap(({ remit: line, own: ours }): LineAnswer[] => {
    const full = claim.lines.find((l) => l.serviceLineId === ours?.serviceLineId);
    if (!full || !Number.isSafeInteger(full.units)) return [];
    const answer = allowedAnswer(remit, line);
    const changed = line.code !== full.code ? [`paid as ${line.code}`] : [];
    const units =
      line.units !== null && Math.abs(line.units) !== full.units
        ? [`${Math.abs(line.units)} of ${full.units} units`]
        : [];
    return [
      {
        remittanceId,
        claimId,
        serviceLineId: full.serviceLineId,
        patientId: claim.patient.patientId,
        payerId: claim.payer.payerId,
        code: full.code,
        modifiers: full.modifiers,
        placeOfService: full.placeOfService || claim.placeOfService,
        serviceDate: full.serviceDate,
        units: full.units,
        chargeCents: full.chargeCents,
        allowedCents: answer.allowedCents,
        paidCents: answer.paidCents,
        reasons: [...changed, ...units, ...answer.reasons.map((r) => r.code)],
        unclear: answer.unclear,
        traceNumber: payment.traceNumber,
        paidOn: payment.paidOn,
      },
    ];
  });
}

export type PostedRemittance = {
  readonly id: RemittanceId;
  readonly journalId: string | null;
  readonly number: number;
};

/** Posted remittances that were not read yet, in the order of posting. */
export function unreadRemittances(db: ReadDb): PostedRemittance[] {
  return db.all(sql`SELECT r.id, r.journal_id AS journalId, COALESCE(j.number, 0) AS number
    FROM remittance r LEFT JOIN allowed_read a ON a.remittance_id = r.id LEFT JOIN journal j ON j.id = r.journal_id
    WHERE r.status = 'posted' AND a.remittance_id IS NULL ORDER BY number, r.received_at`);
}

/** Remittances that were read and are not posted any more, or were posted anew. */
export function staleRemittances(db: ReadDb): { id: RemittanceId }[] {
  return db.all(sql`SELECT a.remittance_id AS id FROM allowed_read a JOIN remittance r ON r.id = a.remittance_id
    WHERE r.status <> 'posted' OR r.journal_id IS NOT a.journal_id`);
}

export type LineKey = { readonly claimId: ClaimId; readonly serviceLineId: ServiceLineId };

/** Forgets what was read of a remittance. @returns the lines that it spoke of. */
export function forgetAnswers(db: WriteDb, id: RemittanceId): LineKey[] {
  const lines = db.all<LineKey>(sql`SELECT DISTINCT claim_id AS claimId, service_line_id AS serviceLineId
    FROM allowed_answer WHERE remittance_id = ${id}`);
  db.run(sql`DELETE FROM allowed_answer WHERE remittance_id = ${id}`);
  db.run(sql`DELETE FROM allowed_read WHERE remittance_id = ${id}`);
  return lines;
}

export function keepAnswers(
  db: WriteDb,
  remittance: PostedRemittance,
  answers: readonly LineAnswer[],
  at: Instant,
): void {
  db.run(
    sql`INSERT INTO allowed_read (remittance_id, journal_id, at) VALUES (${remittance.id}, ${remittance.journalId}, ${at})`,
  );
  for (const a of answers)
    db.run(sql`INSERT INTO allowed_answer (remittance_id, journal_number, claim_id, service_line_id, patient_id, payer_id, code,
        pricing, place_of_service, modifiers, service_on, units, charge_cents, allowed_cents, paid_cents, reasons, unclear,
        trace_number, paid_on)
      VALUES (${a.remittanceId}, ${remittance.number}, ${a.claimId}, ${a.serviceLineId}, ${a.patientId}, ${a.payerId}, ${a.code},
        ${pricingKey(a.modifiers)}, ${a.placeOfService}, ${JSON.stringify(a.modifiers)}, ${a.serviceDate}, ${a.units},
        ${a.chargeCents}, ${a.allowedCents}, ${a.paidCents}, ${JSON.stringify(a.reasons)}, ${a.unclear}, ${a.traceNumber},
        ${a.paidOn})`);
}

export function pricingKey(modifiers: readonly string[]): string {
  return pricingModifiers(modifiers).join(' ');
}

/** A kept answer with its place in the order of posting. */
export type KeptAnswer = LineAnswer & { readonly id: number; readonly journalNumber: number };

/** Everything that was answered for a line, in the order of posting. */
export function answersFor(db: ReadDb, { claimId, serviceLineId }: LineKey): KeptAnswer[] {
  return db
    .all<
      Omit<KeptAnswer, 'modifiers' | 'reasons'> & { readonly modifiers: string; readonly reasons: string }
    >(
      sql`SELECT id, journal_number AS journalNumber, remittance_id AS remittanceId, claim_id AS claimId,
        service_line_id AS serviceLineId, patient_id AS patientId, payer_id AS payerId, code, modifiers,
        place_of_service AS placeOfService, service_on AS serviceDate, units, charge_cents AS chargeCents,
        allowed_cents AS allowedCents, paid_cents AS paidCents, reasons, unclear, trace_number AS traceNumber, paid_on AS paidOn
      FROM allowed_answer WHERE claim_id = ${claimId} AND service_line_id = ${serviceLineId} ORDER BY journal_number, id`,
    )
    .map((a) => ({
      ...a,
      modifiers: JSON.parse(a.modifiers) as string[],
      reasons: JSON.parse(a.reasons) as string[],
    }));
}

/** Of which service, and up to where in the order of posting, earlier answers are asked for. */
export type SeenQuestion = {
  readonly payerId: PayerId;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly placeOfService: string;
  readonly serviceDate: IsoDate;
  /** Only answers of remittances posted before this journal; null: all. What one file says is no evidence for itself. */
  readonly beforeJournal: number | null;
};

/** What the payer allowed for the same service within a year, as each line stands, the newest first. */
export function seenBefore(db: ReadDb, q: SeenQuestion, limit: number): SeenAllowed[] {
  const earlier = q.beforeJournal === null ? sql`1` : sql`journal_number < ${q.beforeJournal}`;
  return db.all(sql`SELECT MAX(service_on) AS serviceDate, MAX(units) AS units, SUM(allowed_cents) AS allowedCents
    FROM allowed_answer
    WHERE payer_id = ${q.payerId} AND code = ${q.code} AND pricing = ${pricingKey(q.modifiers)}
      AND place_of_service = ${q.placeOfService} AND service_on BETWEEN ${addDays(q.serviceDate, -366)} AND ${addDays(q.serviceDate, 366)}
      AND ${earlier}
    GROUP BY claim_id, service_line_id HAVING SUM(allowed_cents) > 0 AND MAX(unclear) = ''
    ORDER BY MAX(journal_number) DESC, MAX(id) DESC LIMIT ${limit}`);
}

/** Lines of a payer that were answered, for judging them anew. */
export function answeredLines(db: ReadDb, payerId: PayerId | null): LineKey[] {
  const only = payerId === null ? sql`1` : sql`payer_id = ${payerId}`;
  return db.all(sql`SELECT claim_id AS claimId, service_line_id AS serviceLineId FROM allowed_answer WHERE ${only}
    GROUP BY claim_id, service_line_id ORDER BY MIN(journal_number), MIN(id)`);
}

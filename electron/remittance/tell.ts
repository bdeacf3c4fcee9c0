import type { PostedAdjustment, PostedClaim, PostedLine } from '#shared/domain/posting/posted.ts';
import type { PlannedAdjustment, PlannedClaim, PlannedLine } from '#shared/domain/remittance.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { list, sql, type WriteDb } from '#electron/db/sql.ts';
import type { RemittanceContext } from './context.ts';

/** Planned claims with the payment that they came with. */
export type ToldClaims = {
  readonly traceNumber: string;
  readonly paidOn: IsoDate | null;
  readonly claims: readonly PlannedClaim[];
}[];

type Head = {
  readonly id: ClaimId;
  readonly versionNumber: number;
  readonly payerId: PayerId;
  readonly patientId: PatientId;
  readonly serviceDate: IsoDate;
};

/** Tells claims and whoever listens what was posted to our claims, in the order of the file. */
export function tellPosted(
  context: RemittanceContext,
  db: WriteDb,
  posted: { readonly id: RemittanceId; readonly journalId: JournalId | null },
  told: ToldClaims,
): void {
  context.claims.answered(
    db,
    told.flatMap(({ claims }) =>
      claims.flatMap(({ claimId, statusCode, payerControlNumber, applied }) =>
        claimId === null ? [] : [{ claimId, statusCode, payerControlNumber, applied }],
      ),
    ),
  );
  if (!context.afterPosting) return;
  const ids = told.flatMap(({ claims }) => claims.flatMap((c) => c.claimId ?? []));
  const heads = new Map(
    db
      .all<Head>(
        sql`SELECT id, version_number AS versionNumber, payer_id AS payerId, patient_id AS patientId, service_on AS serviceDate
          FROM claim WHERE id IN (${list(ids)})`,
      )
      .map((head) => [head.id, head]),
  );
  context.afterPosting(db, {
    remittanceId: posted.id,
    journalId: posted.journalId,
    claims: told.flatMap(({ traceNumber, paidOn, claims }) =>
      claims.flatMap((claim) => {
        const head = claim.claimId === null ? undefined : heads.get(claim.claimId);
        return head ? [{ ...postedClaim(claim, head), traceNumber, paidOn }] : [];
      }),
    ),
  });
}

function postedClaim(c: PlannedClaim, head: Head): Omit<PostedClaim, 'traceNumber' | 'paidOn'> {
  const all = [...c.adjustments, ...c.lines.flatMap((l) => l.adjustments)];
  const { id: claimId, ...about } = head;
  return {
    claimId,
    ...about,
    controlNumber: c.controlNumber,
    payerControlNumber: c.payerControlNumber,
    statusCode: c.statusCode,
    reversal: c.statusCode === '22',
    applied: c.applied,
    chargeCents: c.chargeCents,
    paidCents: c.paidCents,
    patientCents: c.patientCents,
    contractualCents: c.contractualCents,
    deniedCents: sumOf(all, 'deny'),
    heldCents: sumOf(all, 'hold'),
    adjustments: c.adjustments.map(postedAdjustment),
    remarks: c.remarks,
    lines: c.lines.map(postedLine),
  };
}

function postedLine(l: PlannedLine): PostedLine {
  const { serviceLineId, code, modifiers, chargeCents, paidCents, allowedCents, patientCents } = l;
  const { contractualCents, remarks } = l;
  return {
    serviceLineId,
    code,
    modifiers,
    chargeCents,
    paidCents,
    allowedCents,
    patientCents,
    contractualCents,
    remarks,
    deniedCents: sumOf(l.adjustments, 'deny'),
    heldCents: sumOf(l.adjustments, 'hold'),
    adjustments: l.adjustments.map(postedAdjustment),
  };
}

function postedAdjustment({ code, amountCents, action, ruleId }: PlannedAdjustment): PostedAdjustment {
  const [group = '', reason = ''] = code.split(/-(.*)/s);
  return { group, reason, amountCents, action, ruleId };
}

function sumOf(adjustments: readonly PlannedAdjustment[], action: PlannedAdjustment['action']): number {
  return adjustments.reduce((sum, a) => (a.action === action ? sum + a.amountCents : sum), 0);
}

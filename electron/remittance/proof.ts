import { planRemittance, type RemittancePlan } from '#shared/domain/posting/plan-remittance.ts';
import { signedAmount } from '#shared/domain/posting/prove.ts';
import type { Payer } from '#shared/domain/practice.ts';
import type { RemittanceProof, RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  findMatchedClaimIds,
  findPostedTwin,
  findStatusBefore,
  findUnapplied,
  identityOf,
  sumPatientOwes,
  type PaymentIdentity,
} from './queries.ts';
import { findJournalNumber, findOwnClaim } from './own-claims.ts';

/** A remittance file as far as it must be known before it is kept. */
export type ReadFile = Pick<RemittanceSummary, 'fileName' | 'sha256'> & {
  readonly payments: readonly RemitPayment[];
};

/** Each payment's identity, for recognising it in another file. */
export function identities(payments: readonly RemitPayment[]): PaymentIdentity[] {
  return payments.map((payment) => identityOf(payment, signedAmount(payment)));
}

/** Plans a file as of now, or, for one that was posted, as it was planned then. */
export function planFile(
  context: ServiceContext,
  db: ReadDb,
  file: ReadFile,
  sourceId: string,
  posted: { readonly id: RemittanceId; readonly at: RemittanceSummary['receivedAt'] } | null,
): RemittancePlan {
  const payers = context.records.payers(db);
  const matched = posted && findMatchedClaimIds(db, posted.id);
  const journal = posted && findJournalNumber(db, posted.id);
  return planRemittance({
    payments: file.payments,
    find: (controlNumber, by) => {
      const own = findOwnClaim(db, controlNumber, by, journal);
      if (!own || !posted || !matched) return own;
      if (!matched.has(own.claimId)) return null;
      return { ...own, status: findStatusBefore(db, own.claimId, posted.id, posted.at) ?? own.status };
    },
    payerOf: (payment) => payerOf(payment, payers),
    unapplied: (patientId) => (posted ? [] : findUnapplied(db, patientId)),
    patientOwes: (claimId) => (posted ? 0 : sumPatientOwes(db, claimId)),
    postedOn: context.clock.today(),
    sourceId,
  });
}

/** By the payer's identification, otherwise by a name that only one of our payers has. */
function payerOf(payment: RemitPayment, payers: readonly Payer[]): PayerId | null {
  const byId = payers.filter(
    (p) => payment.payerIdentifier !== '' && p.payerIdentifier === payment.payerIdentifier,
  );
  const name = payment.payerName.trim().toUpperCase();
  const found = byId.length > 0 ? byId : payers.filter((p) => p.name.trim().toUpperCase() === name);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** The sheet before posting. */
export function proofOf(
  db: ReadDb,
  file: ReadFile,
  plan: RemittancePlan,
  remittance: Pick<RemittanceSummary, 'id' | 'status'> | null,
): RemittanceProof {
  const posted = remittance?.status === 'posted';
  const twin = posted ? null : findPostedTwin(db, identities(file.payments), remittance?.id ?? null);
  const refusal = posted ? 'This remittance is posted.' : twin ? twinSentence(twin) : plan.refusal;
  return {
    fileName: file.fileName,
    sha256: file.sha256,
    alreadyPosted: posted || twin !== null,
    balanced: plan.balanced,
    postable: refusal === '',
    refusal,
    payments: plan.payments.map(({ payment, payerId, proofs, planned }) => ({
      traceNumber: payment.traceNumber,
      method: payment.method,
      paidOn: payment.paidOn,
      payerName: payment.payerName,
      payerId,
      amountCents: cents(signedAmount(payment)),
      claimsPaidCents: sumCents(payment.claims.map((c) => c.paidCents)),
      providerAdjustmentCents: sumCents(payment.providerAdjustments.map((a) => a.amountCents)),
      proofs: [...proofs],
      claims: [...planned],
    })),
  };
}

export function twinSentence(twin: {
  readonly traceNumber: string;
  readonly fileName: string;
  readonly postedAt: string | null;
}): string {
  const when = twin.postedAt === null ? '' : ` on ${twin.postedAt.slice(0, 10)}`;
  return `The payment ${twin.traceNumber} was posted${when} from the file ${twin.fileName}. Nothing was posted again.`;
}

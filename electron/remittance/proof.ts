import { planRemittance, type RemittancePlan } from '#shared/domain/posting/plan-remittance.ts';
import { signedAmount } from '#shared/domain/posting/prove.ts';
import type { Payer } from '#shared/domain/practice.ts';
import type { RemittanceProof, RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  findMatchedClaimIds,
  findOwnClaim,
  findPostedTwin,
  findStatusBefore,
  findUnapplied,
  identityOf,
  sumPatientOwes,
  type PaymentIdentity,
} from './queries.ts';

/** A remittance file as far as it must be known before it is kept. */
export type ReadFile = Pick<RemittanceSummary, 'fileName' | 'sha256'> & {
  readonly payments: readonly RemitPayment[];
};

/**
 * The text of a file: UTF-8, or Latin-1 when it is none (older payers).
 * @throws Refusal when the file is larger than a remittance can be.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** The payments of an 835. @throws Refusal with one sentence when the file cannot be read to its end. */
export function readPaymentsOf(bytes: Uint8Array): readonly RemitPayment[] {
  if (bytes.length === 0) throw new Refusal('invalid_input', 'The file is empty. Nothing was changed.');
  const read = read835(decodeText(bytes));
  if (!read.ok) throw read.problem;
  return read.payments;
}

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
  return planRemittance({
    payments: file.payments,
    find: (controlNumber) => {
      const own = findOwnClaim(db, controlNumber);
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

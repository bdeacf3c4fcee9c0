import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  planRemittance,
  type RemittanceInput,
  type RemittancePlan,
} from '#shared/domain/posting/plan-remittance.ts';
import { matchClaim } from '#shared/domain/posting/match.ts';
import { contentKey } from '#shared/domain/posting/payment-key.ts';
import { signedAmount } from '#shared/domain/posting/prove.ts';
import { ruleBook } from '#shared/domain/posting/remit-rules.ts';
import type { Payer } from '#shared/domain/practice.ts';
import type { RemittanceProof, RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { findChoices } from './choice-queries.ts';
import {
  claimFinder,
  findJournalNumber,
  findOwnClaim,
  findOwnClaimById,
  postedSumsOf,
} from './own-claims.ts';
import {
  findMatchedClaimIds,
  findPostedTwin,
  findStatusBefore,
  findUnapplied,
  identityOf,
  listOwnPayees,
  sumPatientOwes,
  type PaymentIdentity,
} from './queries.ts';
import { findRules } from './rule-queries.ts';
import { findSamePayment } from './same-payment.ts';

/** A remittance file as far as it must be known before it is kept. */
export type ReadFile = Pick<RemittanceSummary, 'fileName' | 'sha256'> & {
  readonly payments: readonly RemitPayment[];
  /** Each payment's identity, for recognising it in another file. */
  readonly identities: readonly PaymentIdentity[];
};

export function identities(payments: readonly RemitPayment[]): PaymentIdentity[] {
  return payments.map((payment) => {
    const key = contentKey(payment);
    const digest = key === '' ? '' : createHash('sha256').update(key).digest('hex');
    return identityOf(payment, signedAmount(payment), digest);
  });
}

/** A plan with the version of the rules by which it was made; 0 for the delivered ones alone. */
export type FilePlan = RemittancePlan & { readonly rulesVersion: number };

type Planning = {
  readonly sourceId: string;
  /** The remittance when it is kept. */
  readonly id: RemittanceId | null;
  /** When it was posted: it is then planned as things stood before. */
  readonly postedAt: RemittanceSummary['receivedAt'] | null;
};

/** Plans a file as of now, or, for one that was posted before proofs were kept, as it was planned then. */
export function planFile(context: ServiceContext, db: ReadDb, file: ReadFile, how: Planning): FilePlan {
  const payers = context.records.payers(db);
  const { version, rules } = findRules(db);
  const posted = how.postedAt !== null && how.id !== null ? { id: how.id, at: how.postedAt } : null;
  const shared = {
    payments: file.payments,
    payerOf: (payment: RemitPayment) => payerOf(payment, payers),
    rules: ruleBook(rules),
    postedOn: context.clock.today(),
    sourceId: how.sourceId,
  };
  const input: RemittanceInput = posted
    ? { ...shared, ...asPosted(db, posted) }
    : { ...shared, ...asOfNow(context, db, file, how.id) };
  return { ...planRemittance(input), rulesVersion: version };
}

type Looks = Pick<
  RemittanceInput,
  'find' | 'unapplied' | 'chosen' | 'patientOwes' | 'postedSums' | 'leftOut'
>;

function asOfNow(context: ServiceContext, db: ReadDb, file: ReadFile, id: RemittanceId | null): Looks {
  const choices = id === null ? new Map<number, never>() : findChoices(db, id);
  const mine = ownPayees(context, db);
  const payers = context.records.payers(db);
  const find = claimFinder(db, file.payments);
  const chosen = new Set([...choices].filter(([, claimId]) => claimId !== null).map(([at]) => at));
  const isChosen = (index: number): boolean => {
    if (chosen.size === 0) return false;
    const before = file.payments.slice(0, index).reduce((n, p) => n + p.claims.length, 0);
    const after = before + (file.payments[index]?.claims.length ?? 0);
    return [...chosen].some((at) => at >= before && at < after);
  };
  return {
    find,
    chosen: (position) => {
      const claimId = choices.get(position);
      return claimId === undefined ? undefined : claimId === null ? null : findOwnClaimById(db, claimId);
    },
    postedSums: (claimId) => postedSumsOf(db, claimId),
    unapplied: (patientId) => findUnapplied(db, patientId),
    patientOwes: (claimId) => sumPatientOwes(db, claimId),
    leftOut: (payment, index) => {
      const identity = file.identities[index];
      const twin =
        (identity ? findPostedTwin(db, identity, id) : null) ??
        findSamePayment(db, payment, (p) => payerOf(p, payers), id);
      if (twin) return twinSentence(payment, twin);
      const ours = mine(payment) || isChosen(index) || answersOurs(payment, find);
      return ours ? '' : payeeSentence(payment);
    },
  };
}

function asPosted(db: ReadDb, posted: { id: RemittanceId; at: RemittanceSummary['receivedAt'] }): Looks {
  const matched = findMatchedClaimIds(db, posted.id);
  const journal = findJournalNumber(db, posted.id);
  return {
    find: (controlNumber, by) => {
      const own = findOwnClaim(db, controlNumber, by, journal);
      if (!own || !matched.has(own.claimId)) return null;
      const { open: _open, standing: _standing, ...then } = own;
      return { ...then, status: findStatusBefore(db, own.claimId, posted.id, posted.at) ?? own.status };
    },
    unapplied: () => [],
  };
}

/** By the payer's identification, otherwise by a name that only one of our payers has. */
export function payerOf(payment: RemitPayment, payers: readonly Payer[]): PayerId | null {
  const byId = payers.filter(
    (p) => payment.payerIdentifier !== '' && p.payerIdentifier === payment.payerIdentifier,
  );
  const name = payment.payerName.trim().toUpperCase();
  const found = byId.length > 0 ? byId : payers.filter((p) => p.name.trim().toUpperCase() === name);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Whether a payment is made out to us: by NPI or tax number; one that names neither is taken as ours. */
function ownPayees(context: ServiceContext, db: ReadDb): (payment: RemitPayment) => boolean {
  const practice = context.records.practice(db);
  const { npis, taxIds } = listOwnPayees(db);
  if (practice) {
    npis.add(practice.npi);
    taxIds.add(practice.taxId);
  }
  return ({ payeeNpi, payeeTaxId = '' }) => {
    const tax = payeeTaxId.replaceAll(/\D/g, '');
    if (payeeNpi === '' && tax === '') return true;
    return npis.has(payeeNpi) || (tax !== '' && taxIds.has(tax));
  };
}

/** A payment under a number that we do not know, for a claim of ours to the cent, is ours all the same. */
function answersOurs(payment: RemitPayment, find: RemittanceInput['find']): boolean {
  return payment.claims.some((remit) => matchClaim(remit, find).own !== null);
}

/** NPI or tax number under which a payment names its payee. */
export function payeeIdentifier(payment: Pick<RemitPayment, 'payeeNpi' | 'payeeTaxId'>): string {
  return payment.payeeNpi || (payment.payeeTaxId ?? '').replaceAll(/\D/g, '');
}

function payeeSentence(payment: RemitPayment): string {
  const kind = payment.payeeNpi === '' ? 'tax number' : 'NPI';
  return `The payment ${payment.traceNumber} is made out to ${payment.payeeName || 'another payee'} (${kind} ${payeeIdentifier(payment)}), not to this practice.`;
}

type Twin = NonNullable<ReturnType<typeof findPostedTwin>>;

export function twinSentence(payment: RemitPayment, twin: Twin): string {
  const when = twin.postedAt === null ? '' : ` on ${twin.postedAt.slice(0, 10)}`;
  const under = twin.traceNumber === payment.traceNumber ? '' : ` under the number ${twin.traceNumber}`;
  return `The payment ${payment.traceNumber} was posted${when} from the file ${twin.fileName}${under}.`;
}

/** The sheet before posting. */
export function proofOf(
  file: Pick<ReadFile, 'fileName' | 'sha256'>,
  plan: FilePlan,
  status: RemittanceSummary['status'] | null,
): RemittanceProof {
  const posted = status === 'posted';
  const twins = plan.payments.filter((p) => / was posted( on .*)? from the file /.test(p.leftOut));
  return {
    fileName: file.fileName,
    sha256: file.sha256,
    alreadyPosted: posted || (twins.length > 0 && twins.length === plan.payments.length),
    balanced: plan.balanced,
    postable: !posted && plan.refusal === '',
    refusal: posted ? 'This remittance is posted.' : plan.refusal,
    rulesVersion: plan.rulesVersion,
    payments: plan.payments.map(({ payment, payerId, proofs, planned, provider, balanced, leftOut }) => ({
      leftOut,
      balanced,
      traceNumber: payment.traceNumber,
      handling: payment.handling,
      method: payment.method,
      paidOn: payment.paidOn,
      payerName: payment.payerName,
      payerId,
      payeeName: payment.payeeName,
      payeeNpi: payeeIdentifier(payment),
      amountCents: cents(signedAmount(payment)),
      claimsPaidCents: sumCents(payment.claims.map((c) => c.paidCents)),
      providerAdjustmentCents: sumCents(payment.providerAdjustments.map((a) => a.amountCents)),
      proofs: [...proofs],
      providerAdjustments: [...provider],
      claims: [...planned],
    })),
  };
}

/** As it is kept with what was posted. */
export function packProof(proof: RemittanceProof): Uint8Array {
  return gzipSync(JSON.stringify(proof), { level: 1 });
}

export function unpackProof(packed: Uint8Array): RemittanceProof {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as RemittanceProof;
}

import { basename } from 'node:path';
import { planRemittance } from '#shared/domain/posting/plan-remittance.ts';
import {
  allBalanced,
  proveAmount,
  proveClaim,
  proveReadable,
  signedAmount,
} from '#shared/domain/posting/prove.ts';
import type { Proof, RemittanceProof } from '#shared/domain/remittance.ts';
import { readParts } from '#shared/domain/x12/read-835.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { x12TextPieces } from '#electron/x12-text.ts';
import { identities, proofOf } from './proof.ts';
import { readPaymentsOf } from './read-file.ts';

/** The sums of a file that is too large to be shown claim by claim. */
export type LargeProof = {
  readonly fileName: string;
  readonly balanced: boolean;
  readonly claims: number;
  readonly lines: number;
  readonly payments: readonly {
    readonly traceNumber: string;
    readonly payerName: string;
    readonly amountCents: number;
    readonly claimsPaidCents: number;
    readonly providerAdjustmentCents: number;
    readonly claims: number;
    readonly balanced: boolean;
    /** What does not hold, at most a hundred. */
    readonly broken: readonly Proof[];
  }[];
};

const SHOWN = 100;

/**
 * Proves every sum of an 835 of any size, claim by claim and with the memory of one.
 * @throws X12Problem when it cannot be read to its end.
 */
export function proveLargeFile(path: string): LargeProof {
  const payments: LargeProof['payments'][number][] = [];
  let broken: Proof[] = [];
  let paid = 0;
  let claims = 0;
  let before = 0;
  let lines = 0;
  let whole = true;
  const judge = (proofs: readonly Proof[]): void => {
    if (allBalanced(proofs)) return;
    whole = false;
    for (const p of proofs)
      if (!p.holds && p.equation !== 'patient_responsibility' && broken.length < SHOWN) broken.push(p);
  };
  for (const part of readParts(x12TextPieces(path))) {
    if (part.kind === 'claim') {
      paid += part.claim.paidCents;
      claims += 1;
      lines += part.claim.lines.length;
      judge(proveClaim(part.claim));
      continue;
    }
    const { payment } = part;
    judge([...proveReadable(payment), proveAmount(payment, paid)]);
    payments.push({
      traceNumber: payment.traceNumber,
      payerName: payment.payerName,
      amountCents: signedAmount(payment),
      claimsPaidCents: paid,
      providerAdjustmentCents: payment.providerAdjustments.reduce((sum, a) => sum + a.amountCents, 0),
      claims: claims - before,
      balanced: whole,
      broken,
    });
    broken = [];
    paid = 0;
    before = claims;
    whole = true;
  }
  const balanced = payments.every((p) => p.balanced);
  return { fileName: basename(path), balanced, claims, lines, payments };
}

/** The proof of a file by itself: every sum, and no claim of any practice. */
export function proveAlone(
  fileName: string,
  bytes: Uint8Array,
  sha256: string,
  today: IsoDate,
): RemittanceProof {
  const payments = readPaymentsOf(bytes);
  const plan = planRemittance({
    payments,
    find: () => null,
    payerOf: () => null,
    unapplied: () => [],
    postedOn: today,
    sourceId: 'check',
  });
  const file = { fileName, sha256, payments, identities: identities(payments) };
  return proofOf(file, { ...plan, rulesVersion: 0 }, null);
}

import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import {
  MONEY_ACCOUNTS,
  type Journal,
  type JournalDraft,
  type JournalEntry,
} from '#shared/domain/journal.ts';
import { balancedDraft, entry, transfer } from '#shared/domain/posting/entries.ts';

/** Where unapplied money of the payer went later, newest first: taken back as far as it is missing now. */
export type LaterUse = {
  readonly patientId: PatientId;
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
  readonly payerId: PayerId | null;
  readonly serviceOn: IsoDate | null;
  readonly amountCents: number;
};

/**
 * Takes a payment back that the bank returned: what it paid is owed again, line by line, and the money leaves where
 * it lies now, the bank when it was deposited. Money of it that was unapplied and has been used since is taken back
 * from where it was used.
 * @param unappliedLeft what is unapplied in the same pool now. @returns a draft of kind `returned_payment`.
 */
export function returnedPaymentDraft(p: {
  readonly payment: Pick<Journal, 'id' | 'number' | 'entries'>;
  readonly deposited: boolean;
  readonly unappliedLeft: number;
  readonly laterUses: readonly LaterUse[];
  readonly memo: string;
  readonly postedOn: IsoDate;
}): JournalDraft {
  const entries: JournalEntry[] = [];
  let kept = 0;
  for (const e of p.payment.entries) {
    const money = MONEY_ACCOUNTS.some((account) => account === e.account);
    if (e.account === 'unapplied_payments') kept -= e.amountCents;
    entries.push({
      ...e,
      account: money && p.deposited ? 'bank' : e.account,
      amountCents: cents(-e.amountCents),
      memo: p.memo,
    });
  }
  let missing = Math.max(0, kept - Math.max(0, p.unappliedLeft));
  const pool = p.payment.entries.find((e) => e.account === 'unapplied_payments');
  for (const use of p.laterUses) {
    const part = Math.min(missing, use.amountCents);
    if (part <= 0 || !pool) continue;
    missing -= part;
    entries.push(
      entry('ar_patient', part, p.memo, use),
      entry('unapplied_payments', -part, p.memo, {
        patientId: pool.patientId,
        claimId: pool.claimId,
        encounterId: pool.encounterId,
      }),
    );
  }
  return balancedDraft({
    kind: 'returned_payment',
    postedOn: p.postedOn,
    memo: p.memo,
    sourceType: 'returned_payment',
    sourceId: p.payment.id,
    entries,
  });
}

/** The practice's own fee for a returned payment, which the patient owes. */
export function returnedFeeDraft(p: {
  readonly paymentJournalId: string;
  readonly patientId: PatientId;
  readonly amountCents: number;
  readonly memo: string;
  readonly postedOn: IsoDate;
}): JournalDraft {
  return balancedDraft({
    kind: 'fee',
    postedOn: p.postedOn,
    memo: p.memo,
    sourceType: 'returned_payment_fee',
    sourceId: p.paymentJournalId,
    entries: transfer('ar_patient', 'returned_payment_fee', p.amountCents, p.memo, {
      patientId: p.patientId,
      serviceOn: p.postedOn,
    }),
  });
}

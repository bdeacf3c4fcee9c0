import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { JournalDraft } from '#shared/domain/journal.ts';
import { balancedDraft, entry } from './entries.ts';

/** What a patient still owes on a line of a claim (null: on the claim as a whole), as the journal has it. */
export type PatientBalance = { readonly serviceLineId: ServiceLineId | null; readonly amountCents: number };

export type Transfer = {
  readonly from: { readonly claimId: ClaimId; readonly payerId: PayerId; readonly controlNumber: string };
  readonly to: { readonly claimId: ClaimId; readonly payerId: PayerId; readonly controlNumber: string };
  readonly patientId: PatientId;
  readonly serviceOn: IsoDate;
  readonly balances: readonly PatientBalance[];
  readonly postedOn: IsoDate;
  /** Unique among transfers: the claim's id, with a suffix when it takes over once more. */
  readonly sourceId: string;
};

/**
 * What the earlier payer left to the patient becomes a receivable from the next payer, line by line. A credit on
 * one line lessens what the others carry over, so that the patient's balance of the claim never turns negative.
 * @returns null when nothing is left.
 */
export function transferDraft(t: Transfer): JournalDraft | null {
  let credit = t.balances.reduce((sum, b) => sum + Math.max(0, -b.amountCents), 0);
  const entries = t.balances.flatMap(({ serviceLineId, amountCents }) => {
    if (amountCents <= 0) return [];
    const used = Math.min(credit, amountCents);
    credit -= used;
    const amount = amountCents - used;
    if (amount === 0) return [];
    const facts = { patientId: t.patientId, serviceLineId, serviceOn: t.serviceOn };
    const memo = `Left by claim ${t.from.controlNumber}, billed on claim ${t.to.controlNumber}`;
    return [
      entry('ar_insurer', amount, memo, { ...facts, claimId: t.to.claimId, payerId: t.to.payerId }),
      entry('ar_patient', -amount, memo, { ...facts, claimId: t.from.claimId, payerId: t.from.payerId }),
    ];
  });
  if (entries.length === 0) return null;
  return balancedDraft({
    kind: 'transfer',
    postedOn: t.postedOn,
    memo: `Balance of claim ${t.from.controlNumber} to the next payer, claim ${t.to.controlNumber}`,
    sourceType: 'claim_transfer',
    sourceId: t.sourceId,
    entries,
  });
}

import type { JournalDraft } from '#shared/domain/journal.ts';
import { balancedDraft, transfer, type EntryFacts } from '#shared/domain/posting/entries.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';

/** What the insurer owes on a line (null: on the claim as a whole) by the journal. */
export type OpenLine = {
  readonly serviceLineId: ServiceLineId | null;
  readonly serviceOn: IsoDate | null;
  readonly openCents: number;
};

export type LeavesInsurer = {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  readonly lines: readonly OpenLine[];
  readonly amountCents: number;
  /** Group and reason of the denial, `CO-29`. */
  readonly code: string;
  readonly reason: string;
  readonly postedOn: IsoDate;
  /** Unique in its kind: the denial with the count of its journals. */
  readonly sourceId: string;
};

/**
 * The insurer's receivable written off, line by line up to the amount.
 * @throws Refusal when the insurer owes less than that.
 */
export function writeOffDraft(from: LeavesInsurer): JournalDraft {
  const memo = `Written off after denial ${from.code}: ${from.reason}`;
  return draftOf(from, 'write_off', 'write_off', memo, 'denial_write_off');
}

/** The same to the patient's receivable. @throws Refusal when the insurer owes less than that. */
export function toPatientDraft(from: LeavesInsurer): JournalDraft {
  const memo = from.reason === '' ? `Left to the patient by ${from.code}` : `To the patient: ${from.reason}`;
  return draftOf(from, 'ar_patient', 'responsibility', memo, 'denial_to_patient');
}

function draftOf(
  from: LeavesInsurer,
  account: 'write_off' | 'ar_patient',
  kind: 'write_off' | 'responsibility',
  memo: string,
  sourceType: string,
): JournalDraft {
  let left = from.amountCents;
  const taken = from.lines.flatMap((line) => {
    const amount = Math.min(left, Math.max(0, line.openCents));
    left -= amount;
    return amount > 0 ? [{ ...line, amount }] : [];
  });
  if (left > 0 || taken.length === 0)
    throw new Refusal(
      'rule_violated',
      `The insurer owes less than that on claim ${from.controlNumber} by the ledger. Nothing was posted.`,
    );
  return balancedDraft({
    kind,
    postedOn: from.postedOn,
    memo: `Claim ${from.controlNumber}: ${memo}`.slice(0, 240),
    sourceType,
    sourceId: from.sourceId,
    entries: taken.flatMap((line) => {
      const facts: EntryFacts = {
        patientId: from.patientId,
        claimId: from.claimId,
        payerId: from.payerId,
        serviceLineId: line.serviceLineId,
        serviceOn: line.serviceOn,
        reason: from.code,
      };
      return transfer(account, 'ar_insurer', line.amount, memo, facts);
    }),
  });
}

import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { JournalDraft, JournalEntry, Tender } from '#shared/domain/journal.ts';
import { balancedDraft, entry } from './entries.ts';

/** Something a patient owes: one line, or a claim as a whole, with its balance by the journal. */
export type OpenItem = {
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
  readonly payerId: PayerId | null;
  readonly serviceOn: IsoDate | null;
  /** Balance of `ar_patient`; items of zero or less are passed over. */
  readonly amountCents: Cents;
};

export type PatientPayment = {
  readonly patientId: PatientId;
  /** Visit at which it was taken; what stays unapplied waits for that visit's claim. */
  readonly encounterId: EncounterId | null;
  readonly amountCents: Cents;
  readonly tender: Tender;
  readonly receivedOn: IsoDate;
  readonly postedOn: IsoDate;
  /** Makes the posting unique, so that a repeated request posts once. */
  readonly requestId: string;
  readonly note: string;
  readonly openItems: readonly OpenItem[];
};

const TENDER_WORDS: Readonly<Record<Tender, string>> = {
  cash: 'in cash',
  check: 'by check',
  card: 'by card',
  eft: 'by transfer',
};

/**
 * The journal of money from a patient: debit the tender, credit what is owed, oldest service first (items
 * without a date last, otherwise in the order given), and keep the rest as unapplied money.
 * @throws Refusal when the amount is not more than zero.
 */
export function patientPaymentDraft(p: PatientPayment): JournalDraft {
  if (p.amountCents <= 0)
    throw new Refusal('invalid_input', 'A payment is more than zero; nothing was posted.');
  const note = p.note.trim();
  const memo = `Payment ${TENDER_WORDS[p.tender]}${note === '' ? '' : `, ${note}`}`;
  const facts = { patientId: p.patientId, encounterId: p.encounterId };
  const entries: JournalEntry[] = [entry(p.tender, p.amountCents, memo, facts)];
  let left: number = p.amountCents;
  for (const item of oldestFirst(p.openItems)) {
    const part = Math.min(left, Math.max(item.amountCents, 0));
    if (part === 0) continue;
    entries.push(
      entry('ar_patient', -part, memo, {
        patientId: p.patientId,
        claimId: item.claimId,
        serviceLineId: item.serviceLineId,
        payerId: item.payerId,
        serviceOn: item.serviceOn,
      }),
    );
    left -= part;
  }
  if (left > 0) entries.push(entry('unapplied_payments', -left, `${memo}, not yet applied`, facts));
  return balancedDraft({
    kind: 'patient_payment',
    postedOn: p.postedOn,
    depositOn: p.receivedOn,
    memo,
    sourceType: 'patient_payment',
    sourceId: p.requestId,
    entries,
  });
}

function oldestFirst(items: readonly OpenItem[]): OpenItem[] {
  const key = (item: OpenItem): string => item.serviceOn ?? '9999-12-31';
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

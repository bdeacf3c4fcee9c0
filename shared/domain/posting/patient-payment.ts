import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { TENDER_ACCOUNT, type JournalDraft, type JournalEntry, type Tender } from '#shared/domain/journal.ts';
import { spread, type Chosen, type RestGoes } from '#shared/domain/ledger/spread.ts';
import { balancedDraft, entry } from './entries.ts';

/** Something a patient owes: one line, or a claim as a whole, with its balance by the journal. */
export type OpenItem = {
  /** Left out for the payer's own items; a payment may be spread over a family. */
  readonly patientId?: PatientId;
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
  /** Amounts laid on items by hand; the rest goes by `rest`, oldest first when left out. */
  readonly chosen?: readonly Chosen[];
  readonly rest?: RestGoes;
  /** `check 1021`, `card ending in 4242`: how it came, for the ledger. */
  readonly how?: string;
};

const TENDER_WORDS: Readonly<Record<Tender, string>> = {
  cash: 'in cash',
  check: 'by check',
  card: 'by card',
  eft: 'by transfer',
  money_order: 'by money order',
};

/**
 * The journal of money from a patient: debit the tender, credit what is owed, as chosen and then oldest service
 * first, and keep the rest as unapplied money of who paid.
 * @throws Refusal when the amount is not more than zero or the choice does not fit what is open.
 */
export function patientPaymentDraft(p: PatientPayment): JournalDraft {
  if (p.amountCents <= 0)
    throw new Refusal('invalid_input', 'A payment is more than zero; nothing was posted.');
  const note = p.note.trim();
  const memo = `Payment ${TENDER_WORDS[p.tender]}${p.how ? ` ${p.how}` : ''}${note === '' ? '' : `, ${note}`}`;
  const facts = { patientId: p.patientId, encounterId: p.encounterId };
  const entries: JournalEntry[] = [entry(TENDER_ACCOUNT[p.tender], p.amountCents, memo, facts)];
  const items = p.openItems.map((item) => ({ ...item, patientId: item.patientId ?? p.patientId }));
  const { parts, leftCents } = spread(p.amountCents, items, p.chosen, p.rest);
  for (const { item, amountCents } of parts) entries.push(appliedTo(item, amountCents, memo));
  if (leftCents > 0) entries.push(entry('unapplied_payments', -leftCents, `${memo}, not yet applied`, facts));
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

/** Credits what a patient owes on an item. */
export function appliedTo(
  item: OpenItem & { readonly patientId: PatientId },
  amountCents: number,
  memo: string,
): JournalEntry {
  return entry('ar_patient', -amountCents, memo, {
    patientId: item.patientId,
    claimId: item.claimId,
    serviceLineId: item.serviceLineId,
    payerId: item.payerId,
    serviceOn: item.serviceOn,
  });
}

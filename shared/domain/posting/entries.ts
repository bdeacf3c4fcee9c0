import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { Account, JournalDraft, JournalEntry, JournalKind } from '#shared/domain/journal.ts';

/** Whom and what an entry concerns; what is left out is null or empty. */
export type EntryFacts = {
  readonly patientId?: PatientId | null;
  readonly claimId?: ClaimId | null;
  readonly serviceLineId?: ServiceLineId | null;
  readonly payerId?: PayerId | null;
  readonly encounterId?: EncounterId | null;
  readonly serviceOn?: IsoDate | null;
  readonly reason?: string;
};

/** One posting: positive amounts are debits, negative ones credits. */
export function entry(account: Account, amountCents: number, memo: string, facts: EntryFacts): JournalEntry {
  return {
    account,
    amountCents: cents(amountCents),
    patientId: facts.patientId ?? null,
    claimId: facts.claimId ?? null,
    serviceLineId: facts.serviceLineId ?? null,
    payerId: facts.payerId ?? null,
    encounterId: facts.encounterId ?? null,
    serviceOn: facts.serviceOn ?? null,
    reason: facts.reason ?? '',
    memo,
  };
}

/** Debits one account and credits another by the same amount; nothing for an amount of zero. */
export function transfer(
  debit: Account,
  credit: Account,
  amountCents: number,
  memo: string,
  facts: EntryFacts,
): JournalEntry[] {
  if (amountCents === 0) return [];
  return [entry(debit, amountCents, memo, facts), entry(credit, -amountCents, memo, facts)];
}

/** Sum of all entries; zero for a journal that may be written. */
export function journalSum(entries: readonly Pick<JournalEntry, 'amountCents'>[]): number {
  return sumCents(entries.map((e) => e.amountCents));
}

/**
 * A journal draft that is proved to balance.
 * @throws RangeError when the entries do not sum to zero or one of them is zero: a mistake of ours, never
 * of the user.
 */
export function balancedDraft(
  draft: Omit<JournalDraft, 'reversesJournalId' | 'depositOn'> &
    Partial<Pick<JournalDraft, 'reversesJournalId' | 'depositOn'>> & { readonly kind: JournalKind },
): JournalDraft {
  const sum = journalSum(draft.entries);
  if (sum !== 0) throw new RangeError(`A ${draft.kind} journal would be out of balance by ${sum} cents.`);
  if (draft.entries.some((e) => e.amountCents === 0))
    throw new RangeError(`A ${draft.kind} journal would hold an entry of zero.`);
  return { depositOn: null, reversesJournalId: null, ...draft };
}

import type { Account, JournalKind } from '../journal.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { sumCents } from '#shared/kernel/money.ts';
import type { OpenAmount } from './aging.ts';

/** What a patient owes is the sum of these accounts. */
export const PATIENT_SIDE: readonly Account[] = ['ar_patient', 'unapplied_payments'];

/** An entry of the journal that concerns a patient of the account, posted on or before the day of the statement. */
export type AccountEntry = {
  readonly journalNumber: number;
  readonly kind: JournalKind;
  /** Number and kind of the journal that this one turns round. */
  readonly reverses: { readonly number: number; readonly kind: JournalKind } | null;
  readonly postedOn: IsoDate;
  /** Day on which money was received. */
  readonly receivedOn: IsoDate | null;
  readonly tender: string | null;
  readonly patientId: string;
  /** The visit; null for money that belongs to none. */
  readonly visitId: string | null;
  readonly serviceLineId: string | null;
  readonly account: Account;
  readonly reason: string;
  readonly amountCents: number;
};

export type Visit = {
  readonly id: string;
  readonly patientId: string;
  readonly serviceOn: IsoDate;
  readonly providerName: string;
};

/** Entries that move what the patients of the account owe. */
export function patientSide(entries: readonly AccountEntry[]): AccountEntry[] {
  return entries.filter((e) => PATIENT_SIDE.includes(e.account));
}

export function balanceOf(entries: readonly AccountEntry[]): number {
  return sumCents(patientSide(entries).map((e) => e.amountCents));
}

/**
 * What is open by visit and line, each since the first day on which something of it became the patient's; money that
 * is not applied counts as credit.
 */
export function openAmounts(entries: readonly AccountEntry[]): OpenAmount[] {
  const items = new Map<string, { sinceOn: IsoDate; amountCents: number; owed: boolean }>();
  for (const e of patientSide(entries)) {
    const key =
      e.account === 'ar_patient' ? `${e.patientId} ${e.visitId ?? ''} ${e.serviceLineId ?? ''}` : 'unapplied';
    const item = items.get(key) ?? { sinceOn: e.postedOn, amountCents: 0, owed: false };
    item.amountCents += e.amountCents;
    if (e.amountCents > 0 && (!item.owed || e.postedOn < item.sinceOn)) {
      item.sinceOn = e.postedOn;
      item.owed = true;
    }
    items.set(key, item);
  }
  return [...items.values()].filter((item) => item.amountCents !== 0);
}

/** What is open of each visit on the patient's side, more or less than zero. */
export function openByVisit(entries: readonly AccountEntry[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const e of entries)
    if (e.account === 'ar_patient' && e.visitId !== null)
      sums.set(e.visitId, (sums.get(e.visitId) ?? 0) + e.amountCents);
  return new Map([...sums].filter(([, sum]) => sum !== 0));
}

/** What insurers still owe on the visits of which the patient owes something. */
export function insurerOnOpenVisits(entries: readonly AccountEntry[]): number {
  const open = openByVisit(entries);
  const sums = new Map<string, number>();
  for (const e of entries)
    if (e.account === 'ar_insurer' && e.visitId !== null && (open.get(e.visitId) ?? 0) > 0)
      sums.set(e.visitId, (sums.get(e.visitId) ?? 0) + e.amountCents);
  return [...sums.values()].reduce((sum, cents) => sum + Math.max(0, cents), 0);
}

/** What insurers still owe on any visit of the account. */
export function insurerPending(entries: readonly AccountEntry[]): number {
  return Math.max(
    0,
    entries.reduce((sum, e) => sum + (e.account === 'ar_insurer' ? e.amountCents : 0), 0),
  );
}

/** Money to the credit of patients of the account whose own balance is below zero, beside what others owe. */
export function familyCredit(entries: readonly AccountEntry[]): number {
  const sums = new Map<string, number>();
  for (const e of patientSide(entries)) sums.set(e.patientId, (sums.get(e.patientId) ?? 0) + e.amountCents);
  const owing = [...sums.values()].some((sum) => sum > 0);
  return owing ? [...sums.values()].reduce((credit, sum) => credit + Math.max(0, -sum), 0) : 0;
}

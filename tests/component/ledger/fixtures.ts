import type { JournalRow, PatientLedger } from '#shared/contract/ledger.ts';
import type { Account, Journal, JournalEntry, JournalKind, LedgerRow } from '#shared/domain/journal.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const day = (text: string) => text as IsoDate;
export const PATIENT = uuid(2, 1) as PatientId;
export const journalId = (n: number) => uuid(12, n) as JournalId;
const CLAIM = uuid(7, 1) as ClaimId;

type Movement = readonly [
  journal: number,
  kind: JournalKind,
  account: Account,
  code: string | null,
  reason: string,
  memo: string,
  amount: number,
  reversed?: boolean,
];

/** The scenario's account: copay, charges, remittance. */
const MOVEMENTS: readonly Movement[] = [
  [1, 'patient_payment', 'unapplied_payments', null, '', 'Copay at the desk', -2500],
  [2, 'charges', 'ar_insurer', '99213', '', 'Office visit, established', 14500],
  [2, 'charges', 'ar_insurer', '36415', '', 'Blood draw', 1500],
  [2, 'charges', 'ar_insurer', '83036', '', 'Hemoglobin A1c', 4000],
  [3, 'remittance', 'ar_insurer', '99213', '', 'Paid by the insurer', -7300],
  [3, 'remittance', 'ar_insurer', '99213', 'CO-45', 'Above the agreed price', -4700],
  [3, 'remittance', 'ar_patient', '99213', 'PR-3', 'Copay', 2500],
  [3, 'remittance', 'ar_insurer', '99213', 'PR-3', 'Copay', -2500],
  [3, 'remittance', 'ar_insurer', '36415', '', 'Paid by the insurer', -857],
  [3, 'remittance', 'ar_insurer', '36415', 'CO-45', 'Above the agreed price', -643],
  [3, 'remittance', 'ar_insurer', '83036', 'CO-45', 'Above the agreed price', -2658],
  [3, 'remittance', 'ar_patient', '83036', 'PR-1', 'Deductible', 1342],
  [3, 'remittance', 'ar_insurer', '83036', 'PR-1', 'Deductible', -1342],
  [3, 'remittance', 'unapplied_payments', null, '', 'Copay applied', 2500],
  [3, 'remittance', 'ar_patient', '99213', '', 'Copay applied', -2500],
];

export function ledgerRows(movements: readonly Movement[] = MOVEMENTS): LedgerRow[] {
  let insurer = 0;
  let patient = 0;
  return movements.map(([journal, kind, account, code, reason, memo, amount, reversed], i) => {
    const [a, b] = account === 'ar_insurer' ? [amount, 0] : [0, amount];
    insurer += a;
    patient += b;
    return {
      entryId: i + 1,
      journalId: journalId(journal),
      journalNumber: journal,
      kind,
      postedOn: day('2026-11-17'),
      serviceOn: day('2026-11-17'),
      claimId: code === null ? null : CLAIM,
      controlNumber: code === null ? null : '10461',
      procedureCode: code,
      account,
      reason,
      memo,
      insurerCents: cents(a),
      patientCents: cents(b),
      insurerBalanceCents: cents(insurer),
      patientBalanceCents: cents(patient),
      reversed: reversed ?? false,
    };
  });
}

export function patientLedger(): PatientLedger {
  return {
    patientId: PATIENT,
    patientName: 'Fictive, Ana',
    accountNumber: '1001',
    rows: ledgerRows(),
    totals: {
      chargesCents: cents(20000),
      insurancePaidCents: cents(8157),
      contractualCents: cents(8001),
      patientPaidCents: cents(2500),
      writeOffCents: cents(0),
      insurerBalanceCents: cents(0),
      patientBalanceCents: cents(1342),
      unappliedCents: cents(0),
    },
  };
}

const entry = (account: Account, amount: number, memo: string): JournalEntry => ({
  account,
  amountCents: cents(amount),
  patientId: PATIENT,
  claimId: null,
  serviceLineId: null,
  payerId: null,
  encounterId: null,
  serviceOn: null,
  reason: '',
  memo,
});

export function journal(n: number, kind: JournalKind, change: Partial<Journal> = {}): Journal {
  return {
    id: journalId(n),
    number: n,
    kind,
    postedOn: day('2026-11-17'),
    depositOn: day('2026-11-17'),
    postedAt: '2026-11-17T15:00:00.000Z' as Instant,
    memo: 'Copay at the desk',
    sourceType: kind,
    sourceId: uuid(13, n),
    reversesJournalId: null,
    reversedByJournalId: null,
    userName: 'Olive Owner',
    entries: [
      entry('cash', 2500, 'Copay at the desk'),
      entry('unapplied_payments', -2500, 'Copay at the desk'),
    ],
    ...change,
  };
}

export function journalRow(n: number, kind: JournalKind): JournalRow {
  const { entries, ...rest } = journal(n, kind);
  return { ...rest, debitCents: cents(2500), entryCount: entries.length, patientName: 'Fictive, Ana' };
}

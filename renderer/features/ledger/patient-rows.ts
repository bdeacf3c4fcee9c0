import type { LedgerRow } from '#shared/domain/journal.ts';
import { sumCents, type Cents } from '#shared/kernel/money.ts';

/** The figures of a patient's ledger that open the rows which make them. */
export const VIEWS = [
  'all',
  'charges',
  'insurancePaid',
  'contractual',
  'patientPaid',
  'writeOff',
  'insurerBalance',
  'patientBalance',
  'unapplied',
] as const;
export type View = (typeof VIEWS)[number];

/** @returns the view that an address names, `all` when it names none. */
export function viewOf(text: string | null): View {
  return VIEWS.find((view) => view === text) ?? 'all';
}

/** Which rows make a figure. A reversal belongs where the row that it takes back belongs. */
export function rowsOfView(rows: readonly LedgerRow[], view: View): readonly LedgerRow[] {
  if (view === 'all') return rows;
  return rows.filter((row) => belongs(row.kind === 'reversal' ? (originOf(row, rows) ?? row) : row, view));
}

function belongs(row: LedgerRow, view: View): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'charges':
      return (
        row.kind === 'charges' &&
        row.account !== 'unapplied_payments' &&
        row.insurerCents + row.patientCents > 0
      );
    case 'insurancePaid':
      return row.kind === 'remittance' && row.account === 'ar_insurer' && row.reason === '';
    // What the payer left to the patient moves between the two receivables and is no adjustment.
    case 'contractual':
      return (
        row.kind === 'remittance' &&
        row.account === 'ar_insurer' &&
        row.reason !== '' &&
        !row.reason.startsWith('PR-')
      );
    case 'patientPaid':
      return row.kind === 'patient_payment';
    case 'writeOff':
      return row.kind === 'write_off';
    case 'insurerBalance':
      return row.account === 'ar_insurer';
    case 'patientBalance':
      return row.account !== 'ar_insurer';
    case 'unapplied':
      return row.account === 'unapplied_payments';
  }
}

/** The row that a reversal takes back: the same account and reason, the opposite amount, reversed. */
function originOf(reversal: LedgerRow, rows: readonly LedgerRow[]): LedgerRow | undefined {
  return rows.findLast(
    (row) =>
      row.reversed &&
      row.journalNumber < reversal.journalNumber &&
      row.account === reversal.account &&
      row.claimId === reversal.claimId &&
      row.procedureCode === reversal.procedureCode &&
      row.reason === reversal.reason &&
      row.memo === reversal.memo &&
      row.insurerCents === -reversal.insurerCents &&
      row.patientCents === -reversal.patientCents,
  );
}

/** What the rows of a view move together, on either side. */
export function sumOfRows(rows: readonly LedgerRow[]): { readonly insurer: Cents; readonly patient: Cents } {
  return {
    insurer: sumCents(rows.map((row) => row.insurerCents)),
    patient: sumCents(rows.map((row) => row.patientCents)),
  };
}

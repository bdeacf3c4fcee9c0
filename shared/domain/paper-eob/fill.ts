import { cents, type Cents } from '#shared/kernel/money.ts';
import type { MoneyColumn, PaperLine } from './paper-eob.ts';

/** A line with one amount typed, and what follows from it filled in where nothing was typed. */
export type Filled = { readonly line: PaperLine; readonly filled: ReadonlySet<MoneyColumn> };

const PATIENT = ['deductibleCents', 'copayCents', 'coinsuranceCents'] as const;

/** Deductible, copay, coinsurance and the patient's part among other reasons. */
export function patientPart(line: PaperLine): number {
  const columns = PATIENT.reduce((sum, column) => sum + (line[column] ?? 0), 0);
  return columns + otherOf(line, 'PR');
}

function otherOf(line: PaperLine, group: string | null): number {
  return line.other
    .filter((a) => group === null || a.group === group)
    .reduce((sum, a) => sum + (a.amountCents ?? 0), 0);
}

/**
 * Types an amount and fills what follows: from the allowed amount the contractual part (charge less allowed) and the
 * payment (allowed less the patient's part and other reductions); without an allowed amount nothing is filled. What a person has
 * typed is never changed; what was filled follows.
 * @param filled columns that the program filled so far.
 */
export function typeAmount(
  before: PaperLine,
  filled: ReadonlySet<MoneyColumn>,
  column: MoneyColumn,
  amount: Cents | null,
): Filled {
  const mine = new Set(filled);
  mine.delete(column);
  return fillIn({ ...before, [column]: amount }, mine);
}

/** Fills again after something else on the line changed. */
export function fillIn(line: PaperLine, filled: ReadonlySet<MoneyColumn>): Filled {
  const now = new Set(filled);
  let next = line;
  if (line.allowedCents === null) {
    for (const column of now) next = { ...next, [column]: null };
    return { line: next, filled: new Set() };
  }
  const put = (column: 'contractualCents' | 'paidCents', amount: number): void => {
    if (next[column] !== null && !now.has(column)) return;
    next = { ...next, [column]: cents(amount) };
    now.add(column);
  };
  put('contractualCents', line.chargeCents - line.allowedCents);
  const contractual = next.contractualCents ?? 0;
  // What was taken off beside the price lowers the payment; a part of the charge that is no contract does so too.
  put(
    'paidCents',
    line.chargeCents - contractual - patientPart(next) - otherOf(next, null) + otherOf(next, 'PR'),
  );
  return { line: next, filled: now };
}

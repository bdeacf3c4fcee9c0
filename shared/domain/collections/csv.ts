import type { IsoDate } from '#shared/kernel/dates.ts';

/** A case as an agency gets it. */
export type ListedCase = {
  readonly number: number;
  readonly patientName: string;
  readonly accountNumber: string;
  readonly placedOn: IsoDate;
  readonly agency: string;
  readonly handedCents: number;
  readonly collectedCents: number;
  readonly agencyCents: number;
  readonly recalledCents: number;
  readonly badDebtCents: number;
  readonly leftCents: number;
};

/** Who owes it and where they live, as far as the agency has to know. */
export type ListedPerson = {
  readonly addressLines: readonly string[];
  readonly phone: string;
};

const HEAD =
  'case,patient,account,address,telephone,handed over on,agency,handed over,collected,share,recalled,bad debt,left';

/**
 * The list as CSV (RFC 4180), amounts with two decimals and a plain minus. A text that a spreadsheet would take for
 * a formula gets an apostrophe before it.
 */
export function casesCsv(
  cases: readonly ListedCase[],
  personOf: (c: ListedCase) => ListedPerson | null,
): string {
  const rows = cases.map((c) => {
    const person = personOf(c);
    return [
      String(c.number),
      text(c.patientName),
      text(c.accountNumber),
      text(person?.addressLines.join(', ') ?? ''),
      text(person?.phone ?? ''),
      c.placedOn,
      text(c.agency),
      ...[c.handedCents, c.collectedCents, c.agencyCents, c.recalledCents, c.badDebtCents, c.leftCents].map(
        amount,
      ),
    ].join(',');
  });
  return `${[HEAD, ...rows].join('\r\n')}\r\n`;
}

function amount(cents: number): string {
  const abs = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

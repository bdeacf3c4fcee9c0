import type { CheckCodingInput } from '#shared/domain/coding/check-coding.ts';
import type { CodingEdits } from '#shared/domain/coding/edits.ts';
import type { CodeEntry, CodeLookup } from '#shared/domain/code.ts';
import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { starterReleases } from '#electron/codesets/starter/starter-set.ts';

/** Day of the visit in these tests. */
export const VISIT_DAY = isoDate('2026-03-03');

const FEES: Readonly<Record<string, number>> = { '99213': 14500, '36415': 1500, '83036': 4000 };

/** The starter set as a look-up in memory, without a database: a second reading of the same rules. */
export const starterLookup: CodeLookup = (() => {
  const entries = new Map<string, CodeEntry[]>();
  for (const release of starterReleases())
    for (const row of release.codes) {
      const key = `${release.system} ${row.code}`;
      const entry: CodeEntry = {
        system: release.system,
        code: row.code,
        title: row.title,
        billable: row.billable,
        validFrom: isoDate(row.validFrom),
        validTo: row.validTo === null ? null : isoDate(row.validTo),
      };
      entries.set(key, [...(entries.get(key) ?? []), entry]);
    }
  return (system, code, on) => {
    if (on < '2015-10-01') return { known: 'no_data' };
    const rows = entries.get(`${system} ${code}`);
    const first = rows?.[0];
    if (!rows || !first) return { known: 'unknown' };
    const valid = rows.find((e) => e.validFrom <= on && (e.validTo === null || on <= e.validTo));
    return valid ? { known: 'valid', entry: valid } : { known: 'not_on_date', entry: first };
  };
})();

/** Every edit table installed, and nothing in it: what a right visit meets. */
export const clearEdits: CodingEdits = (() => {
  const none = (): { known: 'none'; release: string } => ({ known: 'none', release: 'Invented tables' });
  return { ptp: none, mue: none, addOn: none, feeIndicators: none, tabular: none };
})();

export const noCodeSet: CodeLookup = () => ({ known: 'no_data' });

/** A service line: one unit, pointing to A, at the fee of the test schedule. */
export function serviceLine(code: string, more: Partial<ServiceLine> = {}): ServiceLine {
  return {
    id: '00000000-0000-4000-8005-000000000001' as ServiceLineId,
    code,
    modifiers: [],
    pointers: [1],
    units: 1,
    chargeCents: cents(FEES[code] ?? 5000),
    ...more,
  };
}

/** E11.9 and I10 with 99213, 36415 and 83036-QW: nothing is wrong with it. */
export function scenarioCoding(): Coding {
  return {
    diagnoses: ['E11.9', 'I10'],
    lines: [
      serviceLine('99213', { pointers: [1, 2] }),
      serviceLine('36415'),
      serviceLine('83036', { modifiers: ['QW'] }),
    ],
  };
}

type Change = Partial<Omit<CheckCodingInput, 'coding'>> & {
  readonly diagnoses?: readonly string[];
  readonly lines?: readonly ServiceLine[];
};

/** What the checks get for the scenario's visit, with parts replaced. */
export function codingInput({ diagnoses, lines, ...more }: Change = {}): CheckCodingInput {
  const right = scenarioCoding();
  return {
    coding: { diagnoses: [...(diagnoses ?? right.diagnoses)], lines: [...(lines ?? right.lines)] },
    serviceDate: VISIT_DAY,
    placeOfService: '11',
    patient: { birthDate: isoDate('1968-05-17'), sex: 'F' },
    payerFilingIndicator: 'CI',
    clia: '99D9999999',
    lookup: starterLookup,
    edits: clearEdits,
    fee: (code) => (FEES[code] === undefined ? null : cents(FEES[code])),
    ...more,
  };
}

/** Shorthand for a day. */
export function day(text: string): IsoDate {
  return isoDate(text);
}

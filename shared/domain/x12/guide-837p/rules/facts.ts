import { parseAmount } from '#shared/kernel/money.ts';
import { components, element } from '../../segments.ts';
import type { Segment } from '../../segments.ts';
import type { LoopInstance } from '../../guide/model.ts';
import { isD8 } from '../../guide/dates.ts';

/** Reading helpers that several rules of the professional claim share. */

/** Cents of an element; null when it is empty or no amount, which the element check has told. */
export function centsAt(segment: Segment | undefined, position: number): number | null {
  return segment ? parseAmount(element(segment, position)) : null;
}

/** Sum of a list that may hold unreadable amounts; null when one is. */
export function sumOf(amounts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

/** Sum of the adjustments of CAS segments: CAS03, 06, 09, 12, 15, 18. */
export function adjustmentsOf(segments: readonly Segment[]): number | null {
  return sumOf(
    segments.flatMap((cas) =>
      [3, 6, 9, 12, 15, 18].filter((p) => element(cas, p) !== '').map((p) => centsAt(cas, p)),
    ),
  );
}

/** `145.00`, for a sentence. */
export function money(cents: number): string {
  const abs = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** First and last day (D8) of a DTP; null when it has none that can be read. */
export function daysOf(dtp: Segment | undefined): { readonly from: string; readonly to: string } | null {
  if (!dtp) return null;
  const [from = '', to = from] = element(dtp, 3).split('-');
  return isD8(from) && isD8(to) ? { from, to } : null;
}

/** The days of service of a line. */
export function serviceDaysOf(line: LoopInstance): { readonly from: string; readonly to: string } | null {
  return daysOf(line.first('DTP', '472'));
}

/** The earliest and latest day of service of a claim. */
export function serviceSpan(claim: LoopInstance): { readonly from: string; readonly to: string } | null {
  let from = '';
  let to = '';
  for (const line of claim.loops('2400')) {
    const days = serviceDaysOf(line);
    if (!days) continue;
    if (from === '' || days.from < from) from = days.from;
    if (days.to > to) to = days.to;
  }
  return from === '' ? null : { from, to };
}

/** HI of diagnoses: its places that are filled, with qualifier and code. */
export function diagnosesOf(claim: LoopInstance): readonly Diagnosis[] {
  const hi = claim.all('HI').find((s) => /^A?BK$/.test(components(s, 1)[0] ?? ''));
  if (!hi) return [];
  return hi.elements.slice(1).flatMap((value, i) => {
    if (value === '') return [];
    const [qualifier = '', code = ''] = components(hi, i + 1);
    return [{ segment: hi, position: i + 1, qualifier, code }];
  });
}

export type Diagnosis = {
  readonly segment: Segment;
  /** 1 to 12; what SV107 points to. */
  readonly position: number;
  readonly qualifier: string;
  readonly code: string;
};

/** 2000B above a claim. */
export function subscriberOf(claim: LoopInstance): LoopInstance | null {
  const { parent } = claim;
  return parent?.def.id === '2000C' ? parent.parent : parent;
}

/** The name loop of the patient: 2010CA, or 2010BA when the patient is the subscriber. */
export function patientOf(claim: LoopInstance): LoopInstance | undefined {
  return claim.parent?.def.id === '2000C'
    ? claim.parent.loops('2010CA')[0]
    : claim.parent?.loops('2010BA')[0];
}

import { z } from 'zod';
import { addDays, daysBetween, IsoDate, isoDate } from '#shared/kernel/dates.ts';
import { Cents, cents, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';

export const RHYTHMS = ['weekly', 'biweekly', 'monthly'] as const;
export const Rhythm = z.enum(RHYTHMS);
export type Rhythm = z.infer<typeof Rhythm>;

/** No plan runs longer than this: ten years of months. */
export const MOST_INSTALMENTS = 120;

/** What is agreed. The amount financed is what the plan's claims are owed on the day of the agreement. */
export const PlanTerms = z.object({
  /** What is financed, without fee and interest. */
  amountCents: Cents.refine((c) => c > 0, 'An amount is more than zero.'),
  /** Either how many instalments, or how much each is. */
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('count'), count: z.int().min(1).max(MOST_INSTALMENTS) }),
    z.object({
      kind: z.literal('instalment'),
      instalmentCents: Cents.refine((c) => c > 0, 'An instalment is more than zero.'),
    }),
  ]),
  /** A first payment that differs from the others; null when it is like them. */
  firstCents: Cents.refine((c) => c > 0, 'A payment is more than zero.').nullable(),
  agreedOn: IsoDate,
  firstOn: IsoDate,
  rhythm: Rhythm,
  /** Monthly: day of the further months, the last one where a month is shorter; null keeps the day of `firstOn`. */
  dayOfMonth: z.int().min(1).max(31).nullable(),
  /** Simple yearly interest in hundredths of a percent; 0 for none. */
  rateHundredths: z.int().min(0).max(3600),
  /** Once, with the first instalment; it bears no interest. */
  feeCents: Cents.refine((c) => c >= 0, 'A fee is not negative.'),
});
export type PlanTerms = z.infer<typeof PlanTerms>;

/** One instalment. `amountCents` is principal, interest and fee together. */
export const Instalment = z.object({
  number: z.int().min(1),
  dueOn: IsoDate,
  amountCents: Cents,
  principalCents: Cents,
  interestCents: Cents,
  feeCents: Cents,
});
export type Instalment = z.infer<typeof Instalment>;

/** @returns the day on which an instalment is due, counted from 0. */
export function dueDay(terms: Pick<PlanTerms, 'firstOn' | 'rhythm' | 'dayOfMonth'>, index: number): IsoDate {
  if (index === 0) return terms.firstOn;
  if (terms.rhythm !== 'monthly') return addDays(terms.firstOn, index * (terms.rhythm === 'weekly' ? 7 : 14));
  const [year = 0, month = 0, day = 0] = terms.firstOn.split('-').map(Number);
  const months = month - 1 + index;
  const inYear = year + Math.floor(months / 12);
  const inMonth = (months % 12) + 1;
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
  const two = (n: number): string => String(n).padStart(2, '0');
  return isoDate(`${inYear}-${two(inMonth)}-${two(Math.min(terms.dayOfMonth ?? day, last))}`);
}

/**
 * Simple interest on a principal over days, rounded half up to the cent: principal × rate × days ÷ 365.
 * @param rateHundredths yearly, hundredths of a percent.
 */
export function simpleInterest(principalCents: number, rateHundredths: number, days: number): number {
  if (principalCents <= 0 || rateHundredths === 0 || days <= 0) return 0;
  const year = 10_000n * 365n;
  return Number((BigInt(principalCents) * BigInt(rateHundredths) * BigInt(days) * 2n + year) / (2n * year));
}

/**
 * The instalments of a plan, exact to the cent: all are equal but the first, when it was agreed otherwise or carries
 * the fee, and the last, which takes what remains. Principal adds up to the amount financed; interest runs on the
 * principal that is left, for the days between two instalments.
 * @throws Refusal `invalid_input` naming the field when such a plan cannot be: it never ends, or an instalment is
 * less than a cent.
 */
export function scheduleOf(terms: PlanTerms): Instalment[] {
  if (terms.firstOn < terms.agreedOn)
    throw refused('firstOn', 'The first payment is due before the plan is agreed.');
  const rows =
    terms.by.kind === 'count'
      ? byCount(terms, terms.by.count)
      : walk(terms, terms.by.instalmentCents, MOST_INSTALMENTS);
  if (rows === 'endless')
    throw refused(
      'instalmentCents',
      `With this instalment the plan does not end within ${MOST_INSTALMENTS} payments.`,
    );
  return rows;
}

/** What all instalments come to. */
export function scheduleTotals(rows: readonly Instalment[]): {
  readonly totalCents: Cents;
  readonly interestCents: Cents;
  readonly feeCents: Cents;
} {
  return {
    totalCents: sumCents(rows.map((r) => r.amountCents)),
    interestCents: sumCents(rows.map((r) => r.interestCents)),
    feeCents: sumCents(rows.map((r) => r.feeCents)),
  };
}

/** The greatest equal instalment that leaves the last one not smaller than it, found by halving. */
function byCount(terms: PlanTerms, count: number): Instalment[] {
  if (count === 1) {
    if (terms.firstCents !== null && terms.firstCents < terms.amountCents)
      throw refused('firstCents', 'The only payment has to pay everything.');
    return settled({ ...terms, firstCents: null }, 0, 1);
  }
  let low = 0;
  let high: number = terms.amountCents;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const rows = settled(terms, middle, count);
    const last = rows.at(-1);
    if (last && last.principalCents > 0 && last.amountCents - last.feeCents >= middle) low = middle;
    else high = middle - 1;
  }
  const rows = settled(terms, low, count);
  // A payment that does not even pay its interest would let the debt grow.
  if (low < 1 || rows.some((row) => row.principalCents <= 0))
    throw refused(
      terms.firstCents === null ? 'count' : 'firstCents',
      'There is not a cent left for each of so many payments.',
    );
  return rows;
}

/** Exactly `count` rows; the last one takes whatever is left, be it negative for an instalment that is too great. */
function settled(terms: PlanTerms, instalmentCents: number, count: number): Instalment[] {
  let left: number = terms.amountCents;
  return Array.from({ length: count }, (_, i) => {
    const interest = periodInterest(terms, i, left);
    const paid =
      i === count - 1 ? left + interest : i === 0 ? (terms.firstCents ?? instalmentCents) : instalmentCents;
    const row = instalment(terms, i, paid, interest);
    left -= row.principalCents;
    return row;
  });
}

/** Instalments of a given amount until nothing is left. */
function walk(terms: PlanTerms, instalmentCents: number, most: number): Instalment[] | 'endless' {
  const rows: Instalment[] = [];
  let left: number = terms.amountCents;
  while (left > 0) {
    if (rows.length === most) return 'endless';
    const i = rows.length;
    const interest = periodInterest(terms, i, left);
    const wanted = i === 0 ? (terms.firstCents ?? instalmentCents) : instalmentCents;
    const row = instalment(terms, i, Math.min(wanted, left + interest), interest);
    if (row.principalCents <= 0) return 'endless';
    rows.push(row);
    left -= row.principalCents;
  }
  return rows;
}

function periodInterest(terms: PlanTerms, index: number, left: number): number {
  const from = index === 0 ? terms.agreedOn : dueDay(terms, index - 1);
  return simpleInterest(left, terms.rateHundredths, daysBetween(from, dueDay(terms, index)));
}

function instalment(terms: PlanTerms, index: number, paid: number, interest: number): Instalment {
  const fee = index === 0 ? terms.feeCents : 0;
  return {
    number: index + 1,
    dueOn: dueDay(terms, index),
    amountCents: cents(paid + fee),
    principalCents: cents(paid - interest),
    interestCents: cents(interest),
    feeCents: cents(fee),
  };
}

function refused(field: string, sentence: string): Refusal {
  return new Refusal('invalid_input', `${sentence} Nothing was agreed.`, { [field]: sentence });
}

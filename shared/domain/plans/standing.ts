import { daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { simpleInterest, type Instalment, type PlanTerms } from './schedule.ts';

/** `finished` is never stored: a plan is finished when the journal says that nothing is left on its claims. */
export const PLAN_STATES = ['running', 'paused', 'defaulted', 'cancelled', 'finished'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export type InstalmentState = 'paid' | 'part' | 'due' | 'late' | 'coming';
export type StandingRow = Instalment & { readonly paidCents: Cents; readonly state: InstalmentState };

export type Standing = {
  readonly rows: readonly StandingRow[];
  /** What was paid or taken off since the agreement. */
  readonly coveredCents: Cents;
  /** Of instalments whose day has come, today's among them, what is not paid. */
  readonly dueCents: Cents;
  /** Of these, what was due before the day. */
  readonly lateCents: Cents;
  /** Days since the oldest unpaid instalment was due; 0 when none is late. */
  readonly lateDays: number;
  readonly lateSince: IsoDate | null;
  /** The next instalment that is not paid in full and whose day is still to come. */
  readonly nextOn: IsoDate | null;
  readonly nextCents: Cents;
};

/**
 * Where a plan stands on a day: what was paid fills the instalments from the oldest on.
 * @param coveredCents what was paid on the plan's claims since it was agreed, by the journal; below zero counts as none.
 */
export function standingOn(schedule: readonly Instalment[], coveredCents: number, on: IsoDate): Standing {
  let left = Math.max(0, coveredCents);
  const rows = schedule.map((row): StandingRow => {
    const paid = Math.min(left, row.amountCents);
    left -= paid;
    return { ...row, paidCents: cents(paid), state: stateOf(row, paid, on) };
  });
  const open = (row: StandingRow): number => row.amountCents - row.paidCents;
  const unpaid = rows.filter((row) => open(row) > 0);
  const late = unpaid.filter((row) => row.dueOn < on);
  const next = unpaid.find((row) => row.dueOn > on);
  const lateSince = late[0]?.dueOn ?? null;
  return {
    rows,
    coveredCents: cents(Math.max(0, coveredCents)),
    dueCents: cents(unpaid.filter((row) => row.dueOn <= on).reduce((sum, row) => sum + open(row), 0)),
    lateCents: cents(late.reduce((sum, row) => sum + open(row), 0)),
    lateDays: lateSince === null ? 0 : daysBetween(lateSince, on),
    lateSince,
    nextOn: next?.dueOn ?? null,
    nextCents: cents(next ? open(next) : 0),
  };
}

function stateOf(row: Instalment, paid: number, on: IsoDate): InstalmentState {
  if (paid === row.amountCents) return 'paid';
  if (row.dueOn < on) return 'late';
  if (row.dueOn === on) return 'due';
  return paid > 0 ? 'part' : 'coming';
}

/** A part of interest or the fee that the journal has still to take up. `number` is the instalment's, 0 at payoff. */
export type PlanCharge = {
  readonly number: number;
  readonly kind: 'interest' | 'fee';
  readonly amountCents: Cents;
};

/** Interest and fee of the instalments whose day has come. Posting each once is the business of the journal's source. */
export function chargesThrough(schedule: readonly Instalment[], on: IsoDate): PlanCharge[] {
  return schedule
    .filter((row) => row.dueOn <= on)
    .flatMap((row) => [
      ...(row.interestCents > 0
        ? [{ number: row.number, kind: 'interest' as const, amountCents: row.interestCents }]
        : []),
      ...(row.feeCents > 0 ? [{ number: row.number, kind: 'fee' as const, amountCents: row.feeCents }] : []),
    ]);
}

/**
 * What paying everything on a day takes: the charges through that day, and interest for the days since the last
 * instalment's day on the principal that the payments have left. Interest of days to come is not owed; a fee that
 * was agreed is.
 * @param coveredCents as for `standingOn`. @returns charges in all, those of past instalments included; a charge
 * with number 0 is that of the days that ran.
 */
export function payoffCharges(
  terms: Pick<PlanTerms, 'agreedOn' | 'rateHundredths' | 'amountCents'>,
  schedule: readonly Instalment[],
  coveredCents: number,
  on: IsoDate,
): PlanCharge[] {
  const passed = chargesThrough(schedule, on);
  const fee = schedule.reduce((sum, row) => sum + row.feeCents, 0);
  const feeLeft = fee > 0 && !passed.some((c) => c.kind === 'fee') ? fee : 0;
  const from = schedule.filter((row) => row.dueOn <= on).at(-1)?.dueOn ?? terms.agreedOn;
  const charged = passed.reduce((sum, c) => sum + c.amountCents, 0);
  const principal = Math.max(0, Math.min(terms.amountCents, terms.amountCents + charged - coveredCents));
  const ran = simpleInterest(principal, terms.rateHundredths, daysBetween(from, on));
  return [
    ...passed,
    ...(feeLeft > 0 ? [{ number: 1, kind: 'fee' as const, amountCents: cents(feeLeft) }] : []),
    ...(ran > 0 ? [{ number: 0, kind: 'interest' as const, amountCents: cents(ran) }] : []),
  ];
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueDay,
  scheduleOf,
  scheduleTotals,
  simpleInterest,
  type PlanTerms,
} from '#shared/domain/plans/schedule.ts';
import { chargesThrough, payoffCharges, standingOn } from '#shared/domain/plans/standing.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(isoDate('2025-11-01'), n));
const anyTerms: fc.Arbitrary<PlanTerms> = fc
  .record({
    amount: fc.integer({ min: 1, max: 5_000_000 }),
    by: fc.oneof(
      fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 60 }) }),
      fc.record({
        kind: fc.constant('instalment' as const),
        instalmentCents: fc.integer({ min: 1, max: 500_000 }).map(cents),
      }),
    ),
    first: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
    agreedOn: day,
    wait: fc.integer({ min: 0, max: 60 }),
    rhythm: fc.constantFrom('weekly' as const, 'biweekly' as const, 'monthly' as const),
    dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 }), { nil: null }),
    rateHundredths: fc.constantFrom(0, 0, 1, 250, 600, 1800, 3600),
    fee: fc.constantFrom(0, 0, 2500),
  })
  .map(({ amount, first, wait, fee, ...rest }) => ({
    ...rest,
    amountCents: cents(amount),
    firstCents: first === null ? null : cents(first),
    firstOn: addDays(rest.agreedOn, wait),
    feeCents: cents(fee),
  }));

/** The schedule, or null when such a plan cannot be. */
function schedule(terms: PlanTerms) {
  try {
    return scheduleOf(terms);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

describe('any payment plan', () => {
  it('adds up to the amount financed with interest and fee, in rising days, each row more than nothing', () => {
    let made = 0;
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const rows = schedule(terms);
        if (!rows) return;
        made += 1;
        const { totalCents, interestCents, feeCents } = scheduleTotals(rows);
        expect(totalCents).toBe(terms.amountCents + interestCents + feeCents);
        expect(feeCents).toBe(terms.feeCents);
        expect(rows.reduce((sum, r) => sum + r.principalCents, 0)).toBe(terms.amountCents);
        for (const [i, row] of rows.entries()) {
          expect(row.amountCents).toBe(row.principalCents + row.interestCents + row.feeCents);
          expect(row.principalCents).toBeGreaterThan(0);
          expect(row.dueOn).toBe(dueDay(terms, i));
          if (i > 0) expect(row.dueOn > (rows[i - 1]?.dueOn ?? '')).toBe(true);
        }
        if (terms.rateHundredths === 0) expect(interestCents).toBe(0);
        if (terms.by.kind === 'count') expect(rows).toHaveLength(terms.by.count);
      }),
      { numRuns: 600 },
    );
    expect(made).toBeGreaterThan(200);
  });

  it('has equal payments between the first and the last', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const rows = schedule(terms);
        if (!rows || rows.length < 3) return;
        const middle = rows.slice(1, -1).map((r) => r.amountCents);
        expect(new Set(middle).size).toBe(1);
      }),
      { numRuns: 400 },
    );
  });

  it('is paid exactly by its instalments: nothing is due or late after the last, and not a cent less does it', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const rows = schedule(terms);
        const last = rows?.at(-1);
        if (!rows || !last) return;
        const { totalCents } = scheduleTotals(rows);
        const after = addDays(last.dueOn, 1);
        expect(standingOn(rows, totalCents, after).dueCents).toBe(0);
        expect(standingOn(rows, totalCents - 1, after)).toMatchObject({ lateCents: 1, lateDays: 1 });
        expect(standingOn(rows, 0, after).dueCents).toBe(totalCents);
      }),
      { numRuns: 400 },
    );
  });

  it('is paid off exactly on any day: what was financed and charged less what was paid, and never more interest than to the end', () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 0, max: 3000 }), (terms, later) => {
        const rows = schedule(terms);
        const last = rows?.at(-1);
        if (!rows || !last) return;
        const on = addDays(terms.agreedOn, later) > last.dueOn ? last.dueOn : addDays(terms.agreedOn, later);
        // Paid as agreed until that day.
        const covered = rows.filter((r) => r.dueOn <= on).reduce((sum, r) => sum + r.amountCents, 0);
        const charges = payoffCharges(terms, rows, covered, on).reduce((sum, c) => sum + c.amountCents, 0);
        const payoff = terms.amountCents + charges - covered;
        const { interestCents, feeCents } = scheduleTotals(rows);
        expect(payoff).toBeGreaterThanOrEqual(0);
        expect(charges).toBeLessThanOrEqual(interestCents + feeCents);
        if (on === last.dueOn) expect(payoff).toBe(0);
        expect(charges).toBeGreaterThanOrEqual(
          chargesThrough(rows, on).reduce((sum, c) => sum + c.amountCents, 0),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('conserves money when it is renegotiated: paid before and agreed anew are the former total without its later interest', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(59), fc.integer({ min: 1, max: 36 }), (terms, paidRows, count) => {
        const rows = schedule(terms);
        if (!rows) return;
        const kept = rows.slice(0, Math.min(paidRows, rows.length - 1));
        const paid = kept.reduce((sum, r) => sum + r.amountCents, 0);
        const charged = kept.reduce((sum, r) => sum + r.interestCents + r.feeCents, 0);
        const left = terms.amountCents + charged - paid;
        const renewed = schedule({
          ...terms,
          amountCents: cents(left),
          by: { kind: 'count', count },
          firstCents: null,
          feeCents: cents(0),
          rateHundredths: 0,
        });
        if (!renewed) return;
        expect(paid + scheduleTotals(renewed).totalCents).toBe(terms.amountCents + charged);
      }),
      { numRuns: 400 },
    );
  });
});

describe('simple interest', () => {
  it('is the principal times rate times days over 365, rounded half up', () => {
    expect(simpleInterest(100_000, 1200, 365)).toBe(12_000);
    expect(simpleInterest(100_000, 1200, 31)).toBe(1019);
    expect(simpleInterest(1, 1, 1)).toBe(0);
    expect(simpleInterest(100_000, 0, 365)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { scheduleOf, type PlanTerms } from '#shared/domain/plans/schedule.ts';
import { lateText, PLAN_RULES, refuseCharges, stepDue } from '#shared/domain/plans/rules.ts';
import { standingOn } from '#shared/domain/plans/standing.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';

const TERMS: PlanTerms = {
  amountCents: cents(100_000),
  by: { kind: 'count', count: 3 },
  firstCents: null,
  agreedOn: isoDate('2026-01-15'),
  firstOn: isoDate('2026-01-31'),
  rhythm: 'monthly',
  dayOfMonth: null,
  rateHundredths: 0,
  feeCents: cents(0),
};

describe('the schedule of a plan', () => {
  it('gives what cannot be divided to the last payment and keeps to the end of short months', () => {
    expect(scheduleOf(TERMS).map((r) => [r.dueOn, r.amountCents])).toEqual([
      ['2026-01-31', 33_333],
      ['2026-02-28', 33_333],
      ['2026-03-31', 33_334],
    ]);
  });
  it('begins with a first payment of its own', () => {
    const rows = scheduleOf({ ...TERMS, firstCents: cents(25_000), by: { kind: 'count', count: 4 } });
    expect(rows.map((r) => r.amountCents)).toEqual([25_000, 25_000, 25_000, 25_000]);
    expect(scheduleOf({ ...TERMS, firstCents: cents(50_001) }).map((r) => r.amountCents)).toEqual([
      50_001, 24_999, 25_000,
    ]);
  });
  it('ends with what is left when the instalment is given, in weeks and on the day of the month', () => {
    const weekly = scheduleOf({
      ...TERMS,
      by: { kind: 'instalment', instalmentCents: cents(40_000) },
      rhythm: 'weekly',
    });
    expect(weekly.map((r) => [r.dueOn, r.amountCents])).toEqual([
      ['2026-01-31', 40_000],
      ['2026-02-07', 40_000],
      ['2026-02-14', 20_000],
    ]);
    expect(scheduleOf({ ...TERMS, dayOfMonth: 15 }).map((r) => r.dueOn)).toEqual([
      '2026-01-31',
      '2026-02-15',
      '2026-03-15',
    ]);
  });
  it('charges simple interest on what is left, by days', () => {
    const rows = scheduleOf({ ...TERMS, rateHundredths: 1200, feeCents: cents(1000) });
    // 16 days on 1,000.00 at 12 percent.
    expect(rows[0]).toMatchObject({ interestCents: 526, feeCents: 1000 });
    expect(rows.reduce((sum, r) => sum + r.principalCents, 0)).toBe(100_000);
  });
  it('refuses what cannot be', () => {
    expect(() => scheduleOf({ ...TERMS, amountCents: cents(2), by: { kind: 'count', count: 3 } })).toThrow(
      'not a cent left',
    );
    expect(() => scheduleOf({ ...TERMS, by: { kind: 'instalment', instalmentCents: cents(100) } })).toThrow(
      'does not end within 120 payments',
    );
    expect(() => scheduleOf({ ...TERMS, firstOn: isoDate('2026-01-14') })).toThrow(
      'before the plan is agreed',
    );
    expect(() => scheduleOf({ ...TERMS, firstCents: cents(100_000) })).toThrow('not a cent left');
    expect(() =>
      scheduleOf({
        ...TERMS,
        rateHundredths: 3600,
        by: { kind: 'instalment', instalmentCents: cents(1500) },
      }),
    ).toThrow('does not end');
  });
});

describe('where a plan stands', () => {
  const rows = scheduleOf(TERMS);
  it('fills the oldest instalment first and tells late, due and next', () => {
    const standing = standingOn(rows, 40_000, isoDate('2026-03-05'));
    expect(standing.rows.map((r) => [r.paidCents, r.state])).toEqual([
      [33_333, 'paid'],
      [6667, 'late'],
      [0, 'coming'],
    ]);
    expect(standing).toMatchObject({
      lateCents: 26_666,
      dueCents: 26_666,
      lateDays: 5,
      lateSince: '2026-02-28',
      nextOn: '2026-03-31',
      nextCents: 33_334,
    });
  });
  it('calls an instalment due on its day, not late', () => {
    expect(standingOn(rows, 0, isoDate('2026-01-31'))).toMatchObject({
      dueCents: 33_333,
      lateCents: 0,
      lateDays: 0,
    });
  });
});

describe('late steps', () => {
  const steps = PLAN_RULES.lateSteps;
  it('takes the furthest step that is due, each once', () => {
    expect(stepDue(steps, 4, [])).toBeNull();
    expect(stepDue(steps, 5, [])?.afterDays).toBe(5);
    expect(stepDue(steps, 21, [5])?.afterDays).toBe(20);
    expect(stepDue(steps, 21, [5, 20])).toBeNull();
    expect(stepDue(steps, 70, [])?.act).toBe('cancel');
  });
  it('fills in the facts and nothing else', () => {
    const text = lateText(
      { text: '{name}: {late} since {since}, {days} days, {other}' },
      { name: 'Ana $& Sample', lateCents: 1234, since: isoDate('2026-02-28'), days: 5 },
    );
    expect(text).toBe('Ana $& Sample: $12.34 since February 28, 2026, 5 days, {other}');
  });
});

describe('what a plan may cost', () => {
  it('costs nothing unless the practice allows it, and no more than its cap', () => {
    const dear = { ...TERMS, rateHundredths: 600 };
    expect(() => refuseCharges(dear, PLAN_RULES)).toThrow('switched off');
    expect(() =>
      refuseCharges(dear, { ...PLAN_RULES, chargesAllowed: true, rateCapHundredths: 500 }),
    ).toThrow('above the cap of 5.00 percent');
    expect(() =>
      refuseCharges({ ...TERMS, feeCents: cents(1) }, { ...PLAN_RULES, chargesAllowed: true }),
    ).toThrow('The fee is above the cap');
    refuseCharges(dear, { ...PLAN_RULES, chargesAllowed: true, rateCapHundredths: 600 });
    refuseCharges(TERMS, PLAN_RULES);
  });
});

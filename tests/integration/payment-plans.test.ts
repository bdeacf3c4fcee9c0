import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanWish } from '#shared/contract/plans.ts';
import { PLAN_RULES } from '#shared/domain/plans/rules.ts';
import { addDays, isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PlanId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { drawPlanPaper } from '#electron/patient-papers.ts';
import { balanceOf, owedClaim } from '#tests/support/owed.ts';
import { makeWorkFile, TODAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let claims: ClaimId[];
beforeEach(() => {
  file = makeWorkFile();
  claims = [owedClaim(file, isoDate('2026-10-01'), 6000), owedClaim(file, isoDate('2026-11-02'), 4001)];
});
afterEach(() => {
  // Whatever a test posted, the ledger still proves itself.
  expect(file.services.ledger.verify().checks.filter((check) => !check.ok)).toEqual([]);
  file.close();
});

const wish = (more: Partial<PlanWish> = {}): PlanWish => ({
  claimIds: claims,
  by: { kind: 'count', count: 3 },
  firstCents: null,
  firstOn: addDays(TODAY, 7),
  rhythm: 'monthly',
  dayOfMonth: null,
  rateHundredths: 0,
  feeCents: cents(0),
  ...more,
});
const agree = (more: Partial<PlanWish> = {}) => file.services.plans.agree(file.ids.patientId, wish(more));
const pay = (id: PlanId, amount: number, requestId: string = randomUUID()) =>
  file.services.plans.takePayment({
    id,
    amountCents: cents(amount),
    tender: 'check',
    receivedOn: file.services.context.clock.today(),
    note: '',
    requestId,
  });

describe('a payment plan from agreement to last instalment', () => {
  it('is told by the journal alone, pays the oldest visit first and ends finished', () => {
    const plan = agree();
    expect(plan.rows.map((r) => r.amountCents)).toEqual([3333, 3333, 3335]);
    expect(plan).toMatchObject({ state: 'running', financedCents: 10_001, paidCents: 0, leftCents: 10_001 });
    file.setDay(plan.rows[0]?.dueOn as IsoDate);
    expect(file.services.plans.due(file.services.context.clock.today())).toHaveLength(1);
    const first = pay(plan.id, 3333);
    expect(first.plan.rows[0]?.state).toBe('paid');
    expect(first.plan.claims.map((c) => c.openCents)).toEqual([2667, 4001]);
    expect(file.services.plans.due(file.services.context.clock.today())).toEqual([]);
    file.setDay(plan.rows[1]?.dueOn as IsoDate);
    // The second one through the ledger's own payment: it counts as well, since the journal says so.
    file.services.ledger.takePayment({
      patientId: file.ids.patientId,
      encounterId: null,
      amountCents: cents(3333),
      tender: 'cash',
      receivedOn: file.services.context.clock.today(),
      note: '',
      requestId: randomUUID(),
    });
    expect(file.services.plans.get(plan.id).rows.map((r) => r.state)).toEqual(['paid', 'paid', 'coming']);
    file.setDay(plan.rows[2]?.dueOn as IsoDate);
    const last = pay(plan.id, 3335);
    expect(last.plan).toMatchObject({ state: 'finished', leftCents: 0, payoffCents: 0, dueCents: 0 });
    expect(balanceOf(file, 'ar_patient')).toBe(0);
    expect(last.plan.payments.map((p) => p.amountCents)).toEqual([3333, 3333, 3335]);
  });

  it('posts a payment once and goes back when it is reversed', () => {
    const plan = agree();
    const id = randomUUID();
    const first = pay(plan.id, 5000, id);
    expect(pay(plan.id, 5000, id).journalId).toBe(first.journalId);
    expect(file.services.plans.get(plan.id).paidCents).toBe(5000);
    file.services.ledger.reverse(first.journalId, 'Wrong patient');
    expect(file.services.plans.get(plan.id)).toMatchObject({
      paidCents: 0,
      leftCents: 10_001,
      state: 'running',
    });
  });

  it('keeps what was agreed before when it is renegotiated, and conserves every cent', () => {
    const plan = agree();
    pay(plan.id, 3333);
    const renewed = file.services.plans.renegotiate(
      plan.id,
      wish({ by: { kind: 'count', count: 7 } }),
      'Lost work',
    );
    expect(renewed).toMatchObject({ version: 2, financedCents: 6668, paidCents: 0, totalCents: 6668 });
    expect(renewed.versions.map((v) => [v.number, v.financedCents, v.instalments])).toEqual([
      [1, 10_001, 3],
      [2, 6668, 7],
    ]);
    pay(plan.id, 6668);
    expect(file.services.plans.get(plan.id).state).toBe('finished');
    expect(() => file.services.plans.renegotiate(plan.id, wish(), 'Again')).toThrow('This plan is finished');
  });

  it('takes a claim into one plan only', () => {
    agree();
    expect(() => agree()).toThrow('another plan covers it');
    expect(file.services.plans.openClaims(file.ids.patientId)).toEqual([]);
    expect(file.services.plans.coveredClaims(file.db(), file.ids.patientId)).toEqual(new Set(claims));
  });
});

describe('interest and fee', () => {
  it('are refused as delivered', () => {
    expect(() => agree({ rateHundredths: 600 })).toThrow('switched off');
    expect(file.services.plans.list(null)).toEqual([]);
  });
  it('go through the journal when their day has come, once, and are paid with the plan', () => {
    file.services.plans.saveRules({
      ...PLAN_RULES,
      chargesAllowed: true,
      rateCapHundredths: 1200,
      feeCapCents: cents(500),
    });
    const plan = agree({ rateHundredths: 1200, feeCents: cents(500) });
    const [row] = plan.rows;
    file.setDay(row?.dueOn as IsoDate);
    const paid = pay(plan.id, row?.amountCents ?? 0);
    expect(balanceOf(file, 'plan_income')).toBe(-(row?.interestCents ?? 0) - 500);
    expect(paid.plan.rows[0]?.state).toBe('paid');
    expect(balanceOf(file, 'ar_patient')).toBe(10_001 - (row?.principalCents ?? 0));
    pay(plan.id, 1);
    expect(balanceOf(file, 'plan_income')).toBe(-(row?.interestCents ?? 0) - 500);
  });
  it('are paid off exactly, without interest of days to come', () => {
    file.services.plans.saveRules({ ...PLAN_RULES, chargesAllowed: true, rateCapHundredths: 3600 });
    const plan = agree({ rateHundredths: 3600, by: { kind: 'count', count: 12 } });
    file.setDay(addDays(TODAY, 3));
    const { payoffCents } = file.services.plans.get(plan.id);
    // Three days on 100.01 at 36 percent: 0.30.
    expect(payoffCents).toBe(10_031);
    const input = {
      id: plan.id,
      tender: 'card' as const,
      receivedOn: addDays(TODAY, 3),
      note: '',
      requestId: randomUUID(),
    };
    expect(() => file.services.plans.payOff({ ...input, expectedCents: cents(10_030) })).toThrow(
      '$100.31 is left',
    );
    expect(file.services.plans.payOff({ ...input, expectedCents: payoffCents }).plan.state).toBe('finished');
    expect(balanceOf(file, 'ar_patient')).toBe(0);
    expect(balanceOf(file, 'unapplied_payments')).toBe(0);
  });
});

describe('a late plan', () => {
  it('walks its steps once each, is held, taken up again, and ended', async () => {
    const plan = agree();
    const due = plan.rows[0]?.dueOn as IsoDate;
    file.setDay(addDays(due, 6));
    expect(file.services.plans.get(plan.id).step?.afterDays).toBe(5);
    expect(() => file.services.plans.takeStep(plan.id, 20)).toThrow('not due any more');
    const { text } = file.services.plans.takeStep(plan.id, 5);
    expect(text).toContain('A payment of $33.33');
    const letterId = await file.services.plans.letter(plan.id, text, (paper) =>
      drawPlanPaper(paper, 'letter'),
    );
    const { letters } = file.services.statements;
    expect(letters.pdf(letterId).letters).toMatchObject({ kind: 'plan', count: 1 });
    expect(letters.list(file.ids.patientId)).toHaveLength(1);
    expect(file.services.plans.get(plan.id).step).toBeNull();
    file.setDay(addDays(due, 36));
    file.services.plans.takeStep(plan.id, 35);
    expect(file.services.plans.get(plan.id)).toMatchObject({ state: 'paused', dueCents: 0, step: null });
    const again = file.services.plans.resume(plan.id, addDays(due, 40));
    expect(again).toMatchObject({ state: 'running', version: 2, financedCents: 10_001 });
    expect(again.rows[0]?.dueOn).toBe(addDays(due, 40));
    file.setDay(addDays(due, 110));
    file.services.plans.takeStep(plan.id, 60);
    expect(file.services.plans.get(plan.id).state).toBe('defaulted');
    expect(file.services.plans.openClaims(file.ids.patientId)).toHaveLength(2);
  });
});

describe('the agreement on paper', () => {
  it('is drawn once and kept byte for byte', async () => {
    const plan = agree();
    const draw = (paper: Parameters<typeof drawPlanPaper>[0]) => drawPlanPaper(paper, 'letter');
    const first = await file.services.plans.agreement(plan.id, 1, draw);
    const second = await file.services.plans.agreement(plan.id, 1, () =>
      Promise.reject(new Error('drawn again')),
    );
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    file.services.plans.sign(plan.id, TODAY);
    expect(file.services.plans.get(plan.id).signed).toBe(true);
    expect(
      file.services.plans.renegotiate(plan.id, wish({ by: { kind: 'count', count: 5 } }), 'Longer').signed,
    ).toBe(false);
  });
});

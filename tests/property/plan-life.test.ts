import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlanWish } from '#shared/contract/plans.ts';
import { PLAN_RULES } from '#shared/domain/plans/rules.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { JournalId, PlanId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { balanceOf, owedClaim } from '#tests/support/owed.ts';
import { makeWorkFile, TODAY, type WorkFile } from '#tests/support/work-file.ts';

const OWED = [6000, 4001] as const;

type Step =
  | { readonly do: 'agree' | 'renegotiate'; readonly count: number; readonly charged: boolean }
  /** A part of what is left, in thousandths; more than all of it stays unapplied. */
  | { readonly do: 'pay'; readonly part: number }
  | { readonly do: 'miss'; readonly days: number }
  | { readonly do: 'payOff' | 'reverse' | 'late step' | 'pause' | 'resume' | 'cancel' };

const plain = fc.constantFrom(
  { do: 'payOff' as const },
  { do: 'reverse' as const },
  { do: 'late step' as const },
  { do: 'pause' as const },
  { do: 'resume' as const },
  { do: 'cancel' as const },
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pay' as const), part: fc.nat(1200) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('miss' as const), days: fc.integer({ min: 1, max: 70 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('agree' as const, 'renegotiate' as const),
      count: fc.integer({ min: 1, max: 12 }),
      charged: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: plain },
);

/** So that no run of the test passes by refusals alone. */
const EVERY_STEP: Step[] = [
  { do: 'pay', part: 300 },
  { do: 'reverse' },
  { do: 'miss', days: 20 },
  { do: 'late step' },
  { do: 'renegotiate', count: 3, charged: true },
  { do: 'miss', days: 8 },
  { do: 'pay', part: 200 },
  { do: 'pause' },
  { do: 'resume' },
  { do: 'payOff' },
];

/** A patient with two open visits, and what was paid in and taken back, counted beside the journal. */
class Life {
  readonly file: WorkFile;
  day = TODAY;
  plan: PlanId | null = null;
  paidIn = 0;
  done = new Set<Step['do']>();
  readonly payments: { readonly id: JournalId; readonly cents: number }[] = [];

  constructor() {
    this.file = makeWorkFile();
    owedClaim(this.file, isoDate('2026-10-01'), OWED[0]);
    owedClaim(this.file, isoDate('2026-11-02'), OWED[1]);
    this.file.services.plans.saveRules({
      ...PLAN_RULES,
      chargesAllowed: true,
      rateCapHundredths: 3600,
      feeCapCents: cents(500),
    });
  }

  take(step: Step): void {
    try {
      this.act(step);
      this.done.add(step.do);
    } catch (error) {
      // Refused in words, and then nothing may have changed: the proof below says whether it has.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private act(step: Step): void {
    const { plans, ledger } = this.file.services;
    if (step.do === 'miss') {
      this.day = addDays(this.day, step.days);
      this.file.setDay(this.day);
      return;
    }
    if (step.do === 'agree') {
      this.plan = plans.agree(this.file.ids.patientId, this.wish(step.count, step.charged)).id;
      return;
    }
    if (step.do === 'reverse') {
      const last = this.payments.at(-1);
      if (!last) throw new Refusal('not_found', 'Nothing was paid.');
      ledger.reverse(last.id, 'Not honoured');
      this.payments.pop();
      this.paidIn -= last.cents;
      return;
    }
    const id = this.plan;
    if (id === null) throw new Refusal('not_found', 'There is no plan.');
    const plan = plans.get(id);
    const payment = { id, tender: 'card' as const, receivedOn: this.day, note: '', requestId: randomUUID() };
    switch (step.do) {
      case 'pay': {
        const amountCents = cents(Math.floor((plan.payoffCents * step.part) / 1000));
        return this.paid(plans.takePayment({ ...payment, amountCents }).journalId, amountCents);
      }
      case 'payOff': {
        const off = plans.payOff({ ...payment, expectedCents: plan.payoffCents });
        expect(off.plan).toMatchObject({ leftCents: 0, payoffCents: 0, dueCents: 0 });
        return this.paid(off.journalId, plan.payoffCents);
      }
      case 'renegotiate':
        return void plans.renegotiate(id, this.wish(step.count, step.charged), 'Lost work');
      case 'late step':
        return void plans.takeStep(id, plan.step?.afterDays ?? 0);
      case 'pause':
        return void plans.pause(id, 'Away');
      case 'resume':
        return void plans.resume(id, addDays(this.day, 7));
      case 'cancel':
        return void plans.cancel(id, 'By agreement');
    }
  }

  private paid(id: JournalId, amount: number): void {
    this.payments.push({ id, cents: amount });
    this.paidIn += amount;
  }

  private wish(count: number, charged: boolean): PlanWish {
    const { plans } = this.file.services;
    const free = plans.openClaims(this.file.ids.patientId).map((c) => c.claimId);
    const covered = this.plan === null ? [] : plans.get(this.plan).claims.map((c) => c.claimId);
    const claimIds = free.length > 0 ? free : covered;
    // The contract asks for one at least.
    if (claimIds.length === 0) throw new Refusal('invalid_input', 'Nothing is owed.');
    return {
      claimIds,
      by: { kind: 'count', count },
      firstCents: null,
      firstOn: addDays(this.day, 7),
      rhythm: 'monthly',
      dayOfMonth: null,
      rateHundredths: charged ? 1200 : 0,
      feeCents: cents(charged ? 300 : 0),
    };
  }

  /** The ledger proves itself, and not a cent came or went but by what was paid, taken back and charged. */
  prove(after: string): void {
    const failing = this.file.services.ledger.verify().checks.filter((check) => !check.ok);
    expect(failing, after).toEqual([]);
    const [owes, ahead, income] = ['ar_patient', 'unapplied_payments', 'plan_income'].map((account) =>
      balanceOf(this.file, account),
    );
    expect((owes ?? 0) + (ahead ?? 0), after).toBe(OWED[0] + OWED[1] - (income ?? 0) - this.paidIn);
  }
}

it('any life of a plan keeps the ledger proven, and every cent is told by what was paid and charged', () => {
  const seen = new Set<Step['do']>();
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 4, maxLength: 14 }), (steps) => {
      const life = new Life();
      try {
        life.take({ do: 'agree', count: 4, charged: steps.length % 2 === 0 });
        life.prove('agree');
        for (const [i, step] of steps.entries()) {
          life.take(step);
          life.prove(`${i}: ${JSON.stringify(step)}`);
        }
        for (const done of life.done) seen.add(done);
      } finally {
        life.file.close();
      }
    }),
    { numRuns: 18, examples: [[EVERY_STEP]] },
  );
  // The steps are truly taken and not all refused.
  for (const step of EVERY_STEP) expect(seen).toContain(step.do);
}, 120_000);

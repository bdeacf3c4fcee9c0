import { describe, expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import type { Account, JournalDraft } from '#shared/domain/journal.ts';
import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import type { UnappliedMoney } from '#shared/domain/posting/apply-unapplied.ts';
import { journalSum } from '#shared/domain/posting/entries.ts';
import type { OwnClaim } from '#shared/domain/posting/match.ts';
import { paymentKey } from '#shared/domain/posting/payment-key.ts';
import { planRemittance } from '#shared/domain/posting/plan-remittance.ts';
import type { RemittancePlan } from '#shared/domain/posting/plan-remittance.ts';
import { CLAIM_ID, PATIENT_ID, PAYER_ID, ownClaim, scenarioClaim, testId } from '#tests/support/claims.ts';
import { adjusted, answer, payment, reversed, scenarioAnswer } from '#tests/support/remits.ts';

const VISIT = testId(6, 1) as EncounterId;

function copay(amountCents: number, more: Partial<UnappliedMoney> = {}): UnappliedMoney {
  return {
    patientId: PATIENT_ID,
    forClaimId: CLAIM_ID,
    encounterId: VISIT,
    claimId: null,
    amountCents: cents(amountCents),
    ...more,
  };
}

type Options = {
  own?: OwnClaim | null;
  money?: UnappliedMoney[];
  owes?: number;
};

function plan(payments: RemitPayment[], options: Options = {}): RemittancePlan {
  const own = options.own === undefined ? ownClaim(scenarioClaim()) : options.own;
  return planRemittance({
    payments,
    find: (controlNumber) => (own && controlNumber === own.controlNumber ? own : null),
    payerOf: () => PAYER_ID as PayerId,
    unapplied: () => options.money ?? [],
    patientOwes: () => options.owes ?? 0,
    postedOn: isoDate('2026-03-21'),
    sourceId: 'remittance-1',
  });
}

function planClaims(claims: RemitClaim[], options: Options = {}): RemittancePlan {
  return plan([payment(claims)], options);
}

/** Sum of each account that the draft moves. */
function accounts(draft: JournalDraft | null): Partial<Record<Account, number>> {
  const sums: Partial<Record<Account, number>> = {};
  for (const e of draft?.entries ?? []) sums[e.account] = (sums[e.account] ?? 0) + e.amountCents;
  return sums;
}

function outcome(p: RemittancePlan, n = 0): string {
  return p.payments.flatMap((x) => x.planned)[n]?.outcome ?? '';
}

function sentence(p: RemittancePlan, n = 0): string {
  return p.payments.flatMap((x) => x.planned)[n]?.sentence ?? '';
}

/** A line that was refused: nothing paid, the whole charge under one reason. */
function refused(code: string, statusCode = '1'): RemitClaim {
  return answer(
    scenarioClaim(),
    [
      { paid: 0, adjustments: [adjusted(code, 14500)] },
      { paid: 857, adjustments: [adjusted('CO-45', 643)] },
      { paid: 0, adjustments: [adjusted('CO-45', 2658), adjusted('PR-1', 1342)] },
    ],
    { statusCode },
  );
}

describe('the scenario', () => {
  const p = planClaims([scenarioAnswer()], { money: [copay(2500)] });

  it('posts paid, contractual and patient share, and uses the copay', () => {
    expect(accounts(p.draft)).toEqual({
      eft: 8157,
      ar_insurer: -20000,
      contractual_adjustment: 8001,
      ar_patient: 1342,
      unapplied_payments: 2500,
    });
    expect(outcome(p)).toBe('posts');
    expect(p.statuses).toEqual([{ claimId: CLAIM_ID, status: 'paid' }]);
  });

  it('keeps patient, claim, line, payer, day and reason in each entry', () => {
    const deductible = p.draft?.entries.find((e) => e.account === 'ar_patient' && e.reason === 'PR-1');
    expect(deductible).toEqual({
      account: 'ar_patient',
      amountCents: 1342,
      patientId: PATIENT_ID,
      claimId: CLAIM_ID,
      serviceLineId: scenarioClaim().lines[2]?.serviceLineId,
      payerId: PAYER_ID,
      encounterId: null,
      serviceOn: '2026-03-03',
      reason: 'PR-1',
      memo: 'Deductible',
    });
  });

  it('takes the copay from the visit it was taken for and lays it on the copay share', () => {
    const used = p.draft?.entries.filter((e) => e.reason === '' && e.memo === 'Earlier payment applied');
    expect(used).toMatchObject([
      { account: 'unapplied_payments', amountCents: 2500, encounterId: VISIT },
      { account: 'ar_patient', amountCents: -2500, serviceLineId: scenarioClaim().lines[0]?.serviceLineId },
    ]);
  });

  it('is one journal with the day of the deposit and a source that cannot repeat', () => {
    expect(p.draft).toMatchObject({
      kind: 'remittance',
      postedOn: '2026-03-21',
      depositOn: '2026-03-20',
      sourceType: 'remittance',
      sourceId: 'remittance-1',
    });
  });

  it('does not take a service of the deductible for a denial', () => {
    expect(p.payments[0]?.planned[0]?.lines[2]).toMatchObject({
      paidCents: 0,
      patientCents: 1342,
      otherCents: 0,
      reasons: ['CO-45', 'PR-1'],
    });
  });

  it('debits checks when the payer sends a check', () => {
    const check = plan([payment([scenarioAnswer()], { method: 'CHK' })]);
    expect(accounts(check.draft)).toMatchObject({ check: 8157 });
  });
});

describe('unapplied money', () => {
  it('is never used beyond what the patient owes', () => {
    const p = planClaims([scenarioAnswer()], { money: [copay(10_000)] });
    expect(accounts(p.draft)).toMatchObject({ ar_patient: 0, unapplied_payments: 3842 });
  });

  it('of another visit waits for that visit', () => {
    const other = copay(2500, { forClaimId: testId(2, 7) as ClaimId });
    expect(accounts(planClaims([scenarioAnswer()], { money: [other] }).draft)).toMatchObject({
      ar_patient: 3842,
    });
  });

  it('of the visit goes before money taken for no visit', () => {
    const loose = copay(5000, { forClaimId: null, encounterId: null });
    const p = planClaims([scenarioAnswer()], { money: [loose, copay(2500)] });
    const used = p.draft?.entries.filter((e) => e.account === 'unapplied_payments');
    expect(used?.map((e) => [e.encounterId, e.amountCents])).toEqual([
      [VISIT, 2500],
      [null, 1342],
    ]);
  });

  it('is not used again for a share that a credit covers already', () => {
    const p = planClaims([scenarioAnswer()], { money: [copay(9000)], owes: -2500 });
    expect(accounts(p.draft)).toMatchObject({ unapplied_payments: 1342 });
  });

  it('is used once for two claims of one patient', () => {
    const first = scenarioAnswer();
    const again = { ...ownClaim(scenarioClaim()), claimId: testId(2, 8) as ClaimId, controlNumber: '2' };
    const own = [ownClaim(scenarioClaim()), again];
    const p = planRemittance({
      payments: [payment([first, { ...first, controlNumber: '2' }])],
      find: (n) => own.find((o) => o.controlNumber === n),
      payerOf: () => null,
      unapplied: (patientId: PatientId) => [copay(5000, { patientId, forClaimId: null })],
      postedOn: isoDate('2026-03-21'),
      sourceId: 'x',
    });
    expect(accounts(p.draft)).toMatchObject({ unapplied_payments: 5000, ar_patient: 2 * 3842 - 5000 });
  });
});

describe('denials and unclear amounts', () => {
  it.each(['CO-16', 'CO-50', 'CO-97', 'CO-29', 'CO-9999'])(
    'leaves a refused line (%s) with the insurer and writes nothing off',
    (code) => {
      const p = planClaims([refused(code)]);
      expect(outcome(p)).toBe('denied');
      expect(accounts(p.draft)).toEqual({
        eft: 857,
        ar_insurer: -(857 + 643 + 2658 + 1342),
        contractual_adjustment: 643 + 2658,
        ar_patient: 1342,
      });
      expect(sentence(p)).toContain(`Denied: 145.00 stay with the insurer (99213: ${code}`);
      expect(p.statuses).toEqual([{ claimId: CLAIM_ID, status: 'partly_paid' }]);
    },
  );

  it('holds what CO cuts from a line that was paid', () => {
    const p = planClaims([
      answer(scenarioClaim(), [
        { paid: 5000, adjustments: [adjusted('CO-59', 9500)] },
        { paid: 1500, adjustments: [] },
        { paid: 4000, adjustments: [] },
      ]),
    ]);
    expect(outcome(p)).toBe('held');
    expect(accounts(p.draft)).toEqual({ eft: 10500, ar_insurer: -10500 });
    expect(sentence(p)).toContain('CO-59 reduced for several procedures together');
  });

  it.each(['OA-23', 'PI-45', 'OA-9999', 'CR-1'])('holds %s, which no rule posts', (code) => {
    const p = planClaims([refused(code)]);
    expect(outcome(p)).toBe('held');
    expect(accounts(p.draft)).not.toHaveProperty('write_off');
  });

  it('takes a claim denied as a whole for a denial, whatever the group', () => {
    expect(outcome(planClaims([refused('OA-252', '4')]))).toBe('denied');
  });

  it('does not write off the whole charge under CO-45', () => {
    const p = planClaims([refused('CO-45')]);
    expect(outcome(p)).toBe('held');
    expect(sentence(p)).toContain('would write off the whole charge');
    expect(accounts(p.draft)).toMatchObject({ contractual_adjustment: 643 + 2658 });
  });

  it('posts sequestration as contractual', () => {
    const p = planClaims([
      answer(scenarioClaim(), [
        {
          paid: 7154,
          adjustments: [adjusted('CO-45', 4700), adjusted('PR-3', 2500), adjusted('CO-253', 146)],
        },
        { paid: 1500, adjustments: [] },
        { paid: 4000, adjustments: [] },
      ]),
    ]);
    expect(outcome(p)).toBe('posts');
    expect(accounts(p.draft)).toMatchObject({ contractual_adjustment: 4846 });
  });

  it('needs no journal when everything is denied, but moves the claim', () => {
    const nothing = answer(
      scenarioClaim(),
      [14500, 1500, 4000].map((amount) => ({ paid: 0, adjustments: [adjusted('CO-29', amount)] })),
      { statusCode: '4' },
    );
    const p = plan([payment([nothing], { method: 'NON', handling: 'H' })]);
    expect(p.refusal).toBe('');
    expect(p.draft).toBeNull();
    expect(p.statuses).toEqual([{ claimId: CLAIM_ID, status: 'denied' }]);
  });
});

describe('claims that are not ours', () => {
  it('keeps their money in suspense, so that the journal equals the deposit', () => {
    const p = planClaims([scenarioAnswer()], { own: null });
    expect(outcome(p)).toBe('unmatched');
    expect(accounts(p.draft)).toEqual({ eft: 8157, payer_suspense: -8157 });
    expect(sentence(p)).toContain('The 81.57 wait among payer amounts to be settled.');
    expect(p.statuses).toEqual([]);
  });

  it('does not take another claim for ours because of its number', () => {
    const other = { ...ownClaim(scenarioClaim()), chargeCents: cents(99900), lines: [] };
    expect(outcome(planClaims([scenarioAnswer()], { own: other }))).toBe('unmatched');
  });

  it.each(['paid', 'closed', 'voided', 'draft', 'ready'] as const)(
    'keeps money for a claim that is %s in suspense',
    (status) => {
      const p = planClaims([scenarioAnswer()], { own: ownClaim(scenarioClaim(), status) });
      expect(outcome(p)).toBe('held');
      expect(accounts(p.draft)).toEqual({ eft: 8157, payer_suspense: -8157 });
    },
  );

  it('does not post an estimate', () => {
    const estimate = answer(
      scenarioClaim(),
      [14500, 1500, 4000].map((amount) => ({ paid: 0, adjustments: [adjusted('CO-45', amount)] })),
      { statusCode: '25' },
    );
    const p = planClaims([estimate]);
    expect([outcome(p), p.draft, p.statuses.length]).toEqual(['held', null, 0]);
  });
});

describe('takebacks and provider adjustments', () => {
  it('a reversal undoes every account of the claim and opens it again', () => {
    const p = planClaims([reversed(scenarioAnswer())], { own: ownClaim(scenarioClaim(), 'paid') });
    expect(outcome(p)).toBe('posts');
    expect(accounts(p.draft)).toEqual({
      eft: -8157,
      ar_insurer: 20000,
      contractual_adjustment: -8001,
      ar_patient: -3842,
    });
    expect(p.statuses).toEqual([{ claimId: CLAIM_ID, status: 'exported' }]);
  });

  it('a reversal with its correction in one file posts both and leaves the claim paid', () => {
    const p = planClaims([reversed(scenarioAnswer()), scenarioAnswer()], {
      own: ownClaim(scenarioClaim(), 'paid'),
      money: [copay(5000)],
    });
    expect([outcome(p, 0), outcome(p, 1)]).toEqual(['posts', 'posts']);
    expect(accounts(p.draft)).toEqual({ ar_insurer: 0, contractual_adjustment: 0, ar_patient: 0 });
    expect(p.statuses).toEqual([]);
  });

  it('a reversal of what was never posted waits', () => {
    const p = planClaims([reversed(scenarioAnswer())]);
    expect(outcome(p)).toBe('held');
    expect(accounts(p.draft)).toEqual({ eft: -8157, payer_suspense: 8157 });
  });

  it('the same claim twice without reversal posts once', () => {
    const p = planClaims([scenarioAnswer(), scenarioAnswer()]);
    expect([outcome(p, 0), outcome(p, 1)]).toEqual(['posts', 'held']);
    expect(accounts(p.draft)).toMatchObject({ eft: 2 * 8157, payer_suspense: -8157, ar_insurer: -20000 });
  });

  it('provider adjustments go to the payer’s account with their reason, and what nobody knows to suspense', () => {
    const plb = [
      { segment: 9, providerId: '1', reason: 'WO', reference: 'OLD1', amountCents: cents(1000) },
      { segment: 9, providerId: '1', reason: 'L6', reference: '', amountCents: cents(-25) },
      { segment: 9, providerId: '1', reason: 'ZZ', reference: '', amountCents: cents(10) },
    ];
    const p = plan([payment([scenarioAnswer()], { providerAdjustments: plb })]);
    expect(accounts(p.draft)).toMatchObject({
      eft: 8157 - 985,
      payer_recoupment: 1000,
      payer_interest: -25,
      payer_suspense: 10,
    });
    expect(p.draft?.entries.filter((e) => e.account.startsWith('payer_'))).toMatchObject([
      { reason: 'PLB-WO', memo: 'Provider adjustment: overpayment recovery, reference OLD1' },
      { reason: 'PLB-L6', memo: 'Provider adjustment: interest' },
      { reason: 'PLB-ZZ', memo: 'Provider adjustment: reason ZZ' },
    ]);
  });

  it('adjustments of the claim as a whole reduce what the lines say was paid', () => {
    const base = answer(scenarioClaim(), [
      { paid: 14500, adjustments: [] },
      { paid: 1500, adjustments: [] },
      { paid: 4000, adjustments: [] },
    ]);
    const p = planClaims([{ ...base, paidCents: cents(19000), adjustments: [adjusted('CO-253', 1000)] }]);
    expect(accounts(p.draft)).toEqual({ eft: 19000, ar_insurer: -20000, contractual_adjustment: 1000 });
  });

  it('posts a claim without lines as a whole', () => {
    const base = scenarioAnswer();
    const p = planClaims([
      { ...base, lines: [], adjustments: [adjusted('CO-45', 8001), adjusted('PR-1', 3842)] },
    ]);
    expect(accounts(p.draft)).toMatchObject({ eft: 8157, ar_insurer: -20000, ar_patient: 3842 });
  });
});

describe('payments that are left out', () => {
  it('are those whose sums are off by a cent; the others of the file are posted', () => {
    const right = payment([scenarioAnswer()]);
    const wrong = { ...right, traceNumber: '2', amountCents: cents(8156) };
    const p = plan([wrong, right]);
    expect(p.balanced).toBe(false);
    expect(p.refusal).toBe('');
    expect(p.payments.map((q) => q.leftOut !== '')).toEqual([true, false]);
    expect(outcome(p)).toBe('unbalanced');
    expect(accounts(p.draft)).toMatchObject({ eft: 8157 });
  });

  it('posts nothing when none of them is right', () => {
    const right = payment([scenarioAnswer()]);
    const p = plan([{ ...right, amountCents: cents(8156) }]);
    expect(p.draft).toBeNull();
    expect(p.statuses).toEqual([]);
    expect(p.refusal).toContain('The sums do not agree');
    expect(p.refusal).toContain('a difference of \u22120.01. Nothing was posted.');
    expect(outcome(p)).toBe('unbalanced');
  });

  it('are those that stand twice in the file, by number or by all that they say', () => {
    const one = payment([scenarioAnswer()]);
    for (const again of [one, { ...one, traceNumber: 'ANOTHER' }]) {
      const p = plan([one, again]);
      expect(p.payments.map((q) => q.leftOut)).toEqual(['', expect.stringContaining('more than once')]);
      expect(accounts(p.draft)).toMatchObject({ eft: 8157 });
    }
  });

  it('posts nothing when money is named but none is sent', () => {
    const p = plan([payment([scenarioAnswer()], { method: 'NON' })]);
    expect(p.refusal).toContain('no money is sent (NON)');
  });

  it('knows a payment again in another file', () => {
    const a = payment([scenarioAnswer()]);
    expect(paymentKey({ ...a, segment: 99 })).toBe(paymentKey(a));
    expect(paymentKey({ ...a, amountCents: cents(1) })).not.toBe(paymentKey(a));
  });
});

it('every draft balances', () => {
  for (const claim of [scenarioAnswer(), refused('CO-16'), refused('OA-23')])
    expect(journalSum(planClaims([claim], { money: [copay(700)] }).draft?.entries ?? [])).toBe(0);
});

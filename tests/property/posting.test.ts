import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import type { JournalId, PayerId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Account, JournalDraft, JournalEntry } from '#shared/domain/journal.ts';
import { chargesDraft } from '#shared/domain/posting/charges.ts';
import { journalSum } from '#shared/domain/posting/entries.ts';
import { patientPaymentDraft } from '#shared/domain/posting/patient-payment.ts';
import { planRemittance } from '#shared/domain/posting/plan-remittance.ts';
import { reversalDraft } from '#shared/domain/posting/reverse.ts';
import { CLAIM_ID, PATIENT_ID, ownClaim, scenarioClaim, testId } from '#tests/support/claims.ts';
import { adjusted, answer, payment } from '#tests/support/remits.ts';

const TODAY = isoDate('2026-03-21');

function balance(entries: readonly JournalEntry[], account: Account): number {
  return entries.filter((e) => e.account === account).reduce((sum, e) => sum + e.amountCents, 0);
}

/** A payer's answer that adds up: each line's charge cut into paid and adjustments. */
const REASONS = ['CO-45', 'CO-253', 'PR-1', 'PR-2', 'PR-3', 'CO-16', 'OA-23', 'PI-97'];
const decided = fc.tuple(
  ...scenarioClaim().lines.map((line) =>
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: line.chargeCents }), { maxLength: 3 }),
        fc.array(fc.constantFrom(...REASONS), { minLength: 4, maxLength: 4 }),
      )
      .map(([cuts, reasons]) => {
        const marks = [0, ...cuts.sort((a, b) => a - b), line.chargeCents];
        const parts = marks.slice(1).map((mark, i) => mark - (marks[i] ?? 0));
        const [paid = 0, ...rest] = parts;
        return { paid, adjustments: rest.map((part, i) => adjusted(reasons[i] ?? 'CO-45', part)) };
      }),
  ),
);

function post(lines: readonly { paid: number; adjustments: ReturnType<typeof adjusted>[] }[], copay: number) {
  return planRemittance({
    payments: [payment([answer(scenarioClaim(), lines)])],
    find: () => ownClaim(scenarioClaim()),
    payerOf: () => null as PayerId | null,
    unapplied: () =>
      copay === 0
        ? []
        : [
            {
              patientId: PATIENT_ID,
              forClaimId: CLAIM_ID,
              encounterId: null,
              claimId: null,
              amountCents: cents(copay),
            },
          ],
    postedOn: TODAY,
    sourceId: 'r',
  });
}

function asJournal(draft: JournalDraft) {
  return {
    ...draft,
    id: testId(7, 1) as JournalId,
    number: 1,
    reversedByJournalId: null,
    entries: [...draft.entries],
  };
}

describe('posting a remittance', () => {
  it('balances, equals the deposit, and never loses or invents a cent', () => {
    fc.assert(
      fc.property(decided, fc.integer({ min: 0, max: 30_000 }), (lines, copay) => {
        const plan = post(lines, copay);
        expect(plan.refusal).toBe('');
        const entries = plan.draft?.entries ?? [];
        expect(journalSum(entries)).toBe(0);
        const claim = plan.payments[0]?.planned[0];
        expect(balance(entries, 'eft')).toBe(claim?.paidCents);
        // What leaves the insurer's receivable is what was paid, written off or moved; the rest stays.
        expect(-balance(entries, 'ar_insurer') + (claim?.otherCents ?? 0)).toBe(20000);
        expect(balance(entries, 'contractual_adjustment')).toBe(claim?.contractualCents);
        expect(balance(entries, 'write_off')).toBe(0);
        const used = balance(entries, 'unapplied_payments');
        expect(used).toBe(Math.min(copay, claim?.patientCents ?? 0));
        expect(balance(entries, 'ar_patient')).toBe((claim?.patientCents ?? 0) - used);
      }),
      { numRuns: 400 },
    );
  });

  it('is undone whole by its reversal, account by account and line by line', () => {
    fc.assert(
      fc.property(decided, fc.integer({ min: 0, max: 5000 }), (lines, copay) => {
        const { draft } = post(lines, copay);
        if (!draft) return;
        const back = reversalDraft(asJournal(draft), TODAY, 'test');
        const sums = new Map<string, number>();
        for (const e of [...draft.entries, ...back.entries]) {
          const key = JSON.stringify({ ...e, amountCents: 0, memo: '' });
          sums.set(key, (sums.get(key) ?? 0) + e.amountCents);
        }
        expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
      }),
    );
  });
});

describe('other journals', () => {
  it('charges always sum to zero and to the claim', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 3, maxLength: 3 }), (charges) => {
        const base = scenarioClaim();
        const lines = base.lines.map((l, i) => ({ ...l, chargeCents: cents(charges[i] ?? 0) }));
        const draft = chargesDraft({ ...base, lines }, TODAY);
        expect(journalSum(draft.entries)).toBe(0);
        expect(balance(draft.entries, 'ar_insurer')).toBe(charges.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('a payment never pays more than is owed and never less than it could', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(fc.integer({ min: -5000, max: 40_000 }), { maxLength: 6 }),
        (amount, owed) => {
          const draft = patientPaymentDraft({
            patientId: PATIENT_ID,
            encounterId: null,
            amountCents: cents(amount),
            tender: 'cash',
            receivedOn: TODAY,
            postedOn: TODAY,
            requestId: 'x',
            note: '',
            openItems: owed.map((amountCents) => ({
              claimId: null,
              serviceLineId: null,
              payerId: null,
              serviceOn: null,
              amountCents: cents(amountCents),
            })),
          });
          const open = owed.filter((o) => o > 0).reduce((a, b) => a + b, 0);
          expect(journalSum(draft.entries)).toBe(0);
          expect(balance(draft.entries, 'ar_patient') + Math.min(amount, open)).toBe(0);
          expect(balance(draft.entries, 'unapplied_payments') + Math.max(0, amount - open)).toBe(0);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { coordinate, type PostedAnswer } from '#shared/domain/coordination.ts';
import type { Account, JournalEntry } from '#shared/domain/journal.ts';
import { journalSum } from '#shared/domain/posting/entries.ts';
import type { Remainder } from '#shared/domain/posting/match.ts';
import { planRemittance } from '#shared/domain/posting/plan-remittance.ts';
import { transferDraft } from '#shared/domain/posting/transfer-balance.ts';
import type { RemitClaim } from '#shared/domain/remittance.ts';
import { CLAIM_ID, PATIENT_ID, PAYER_ID, ownClaim, scenarioClaim, testId } from '#tests/support/claims.ts';
import { adjusted, answer, payment, reversed } from '#tests/support/remits.ts';

const TODAY = isoDate('2026-03-21');
const LINES = scenarioClaim().lines;

function balance(entries: readonly JournalEntry[], account: Account, line?: string | null): number {
  return sumCents(
    entries
      .filter((e) => e.account === account && (line === undefined || e.serviceLineId === line))
      .map((e) => e.amountCents),
  );
}

/** A payer's answer that adds up: each line's charge cut into paid and adjustments. */
const answerOf = (reasons: readonly string[]) =>
  fc
    .tuple(
      ...LINES.map((line) =>
        fc
          .tuple(
            fc.array(fc.integer({ min: 0, max: line.chargeCents }), { maxLength: 4 }),
            fc.array(fc.constantFrom(...reasons), { minLength: 5, maxLength: 5 }),
          )
          .map(([cuts, codes]) => {
            const marks = [0, ...cuts.sort((a, b) => a - b), line.chargeCents];
            const parts = marks.slice(1).map((mark, i) => mark - (marks[i] ?? 0));
            const [paid = 0, ...rest] = parts;
            return {
              paid,
              adjustments: rest
                .map((part, i) => adjusted(codes[i] ?? 'CO-45', part))
                .filter((a) => a.amountCents !== 0),
            };
          }),
      ),
    )
    .map((lines) => answer(scenarioClaim(), lines));

const PRIMARY = answerOf(['CO-45', 'CO-253', 'PR-1', 'PR-2', 'PR-3', 'CO-16', 'OA-18', 'PI-97']);
const SECONDARY = answerOf(['CO-45', 'OA-23', 'PR-2', 'CO-16', 'OA-23', 'PI-97']);

const posted = (claim: RemitClaim): PostedAnswer => ({
  payerIdentifier: '60054',
  adjudicatedOn: TODAY,
  claim,
});

describe('coordination of benefits', () => {
  it('says for each line what was paid and adjusted, and the two come to its charge', () => {
    fc.assert(
      fc.property(PRIMARY, (claim) => {
        const said = coordinate([posted(claim)], LINES);
        expect(said?.coverage.paidCents).toBe(claim.paidCents);
        for (const line of LINES) {
          const parts = said?.lines.get(line.serviceLineId) ?? [];
          const adjustments = parts.flatMap((p) => p.adjustments.map((a) => a.amountCents));
          expect(sumCents([...parts.map((p) => p.paidCents), ...adjustments])).toBe(line.chargeCents);
        }
      }),
    );
  });

  it('says the same whatever was answered and taken back before', () => {
    fc.assert(
      fc.property(PRIMARY, PRIMARY, (first, last) => {
        const straight = coordinate([posted(last)], LINES);
        expect(coordinate([posted(first), posted(reversed(first)), posted(last)], LINES)).toEqual(straight);
        expect(coordinate([posted(first), posted(last)], LINES)).toEqual(straight);
        expect(coordinate([posted(last), posted(reversed(last))], LINES)).toBeNull();
      }),
    );
  });

  it('speaks of the claim as a whole when a line cannot be told apart, and still adds up', () => {
    fc.assert(
      fc.property(PRIMARY, (claim) => {
        const lines = claim.lines.map((l, i) => (i === 0 ? { ...l, lineControl: '', code: 'Z9999' } : l));
        const said = coordinate([posted({ ...claim, lines })], LINES);
        expect(said?.lines.size).toBe(0);
        const adjusted_ = said?.coverage.adjustments.map((a) => a.amountCents) ?? [];
        expect(sumCents([said?.coverage.paidCents ?? 0, ...adjusted_])).toBe(claim.chargeCents);
      }),
    );
  });
});

/** What the first payer left on each line, as it is carried to the second. */
const LEFT = fc.tuple(...LINES.map((line) => fc.integer({ min: 0, max: line.chargeCents })));

function postLater(claims: readonly RemitClaim[], remainders: readonly Remainder[]) {
  return planRemittance({
    payments: [payment([...claims])],
    find: () => ({ ...ownClaim(scenarioClaim()), remainders }),
    payerOf: () => null as PayerId | null,
    unapplied: () => [],
    postedOn: TODAY,
    sourceId: 'r',
  });
}

const remaindersOf = (left: readonly number[]): Remainder[] =>
  LINES.map((line, i) => ({
    serviceLineId: line.serviceLineId,
    openCents: left[i] ?? 0,
    contractualCents: 0,
  }));

describe('the answer of a later payer', () => {
  it('never posts more to a line than the earlier payer left, whatever it says', () => {
    fc.assert(
      fc.property(SECONDARY, LEFT, (claim, left) => {
        const plan = postLater([claim], remaindersOf(left));
        const entries = plan.draft?.entries ?? [];
        expect(journalSum(entries)).toBe(0);
        const planned = plan.payments[0]?.planned[0];
        LINES.forEach((line, i) => {
          const moved = -balance(entries, 'ar_insurer', line.serviceLineId);
          const open = left[i] ?? 0;
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThanOrEqual(open);
          const written = balance(entries, 'contractual_adjustment', line.serviceLineId);
          expect(written).toBeGreaterThanOrEqual(0);
        });
        // Held answers move no receivable: their money waits, and the journal still is the deposit.
        if (planned?.applied === false) {
          expect(balance(entries, 'ar_insurer')).toBe(0);
          expect(balance(entries, 'payer_suspense')).toBe(claim.paidCents === 0 ? 0 : -claim.paidCents);
        }
        expect(balance(entries, 'check') + balance(entries, 'eft')).toBe(claim.paidCents);
      }),
    );
  });

  it('leaves nothing open when it refuses nothing', () => {
    fc.assert(
      fc.property(
        LEFT,
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
        (left, shares) => {
          // Pays a share of what was left and writes the rest off; OA-23 repeats what the first payer settled.
          const lines = LINES.map((line, i) => {
            const open = left[i] ?? 0;
            const paid = Math.floor((open * (shares[i] ?? 0)) / 100);
            return {
              paid,
              adjustments: [
                adjusted('OA-23', line.chargeCents - open),
                adjusted('CO-45', open - paid),
              ].filter((a) => a.amountCents !== 0),
            };
          });
          const plan = postLater([answer(scenarioClaim(), lines)], remaindersOf(left));
          const entries = plan.draft?.entries ?? [];
          LINES.forEach((line, i) => {
            // A contractual reason for the whole charge is a refusal in disguise and is held.
            const disguised = (left[i] ?? 0) === line.chargeCents && lines[i]?.paid === 0;
            expect(cents(-balance(entries, 'ar_insurer', line.serviceLineId))).toBe(
              disguised ? 0 : (left[i] ?? 0),
            );
          });
        },
      ),
    );
  });

  it('comes back whole when it is taken back in the same file', () => {
    fc.assert(
      fc.property(SECONDARY, LEFT, (claim, left) => {
        const once = postLater([claim], remaindersOf(left));
        if (once.payments[0]?.planned[0]?.applied !== true) return;
        const plan = postLater([claim, reversed(claim)], remaindersOf(left));
        const entries = plan.draft?.entries ?? [];
        for (const account of ['ar_insurer', 'ar_patient', 'contractual_adjustment'] as const)
          for (const line of LINES) expect(balance(entries, account, line.serviceLineId)).toBe(0);
      }),
    );
  });
});

describe('carrying a balance to the next payer', () => {
  it('moves the patient’s balance, line by line, and never makes it negative', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5000, max: 20_000 }), { minLength: 1, maxLength: 6 }),
        (amounts) => {
          const side = (n: number, controlNumber: string) => ({
            claimId: testId(2, n) as typeof CLAIM_ID,
            payerId: PAYER_ID,
            controlNumber,
          });
          const balances = amounts.map((amountCents, i) => ({
            serviceLineId: LINES[i]?.serviceLineId ?? null,
            amountCents,
          }));
          const draft = transferDraft({
            from: side(1, '10001'),
            to: side(2, '10002'),
            patientId: PATIENT_ID,
            serviceOn: TODAY,
            balances,
            postedOn: TODAY,
            sourceId: 'x',
          });
          const entries = draft?.entries ?? [];
          expect(journalSum(entries)).toBe(0);
          expect(balance(entries, 'ar_insurer')).toBe(
            cents(
              Math.max(
                0,
                amounts.reduce((a, b) => a + b, 0),
              ),
            ),
          );
          for (const e of entries)
            expect(e.account === 'ar_insurer' ? e.amountCents : -e.amountCents).toBeGreaterThan(0);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountingFile, proposedName, ACCOUNT_NAME } from '#shared/domain/ledger/accounting.ts';
import { AGE_BUCKETS, bucketOf } from '#shared/domain/ledger/aging.ts';
import { depositDraft } from '#shared/domain/ledger/deposit.ts';
import { practiceFigures } from '#shared/domain/ledger/practice-figures.ts';
import { keyOf, netWithinClaims, spread } from '#shared/domain/ledger/spread.ts';
import { ACCOUNT_KEYS, MONEY_ACCOUNTS } from '#shared/domain/journal.ts';
import { addDays, isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, ServiceLineId } from '#shared/kernel/ids.ts';
import { PATIENT_ID, testId } from '#tests/support/claims.ts';

const DAY = isoDate('2026-03-21');
const item = fc.record({
  patientId: fc.constant(PATIENT_ID),
  claimId: fc.option(fc.integer({ min: 1, max: 3 }).map((n) => testId(3, n) as ClaimId)),
  serviceLineId: fc.integer({ min: 1, max: 9 }).map((n) => testId(4, n) as ServiceLineId),
  serviceOn: fc.option(fc.integer({ min: 0, max: 90 }).map((n) => addDays(DAY, -n))),
  amountCents: fc.integer({ min: -9000, max: 20_000 }),
});
const items = fc.uniqueArray(item, { maxLength: 12, selector: keyOf });

describe('spreading a payment', () => {
  it('loses no cent, gives no item more than is open on it, and leaves nothing that could be paid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), items, (amount, list) => {
        const open = new Map(netWithinClaims(list).map((row) => [row.item, row.openCents as number]));
        const { parts, leftCents } = spread(amount, list);
        expect(parts.reduce((sum, part) => sum + part.amountCents, 0) + leftCents).toBe(amount);
        for (const part of parts) expect(part.amountCents).toBeLessThanOrEqual(open.get(part.item) ?? 0);
        const all = [...open.values()].reduce((a, b) => a + b, 0);
        expect(leftCents).toBe(Math.max(0, amount - all));
      }),
    );
  });

  it('pays the older day in full before a younger one gets anything', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), items, (amount, list) => {
        const open = new Map(netWithinClaims(list).map((row) => [row.item, row.openCents as number]));
        const { parts } = spread(amount, list);
        const day = (on: IsoDate | null) => on ?? '9999-12-31';
        for (const part of parts.slice(0, -1))
          if (parts.some((later) => day(later.item.serviceOn) > day(part.item.serviceOn)))
            expect(part.amountCents).toBe(open.get(part.item));
      }),
    );
  });

  it('takes a choice as it is, and the rest stays where it was sent', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 60_000 }), (list, amount) => {
        const [first] = netWithinClaims(list);
        if (!first || amount < first.openCents) return;
        const chosen = [{ ...first.item, amountCents: first.openCents }];
        expect(spread(amount, list, chosen, 'unapplied').leftCents).toBe(amount - first.openCents);
        expect(() => spread(amount, list, [{ ...first.item, amountCents: first.openCents + 1 }])).toThrow(
          /Nothing was posted/,
        );
        expect(() => spread(first.openCents - 1, list, chosen)).toThrow(/Nothing was posted/);
      }),
    );
  });
});

describe('the rest of the ledger’s rules', () => {
  it('ages by days: thirty are new, the day after is not', () => {
    const ages = [0, 30, 31, 60, 61, 90, 91, 120, 121].map((n) =>
      AGE_BUCKETS.indexOf(bucketOf(addDays(DAY, -n), DAY)),
    );
    expect(ages).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4]);
    expect(bucketOf('', DAY)).toBe('0-30');
  });

  it('deposits what was received, account by account, and never nothing', () => {
    const entries = fc.array(
      fc.record({
        account: fc.constantFrom(...MONEY_ACCOUNTS),
        amountCents: fc.integer({ min: -500, max: 5000 }),
      }),
    );
    fc.assert(
      fc.property(entries, (list) => {
        const total = list.reduce((sum, e) => sum + e.amountCents, 0);
        const make = () => depositDraft({ id: 'd', number: 1, depositedOn: DAY, postedOn: DAY, items: list });
        if (total <= 0) {
          expect(make).toThrow(/more than zero/);
          return;
        }
        const draft = make();
        expect(draft.entries.reduce((sum, e) => sum + e.amountCents, 0)).toBe(0);
        expect(draft.entries[0]).toMatchObject({ account: 'bank', amountCents: total });
      }),
    );
  });

  it('tells figures, and nothing when nothing was charged', () => {
    const parts = {
      days: 90,
      chargesCents: 900_000,
      paymentsCents: 400_000,
      contractualCents: 400_000,
      writeOffCents: 0,
      badDebtCents: 0,
      receivableCents: 300_000,
    };
    expect(practiceFigures(parts)).toEqual({
      daysInReceivables: 30,
      netCollectionRate: 80,
      grossCollectionRate: 44.4,
    });
    expect(practiceFigures({ ...parts, chargesCents: 0, contractualCents: 0 })).toEqual({
      daysInReceivables: null,
      netCollectionRate: null,
      grossCollectionRate: null,
    });
  });

  it('proposes a name for every account that accounting programs take, and writes amounts exactly', () => {
    for (const account of ACCOUNT_KEYS) expect(proposedName(account)).toMatch(ACCOUNT_NAME);
    expect(new Set(ACCOUNT_KEYS.map(proposedName)).size).toBe(ACCOUNT_KEYS.length);
    const entry = {
      on: DAY,
      number: 7,
      text: '=cmd "x"',
      postings: [
        { account: 'cash' as const, amountCents: 5 },
        { account: 'bank' as const, amountCents: -5 },
      ],
    };
    expect([...accountingFile('csv', [entry], new Map(), DAY)][1]).toBe(
      `2026-03-21,7,"'=cmd ""x""",cash,Assets:Undeposited:Cash,0.05`,
    );
    expect([...accountingFile('beancount', [entry], new Map(), DAY)].join('\n')).toContain(
      '2026-03-21 * "=cmd x"\n  journal: "7"\n  Assets:Undeposited:Cash  0.05 USD\n  Assets:Bank  -0.05 USD',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { casesCsv } from '#shared/domain/collections/csv.ts';
import {
  agencyPaymentDraft,
  agencyShareOf,
  badDebtDraft,
  COLLECTION_RULES,
  heldFromCollection,
  moveDraft,
  type AccountFacts,
} from '#shared/domain/collections/hand-over.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

const ON = isoDate('2026-11-23');
const READY: AccountFacts = {
  balanceCents: 20_000,
  insurerCents: 0,
  claimsOpen: false,
  appealOpen: false,
  planRunning: false,
  held: false,
  deceased: false,
  unappliedCents: 0,
  oldestServiceOn: isoDate('2026-01-01'),
  statementsSent: 3,
  noticeOn: isoDate('2026-10-24'),
  disputed: false,
};

describe('what may be handed over', () => {
  const held = (facts: Partial<AccountFacts>) =>
    heldFromCollection({ ...READY, ...facts }, COLLECTION_RULES, ON);
  it('goes when every rule holds, on the thirtieth day of the notice', () => {
    expect(held({})).toEqual([]);
    expect(held({ noticeOn: isoDate('2026-10-25') })).toEqual(['the notice runs 1 more days']);
    expect(held({ noticeOn: null })).toEqual(['no notice was given']);
  });
  it.each([
    [{ planRunning: true }, 'payment plan'],
    [{ appealOpen: true }, 'appeal'],
    [{ insurerCents: 1 }, 'insurer'],
    [{ claimsOpen: true }, 'insurer'],
    [{ disputed: true }, 'good-faith estimate'],
    [{ held: true }, 'on hold'],
    [{ deceased: true }, 'died'],
    [{ balanceCents: 4999 }, 'below $50.00'],
    [{ oldestServiceOn: isoDate('2026-11-01') }, '22 of 120 days'],
    [{ statementsSent: 2 }, '2 of 3 statements'],
    [{ unappliedCents: 500 }, 'not applied'],
  ])('stays for %j', (facts, words) => {
    expect(held(facts)).toHaveLength(1);
    expect(held(facts)[0]).toContain(words);
  });
});

describe('its postings', () => {
  const base = {
    patientId: '00000000-0000-4000-8000-000000000001' as PatientId,
    items: [
      {
        claimId: 'b' as ClaimId,
        serviceLineId: null,
        payerId: null,
        serviceOn: isoDate('2026-02-01'),
        amountCents: 3000,
      },
      {
        claimId: 'a' as ClaimId,
        serviceLineId: null,
        payerId: null,
        serviceOn: isoDate('2026-01-01'),
        amountCents: 7001,
      },
    ],
    postedOn: ON,
    memo: 'Case 1',
    sourceId: 'x:0',
  };
  const sums = (draft: ReturnType<typeof moveDraft>) => {
    const by: Record<string, number> = {};
    for (const e of draft?.entries ?? []) by[e.account] = (by[e.account] ?? 0) + e.amountCents;
    return by;
  };
  it('moves to the agency and back, line by line', () => {
    expect(sums(moveDraft('hand over', base))).toEqual({ ar_collections: 10_001, ar_patient: -10_001 });
    expect(sums(moveDraft('recall', base))).toEqual({ ar_collections: -10_001, ar_patient: 10_001 });
    expect(moveDraft('hand over', { ...base, items: [] })).toBeNull();
  });
  it('takes what was collected off the oldest, the share as an expense', () => {
    const draft = agencyPaymentDraft({
      ...base,
      collectedCents: 8000,
      shareCents: agencyShareOf({ kind: 'percent', hundredths: 3333 }, 8000),
      tender: 'check',
      receivedOn: ON,
    });
    expect(sums(draft)).toEqual({ check: 5334, collection_fees: 2666, ar_collections: -8000 });
    expect(
      draft.entries.filter((e) => e.account === 'ar_collections').map((e) => [e.claimId, e.amountCents]),
    ).toEqual([
      ['a', -7001],
      ['b', -999],
    ]);
    expect(() =>
      agencyPaymentDraft({ ...base, collectedCents: 10_002, shareCents: 0, tender: 'check', receivedOn: ON }),
    ).toThrow('$100.01 can be collected');
  });
  it('gives up what is left as bad debt', () => {
    expect(sums(badDebtDraft(base))).toEqual({ bad_debt: 10_001, ar_collections: -10_001 });
  });
  it('never takes more as share than was collected', () => {
    expect(agencyShareOf({ kind: 'flat', cents: cents(2500) }, 1000)).toBe(1000);
    expect(agencyShareOf({ kind: 'percent', hundredths: 2500 }, 10)).toBe(3);
  });
});

describe('the list as CSV', () => {
  it('quotes, writes amounts plainly, and disarms formulas', () => {
    const row = {
      number: 7,
      patientName: '=Sample, "Ana"',
      accountNumber: '1001',
      placedOn: ON,
      agency: 'Example Agency',
      handedCents: 12_345,
      collectedCents: 5,
      agencyCents: 0,
      recalledCents: 0,
      badDebtCents: -1,
      leftCents: 12_340,
    };
    expect(
      casesCsv([row], () => ({ addressLines: ['1 Road', 'Town'], phone: '2165550100' })).split('\r\n')[1],
    ).toBe(
      '7,"\'=Sample, ""Ana""",1001,"1 Road, Town",2165550100,2026-11-23,Example Agency,123.45,0.05,0.00,0.00,-0.01,123.40',
    );
  });
});

import { describe, expect, test } from 'vitest';
import {
  addressProblem,
  HOLD_KEYS,
  HOLD_RULES,
  holdsOf,
  mayOverride,
  type GateFacts,
} from '#shared/domain/statements/gate.ts';
import { stepFor, USUAL_SETTINGS } from '#shared/domain/statements/settings.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';

const ADDRESS = {
  line1: '12 Invented Lane',
  line2: '',
  city: 'Cleveland',
  state: 'OH',
  zip: '44113',
} as const;
const FREE: GateFacts = {
  asOf: isoDate('2026-11-23'),
  guarantor: { birthDate: isoDate('1969-08-19'), deceasedOn: null, address: ADDRESS },
  mail: { returnedOn: null, holdUntil: null, holdReason: '' },
  balanceCents: 5000,
  insurerCents: 0,
  insurerClaims: [],
  appealedClaims: [],
  familyCreditCents: 0,
  planRunning: false,
  estimateExcessCents: 0,
  lastStatementOn: null,
  daysSinceLast: null,
};
const keys = (change: Partial<GateFacts>) =>
  holdsOf({ ...FREE, ...change }, USUAL_SETTINGS).map((h) => h.key);

describe('the gate', () => {
  test('lets an ordinary account pass', () => {
    expect(keys({})).toEqual([]);
  });

  test.each([
    ['insurer_owes', { insurerCents: 1 }],
    ['appeal_open', { appealedClaims: [{ claimId: 'c1', controlNumber: '10470' }] }],
    ['payment_plan', { planRunning: true }],
    ['family_credit', { familyCreditCents: 1 }],
    ['small_balance', { balanceCents: 499 }],
    ['on_hold', { mail: { ...FREE.mail, holdUntil: FREE.asOf, holdReason: 'asked' } }],
    ['returned_mail', { mail: { ...FREE.mail, returnedOn: isoDate('2026-11-01') } }],
    ['deceased', { guarantor: { ...FREE.guarantor, deceasedOn: isoDate('2026-10-01') } }],
    ['wrong_guarantor', { guarantor: { ...FREE.guarantor, birthDate: isoDate('2008-11-24') } }],
    ['bad_address', { guarantor: { ...FREE.guarantor, address: { ...ADDRESS, zip: '00000' } } }],
    ['too_soon', { daysSinceLast: 24, lastStatementOn: isoDate('2026-10-30') }],
    ['estimate_exceeded', { estimateExcessCents: 40_000 }],
  ] as const)('holds: %s', (key, change) => {
    expect(keys(change as Partial<GateFacts>)).toEqual([key]);
  });

  test('leads to the claim at which it is mended', () => {
    const [insurer, appeal] = holdsOf(
      {
        ...FREE,
        insurerCents: 1,
        insurerClaims: ['c7' as ClaimId],
        appealedClaims: [{ claimId: 'c8' as ClaimId, controlNumber: '10471' }],
      },
      USUAL_SETTINGS,
    );
    expect([insurer?.claimId, appeal?.claimId]).toEqual(['c7', 'c8']);
    expect(appeal?.words).toBe('An appeal is open on claim 10471.');
  });

  test('is exact at its limits', () => {
    expect(keys({ estimateExcessCents: 39_999 })).toEqual([]);
    expect(keys({ balanceCents: 500 })).toEqual([]);
    expect(keys({ daysSinceLast: 25, lastStatementOn: isoDate('2026-10-29') })).toEqual([]);
    expect(keys({ mail: { ...FREE.mail, holdUntil: isoDate('2026-11-22') } })).toEqual([]);
    expect(keys({ guarantor: { ...FREE.guarantor, birthDate: isoDate('2008-11-23') } })).toEqual([]);
    expect(keys({ guarantor: { ...FREE.guarantor, birthDate: null } })).toEqual([]);
  });

  test('gives the weightiest reason first, and lets a reason override only what is lawful', () => {
    const all = holdsOf(
      { ...FREE, insurerCents: 1, guarantor: { ...FREE.guarantor, deceasedOn: FREE.asOf } },
      USUAL_SETTINGS,
    );
    expect(all.map((h) => h.key)).toEqual(['deceased', 'insurer_owes']);
    expect(mayOverride(all)).toBe(true);
    expect(mayOverride([...all, { key: 'wrong_guarantor' }])).toBe(false);
    expect(HOLD_KEYS.every((key) => HOLD_RULES[key].source !== '')).toBe(true);
  });
});

test('an address that letters do not reach is told', () => {
  expect(addressProblem(ADDRESS)).toBeNull();
  expect(addressProblem({ ...ADDRESS, line1: '' })).toBe('The address has no street.');
  expect(addressProblem({ ...ADDRESS, line1: 'Unknown' })).toMatch(/not known/);
  for (const zip of ['', '4411', '00401', '99999', '441130', 'ABCDE'])
    expect(addressProblem({ ...ADDRESS, zip }), zip).not.toBeNull();
  expect(addressProblem({ ...ADDRESS, zip: '441135678' })).toBeNull();
});

test('a dunning step begins on its day', () => {
  expect([0, 30, 31, 60, 61, 90, 91, 4000].map((age) => stepFor(USUAL_SETTINGS, age))).toEqual([
    1, 1, 2, 2, 3, 3, 4, 4,
  ]);
});

import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { LineAdjudication, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type { PayerRequirement } from '#shared/domain/own-rules/payer-requirement.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { claimWith, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import type { Planted } from './planted.ts';
import {
  decision,
  firstCoverage,
  medicareOffice,
  medicareSecondary,
  secondaryClaim,
  service,
} from './claim-kinds.ts';

const base = scenarioClaim();

const answered = (change: Partial<OtherCoverage>): ProfessionalClaim => ({
  ...secondaryClaim(),
  otherCoverages: [firstCoverage(change)],
});
const decided = (change: Partial<LineAdjudication>): ProfessionalClaim => {
  const claim = secondaryClaim();
  return {
    ...claim,
    lines: claim.lines.map((line, i) =>
      i === 0
        ? {
            ...line,
            detail: { adjudications: [{ ...decision(14500, 10000, 2000, 2500, '99213'), ...change }] },
          }
        : line,
    ),
  };
};
const asks = (change: Partial<PayerRequirement>): { readonly requirement: PayerRequirement } => ({
  requirement: {
    payerId: base.payer.payerId,
    memberIdMasks: [],
    authorizationCodes: [],
    referralNeeded: false,
    ...change,
  },
});
const secondary = medicareSecondary();

/** Errors between payers, in charges, and against what a payer asks. */
export const PLANTED_MONEY: readonly Planted[] = [
  ['other-coverage-order', 'two of rank 2', 'otherCoverages.1.rank', answered({ rank: 2 })],
  ['other-coverage-order', 'rank 1 not named', 'otherCoverages', { ...secondaryClaim(), otherCoverages: [] }],
  [
    'other-coverage-complete',
    'no payer identifier',
    'otherCoverages.1.payer.payerIdentifier',
    answered({ payer: { name: 'Invented Health Plan', payerIdentifier: '', address: null } }),
  ],
  ['other-coverage-complete', 'no member id', 'otherCoverages.1.memberId', answered({ memberId: '' })],
  [
    'other-coverage-complete',
    'no insured',
    'otherCoverages.1.insured.lastName',
    answered({ insured: { entity: '1', lastName: '', firstName: '', middleName: '', address: null } }),
  ],
  [
    'primary-not-answered',
    'no answer',
    'otherCoverages.1.paidCents',
    {
      ...secondaryClaim(),
      lines: secondaryClaim().lines.map(({ detail: _d, ...l }) => l),
      otherCoverages: [firstCoverage({ paidCents: null, adjudicatedOn: null })],
    },
  ],
  [
    'cob-line-balance',
    'a cent is missing',
    'lines.1.detail.adjudications.1.paidCents',
    decided({ paidCents: cents(9999) }),
  ],
  [
    'cob-paid-total',
    'lines paid otherwise',
    'otherCoverages.1.paidCents',
    answered({ paidCents: cents(11100) }),
  ],
  [
    'cob-adjudication-date',
    'no date',
    'otherCoverages.1.adjudicatedOn',
    { ...decided({ adjudicatedOn: null }), otherCoverages: [firstCoverage({ adjudicatedOn: null })] },
  ],
  [
    'cob-adjudication-date',
    'in the future',
    'otherCoverages.1.adjudicatedOn',
    answered({ adjudicatedOn: isoDate('2026-09-01') }),
  ],
  [
    'cob-adjustment-codes',
    'group XX',
    'lines.1.detail.adjudications.1.adjustments.1.group',
    decided({ adjustments: [{ group: 'XX', reason: '45', amountCents: cents(4500) }] }),
  ],
  [
    'cob-adjustment-codes',
    'no reason',
    'lines.1.detail.adjudications.1.adjustments.1.reason',
    decided({ adjustments: [{ group: 'CO', reason: '', amountCents: cents(4500) }] }),
  ],
  [
    'cob-too-many-adjustments',
    'thirty-one reasons of one group',
    'lines.1.detail.adjudications.1.adjustments',
    decided({
      adjustments: Array.from({ length: 31 }, (_, i) => ({
        group: 'CO',
        reason: String(100 + i),
        amountCents: cents(1),
      })),
    }),
  ],
  [
    'cob-adjudication-date',
    'a date for the claim, and none on the line that tells the decision',
    'otherCoverages.1.adjudicatedOn',
    decided({ adjudicatedOn: null }),
  ],
  [
    'cob-payer-unknown',
    'another payer',
    'lines.1.detail.adjudications.1.payerIdentifier',
    decided({ payerIdentifier: 'NOBODY' }),
  ],
  [
    'medicare-secondary-type',
    'not said',
    'coverage.insuranceType',
    { ...secondary, coverage: { ...secondary.coverage, insuranceType: '' } },
  ],
  [
    'medicare-secondary-type',
    'no such type',
    'coverage.insuranceType',
    { ...secondary, coverage: { ...secondary.coverage, insuranceType: '99' } },
  ],
  [
    'medicare-secondary-type',
    'said although first',
    'coverage.insuranceType',
    { ...medicareClaim(), coverage: { ...medicareClaim().coverage, insuranceType: '12' } },
  ],
  [
    'lab-assignment',
    'Medicare',
    'acceptsAssignment',
    medicareOffice([service(1, '80061', 40)], { clia: '99D9999999', acceptsAssignment: false }),
  ],
  [
    'fee-missing',
    'not in the schedule',
    'lines.2.chargeCents',
    base,
    { fee: (code) => (code === '36415' ? null : cents(4000)) },
  ],
  [
    'charge-below-allowed',
    'below',
    'lines.1.chargeCents',
    base,
    { allowed: (code) => (code === '99213' ? cents(15000) : null) },
  ],
  [
    'total-charge',
    'three decimals',
    'lines.1.chargeCents',
    claimWith({
      lines: base.lines.map((l, i) => (i === 0 ? { ...l, chargeCents: 14500.5 as typeof l.chargeCents } : l)),
    }),
  ],
  ['member-id-pattern', 'not this payer', 'coverage.memberId', base, asks({ memberIdMasks: ["'XYZ'9{9}"] })],
  [
    'authorization-missing',
    'a range of codes',
    'situation.priorAuthorization',
    base,
    asks({ authorizationCodes: ['99211-99215'] }),
  ],
  ['referral-missing', 'none', 'situation.referralNumber', base, asks({ referralNeeded: true })],
  [
    'taxonomy-known',
    'not in the list',
    'billingProvider.taxonomy',
    base,
    {
      taxonomy: (code) =>
        code === '261QP2300X'
          ? { known: 'none', release: 'Invented list' }
          : { known: 'found', release: 'Invented list', value: {} },
    },
  ],
  [
    'duplicate-claim',
    'all services to the same payer',
    'lines',
    base,
    {
      otherClaims: base.lines.map((l) => ({
        controlNumber: '10400',
        payerId: base.payer.payerId,
        serviceDate: l.serviceDate,
        code: l.code,
        modifiers: l.modifiers,
      })),
    },
  ],
  [
    'timely-filing-past',
    'without a reason',
    'serviceDate',
    claimWith({ serviceDate: isoDate('2025-06-03') }),
  ],
];

import { cents } from '#shared/kernel/money.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Situation } from '#shared/domain/claim-parts/situation.ts';
import type { ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import { claimWith, scenarioClaim } from '#tests/support/claims.ts';
import type { Planted } from './planted.ts';
import {
  AMBULANCE,
  ambulanceClaim,
  drugClaim,
  equipmentClaim,
  fullClaim,
  inpatientClaim,
  medicareOffice,
  named,
  screeningClaim,
  service,
} from './claim-kinds.ts';

const base = scenarioClaim();
const SELLER = named('purchasedService', { entity: '2', lastName: '', firstName: '' });
const HOME = { line1: '44 Residence Way', line2: '', city: 'Parma', state: 'OH', zip: '441290001' };

const situated = (situation: Situation, claim: ProfessionalClaim = base): ProfessionalClaim => ({
  ...claim,
  situation: { ...claim.situation, ...situation },
});
const detailed = (detail: ServiceDetail, claim: ProfessionalClaim = base, at = 1): ProfessionalClaim => ({
  ...claim,
  lines: claim.lines.map((l, i) => (i === at - 1 ? { ...l, detail: { ...l.detail, ...detail } } : l)),
});
const carried = (change: Partial<typeof AMBULANCE>): ProfessionalClaim =>
  situated({ ambulance: { ...AMBULANCE, ...change } }, ambulanceClaim());

/** Errors in who is named, in laboratory tests, drugs, ambulance transports, addresses and signs. */
export const PLANTED_PARTIES: readonly Planted[] = [
  // Providers.
  [
    'other-provider-npi',
    'referring, nine digits',
    'providers.1.npi',
    claimWith({ providers: [named('referring', { npi: '123456789' })] }),
  ],
  [
    'other-provider-npi',
    'ordering, wrong check digit',
    'lines.1.detail.providers.1.npi',
    detailed({ providers: [named('ordering', { npi: '1234567890' })] }),
  ],
  [
    'other-provider-npi',
    'facility of a line',
    'lines.1.detail.serviceFacility.npi',
    detailed({ serviceFacility: { name: 'Example', npi: '1', address: HOME } }),
  ],
  [
    'other-provider-npi-missing',
    'referring, Medicare',
    'providers.1.npi',
    medicareOffice([service(1, '99213', 145)], { providers: [named('referring', { npi: '' })] }),
  ],
  [
    'other-provider-name',
    'no last name',
    'providers.1.lastName',
    claimWith({ providers: [named('referring', { lastName: '' })] }),
  ],
  [
    'other-provider-name',
    'no first name',
    'lines.1.detail.providers.1.firstName',
    detailed({ providers: [named('ordering', { firstName: '' })] }),
  ],
  [
    'purchased-service',
    'a price without a seller',
    'lines.1.detail.providers',
    detailed({ purchased: { sellerId: '1987654328', priceCents: cents(4550) } }),
  ],
  [
    'purchased-service',
    'a seller without a number',
    'lines.1.detail.purchased.sellerId',
    detailed({ providers: [SELLER], purchased: { sellerId: ' ', priceCents: cents(4550) } }),
  ],
  [
    'purchased-service',
    'bought for nothing',
    'lines.1.detail.purchased.priceCents',
    detailed({ providers: [SELLER], purchased: { sellerId: '1987654328', priceCents: cents(0) } }),
  ],
  [
    'provider-is-a-person',
    'an organisation refers',
    'providers.1.entity',
    claimWith({ providers: [named('referring', { entity: '2' })] }),
  ],
  [
    'provider-is-a-person',
    'an organisation orders',
    'lines.1.detail.providers.1.entity',
    detailed({ providers: [named('ordering', { entity: '2' })] }),
  ],
  [
    'other-id-qualifier',
    'a licence of the facility of a line',
    'lines.1.detail.serviceFacility.otherIds.1.qualifier',
    detailed({
      serviceFacility: {
        name: 'Example',
        npi: '',
        address: HOME,
        otherIds: [{ qualifier: '0B', value: '12' }],
      },
    }),
  ],
  [
    'provider-at-wrong-level',
    'ordering on the claim',
    'providers.1.role',
    claimWith({ providers: [named('ordering')] }),
  ],
  [
    'provider-at-wrong-level',
    'referring twice',
    'providers.2.role',
    claimWith({ providers: [named('referring'), named('referring')] }),
  ],
  [
    'other-id-qualifier',
    'unknown',
    'providers.1.otherIds.1.qualifier',
    claimWith({ providers: [named('referring', { otherIds: [{ qualifier: 'XX', value: '1' }] })] }),
  ],
  [
    'rendering-provider-missing',
    'a group, nobody named',
    'renderingProvider.npi',
    claimWith({
      renderingProvider: { ...base.renderingProvider, lastName: '', firstName: '', npi: '', taxonomy: '' },
    }),
  ],
  [
    'referring-provider-missing',
    'a referral number alone',
    'providers',
    situated({ referralNumber: 'REF-1' }),
  ],
  [
    'referring-provider-missing',
    'on a line',
    'lines.1.detail.providers',
    detailed({ referralNumber: 'REF-1' }),
  ],
  ['consultation-without-referrer', '99243', 'providers', claimWith({ lines: [service(1, '99243', 200)] })],
  [
    'ordering-provider-missing',
    'crutches',
    'lines.1.detail.providers',
    { ...equipmentClaim(), lines: equipmentClaim().lines.map(({ detail: _d, ...l }) => l) },
  ],
  [
    'ordering-provider-missing',
    'a test for Medicare',
    'lines.1.detail.providers',
    medicareOffice([service(1, '80061', 40)], { clia: '99D9999999' }),
  ],
  [
    'ordering-provider-address',
    'crutches',
    'lines.1.detail.providers.1.address',
    {
      ...equipmentClaim(),
      lines: equipmentClaim().lines.map((l) => ({ ...l, detail: { providers: [named('ordering')] } })),
    },
  ],
  [
    'supervisor-is-renderer',
    'the same person',
    'providers.1.npi',
    claimWith({ providers: [named('supervising', { npi: base.renderingProvider.npi })] }),
  ],
  [
    'line-provider-repeats',
    'rendering once more',
    'lines.1.detail.providers.1',
    detailed({ providers: [named('rendering', { npi: base.renderingProvider.npi })] }),
  ],
  [
    'service-facility-missing',
    'hospital, not named',
    'serviceFacility',
    { ...inpatientClaim(), serviceFacility: null },
  ],
  [
    'facility-is-billing-address',
    'named for nothing',
    'serviceFacility',
    claimWith({
      serviceFacility: { name: 'Fictive Family Practice', npi: '', address: base.billingProvider.address },
    }),
  ],
  // Laboratory, drugs, ambulance.
  ['line-clia', 'wrong form', 'lines.3.detail.clia', detailed({ clia: '99X9999999' }, base, 3)],
  [
    'reference-laboratory',
    'no CLIA of the other',
    'lines.1.detail.referringClia',
    claimWith({ lines: [service(1, '84443', 45, { modifiers: ['90'] })] }),
  ],
  [
    'mammography-certification',
    'missing',
    'situation.mammographyCertification',
    { ...screeningClaim(), situation: {} },
  ],
  [
    'mammography-certification',
    'too short',
    'situation.mammographyCertification',
    situated({ mammographyCertification: '12' }, screeningClaim()),
  ],
  [
    'ndc-form',
    'ten digits',
    'lines.1.detail.drug.ndc',
    detailed({ drug: { ndc: '0409379501', quantity: '1', unit: 'ML' } }, drugClaim()),
  ],
  [
    'ndc-form',
    'hyphens',
    'lines.1.detail.drug.ndc',
    detailed({ drug: { ndc: '00409-3795-01', quantity: '1', unit: 'ML' } }, drugClaim()),
  ],
  [
    'ndc-quantity',
    'zero',
    'lines.1.detail.drug.quantity',
    detailed({ drug: { ndc: '00409379501', quantity: '0', unit: 'ML' } }, drugClaim()),
  ],
  [
    'ndc-quantity',
    'unknown unit',
    'lines.1.detail.drug.unit',
    detailed({ drug: { ndc: '00409379501', quantity: '1', unit: 'XX' } }, drugClaim()),
  ],
  [
    'drug-without-ndc',
    'Medicaid',
    'lines.1.detail.drug',
    {
      ...drugClaim(),
      payer: { ...base.payer, filingIndicator: 'MC' },
      lines: drugClaim().lines.map(({ detail: _d, ...l }) => l),
    },
  ],
  ['ambulance-incomplete', 'nothing said', 'situation.ambulance', { ...ambulanceClaim(), situation: {} }],
  ['ambulance-incomplete', 'no pick-up', 'situation.ambulance.pickUp', carried({ pickUp: null })],
  ['ambulance-values', 'reason Z', 'situation.ambulance.reason', carried({ reason: 'Z' })],
  [
    'ambulance-values',
    'condition 99',
    'situation.ambulance.certifications.1',
    carried({ certifications: [{ applies: true, conditions: ['99'] }] }),
  ],
  [
    'ambulance-modifier',
    'none',
    'lines.1.modifiers',
    { ...ambulanceClaim(), lines: ambulanceClaim().lines.map((l) => ({ ...l, modifiers: [] })) },
  ],
  ['ambulance-miles-agree', 'fewer', 'situation.ambulance.miles', carried({ miles: '5' })],
  [
    'ambulance-place',
    'in the office',
    'lines.1.placeOfService',
    {
      ...ambulanceClaim(),
      placeOfService: '11',
      lines: ambulanceClaim().lines.map((l) => ({ ...l, placeOfService: '11' })),
    },
  ],
  // Addresses of other parties, and signs.
  [
    'address-state',
    'pay-to in ZZ',
    'payToAddress.state',
    { ...fullClaim(), payToAddress: { ...HOME, state: 'ZZ' } },
  ],
  [
    'zip-of-person',
    'pay-to with four digits',
    'payToAddress.zip',
    { ...fullClaim(), payToAddress: { ...HOME, zip: '4411' } },
  ],
  [
    'post-office-box',
    'facility',
    'serviceFacility.address.line1',
    claimWith({ serviceFacility: { name: 'Example', npi: '', address: { ...HOME, line1: 'PO Box 9' } } }),
  ],
  [
    'text-control-signs',
    'a tab',
    'patient.firstName',
    claimWith({
      patient: { ...base.patient, firstName: 'An\ta' },
      subscriber: { ...base.subscriber, firstName: 'An\ta' },
    }),
  ],
  [
    'text-not-ascii',
    'a name of a referring provider',
    'providers.1.lastName',
    claimWith({ providers: [named('referring', { lastName: 'Señor' })] }),
  ],
];

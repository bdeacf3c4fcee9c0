import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { CodeLookup } from '#shared/domain/code.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { claimWith, dependentClaim, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import { noCodeSet, starterLookup } from '#tests/support/coding.ts';

const base = scenarioClaim();
export const medicare = medicareClaim;

/** An error planted into a right claim, the rule that finds it and the field that it names. */
export type Case = {
  readonly rule: string;
  readonly says: string;
  readonly field: string;
  readonly claim: ProfessionalClaim;
  readonly context?: Partial<ScrubContext>;
};

export const billing = (change: Partial<ProfessionalClaim['billingProvider']>) =>
  claimWith({ billingProvider: { ...base.billingProvider, ...change } });
export const billingAddress = (change: Partial<ProfessionalClaim['billingProvider']['address']>) =>
  billing({ address: { ...base.billingProvider.address, ...change } });
export const patient = (change: Partial<ProfessionalClaim['patient']>) =>
  claimWith({ patient: { ...base.patient, ...change } });
export const coverage = (change: Partial<ProfessionalClaim['coverage']>) =>
  claimWith({ coverage: { ...base.coverage, ...change } });
export const line = (position: number, change: Partial<ProfessionalClaim['lines'][number]>) =>
  claimWith({ lines: base.lines.map((l, i) => (i === position - 1 ? { ...l, ...change } : l)) });
export const facility = (
  change: Partial<NonNullable<ProfessionalClaim['serviceFacility']>>,
): ProfessionalClaim => ({
  ...medicare(),
  serviceFacility: {
    name: 'Example Residence',
    npi: '',
    address: { line1: '44 Residence Way', line2: '', city: 'Parma', state: 'OH', zip: '441290001' },
    ...change,
  },
});
export const others = (codes: readonly [string, ...string[]][]): Partial<ScrubContext> => ({
  otherClaims: codes.map(([code, ...modifiers]) => ({
    controlNumber: '10400',
    serviceDate: base.serviceDate,
    code,
    modifiers,
  })),
});

export const CASES: readonly Case[] = [
  {
    rule: 'billing-npi',
    says: 'wrong check digit',
    field: 'billingProvider.npi',
    claim: billing({ npi: '1234567890' }),
  },
  {
    rule: 'billing-npi',
    says: 'nine digits',
    field: 'billingProvider.npi',
    claim: billing({ npi: '123456789' }),
  },
  {
    rule: 'rendering-npi',
    says: 'missing',
    field: 'renderingProvider.npi',
    claim: claimWith({ renderingProvider: { ...base.renderingProvider, npi: '' } }),
  },
  {
    rule: 'facility-npi',
    says: 'wrong check digit',
    field: 'serviceFacility.npi',
    claim: facility({ npi: '1234567890' }),
  },
  { rule: 'tax-id', says: 'hyphen', field: 'billingProvider.taxId', claim: billing({ taxId: '12-3456789' }) },
  {
    rule: 'tax-id',
    says: 'prefix never assigned',
    field: 'billingProvider.taxId',
    claim: billing({ taxId: '003456789' }),
  },
  {
    rule: 'taxonomy',
    says: 'nine characters',
    field: 'billingProvider.taxonomy',
    claim: billing({ taxonomy: '261QP230X' }),
  },
  {
    rule: 'taxonomy',
    says: 'of the clinician',
    field: 'renderingProvider.taxonomy',
    claim: claimWith({ renderingProvider: { ...base.renderingProvider, taxonomy: '207Q000001' } }),
  },
  {
    rule: 'zip-of-provider',
    says: 'five digits',
    field: 'billingProvider.address.zip',
    claim: billingAddress({ zip: '44113' }),
  },
  {
    rule: 'zip-of-provider',
    says: 'letters',
    field: 'billingProvider.address.zip',
    claim: billingAddress({ zip: '44113ABCD' }),
  },
  {
    rule: 'zip-of-provider',
    says: 'facility',
    field: 'serviceFacility.address.zip',
    claim: facility({ address: { line1: '4 Way', line2: '', city: 'Parma', state: 'OH', zip: '44129' } }),
  },
  {
    rule: 'zip-of-person',
    says: 'four digits',
    field: 'patient.address.zip',
    claim: patient({ address: { ...base.patient.address, zip: '4411' } }),
  },
  {
    rule: 'post-office-box',
    says: 'P.O. Box',
    field: 'billingProvider.address.line1',
    claim: billingAddress({ line1: 'P.O. Box 12' }),
  },
  {
    rule: 'post-office-box',
    says: 'PO BOX in the second line',
    field: 'billingProvider.address.line2',
    claim: billingAddress({ line2: 'PO BOX 7' }),
  },
  {
    rule: 'submitter-and-receiver',
    says: 'no receiver id',
    field: 'receiver.id',
    claim: claimWith({ receiver: { ...base.receiver, id: '' } }),
  },
  {
    rule: 'submitter-and-receiver',
    says: 'no contact',
    field: 'submitter.contactName',
    claim: claimWith({ submitter: { ...base.submitter, contactName: ' ' } }),
  },
  {
    rule: 'payer-identifier',
    says: 'missing',
    field: 'payer.payerIdentifier',
    claim: claimWith({ payer: { ...base.payer, payerIdentifier: '' } }),
  },
  {
    rule: 'name-missing',
    says: "patient's first name",
    field: 'patient.firstName',
    claim: patient({ firstName: '' }),
  },
  {
    rule: 'name-missing',
    says: "subscriber's last name",
    field: 'subscriber.lastName',
    claim: { ...dependentClaim(), subscriber: { ...dependentClaim().subscriber, lastName: '' } },
  },
  {
    rule: 'address-incomplete',
    says: 'no street',
    field: 'patient.address.line1',
    claim: patient({ address: { ...base.patient.address, line1: '' } }),
  },
  {
    rule: 'address-incomplete',
    says: 'no city',
    field: 'billingProvider.address.city',
    claim: billingAddress({ city: '' }),
  },
  {
    rule: 'address-state',
    says: 'ZZ',
    field: 'patient.address.state',
    claim: patient({ address: { ...base.patient.address, state: 'ZZ' } }),
  },
  {
    rule: 'telephone',
    says: 'nine digits',
    field: 'submitter.phone',
    claim: claimWith({ submitter: { ...base.submitter, phone: '216555010' } }),
  },
  { rule: 'telephone', says: 'hyphens', field: 'patient.phone', claim: patient({ phone: '216-555-0111' }) },
  { rule: 'member-id', says: 'missing', field: 'coverage.memberId', claim: coverage({ memberId: '' }) },
  {
    rule: 'member-id',
    says: 'with spaces',
    field: 'coverage.memberId',
    claim: coverage({ memberId: 'INV 000 111' }),
  },
  {
    rule: 'medicare-member-id',
    says: 'letter O',
    field: 'coverage.memberId',
    claim: { ...medicare(), coverage: { ...medicare().coverage, memberId: '1EO4TE5MK73' } },
  },
  {
    rule: 'medicare-member-id',
    says: 'old number',
    field: 'coverage.memberId',
    claim: { ...medicare(), coverage: { ...medicare().coverage, memberId: '123456789A' } },
  },
  {
    rule: 'medicare-relationship',
    says: 'spouse',
    field: 'coverage.relationship',
    claim: { ...medicare(), coverage: { ...medicare().coverage, relationship: '01' } },
  },
  {
    rule: 'subscriber-is-patient',
    says: 'self, but another person',
    field: 'coverage.relationship',
    claim: patient({ firstName: 'Timo' }),
  },
  {
    rule: 'subscriber-is-patient',
    says: 'child, but the same person',
    field: 'coverage.relationship',
    claim: coverage({ relationship: '19' }),
  },
  {
    rule: 'birth-date-missing',
    says: 'not known',
    field: 'patient.birthDate',
    claim: patient({ birthDate: null }),
  },
  {
    rule: 'birth-date',
    says: 'in the future',
    field: 'patient.birthDate',
    claim: patient({ birthDate: isoDate('2027-01-01') }),
  },
  {
    rule: 'birth-date',
    says: 'after the service',
    field: 'patient.birthDate',
    claim: patient({ birthDate: isoDate('2026-03-04') }),
  },
  {
    rule: 'birth-date',
    says: 'of the subscriber in the future',
    field: 'subscriber.birthDate',
    claim: {
      ...dependentClaim(),
      subscriber: { ...dependentClaim().subscriber, birthDate: isoDate('2036-01-01') },
    },
  },
  {
    rule: 'service-date',
    says: 'in the future',
    field: 'serviceDate',
    claim: base,
    context: { today: isoDate('2026-03-02') },
  },
  {
    rule: 'service-date',
    says: 'a line before the claim',
    field: 'lines.2.serviceDate',
    claim: line(2, { serviceDate: isoDate('2026-03-01') }),
  },
  {
    rule: 'service-date',
    says: 'a line in the future',
    field: 'lines.3.serviceDate',
    claim: line(3, { serviceDate: isoDate('2026-04-01') }),
  },
  {
    rule: 'coverage-active',
    says: 'not begun',
    field: 'coverage.activeFrom',
    claim: coverage({ activeFrom: isoDate('2026-04-01') }),
  },
  {
    rule: 'coverage-active',
    says: 'ended',
    field: 'coverage.activeTo',
    claim: coverage({ activeTo: isoDate('2026-03-02') }),
  },
  {
    rule: 'coverage-active',
    says: 'reversed',
    field: 'coverage.activeTo',
    claim: coverage({ activeTo: isoDate('2024-12-31') }),
  },
  {
    rule: 'timely-filing-past',
    says: 'a day too late',
    field: 'serviceDate',
    claim: base,
    context: { today: addDays(base.serviceDate, 181) },
  },
  {
    rule: 'timely-filing-near',
    says: 'the last day',
    field: 'serviceDate',
    claim: base,
    context: { today: addDays(base.serviceDate, 180) },
  },
  {
    rule: 'control-number',
    says: '15 characters',
    field: 'controlNumber',
    claim: claimWith({ controlNumber: '123456789012345' }),
  },
  {
    rule: 'control-number',
    says: 'a star',
    field: 'controlNumber',
    claim: claimWith({ controlNumber: '104*61' }),
  },
  {
    rule: 'replacement-needs-payer-number',
    says: 'replacement',
    field: 'situation.payerControlNumber',
    claim: claimWith({ frequency: '7' }),
  },
  {
    rule: 'place-of-service',
    says: 'unassigned number',
    field: 'placeOfService',
    claim: claimWith({ placeOfService: '47' }),
  },
  {
    rule: 'place-of-service',
    says: 'on a line',
    field: 'lines.1.placeOfService',
    claim: line(1, { placeOfService: '00' }),
  },
  { rule: 'line-number', says: 'a gap', field: 'lines.3.number', claim: line(3, { number: 4 }) },
  {
    rule: 'consents',
    says: 'no release',
    field: 'releaseOnFile',
    claim: claimWith({ releaseOnFile: false }),
  },
  {
    rule: 'duplicate-claim',
    says: 'all services twice',
    field: 'lines',
    claim: base,
    context: others([['99213'], ['36415'], ['83036', 'QW']]),
  },
  {
    rule: 'duplicate-service',
    says: 'one service twice',
    field: 'lines.2.code',
    claim: base,
    context: others([['36415']]),
  },
  { rule: 'clia-number', says: 'missing', field: 'clia', claim: claimWith({ clia: '' }) },
  { rule: 'clia-number', says: 'wrong form', field: 'clia', claim: claimWith({ clia: '9999999999' }) },
  {
    rule: 'charge-not-positive',
    says: 'zero',
    field: 'lines.1.chargeCents',
    claim: line(1, { chargeCents: cents(0) }),
  },
  {
    rule: 'charge-not-positive',
    says: 'negative',
    field: 'lines.2.chargeCents',
    claim: line(2, { chargeCents: cents(-1500) }),
  },
  {
    rule: 'total-charge',
    says: 'too large',
    field: 'lines',
    claim: line(1, { chargeCents: cents(10_000_000_000) }),
  },
  {
    rule: 'patient-paid',
    says: 'more than the claim',
    field: 'patientPaidCents',
    claim: claimWith({ patientPaidCents: cents(20_001) }),
  },
  {
    rule: 'patient-paid',
    says: 'negative',
    field: 'patientPaidCents',
    claim: claimWith({ patientPaidCents: cents(-1) }),
  },
  {
    rule: 'text-edges',
    says: 'trailing space',
    field: 'patient.lastName',
    claim: patient({ lastName: 'Fictive ' }),
  },
  {
    rule: 'text-with-delimiter',
    says: 'tilde',
    field: 'billingProvider.name',
    claim: billing({ name: 'Fictive ~ Practice' }),
  },
  {
    rule: 'text-not-ascii',
    says: 'umlaut',
    field: 'patient.lastName',
    claim: patient({ lastName: 'Fictivé' }),
  },
  {
    rule: 'text-too-long',
    says: '61 characters',
    field: 'patient.lastName',
    claim: patient({ lastName: 'F'.repeat(61) }),
  },
];

/** The starter set, but for one diagnosis that has ended. */
function expired(code: string, last: string): CodeLookup {
  return (system, asked, on) => {
    const found = starterLookup(system, asked, on);
    return asked === code && found.known === 'valid'
      ? { known: 'not_on_date', entry: { ...found.entry, validTo: isoDate(last) } }
      : found;
  };
}

/** The same planted errors that the coding rules know, found on a claim too. */
export const SHARED_CASES: readonly Case[] = [
  { rule: 'no-diagnosis', says: 'none', field: 'diagnoses', claim: claimWith({ diagnoses: [] }) },
  {
    rule: 'diagnosis-form',
    says: 'ICD-9',
    field: 'diagnoses.1',
    claim: claimWith({ diagnoses: ['250.00', 'I10'] }),
  },
  {
    rule: 'diagnosis-form',
    says: 'a decimal point at the wrong place',
    field: 'diagnoses.1',
    claim: claimWith({ diagnoses: ['E1.19', 'I10'] }),
  },
  {
    rule: 'diagnosis-form',
    says: 'two decimal points',
    field: 'diagnoses.2',
    claim: claimWith({ diagnoses: ['E11.9', 'I1.0.'] }),
  },
  {
    rule: 'diagnosis-form',
    says: 'lower-case letters',
    field: 'diagnoses.1',
    claim: claimWith({ diagnoses: ['e11.9', 'I10'] }),
  },
  {
    rule: 'diagnosis-not-valid-on-date',
    says: 'expired before the service',
    field: 'diagnoses.2',
    claim: base,
    context: { lookup: expired('I10', '2025-09-30') },
  },
  {
    rule: 'diagnosis-not-known',
    says: 'unknown',
    field: 'diagnoses.2',
    claim: claimWith({ diagnoses: ['E11.9', 'Q99.Z'] }),
  },
  {
    rule: 'diagnosis-not-billable',
    says: 'a heading',
    field: 'diagnoses.1',
    claim: claimWith({ diagnoses: ['M54.5', 'I10'] }),
  },
  {
    rule: 'diagnosis-not-checked',
    says: 'no code set',
    field: 'diagnoses.1',
    claim: base,
    context: { lookup: noCodeSet },
  },
  {
    rule: 'pointer-to-absent-diagnosis',
    says: 'C of two',
    field: 'lines.1.pointers',
    claim: line(1, { pointers: [3] }),
  },
  { rule: 'line-without-pointer', says: 'none', field: 'lines.2.pointers', claim: line(2, { pointers: [] }) },
  {
    rule: 'too-many-modifiers',
    says: 'five',
    field: 'lines.1.modifiers',
    claim: line(1, { modifiers: ['25', 'GT', 'KX', 'GA', 'CR'] }),
  },
  {
    rule: 'waived-test-needs-qw',
    says: 'no QW',
    field: 'lines.3.modifiers',
    claim: line(3, { modifiers: [] }),
  },
  {
    rule: 'procedure-not-valid-on-date',
    says: '99201',
    field: 'lines.1.code',
    claim: line(1, { code: '99201' }),
  },
  { rule: 'units-not-positive', says: 'zero', field: 'lines.1.units', claim: line(1, { units: 0 }) },
  {
    rule: 'charge-not-by-schedule',
    says: 'another fee',
    field: 'lines.1.chargeCents',
    claim: base,
    context: { fee: (code) => (code === '99213' ? cents(15000) : null) },
  },
];

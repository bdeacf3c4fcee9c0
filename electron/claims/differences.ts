import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { plainAmount } from '#shared/kernel/money.ts';

type Side = (claim: ProfessionalClaim) => string;

const address = (a: ProfessionalClaim['patient']['address']): string =>
  [a.line1, a.line2, a.city, a.state, a.zip].filter(Boolean).join(', ');
const person = (p: { lastName: string; firstName: string; middleName: string }): string =>
  [p.firstName, p.middleName, p.lastName].filter(Boolean).join(' ');

/** Each frozen fact that a record can change, in the words of the screen. */
const FACTS: readonly (readonly [words: string, side: Side])[] = [
  ['Practice name', (c) => c.billingProvider.name],
  ['Practice NPI', (c) => c.billingProvider.npi],
  ['Practice tax id', (c) => `${c.billingProvider.taxId} (${c.billingProvider.taxIdKind})`],
  ['Practice taxonomy', (c) => c.billingProvider.taxonomy],
  ['Practice address', (c) => address(c.billingProvider.address)],
  ['Practice telephone', (c) => c.billingProvider.phone],
  [
    'Submitter',
    (c) => [c.submitter.id, c.submitter.name, c.submitter.contactName, c.submitter.phone].join(', '),
  ],
  ['Receiver', (c) => `${c.receiver.name} ${c.receiver.id}`],
  ['Rendering provider', (c) => person(c.renderingProvider)],
  ['Rendering provider NPI', (c) => c.renderingProvider.npi],
  ['Rendering provider taxonomy', (c) => c.renderingProvider.taxonomy],
  ['Place of service', (c) => c.placeOfService],
  [
    'Service facility',
    (c) => (c.serviceFacility ? `${c.serviceFacility.name}, ${address(c.serviceFacility.address)}` : ''),
  ],
  ['Service facility NPI', (c) => c.serviceFacility?.npi ?? ''],
  ['CLIA number', (c) => c.clia],
  ['Payer', (c) => c.payer.name],
  ['Payer id', (c) => c.payer.payerIdentifier],
  ['Claim filing indicator', (c) => c.payer.filingIndicator],
  ['Payer address', (c) => address(c.payer.address)],
  ['Timely filing days', (c) => String(c.payer.timelyFilingDays)],
  ['Member id', (c) => c.coverage.memberId],
  ['Group number', (c) => c.coverage.groupNumber],
  ['Plan', (c) => c.coverage.planName],
  ['Relationship to the insured', (c) => c.coverage.relationship],
  ['Coverage from', (c) => c.coverage.activeFrom],
  ['Coverage until', (c) => c.coverage.activeTo ?? ''],
  ['Insured person', (c) => person(c.subscriber)],
  ['Birth date of the insured', (c) => c.subscriber.birthDate],
  ['Sex of the insured', (c) => c.subscriber.sex],
  ['Address of the insured', (c) => address(c.subscriber.address)],
  ['Account number', (c) => c.patient.accountNumber],
  ['Patient name', (c) => person(c.patient)],
  ['Patient birth date', (c) => c.patient.birthDate],
  ['Patient sex', (c) => c.patient.sex],
  ['Patient address', (c) => address(c.patient.address)],
  ['Patient telephone', (c) => c.patient.phone],
  ['Paid by the patient', (c) => plainAmount(c.patientPaidCents)],
];

/** What differs between the frozen copy and today's records, one sentence each. */
export function claimDifferences(frozen: ProfessionalClaim, today: ProfessionalClaim): string[] {
  return FACTS.flatMap(([words, side]) => {
    const [was, is] = [side(frozen), side(today)];
    return was === is ? [] : [`${words}: the claim says ${quoted(was)}, the record says ${quoted(is)}.`];
  });
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : text;
}

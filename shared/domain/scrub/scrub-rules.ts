import { CODING_RULES } from '../coding/coding-rules.ts';
import type { CodingFacts } from '../coding/facts.ts';
import type { Rule } from '../coding/rule.ts';
import type { ScrubInput } from './facts.ts';
import { addressIncomplete } from './rules/address-incomplete.ts';
import { addressState } from './rules/address-state.ts';
import { billingNpi } from './rules/billing-npi.ts';
import { birthDate } from './rules/birth-date.ts';
import { chargeNotPositive } from './rules/charge-not-positive.ts';
import { cliaNumber } from './rules/clia-number.ts';
import { consents } from './rules/consents.ts';
import { controlNumber } from './rules/control-number.ts';
import { coverageActive } from './rules/coverage-active.ts';
import { duplicateClaim } from './rules/duplicate-claim.ts';
import { duplicateService } from './rules/duplicate-service.ts';
import { facilityNpi } from './rules/facility-npi.ts';
import { lineNumber } from './rules/line-number.ts';
import { medicareMemberId } from './rules/medicare-member-id.ts';
import { medicareRelationship } from './rules/medicare-relationship.ts';
import { memberId } from './rules/member-id.ts';
import { nameMissing } from './rules/name-missing.ts';
import { patientPaid } from './rules/patient-paid.ts';
import { payerIdentifier } from './rules/payer-identifier.ts';
import { placeOfService } from './rules/place-of-service.ts';
import { postOfficeBox } from './rules/post-office-box.ts';
import { renderingNpi } from './rules/rendering-npi.ts';
import { replacementNeedsPayerNumber } from './rules/replacement-needs-payer-number.ts';
import { serviceDate } from './rules/service-date.ts';
import { submitterAndReceiver } from './rules/submitter-and-receiver.ts';
import { subscriberIsPatient } from './rules/subscriber-is-patient.ts';
import { taxId } from './rules/tax-id.ts';
import { taxonomy } from './rules/taxonomy.ts';
import { telephone } from './rules/telephone.ts';
import { textEdges } from './rules/text-edges.ts';
import { textNotAscii } from './rules/text-not-ascii.ts';
import { textTooLong } from './rules/text-too-long.ts';
import { textWithDelimiter } from './rules/text-with-delimiter.ts';
import { timelyFilingNear } from './rules/timely-filing-near.ts';
import { timelyFilingPast } from './rules/timely-filing-past.ts';
import { totalCharge } from './rules/total-charge.ts';
import { zipOfPerson } from './rules/zip-of-person.ts';
import { zipOfProvider } from './rules/zip-of-provider.ts';

/** Every rule about a whole claim, in the order in which findings are told. */
export const SCRUB_RULES: readonly Rule<ScrubInput>[] = [
  billingNpi,
  renderingNpi,
  facilityNpi,
  taxId,
  taxonomy,
  zipOfProvider,
  postOfficeBox,
  submitterAndReceiver,
  payerIdentifier,
  nameMissing,
  addressIncomplete,
  addressState,
  zipOfPerson,
  telephone,
  memberId,
  medicareMemberId,
  medicareRelationship,
  subscriberIsPatient,
  birthDate,
  serviceDate,
  coverageActive,
  timelyFilingPast,
  timelyFilingNear,
  controlNumber,
  replacementNeedsPayerNumber,
  placeOfService,
  lineNumber,
  consents,
  duplicateClaim,
  duplicateService,
  cliaNumber,
  chargeNotPositive,
  totalCharge,
  patientPaid,
  textEdges,
  textWithDelimiter,
  textNotAscii,
  textTooLong,
];

/** On a claim these say it instead, more strictly: clia-number and charge-not-positive. */
const SAID_OTHERWISE = new Set(['lab-test-without-clia', 'charge-missing']);

/** Hints for the coder, who has the documents at hand; on the claim there is nothing to do about them. */
const FOR_THE_CODER = new Set([
  'unspecified-diagnosis',
  'use-additional-code',
  'code-also',
  'modifier-24-context',
  'documents-say-more',
]);

/** The coder's rules that are applied to claims too. */
export const SHARED_RULES: readonly Rule<CodingFacts>[] = CODING_RULES.filter(
  (r) => !SAID_OTHERWISE.has(r.name) && !FOR_THE_CODER.has(r.name),
);

import { CODING_RULES } from '../coding/coding-rules.ts';
import type { CodingFacts } from '../coding/facts.ts';
import type { Rule } from '../coding/rule.ts';
import type { ScrubInput } from './facts.ts';
import { accidentAfterService } from './rules/accident-after-service.ts';
import { accidentDateMissing } from './rules/accident-date-missing.ts';
import { accidentState } from './rules/accident-state.ts';
import { accidentWithoutCause } from './rules/accident-without-cause.ts';
import { tooManyCauses } from './rules/too-many-causes.ts';
import { addressIncomplete } from './rules/address-incomplete.ts';
import { addressState } from './rules/address-state.ts';
import { admissionDateMissing } from './rules/admission-date-missing.ts';
import { ambulanceIncomplete } from './rules/ambulance-incomplete.ts';
import { ambulanceMilesAgree } from './rules/ambulance-miles-agree.ts';
import { ambulanceModifier } from './rules/ambulance-modifier.ts';
import { ambulancePlace } from './rules/ambulance-place.ts';
import { ambulanceValues } from './rules/ambulance-values.ts';
import { anesthesiaMinutes } from './rules/anesthesia-minutes.ts';
import { anesthesiaModifier } from './rules/anesthesia-modifier.ts';
import { anesthesiaSurgery } from './rules/anesthesia-surgery.ts';
import { anesthesiaTimeUnlikely } from './rules/anesthesia-time-unlikely.ts';
import { authorizationMissing } from './rules/authorization-missing.ts';
import { billingNpi } from './rules/billing-npi.ts';
import { birthDate } from './rules/birth-date.ts';
import { birthDateMissing } from './rules/birth-date-missing.ts';
import { casualtyClaimNumber } from './rules/casualty-claim-number.ts';
import { chargeBelowAllowed } from './rules/charge-below-allowed.ts';
import { chargeNotPositive } from './rules/charge-not-positive.ts';
import { chiropracticFirstTreatment } from './rules/chiropractic-first-treatment.ts';
import { cliaNumber } from './rules/clia-number.ts';
import { cobAdjudicationDate } from './rules/cob-adjudication-date.ts';
import { cobAdjustmentCodes } from './rules/cob-adjustment-codes.ts';
import { cobLineBalance } from './rules/cob-line-balance.ts';
import { cobPaidTotal } from './rules/cob-paid-total.ts';
import { cobPayerUnknown } from './rules/cob-payer-unknown.ts';
import { cobTooManyAdjustments } from './rules/cob-too-many-adjustments.ts';
import { conditionCodes } from './rules/condition-codes.ts';
import { consents } from './rules/consents.ts';
import { consultationWithoutReferrer } from './rules/consultation-without-referrer.ts';
import { controlNumber } from './rules/control-number.ts';
import { coverageActive } from './rules/coverage-active.ts';
import { datesBeforeBirth } from './rules/dates-before-birth.ts';
import { datesInFuture } from './rules/dates-in-future.ts';
import { deathDate } from './rules/death-date.ts';
import { delayReason } from './rules/delay-reason.ts';
import { disabilityDates } from './rules/disability-dates.ts';
import { drugWithoutNdc } from './rules/drug-without-ndc.ts';
import { duplicateClaim } from './rules/duplicate-claim.ts';
import { duplicateService } from './rules/duplicate-service.ts';
import { earlierDateAfterService } from './rules/earlier-date-after-service.ts';
import { employmentAgainstPayer } from './rules/employment-against-payer.ts';
import { facilityIsBillingAddress } from './rules/facility-is-billing-address.ts';
import { facilityNpi } from './rules/facility-npi.ts';
import { feeMissing } from './rules/fee-missing.ts';
import { footCareLastSeen } from './rules/foot-care-last-seen.ts';
import { frequencyCode } from './rules/frequency-code.ts';
import { hospitalDates } from './rules/hospital-dates.ts';
import { icdVersion } from './rules/icd-version.ts';
import { injuryCauseUnsaid } from './rules/injury-cause-unsaid.ts';
import { investigationalDevice } from './rules/investigational-device.ts';
import { labAssignment } from './rules/lab-assignment.ts';
import { lastSeenAfterService } from './rules/last-seen-after-service.ts';
import { lineClia } from './rules/line-clia.ts';
import { lineNumber } from './rules/line-number.ts';
import { lineProviderRepeats } from './rules/line-provider-repeats.ts';
import { mammographyCertification } from './rules/mammography-certification.ts';
import { medicareMemberId } from './rules/medicare-member-id.ts';
import { medicareRelationship } from './rules/medicare-relationship.ts';
import { medicareSecondaryType } from './rules/medicare-secondary-type.ts';
import { memberId } from './rules/member-id.ts';
import { memberIdPattern } from './rules/member-id-pattern.ts';
import { nameMissing } from './rules/name-missing.ts';
import { ndcForm } from './rules/ndc-form.ts';
import { ndcQuantity } from './rules/ndc-quantity.ts';
import { noteKind } from './rules/note-kind.ts';
import { onsetAfterService } from './rules/onset-after-service.ts';
import { orderingProviderAddress } from './rules/ordering-provider-address.ts';
import { orderingProviderMissing } from './rules/ordering-provider-missing.ts';
import { otherCoverageComplete } from './rules/other-coverage-complete.ts';
import { otherCoverageOrder } from './rules/other-coverage-order.ts';
import { otherIdQualifier } from './rules/other-id-qualifier.ts';
import { otherProviderName } from './rules/other-provider-name.ts';
import { purchasedService } from './rules/purchased-service.ts';
import { otherProviderNpi } from './rules/other-provider-npi.ts';
import { otherProviderNpiMissing } from './rules/other-provider-npi-missing.ts';
import { pairedDates } from './rules/paired-dates.ts';
import { paperworkComplete } from './rules/paperwork-complete.ts';
import { patientPaid } from './rules/patient-paid.ts';
import { patientWeight } from './rules/patient-weight.ts';
import { payerIdentifier } from './rules/payer-identifier.ts';
import { payerNumberOnFirstClaim } from './rules/payer-number-on-first-claim.ts';
import { placeAgainstVisit } from './rules/place-against-visit.ts';
import { placeOfService } from './rules/place-of-service.ts';
import { postOfficeBox } from './rules/post-office-box.ts';
import { pregnancyAgainstSex } from './rules/pregnancy-against-sex.ts';
import { primaryNotAnswered } from './rules/primary-not-answered.ts';
import { providerAtWrongLevel } from './rules/provider-at-wrong-level.ts';
import { providerIsAPerson } from './rules/provider-is-a-person.ts';
import { referenceLaboratory } from './rules/reference-laboratory.ts';
import { referralMissing } from './rules/referral-missing.ts';
import { referringProviderMissing } from './rules/referring-provider-missing.ts';
import { renderingNpi } from './rules/rendering-npi.ts';
import { renderingProviderMissing } from './rules/rendering-provider-missing.ts';
import { replacementNeedsPayerNumber } from './rules/replacement-needs-payer-number.ts';
import { serviceDate } from './rules/service-date.ts';
import { serviceFacilityMissing } from './rules/service-facility-missing.ts';
import { serviceSpan } from './rules/service-span.ts';
import { spanAgainstUnits } from './rules/span-against-units.ts';
import { specialProgram } from './rules/special-program.ts';
import { submitterAndReceiver } from './rules/submitter-and-receiver.ts';
import { subscriberIsPatient } from './rules/subscriber-is-patient.ts';
import { supervisorIsRenderer } from './rules/supervisor-is-renderer.ts';
import { taxId } from './rules/tax-id.ts';
import { taxonomy } from './rules/taxonomy.ts';
import { taxonomyKnown } from './rules/taxonomy-known.ts';
import { telephone } from './rules/telephone.ts';
import { textControlSigns } from './rules/text-control-signs.ts';
import { textEdges } from './rules/text-edges.ts';
import { textNotAscii } from './rules/text-not-ascii.ts';
import { textTooLong } from './rules/text-too-long.ts';
import { textWithDelimiter } from './rules/text-with-delimiter.ts';
import { timelyFilingNear } from './rules/timely-filing-near.ts';
import { timelyFilingPast } from './rules/timely-filing-past.ts';
import { tooMuchPaperwork } from './rules/too-much-paperwork.ts';
import { totalCharge } from './rules/total-charge.ts';
import { unlistedNeedsDescription } from './rules/unlisted-needs-description.ts';
import { zipOfPerson } from './rules/zip-of-person.ts';
import { zipOfProvider } from './rules/zip-of-provider.ts';

/** Every rule about a whole claim, in the order in which findings are told. */
export const SCRUB_RULES: readonly Rule<ScrubInput>[] = [
  billingNpi,
  renderingNpi,
  facilityNpi,
  otherProviderNpi,
  otherProviderNpiMissing,
  taxId,
  taxonomy,
  taxonomyKnown,
  zipOfProvider,
  postOfficeBox,
  submitterAndReceiver,
  payerIdentifier,
  otherIdQualifier,
  nameMissing,
  addressIncomplete,
  addressState,
  zipOfPerson,
  telephone,
  memberId,
  medicareMemberId,
  medicareRelationship,
  subscriberIsPatient,
  renderingProviderMissing,
  referringProviderMissing,
  consultationWithoutReferrer,
  orderingProviderMissing,
  orderingProviderAddress,
  otherProviderName,
  purchasedService,
  providerAtWrongLevel,
  providerIsAPerson,
  supervisorIsRenderer,
  lineProviderRepeats,
  serviceFacilityMissing,
  facilityIsBillingAddress,
  birthDate,
  birthDateMissing,
  serviceDate,
  serviceSpan,
  spanAgainstUnits,
  datesInFuture,
  datesBeforeBirth,
  onsetAfterService,
  accidentAfterService,
  lastSeenAfterService,
  earlierDateAfterService,
  hospitalDates,
  disabilityDates,
  pairedDates,
  deathDate,
  coverageActive,
  timelyFilingPast,
  timelyFilingNear,
  accidentDateMissing,
  accidentState,
  accidentWithoutCause,
  tooManyCauses,
  injuryCauseUnsaid,
  employmentAgainstPayer,
  casualtyClaimNumber,
  admissionDateMissing,
  pregnancyAgainstSex,
  chiropracticFirstTreatment,
  footCareLastSeen,
  anesthesiaMinutes,
  anesthesiaTimeUnlikely,
  anesthesiaModifier,
  icdVersion,
  controlNumber,
  frequencyCode,
  replacementNeedsPayerNumber,
  payerNumberOnFirstClaim,
  placeOfService,
  placeAgainstVisit,
  lineNumber,
  consents,
  duplicateClaim,
  duplicateService,
  unlistedNeedsDescription,
  noteKind,
  paperworkComplete,
  tooMuchPaperwork,
  delayReason,
  specialProgram,
  conditionCodes,
  anesthesiaSurgery,
  investigationalDevice,
  patientWeight,
  cliaNumber,
  lineClia,
  referenceLaboratory,
  mammographyCertification,
  ndcForm,
  ndcQuantity,
  drugWithoutNdc,
  ambulanceIncomplete,
  ambulanceValues,
  ambulanceModifier,
  ambulanceMilesAgree,
  ambulancePlace,
  memberIdPattern,
  authorizationMissing,
  referralMissing,
  otherCoverageOrder,
  otherCoverageComplete,
  primaryNotAnswered,
  cobLineBalance,
  cobPaidTotal,
  cobAdjudicationDate,
  cobAdjustmentCodes,
  cobPayerUnknown,
  cobTooManyAdjustments,
  medicareSecondaryType,
  chargeNotPositive,
  feeMissing,
  chargeBelowAllowed,
  totalCharge,
  patientPaid,
  labAssignment,
  textControlSigns,
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

import type { ClaimLine, FrozenSubscriber, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import { isLabTest } from '#shared/domain/codes/clia-waived.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { Coverage, Patient } from '#shared/domain/patient.ts';
import type { Address, Facility, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import type { ClaimId, CoverageId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { Records } from '#electron/service-context.ts';

/** One of the patient's coverages on the day, with its payer's record. */
export type Insured = { readonly coverage: Coverage; readonly payer: Payer };

/** Today's records that a claim is made of. */
export type ClaimSources = {
  readonly practice: Practice;
  readonly provider: Provider;
  readonly facility: Facility;
  readonly patient: Patient;
  /** Every coverage that is active on the day, in the order in which they pay. */
  readonly coverages: readonly Insured[];
  /** Which of them the claim goes to: 1 is the first. */
  readonly rank: number;
  /** Our own short words for a procedure; empty when the fee schedule has none. */
  readonly describe: (code: string) => string;
};

/**
 * Gathers the records of an encounter as they are now.
 * @param coverageId whom the claim goes to; null the coverage that pays first.
 * @throws Refusal `rule_violated` when the practice is not filled in, or when no coverage is active on the
 *   date of service.
 */
export function gatherSources(
  records: Records,
  db: ReadDb,
  encounter: Encounter,
  coverageId: CoverageId | null = null,
): ClaimSources {
  const on = encounter.serviceDate;
  const practice = records.practice(db);
  if (!practice)
    throw new Refusal('rule_violated', 'The practice is not filled in yet. Fill it in under Settings first.');
  const provider = records.provider(db, encounter.renderingProviderId);
  const facility = records.facility(db, encounter.facilityId);
  const patient = records.patient(db, encounter.patientId);
  // Foreign keys make these sure; an absent one means a damaged file.
  if (!provider || !facility || !patient)
    throw new Error('An encounter points to a record that is not there.');
  const coverages = records.coveragesOn(db, encounter.patientId, on).map((coverage): Insured => {
    const payer = records.payer(db, coverage.payerId);
    if (!payer) throw new Error('A coverage points to a payer that is not there.');
    return { coverage, payer };
  });
  if (coverages.length === 0)
    throw new Refusal(
      'rule_violated',
      `No insurance of this patient was active on ${on}. Enter the coverage under Patients first.`,
    );
  const at = coverageId === null ? 0 : coverages.findIndex((c) => c.coverage.id === coverageId);
  if (at < 0)
    throw new Refusal('rule_violated', `This coverage was not active on ${on}. Choose one that was.`);
  const describe = (code: string): string => records.feeOn(db, code, on)?.description ?? '';
  return { practice, provider, facility, patient, coverages, rank: at + 1, describe };
}

/** What is the claim's own and does not come from the records. */
export type ClaimIdentity = {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly patientPaidCents: Cents;
};

/**
 * A professional claim frozen from today's records. Nothing is corrected on the way: the scrubber judges.
 * A service facility is named only when its address is not the billing provider's (005010X222A1 2310C); a
 * CLIA number only when a laboratory test is billed (2300 REF*X4).
 */
export function freezeClaim(
  identity: ClaimIdentity,
  encounter: Encounter,
  coding: Coding,
  sources: ClaimSources,
): ProfessionalClaim {
  const { practice, provider, facility, patient, coverages, rank } = sources;
  const { coverage, payer } = chosen(sources);
  const others = coverages.flatMap((insured, i) =>
    i + 1 === rank ? [] : [otherCoverage(insured, i + 1, patient)],
  );
  const elsewhere = addressKey(facility.address) !== addressKey(practice.address);
  return {
    ...identity,
    frequency: '1',
    serviceDate: encounter.serviceDate,
    placeOfService: facility.placeOfService,
    submitter: {
      id: practice.submitterId,
      name: practice.name,
      contactName: practice.contactName,
      phone: practice.phone,
    },
    receiver: { id: payer.receiverId, name: payer.receiverName },
    billingProvider: {
      name: practice.name,
      npi: practice.npi,
      taxId: practice.taxId,
      taxIdKind: practice.taxIdKind,
      taxonomy: practice.taxonomy,
      address: practice.address,
      phone: practice.phone,
    },
    renderingProvider: {
      lastName: provider.lastName,
      firstName: provider.firstName,
      middleName: provider.middleName,
      credentials: provider.credentials,
      npi: provider.npi,
      taxonomy: provider.taxonomy,
    },
    serviceFacility: elsewhere ? { name: facility.name, npi: facility.npi, address: facility.address } : null,
    clia: coding.lines.some((line) => isLabTest(line.code)) ? facility.clia || practice.clia : '',
    payer: {
      payerId: payer.id,
      name: payer.name,
      payerIdentifier: payer.payerIdentifier,
      filingIndicator: payer.filingIndicator,
      address: payer.address,
      timelyFilingDays: payer.timelyFilingDays,
    },
    coverage: {
      coverageId: coverage.id,
      rank,
      memberId: coverage.memberId,
      groupNumber: coverage.groupNumber,
      planName: coverage.planName,
      relationship: coverage.relationship,
      activeFrom: coverage.activeFrom,
      activeTo: coverage.activeTo,
      ...medicareSecondary(coverage, payer, rank),
    },
    subscriber: insuredOf(coverage, patient),
    ...(others.length === 0 ? {} : { otherCoverages: others }),
    patient: {
      patientId: patient.id,
      accountNumber: patient.accountNumber,
      lastName: patient.lastName,
      firstName: patient.firstName,
      middleName: patient.middleName,
      birthDate: patient.birthDate,
      sex: patient.sex,
      address: patient.address,
      phone: patient.phone,
    },
    diagnoses: [...coding.diagnoses],
    lines: coding.lines.map((line, i) => freezeLine(line, i + 1, encounter, facility, sources)),
    acceptsAssignment: true,
    benefitsAssigned: true,
    releaseOnFile: true,
    signatureOnFile: true,
  };
}

function freezeLine(
  line: Coding['lines'][number],
  number: number,
  encounter: Encounter,
  facility: Facility,
  sources: ClaimSources,
): ClaimLine {
  return {
    serviceLineId: line.id,
    number,
    serviceDate: encounter.serviceDate,
    placeOfService: facility.placeOfService,
    code: line.code,
    description: sources.describe(line.code),
    modifiers: [...line.modifiers],
    pointers: [...line.pointers],
    units: line.units,
    chargeCents: line.chargeCents,
  };
}

function chosen({ coverages, rank }: ClaimSources): Insured {
  const insured = coverages[rank - 1];
  if (!insured) throw new Error('A claim would go to a coverage that is not there.');
  return insured;
}

function insuredOf(coverage: Coverage, patient: Patient): FrozenSubscriber {
  if (coverage.relationship !== '18' && coverage.subscriber) {
    const { birthDate } = coverage.subscriber;
    // Kept empty when the file that the coverage came with did not tell it.
    return { ...coverage.subscriber, birthDate: birthDate.length > 0 ? birthDate : null };
  }
  const { lastName, firstName, middleName, birthDate, sex, address } = patient;
  return { lastName, firstName, middleName, birthDate, sex, address };
}

/** SBR05 is said only of Medicare, and only where it is not first (005010X222A1 2000B and 2320). */
function medicareSecondary(
  coverage: Coverage,
  payer: Payer,
  rank: number,
): { readonly insuranceType?: string } {
  const medicare = payer.filingIndicator === 'MA' || payer.filingIndicator === 'MB';
  return medicare && rank > 1 && coverage.insuranceType ? { insuranceType: coverage.insuranceType } : {};
}

/** Loop 2320 of a coverage that has not answered. */
function otherCoverage({ coverage, payer }: Insured, rank: number, patient: Patient): OtherCoverage {
  const { lastName, firstName, middleName, address, birthDate, sex } = insuredOf(coverage, patient);
  return {
    rank,
    relationship: coverage.relationship,
    groupNumber: coverage.groupNumber,
    planName: coverage.planName,
    insuranceType: medicareSecondary(coverage, payer, rank).insuranceType ?? '',
    filingIndicator: payer.filingIndicator,
    memberId: coverage.memberId,
    insured: {
      entity: '1',
      lastName,
      firstName,
      middleName,
      address,
      // Box 11a of a form to Medicare after this plan; an 837P has no place for them.
      ...(birthDate === null ? {} : { birthDate }),
      sex,
    },
    payer: { name: payer.name, payerIdentifier: payer.payerIdentifier, address: payer.address },
    benefitsAssigned: true,
    releaseOnFile: true,
    paidCents: null,
    adjustments: [],
    adjudicatedOn: null,
  };
}

function addressKey(address: Address): string {
  const { line1, line2, city, state, zip } = address;
  return [line1, line2, city, state, zip].map((part) => part.trim().toUpperCase()).join('|');
}

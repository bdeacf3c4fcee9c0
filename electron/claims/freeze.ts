import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import { isLabTest } from '#shared/domain/codes/clia-waived.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { Coverage, Patient, Subscriber } from '#shared/domain/patient.ts';
import type { Address, Facility, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { Records } from '#electron/service-context.ts';

/** Today's records that a claim is made of. */
export type ClaimSources = {
  readonly practice: Practice;
  readonly provider: Provider;
  readonly facility: Facility;
  readonly patient: Patient;
  readonly coverage: Coverage;
  readonly payer: Payer;
  /** Our own short words for a procedure; empty when the fee schedule has none. */
  readonly describe: (code: string) => string;
};

/**
 * Gathers the records of an encounter as they are now.
 * @throws Refusal `rule_violated` when the practice is not filled in, or when no coverage is active on the
 *   date of service.
 */
export function gatherSources(records: Records, db: ReadDb, encounter: Encounter): ClaimSources {
  const on = encounter.serviceDate;
  const practice = records.practice(db);
  if (!practice)
    throw new Refusal('rule_violated', 'The practice is not filled in yet. Fill it in under Settings first.');
  const coverage = records.coverageOn(db, encounter.patientId, on);
  if (!coverage)
    throw new Refusal(
      'rule_violated',
      `No insurance of this patient was active on ${on}. Enter the coverage under Patients first.`,
    );
  const provider = records.provider(db, encounter.renderingProviderId);
  const facility = records.facility(db, encounter.facilityId);
  const patient = records.patient(db, encounter.patientId);
  const payer = records.payer(db, coverage.payerId);
  // Foreign keys make these sure; an absent one means a damaged file.
  if (!provider || !facility || !patient || !payer)
    throw new Error('An encounter points to a record that is not there.');
  const describe = (code: string): string => records.feeOn(db, code, on)?.description ?? '';
  return { practice, provider, facility, patient, coverage, payer, describe };
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
  const { practice, provider, facility, patient, coverage, payer } = sources;
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
      rank: coverage.rank,
      memberId: coverage.memberId,
      groupNumber: coverage.groupNumber,
      planName: coverage.planName,
      relationship: coverage.relationship,
      activeFrom: coverage.activeFrom,
      activeTo: coverage.activeTo,
    },
    subscriber:
      coverage.relationship === '18' ? insuredSelf(patient) : (coverage.subscriber ?? insuredSelf(patient)),
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

function insuredSelf(patient: Patient): Subscriber {
  const { lastName, firstName, middleName, birthDate, sex, address } = patient;
  return { lastName, firstName, middleName, birthDate, sex, address };
}

function addressKey(address: Address): string {
  const { line1, line2, city, state, zip } = address;
  return [line1, line2, city, state, zip].map((part) => part.trim().toUpperCase()).join('|');
}

import type { OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type { LooseAddress } from '#shared/domain/claim-parts/parties.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import { draftPatient } from '#shared/domain/matching/prefill.ts';
import {
  MedicareSecondaryType,
  type Coverage,
  type Patient,
  type Relationship,
  type Subscriber,
} from '#shared/domain/patient.ts';
import type { Address, Facility, Payer, Provider } from '#shared/domain/practice.ts';
import type { ReadClaim } from '#shared/domain/x12/read-837p/read-claim.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type {
  CoverageId,
  FacilityId,
  PatientId,
  PayerId,
  ProviderId,
  ServiceLineId,
} from '#shared/kernel/ids.ts';
import type { FacilityFacts, PatientFacts, PayerFacts, ProviderFacts } from './parties.ts';

/**
 * Records made of what a file says, and of nothing else: what it does not say is empty, and the form asks for it when
 * the record is next saved (`kept-records.ts`). A number that does not check stays as it was sent, so that the same
 * party is known again; the scrubber tells.
 */

/** A payer without a filing limit is given the one that the form proposes: no file tells it. */
export const ASSUMED_FILING_DAYS = 365;

/** A stored list has room for nine; a file may name eleven. */
const LAST_RANK = 9;

export function newPatient(id: PatientId, accountNumber: string, facts: PatientFacts): Patient {
  return { ...draftPatient(facts), id, accountNumber };
}

export function newPayer(id: PayerId, facts: PayerFacts): Payer {
  return {
    id,
    name: facts.name,
    payerIdentifier: facts.payerIdentifier,
    // Only a payer that is named as another coverage may have none; ZZ is "mutually defined".
    filingIndicator: facts.filingIndicator || 'ZZ',
    receiverId: facts.receiverId,
    receiverName: facts.receiverName,
    address: addressOf(facts.address),
    phone: '',
    timelyFilingDays: ASSUMED_FILING_DAYS,
    active: true,
  };
}

export function newProvider(id: ProviderId, facts: ProviderFacts): Provider {
  const { lastName, firstName, middleName, npi, taxonomy } = facts;
  return { id, lastName, firstName, middleName, credentials: '', npi, taxonomy, active: true };
}

export function newFacility(id: FacilityId, facts: FacilityFacts): Facility {
  const { name, npi, clia } = facts;
  const placeOfService = /^\d\d$/.test(facts.placeOfService) ? facts.placeOfService : OTHER_PLACE;
  return { id, name, npi, placeOfService, address: addressOf(facts.address), clia, active: true };
}

/** "Other place of service": the claim named none that could be kept. */
const OTHER_PLACE = '99';

export type NewCoverage = {
  readonly id: CoverageId;
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  /** The earliest day of service that is known. */
  readonly activeFrom: IsoDate;
};

/** The coverage to which a claim went. */
export function newCoverage(ids: NewCoverage, claim: ReadClaim): Coverage {
  const { coverage, subscriber } = claim;
  return {
    ...base(ids, coverage),
    subscriber:
      coverage.relationship === '18'
        ? null
        : {
            lastName: subscriber.lastName,
            firstName: subscriber.firstName,
            middleName: subscriber.middleName,
            birthDate: subscriber.birthDate ?? UNKNOWN_DAY,
            sex: subscriber.sex,
            address: addressOf(subscriber.address),
          },
    ...medicareSecondary(coverage.insuranceType ?? ''),
  };
}

/** A coverage that a claim names beside its own. */
export function newOtherCoverage(ids: NewCoverage, other: OtherCoverage): Coverage {
  const { insured } = other;
  const subscriber: Subscriber = {
    lastName: insured.lastName,
    firstName: insured.firstName,
    middleName: insured.middleName,
    birthDate: insured.birthDate ?? UNKNOWN_DAY,
    sex: insured.sex ?? 'U',
    address: addressOf(insured.address),
  };
  return {
    ...base(ids, other),
    subscriber: other.relationship === '18' ? null : subscriber,
    ...medicareSecondary(other.insuranceType),
  };
}

/** A day that no file tells: stored empty, and asked for by the form. */
const UNKNOWN_DAY = '' as IsoDate;

type Insurance = {
  readonly rank: number;
  readonly memberId: string;
  readonly groupNumber: string;
  readonly planName: string;
  readonly relationship: Relationship;
};

function base(ids: NewCoverage, said: Insurance): Omit<Coverage, 'subscriber'> {
  const { memberId, groupNumber, planName, relationship } = said;
  const rank = Math.min(said.rank, LAST_RANK);
  return { ...ids, rank, memberId, groupNumber, planName, relationship, activeTo: null, copayCents: null };
}

function medicareSecondary(type: string): Pick<Coverage, 'insuranceType'> {
  const parsed = MedicareSecondaryType.safeParse(type);
  return parsed.success ? { insuranceType: parsed.data } : {};
}

function addressOf(address: LooseAddress | null): Address {
  const { line1 = '', line2 = '', city = '', state = '', zip = '' } = address ?? {};
  return { line1, line2, city, state, zip };
}

/**
 * The coding of the visit behind a claim, as a visit can hold it: whole units, at most four modifiers and pointers
 * and twelve diagnoses. The claim's own copy keeps the facts as they were sent.
 */
export function codingOf(claim: ProfessionalClaim): Coding {
  const diagnoses = claim.diagnoses.slice(0, 12).map((code) => code.slice(0, 8));
  return {
    diagnoses,
    lines: claim.lines.map((line): ServiceLine => ({
      id: line.serviceLineId as ServiceLineId,
      code: line.code.slice(0, 5),
      modifiers: line.modifiers.slice(0, 4).map((modifier) => modifier.slice(0, 2)),
      pointers: line.pointers.filter((p) => p >= 1 && p <= diagnoses.length).slice(0, 4),
      units: Math.min(9999, Math.max(1, Math.round(line.units))),
      chargeCents: line.chargeCents,
    })),
  };
}

/** Why a claim cannot be kept although it was read; empty when it can. */
export function obstacleOf(claim: ReadClaim): string {
  if (claim.lines.length === 0) return 'It has no service line.';
  if (claim.lines.length > 50) return 'It has more than 50 service lines.';
  if (claim.lines.some((line) => line.chargeCents < 0)) return 'A line has a negative charge.';
  return '';
}
